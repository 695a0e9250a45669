"""Worked cases, third part: what somebody risks, what they have in hand, and what decides between equals."""

from .cases import FLUENT, WORKING, Case, ask, at, voice

SAFETY = [
    Case(
        "careful after open", ask(), [voice(1, safety="careful"), voice(2, uk=WORKING)],
        ["2: speaks=working awake=300", "1: speaks=native careful awake=300"],
    ),
    Case(
        "careful alone is asked", ask(), [voice(1, safety="careful")], ["1: speaks=native careful awake=300"],
    ),
    Case("protected is never asked by the portal", ask(), [voice(1, safety="protected")], [], ["1: protected"]),
    Case(
        "protected on duty is not, either", ask(), [voice(1, safety="protected", on_duty=True)], [], ["1: protected"],
    ),
]  # fmt: skip
LOAD = [
    Case(
        "of two who are equal who has less in hand", ask(), [voice(1, load=1), voice(2)],
        ["2: speaks=native awake=300", "1: speaks=native awake=300 load=1"],
    ),
    Case(
        "the language before the load", ask(), [voice(1, load=2), voice(2, uk=FLUENT)],
        ["1: speaks=native awake=300 load=2", "2: speaks=fluent awake=300"],
    ),
    Case("three in hand are enough", ask(), [voice(1, load=3), voice(2, uk=FLUENT)],
         ["2: speaks=fluent awake=300"], ["1: busy=3"]),
    Case(
        "of the same load who was asked longest ago",
        ask(), [voice(1, last_asked=at("2026-03-01 09:00")), voice(2, last_asked=at("2026-02-23 09:00"))],
        ["2: speaks=native awake=300", "1: speaks=native awake=300"],
    ),
    Case(
        "who was never asked first of all", ask(), [voice(1, last_asked=at("2020-01-01 09:00")), voice(2)],
        ["2: speaks=native awake=300", "1: speaks=native awake=300"],
    ),
    Case(
        "an organisation is asked once", ask(asked=frozenset({7})), [voice(1, of=7), voice(2, of=7), voice(3, of=8)],
        ["3: speaks=native awake=300"], ["1: asked", "2: asked"],
    ),
    Case(
        "what somebody cannot do is told before that they are busy", ask(language="fr"), [voice(1, load=9)],
        [], ["1: language=fr"],
    ),
]  # fmt: skip
