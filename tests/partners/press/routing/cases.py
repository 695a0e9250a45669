"""How a worked case is written: who there is, what is asked, and what is expected, as lines that can be read aloud."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from partners.press.routing import Hours, Level, Question, Safety, Voice

NATIVE, FLUENT, WORKING = Level
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def at(moment: str) -> datetime:
    """ "2026-03-02 09:00", in UTC."""
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def hours(days: Any, start: str, end: str) -> tuple[Hours, ...]:
    return tuple(Hours(day, time.fromisoformat(start), time.fromisoformat(end)) for day in days)


def voice(number: int, *, of: int = 0, uk: Level | None = NATIVE, away: str = "", **facts: Any) -> Voice:
    """Number 1 is of organisation 1 unless `of` says otherwise. Speaks Ukrainian from birth, by day, by UTC."""
    languages = dict(facts.pop("languages", {})) | ({"uk": uk} if uk is not None else {})
    for name in ("topics", "countries", "conditions"):
        facts[name] = frozenset(facts.get(name, "").split())
    if "media" in facts:
        facts["media"] = frozenset(facts["media"].split())
    return Voice(
        number,
        of or number,
        languages,
        away=frozenset(map(date.fromisoformat, away.split())),
        safety=Safety(facts.pop("safety", "open")),
        **facts,
    )


def ask(now: str = "2026-03-02 09:00", deadline: str = "2026-03-02 14:00", **facts: Any) -> Question:
    """On a Monday, in Ukrainian, with five hours left."""
    return Question(facts.pop("language", "uk"), at(deadline), at(now), **facts)


@dataclass(frozen=True)
class Case:
    """`expected`: a line for each who is asked, in order, "2: speaks=native awake=300"; `out`: the others."""

    title: str
    question: Question
    voices: list[Voice]
    expected: list[str] = field(default_factory=list)
    out: list[str] = field(default_factory=list)
