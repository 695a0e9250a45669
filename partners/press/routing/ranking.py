"""Who can answer, in the order in which they are asked, and why; and who cannot, and why not.

The order is that of `Ranked.key`: the first thing in which two voices differ decides. There is no score that hides what
it is made of, and no chance: the same voices and the same question give the same order on every machine.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time

from .hours import Hours, waking_minutes
from .voices import Question, Safety, Voice

# Whoever can speak about this one can speak about every other.
GENERAL = "general"
# In fewer minutes nobody reads a question and decides.
LEAST_MINUTES = 10
# In this many nobody is in a hurry; fewer put a voice behind those who have them.
EASY_MINUTES = 120
# Who has so many questions in hand gets no further one by itself.
MOST_LOAD = 3
SHOWS_A_FACE = frozenset({"television"})
ROUND_THE_CLOCK = tuple(Hours(weekday, time(0), time(0)) for weekday in range(7))


@dataclass(frozen=True)
class Reason:
    """One thing that spoke for or against somebody: a code, which screens translate, and its value."""

    code: str
    value: str | int = ""

    def __str__(self) -> str:
        return f"{self.code}={self.value}" if self.value != "" else self.code


@dataclass(frozen=True)
class Ranked:
    """A voice that can answer; `minutes` are those before the deadline in which they are awake."""

    voice: Voice
    minutes: int
    reasons: tuple[Reason, ...]
    key: tuple[float, ...]


@dataclass(frozen=True)
class Left:
    """A voice that is not asked, with the one reason that is met first."""

    voice: Voice
    reason: Reason


@dataclass(frozen=True)
class Routing:
    ranked: tuple[Ranked, ...]
    left_out: tuple[Left, ...]


def route(voices: Iterable[Voice], question: Question) -> Routing:
    """Rank all of them. Raises ValueError for moments without a zone, which could not be compared."""
    if question.now.tzinfo is None or question.deadline.tzinfo is None:
        raise ValueError("Moments need a zone.")
    ranked, left = [], []
    for voice in voices:
        minutes = minutes_of(voice, question.now, question.deadline)
        against = _against(voice, question, minutes)
        if against is not None:
            left.append(Left(voice, against))
        else:
            ranked.append(_ranked(voice, question, minutes))
    ranked.sort(key=lambda each: each.key)
    left.sort(key=lambda each: each.voice.id)
    return Routing(tuple(ranked), tuple(left))


def hours_of(voice: Voice) -> tuple[Hours, ...]:
    return ROUND_THE_CLOCK if voice.on_duty else voice.hours


def minutes_of(voice: Voice, start: datetime, end: datetime) -> int:
    """How many of the minutes between they are awake."""
    return waking_minutes(hours_of(voice), voice.zone, voice.away, start.astimezone(UTC), end.astimezone(UTC))


def _against(voice: Voice, question: Question, minutes: int) -> Reason | None:
    """What keeps somebody out. What they are comes before how busy they are: the first says whom to look for."""
    medium = question.medium
    # Without topics is who was put forward while the campaign offered none.
    knows = not voice.topics or not question.topic or voice.topics & {question.topic, GENERAL}
    hindrances = (
        (question.language not in voice.languages, Reason("language", question.language)),
        (not knows and question.topic != GENERAL, Reason("topic", question.topic)),
        (voice.safety == Safety.PROTECTED, Reason("protected")),
        (bool(medium) and voice.media is not None and medium not in voice.media, Reason("medium", medium)),
        (medium in SHOWS_A_FACE and bool(voice.conditions & {"no_face", "voice_only"}), Reason("face", medium)),
        (voice.organization in question.asked, Reason("asked")),
        (voice.load >= MOST_LOAD, Reason("busy", voice.load)),
        (minutes < LEAST_MINUTES, _asleep(voice, question, minutes)),
    )
    return next((reason for applies, reason in hindrances if applies), None)


def _asleep(voice: Voice, question: Question, minutes: int) -> Reason:
    """Whether it is the hour or a holiday: only the second can be helped by a colleague on duty."""
    whole = waking_minutes(hours_of(voice), voice.zone, frozenset(), question.now, question.deadline)
    return Reason("away") if whole >= LEAST_MINUTES else Reason("asleep", minutes)


def _ranked(voice: Voice, question: Question, minutes: int) -> Ranked:
    level = voice.languages[question.language]
    # Somebody who knows this topic, then who speaks about everything, then who told none.
    topic = ("topic", 0) if question.topic in voice.topics else ("every_topic", 1) if voice.topics else ("no_topics", 2)
    if not question.topic or question.topic == GENERAL:
        topic = ("", 0)
    country = _said(question.country, voice.countries, ("country", "elsewhere", "no_countries"))
    medium = ("", 0) if not question.medium else ("medium", 0) if voice.media else ("no_media", 1)
    is_careful = voice.safety == Safety.CAREFUL
    is_short = minutes < EASY_MINUTES
    asked = voice.last_asked.timestamp() if voice.last_asked else 0.0
    reasons = [
        Reason("speaks", level.name.lower()),
        *[Reason(code) for code, _place in (topic, country, medium) if code],
        *[Reason("condition", name) for name in sorted(voice.conditions)],
        *([Reason("careful")] if is_careful else []),
        *([Reason("duty")] if voice.on_duty else []),
        Reason("awake", minutes),
        *([Reason("load", voice.load)] if voice.load else []),
    ]
    key = (
        is_short, is_careful, topic[1], level, country[1], medium[1], not voice.on_duty,
        voice.load, asked, voice.id,
    )  # fmt: skip
    return Ranked(voice, minutes, tuple(reasons), key)


def _said(wanted: str, told: frozenset[str], codes: tuple[str, str, str]) -> tuple[str, int]:
    """Named, then not told at all, then others named. Nobody is left out: a country is a preference."""
    named, others, nothing = codes
    if not wanted:
        return "", 0
    if wanted in told:
        return named, 0
    return (others, 2) if told else (nothing, 1)
