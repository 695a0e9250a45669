"""Worked cases, second part: clocks, nights, weekends, holidays and the two nights in which clocks are changed.

In 2026 the clocks of Europe are put forward on 29 March and back on 25 October, both at 01:00 UTC; those of New York on
8 March and 1 November. Kyiv is two hours ahead of UTC in winter and three in summer.
"""

from .cases import FLUENT, FRI, MON, SAT, SUN, WED, Case, ask, hours, voice

KYIV, NEW_YORK, TOKYO, KATHMANDU = "Europe/Kyiv", "America/New_York", "Asia/Tokyo", "Asia/Kathmandu"
EVERY, WORKDAYS = range(7), range(5)

ZONES = [
    Case(
        "awake in Kyiv, not yet in New York", ask("2026-03-02 07:00", "2026-03-02 10:00"),
        [voice(1, zone=NEW_YORK), voice(2, zone=KYIV)], ["2: speaks=native awake=180"], ["1: asleep=0"],
    ),
    Case(
        "New York wakes an hour before the deadline, and comes second", ask("2026-03-02 09:00", "2026-03-02 14:00"),
        [voice(1, zone=NEW_YORK), voice(2, uk=FLUENT, zone=KYIV)],
        ["2: speaks=fluent awake=300", "1: speaks=native awake=60"],
    ),
    Case(
        "two waking hours are enough to come first", ask("2026-03-02 09:00", "2026-03-02 15:00"),
        [voice(1, zone=NEW_YORK), voice(2, uk=FLUENT, zone=KYIV)],
        ["1: speaks=native awake=120", "2: speaks=fluent awake=360"],
    ),
    Case(
        "Tokyo goes to bed at noon by UTC", ask("2026-03-02 09:00", "2026-03-02 14:00"), [voice(1, zone=TOKYO)],
        ["1: speaks=native awake=180"],
    ),
    Case(
        "a zone of three quarters of an hour", ask("2026-03-02 02:00", "2026-03-02 03:00"), [voice(1, zone=KATHMANDU)],
        ["1: speaks=native awake=45"],
    ),
    Case(
        "a deadline tomorrow counts both days", ask("2026-03-02 16:00", "2026-03-03 10:00"), [voice(1, zone=KYIV)],
        # 18 to 21 o'clock, and 8 to 12.
        ["1: speaks=native awake=420"],
    ),
    Case(
        "hours over midnight", ask("2026-03-02 22:00", "2026-03-03 03:00"),
        [voice(1, hours=hours(EVERY, "20:00", "02:00")), voice(2)], ["1: speaks=native awake=240"], ["2: asleep=0"],
    ),
    Case(
        "hours over midnight that began on the day before", ask("2026-03-03 00:30", "2026-03-03 03:00"),
        [voice(1, hours=hours([MON], "20:00", "02:00"))], ["1: speaks=native awake=90"],
    ),
    Case(
        "the night of another day", ask("2026-03-04 00:30", "2026-03-04 03:00"),
        [voice(1, hours=hours([MON], "20:00", "02:00"))], [], ["1: asleep=0"],
    ),
    Case(
        "the whole day round", ask("2026-03-02 22:00", "2026-03-03 06:00"),
        [voice(1, hours=hours(EVERY, "00:00", "00:00"))], ["1: speaks=native awake=480"],
    ),
    Case(
        "two stretches that overlap count once", ask(),
        [voice(1, hours=hours([MON], "08:00", "12:00") + hours([MON], "10:00", "13:00"))],
        ["1: speaks=native awake=240"],
    ),
    Case(
        "a pause at noon", ask(), [voice(1, hours=hours([MON], "08:00", "11:00") + hours([MON], "13:00", "18:00"))],
        ["1: speaks=native awake=180"],
    ),
]  # fmt: skip
DAYS = [
    Case(
        "nobody works on Saturday", ask("2026-03-07 09:00", "2026-03-07 20:00"),
        [voice(1, hours=hours(WORKDAYS, "09:00", "18:00"))], [], ["1: asleep=0"],
    ),
    Case(
        "from Friday evening to Monday morning", ask("2026-03-06 17:00", "2026-03-09 10:00"),
        [voice(1, hours=hours(WORKDAYS, "09:00", "18:00")), voice(2, uk=FLUENT)],
        # An hour on Friday and one on Monday; the other has the weekend, and speaks less well.
        ["1: speaks=native awake=120", "2: speaks=fluent awake=1920"],
    ),
    Case(
        "Sunday by their own clock, Saturday by ours", ask("2026-03-07 23:30", "2026-03-08 02:00"),
        [voice(1, zone=TOKYO, hours=hours([SUN], "08:00", "21:00")),
         voice(2, zone=TOKYO, hours=hours([SAT], "08:00", "21:00"))],
        ["1: speaks=native awake=150"], ["2: asleep=0"],
    ),
    Case("a holiday", ask(), [voice(1, away="2026-03-02")], [], ["1: away"]),
    Case(
        "a holiday by their own clock", ask("2026-03-02 20:00", "2026-03-03 03:00"),
        [voice(1, zone=TOKYO, away="2026-03-03")], [], ["1: away"],
    ),
    Case(
        "back before the deadline", ask("2026-03-02 09:00", "2026-03-03 10:00"), [voice(1, away="2026-03-02")],
        ["1: speaks=native awake=120"],
    ),
    Case(
        "the night before a holiday belongs to the day on which it began", ask("2026-03-02 23:00", "2026-03-03 03:00"),
        [voice(1, hours=hours(EVERY, "20:00", "02:00"), away="2026-03-03")], ["1: speaks=native awake=180"],
    ),
    Case(
        "on duty is awake at night", ask("2026-03-02 22:00", "2026-03-03 02:00"), [voice(1, on_duty=True), voice(2)],
        ["1: speaks=native duty awake=240"], ["2: asleep=0"],
    ),
    Case(
        "on duty and away is away", ask(), [voice(1, on_duty=True, away="2026-03-02")], [], ["1: away"],
    ),
    Case(
        "of two who are equal the one on duty", ask(), [voice(1), voice(2, on_duty=True)],
        ["2: speaks=native duty awake=300", "1: speaks=native awake=300"],
    ),
]  # fmt: skip
CHANGES = [
    Case(
        "the hour that is skipped is nobody's", ask("2026-03-29 00:00", "2026-03-29 03:00"),
        # From 2 to 5 o'clock by the clock of Kyiv, of which the hour from 3 to 4 is skipped.
        [voice(1, zone=KYIV, hours=hours([SUN], "02:00", "05:00"))], ["1: speaks=native awake=120"],
    ),
    Case(
        "hours that begin in what is skipped begin at the change", ask("2026-03-29 00:00", "2026-03-29 03:00"),
        [voice(1, zone=KYIV, hours=hours([SUN], "03:30", "05:00"))], ["1: speaks=native awake=60"],
    ),
    Case(
        "hours that end in what is skipped end at the change", ask("2026-03-29 00:00", "2026-03-29 03:00"),
        [voice(1, zone=KYIV, hours=hours([SUN], "02:00", "03:30"))], ["1: speaks=native awake=60"],
    ),
    Case(
        "the hour that comes twice counts twice", ask("2026-10-24 23:00", "2026-10-25 03:00"),
        [voice(1, zone=KYIV, hours=hours([SUN], "02:00", "05:00"))], ["1: speaks=native awake=240"],
    ),
    Case(
        "after the change the day begins an hour earlier by ours", ask("2026-03-29 05:00", "2026-03-29 05:30"),
        [voice(1, zone=KYIV)], ["1: speaks=native awake=30"],
    ),
    Case(
        "two weeks in which New York has changed and Kyiv has not", ask("2026-03-09 12:00", "2026-03-09 13:00"),
        [voice(1, zone=NEW_YORK), voice(2, zone=KYIV)],
        ["1: speaks=native awake=60", "2: speaks=native awake=60"],
    ),
    Case(
        "a week earlier New York still slept", ask("2026-03-02 12:00", "2026-03-02 13:00"),
        [voice(1, zone=NEW_YORK), voice(2, zone=KYIV)], ["2: speaks=native awake=60"], ["1: asleep=0"],
    ),
]  # fmt: skip
SHORT = [
    Case("twenty minutes are enough to be asked", ask("2026-03-02 09:00", "2026-03-02 09:20"), [voice(1)],
         ["1: speaks=native awake=20"]),
    Case("nine are not", ask("2026-03-02 09:00", "2026-03-02 09:09"), [voice(1)], [], ["1: asleep=9"]),
    Case("a deadline that has passed", ask("2026-03-02 09:00", "2026-03-02 08:00"), [voice(1)], [], ["1: asleep=0"]),
    Case(
        "who has an evening before who has an hour", ask("2026-03-04 20:00", "2026-03-05 00:00"),
        [voice(1), voice(2, uk=FLUENT, hours=hours([WED], "18:00", "23:00")),
         voice(3, hours=hours([FRI], "00:00", "09:00"))],
        ["2: speaks=fluent awake=180", "1: speaks=native awake=60"], ["3: asleep=0"],
    ),
]  # fmt: skip
