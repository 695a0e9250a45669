"""Whom the ranking has to look at, of thousands.

The database leaves out whom the question rules out, and tells of each of the others in one line what the ranking asks
of them. Many have the same line: each line is ranked once, by `route` itself, and what is then left to compare is what
they have in hand, who was asked longest ago, and the number, as at the end of `Ranked.key`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Case, CharField, Count, OuterRef, Q, QuerySet, Subquery, Value, When

from partners.campaigns.models import GENERAL
from partners.press.models import Condition, ConsentKey, InquiryOffer, MediaContact, Safety
from partners.press.routing import MOST_LOAD, SHOWS_A_FACE, Level, Question, Ranked, Voice, route
from partners.press.routing import Safety as VoiceSafety

from .contacts import agreeing, has_key, keys_of
from .inquiries import IN_HAND, hours_of, known_zone, voices
from .rota import rota_at

Kind = ConsentKey.Kind
# So many are read whole at once: few questions outlive their turns.
AT_ONCE = 24
# What stands in a line for a value that is neither the one asked for nor none.
ANOTHER = "*"


@dataclass(frozen=True)
class Order:
    """Keys of contacts: who can answer as they are asked, and who would fit and has no time, by number."""

    able: list[int]
    out: list[int]


class Line(NamedTuple):
    """What is alike in many: how well they speak, the topic, country and medium as far as the question asks for them,
    and when they can be reached."""

    level: int
    topic: str
    country: str
    medium: str
    is_careful: bool
    week: str


def order_of(question: Question, *, at: datetime) -> Order:
    """Of everybody who is listed those who fit, in the order of the ranking."""
    rows = fitting(question, at=at).values_list("pk", "last_asked", *Line._fields)
    loads = dict(InquiryOffer.objects.filter(IN_HAND).order_by().values_list("contact").annotate(number=Count("pk")))
    rota = rota_at(at=at)
    known: dict[tuple[Any, ...], Ranked | None] = {}
    able: list[tuple[tuple[float, ...], int]] = []
    out: list[int] = []
    for pk, last_asked, *told in rows:
        alike = Line(*told), rota.away.get(pk, frozenset()), pk in rota.on_duty
        if alike not in known:
            known[alike] = next(iter(route([_voice_of(*alike, question)], question).ranked), None)
        ranked, load = known[alike], loads.get(pk, 0)
        if ranked is None or load >= MOST_LOAD:
            out.append(pk)
        else:
            asked = last_asked.timestamp() if last_asked else 0.0
            able.append(((*ranked.key[:-3], load, asked, pk), pk))
    return Order([pk for _key, pk in sorted(able)], sorted(out))


def ranked_voices(order: Order, question: Question, *, at: datetime) -> Iterator[tuple[Ranked, MediaContact]]:
    """The ranking itself, a part of it at a time: whoever needs the first reads no more than so many."""
    for start in range(0, len(order.able), AT_ONCE):
        read = voices(at=at, pk__in=order.able[start : start + AT_ONCE])
        for ranked in route([voice for voice, _contact in read.values()], question).ranked:
            yield ranked, read[ranked.voice.id][1]


def left_out(order: Order, question: Question, *, at: datetime, most: int) -> dict[int, tuple[Voice, MediaContact]]:
    """Some of those who are not asked, the smallest numbers first: enough to say why."""
    unfit = agreeing(at).exclude(_fits(question)).order_by("pk").values_list("pk", flat=True)[:most]
    return voices(at=at, pk__in=sorted([*unfit, *order.out[:most]])[:most])


def fitting(question: Question, *, at: datetime) -> QuerySet[MediaContact]:
    """Whom nothing rules out but what they have in hand, and the hour; with the columns of `Line` and `last_asked`."""
    spoken = keys_of(Kind.LANGUAGE, question.language).values("level")[:1]
    last = InquiryOffer.objects.filter(contact=OuterRef("pk")).order_by("-offered_at").values("offered_at")[:1]
    return (
        agreeing(at)
        .filter(_fits(question))
        .order_by()
        .annotate(
            level=Subquery(spoken),
            topic=_told(Kind.TOPIC, "" if question.topic == GENERAL else question.topic),
            country=_told(Kind.COUNTRY, question.country),
            medium=_told(Kind.MEDIUM, question.medium),
            is_careful=has_key(Kind.SAFETY, Safety.CAREFUL),
            week=Subquery(keys_of(Kind.WEEK).values("code")[:1]),
            last_asked=Subquery(last),
        )
    )


def _fits(question: Question) -> Q:
    """As `routing.ranking` rules out, without the hour and what they have in hand."""
    fits = Q(has_key(Kind.LANGUAGE, question.language)) & ~Q(has_key(Kind.SAFETY, Safety.PROTECTED))
    if question.topic not in {"", GENERAL}:
        fits &= Q(has_key(Kind.TOPIC, question.topic, GENERAL, ""))
    if question.medium:
        fits &= Q(has_key(Kind.MEDIUM, question.medium, ""))
    if question.medium in SHOWS_A_FACE:
        fits &= ~Q(has_key(Kind.CONDITION, Condition.NO_FACE, Condition.VOICE_ONLY))
    return fits & ~Q(organization__in=question.asked) if question.asked else fits


def _told(kind: str, wanted: str) -> Any:
    """Whether they named what is wanted, nothing, or others; nothing where nothing is wanted."""
    if not wanted:
        return Value("", output_field=CharField())
    cases = [When(has_key(kind, wanted), then=Value(wanted)), When(has_key(kind, ""), then=Value(""))]
    return Case(*cases, default=Value(ANOTHER), output_field=CharField())


def _voice_of(line: Line, away: frozenset[date], on_duty: bool, question: Question) -> Voice:
    """Somebody with this line and nothing in hand."""
    # Of other topics nobody stands here who could not speak about everything.
    topic = GENERAL if line.topic == ANOTHER else line.topic
    zone, days, *times = line.week.split("|")
    return Voice(
        0,
        0,
        {question.language: Level(line.level)},
        topics=frozenset(filter(None, [topic])),
        countries=frozenset(filter(None, [line.country])),
        media=frozenset([line.medium]) if line.medium else None,
        safety=VoiceSafety.CAREFUL if line.is_careful else VoiceSafety.OPEN,
        zone=known_zone(zone),
        hours=hours_of(days.split(), *times),
        away=away,
        on_duty=on_duty,
    )
