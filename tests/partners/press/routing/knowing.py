"""Worked cases, first part: what somebody knows, speaks, and shows."""

from .cases import FLUENT, NATIVE, WORKING, Case, ask, voice

LANGUAGES = [
    Case("one who speaks it", ask(), [voice(1)], ["1: speaks=native awake=300"]),
    Case("nobody there", ask(), []),
    Case("nobody who speaks it", ask(language="fr"), [voice(1)], [], ["1: language=fr"]),
    Case(
        "born to it before fluent before workable", ask(), [voice(1, uk=WORKING), voice(2, uk=FLUENT), voice(3)],
        ["3: speaks=native awake=300", "2: speaks=fluent awake=300", "1: speaks=working awake=300"],
    ),
    Case(
        "the level of another language does not count", ask(language="de"),
        [voice(1, languages={"de": WORKING}), voice(2, uk=None, languages={"de": FLUENT})],
        ["2: speaks=fluent awake=300", "1: speaks=working awake=300"],
    ),
    Case(
        "who speaks it a little and one who does not", ask(language="pl"),
        [voice(1), voice(2, languages={"pl": WORKING})], ["2: speaks=working awake=300"], ["1: language=pl"],
    ),
    Case(
        "a variety is a language of its own", ask(language="pt-br"), [voice(1, languages={"pt": NATIVE})],
        [], ["1: language=pt-br"],
    ),
    Case(
        "of equal level the smaller number", ask(), [voice(2), voice(1)],
        ["1: speaks=native awake=300", "2: speaks=native awake=300"],
    ),
]  # fmt: skip
TOPICS = [
    Case(
        "the topic before everything", ask(topic="detention"),
        [voice(1, topics="general"), voice(2, topics="detention")],
        ["2: speaks=native topic awake=300", "1: speaks=native every_topic awake=300"],
    ),
    Case(
        "the topic before the language", ask(topic="detention"),
        [voice(1, topics="general"), voice(2, uk=WORKING, topics="detention")],
        ["2: speaks=working topic awake=300", "1: speaks=native every_topic awake=300"],
    ),
    Case(
        "another topic is no answer", ask(topic="detention"), [voice(1, topics="children")], [], ["1: topic=detention"],
    ),
    Case(
        "who told no topics comes last and is asked", ask(topic="detention"), [voice(1), voice(2, topics="general")],
        ["2: speaks=native every_topic awake=300", "1: speaks=native no_topics awake=300"],
    ),
    Case(
        "a question about everything is for all", ask(topic="general"),
        [voice(1, topics="children"), voice(2, topics="general")],
        ["1: speaks=native awake=300", "2: speaks=native awake=300"],
    ),
    Case(
        "a question about nothing named is for all", ask(), [voice(1, topics="children")],
        ["1: speaks=native awake=300"],
    ),
    Case(
        "two topics, one of them this", ask(topic="aid"), [voice(1, topics="children aid")],
        ["1: speaks=native topic awake=300"],
    ),
]  # fmt: skip
COUNTRIES = [
    Case(
        "the country named before none before another", ask(country="DE"),
        [voice(1, countries="FR"), voice(2), voice(3, countries="DE AT")],
        ["3: speaks=native country awake=300", "2: speaks=native no_countries awake=300",
         "1: speaks=native elsewhere awake=300"],
    ),
    Case(
        "a country that the reporter did not say counts for nothing", ask(),
        [voice(1, countries="FR"), voice(2, countries="DE")],
        ["1: speaks=native awake=300", "2: speaks=native awake=300"],
    ),
    Case(
        "the language before the country", ask(country="DE"), [voice(1, uk=FLUENT, countries="DE"), voice(2)],
        ["2: speaks=native no_countries awake=300", "1: speaks=fluent country awake=300"],
    ),
]  # fmt: skip
MEDIA = [
    Case(
        "who gives radio interviews before who told nothing", ask(medium="radio"),
        [voice(1), voice(2, media="radio print")],
        ["2: speaks=native medium awake=300", "1: speaks=native no_media awake=300"],
    ),
    Case(
        "print only is not asked for radio", ask(medium="radio"), [voice(1, media="print")], [], ["1: medium=radio"],
    ),
    Case(
        "no face is not asked for television", ask(medium="television"), [voice(1, conditions="no_face")],
        [], ["1: face=television"],
    ),
    Case(
        "no face is not asked for television though they named it", ask(medium="television"),
        [voice(1, media="television", conditions="no_face")], [], ["1: face=television"],
    ),
    Case(
        "voice only is not asked for television", ask(medium="television"), [voice(1, conditions="voice_only")],
        [], ["1: face=television"],
    ),
    Case(
        "voice only is asked for radio, and the reporter's desk is told the condition", ask(medium="radio"),
        [voice(1, media="radio", conditions="voice_only")],
        ["1: speaks=native medium condition=voice_only awake=300"],
    ),
    Case(
        "no face may write", ask(medium="print"), [voice(1, conditions="no_face no_name")],
        ["1: speaks=native no_media condition=no_face condition=no_name awake=300"],
    ),
    Case(
        "conditions alone put nobody behind", ask(medium="podcast"),
        [voice(1, media="podcast", conditions="no_name"), voice(2, media="podcast")],
        ["1: speaks=native medium condition=no_name awake=300", "2: speaks=native medium awake=300"],
    ),
]  # fmt: skip
