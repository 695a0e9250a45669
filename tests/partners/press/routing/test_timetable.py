"""How long each has, and when it comes to the press officers."""

from datetime import timedelta

import pytest

from partners.press.routing import last_call, route, share, timetable, turn_for

from .cases import ask, at, hours, voice

NOON = at("2026-03-02 12:00")


@pytest.mark.parametrize(
    ("left", "each_has", "staff_have"),
    [
        # minutes until the deadline: a quarter of them, at least 15 and at most 240; staff a quarter, 10 to 240.
        (20, 15, 10), (40, 15, 10), (60, 15, 15), (120, 30, 30), (300, 75, 75), (960, 240, 240), (6000, 240, 240),
    ],
)  # fmt: skip
def test_a_quarter_of_what_is_left(left, each_has, staff_have):
    deadline = NOON + timedelta(minutes=left)

    assert share(NOON, deadline) == timedelta(minutes=each_has)
    assert deadline - last_call(NOON, deadline) == timedelta(minutes=staff_have)


def turns(voices, question):
    found, staff = timetable(route(voices, question).ranked, question)
    return [f"{turn.voice.id}: {turn.since:%d %H:%M}-{turn.until:%d %H:%M}" for turn in found], f"{staff:%d %H:%M}"


def test_one_after_the_other_and_then_the_press_officers():
    told, staff = turns([voice(1), voice(2)], ask("2026-03-02 09:00", "2026-03-02 14:00"))

    # 300 minutes: 75 each at first, then a quarter of the 225 that are left.
    assert told == ["1: 02 09:00-02 10:15", "2: 02 10:15-02 11:11"]
    assert staff == "02 11:11"


def test_in_twenty_minutes_one_is_asked_and_the_press_officers_have_ten():
    told, staff = turns([voice(1), voice(2)], ask("2026-03-02 09:00", "2026-03-02 09:20"))

    assert (told, staff) == (["1: 02 09:00-02 09:10"], "02 09:10")


def test_in_nineteen_minutes_it_is_with_the_press_officers_at_once():
    assert turns([voice(1)], ask("2026-03-02 09:00", "2026-03-02 09:19")) == ([], "02 09:00")


def test_nobody_is_asked_in_their_sleep():
    """Half an hour of the evening and the rest in the morning."""
    told, _staff = turns([voice(1)], ask("2026-03-02 20:30", "2026-03-03 18:00"))

    assert told == ["1: 02 20:30-03 11:30"]


def test_who_sleeps_until_the_last_quarter_is_not_asked():
    night = voice(1, hours=hours(range(7), "13:00", "14:00"))
    question = ask("2026-03-02 09:00", "2026-03-02 13:30")

    assert route([night], question).ranked
    assert turns([night], question) == ([], "02 09:00")


def test_nobody_has_longer_than_until_the_last_quarter():
    late = voice(1, hours=hours(range(7), "12:00", "20:00"))
    turn = turn_for(late, at("2026-03-02 09:00"), at("2026-03-02 14:00"))

    # 45 of the 75 minutes: from 12:00 to 12:45, when the last quarter begins.
    assert f"{turn.until:%H:%M}" == "12:45"


def test_a_turn_over_the_night_in_which_the_clocks_are_put_back():
    turn = turn_for(voice(1, zone="Europe/Kyiv"), at("2026-10-24 17:30"), at("2026-10-25 14:00"))

    # Half an hour until 18:00 UTC, which is nine in the evening in summer; the rest from 06:00 UTC on, eight in winter.
    assert f"{turn.until:%d %H:%M}" == "25 09:30"
