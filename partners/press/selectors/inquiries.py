"""What reporters asked, whom it is offered to, and what waits."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from statistics import median
from typing import Any

from django.db import connection
from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, QuerySet, When

from partners.kernel.actors import Actor
from partners.kernel.codes import as_typed, digest_of
from partners.kernel.languages.ordering import in_alphabet
from partners.kernel.languages.searching import words_in
from partners.kernel.languages.zones import time_zones
from partners.press.models import (
    AnswerTemplate,
    Day,
    HeldInquiry,
    InquiryLetter,
    InquiryMessage,
    InquiryOffer,
    MediaContact,
    MediaInquiry,
    PressRules,
    level_of,
)
from partners.press.permissions import ANSWER, can_answer_inquiries
from partners.press.routing import DAY, Hours, Level, Question, Safety, Voice
from partners.users.models import User
from partners.users.selectors import staff_who_may

from .contacts import listed_now
from .rota import Rota, rota_at

NO_ROTA = Rota()
WAITING = [MediaInquiry.Standing.RECEIVED, MediaInquiry.Standing.ASSIGNED]
OfferState, MessageState, MessageKind = InquiryOffer.State, InquiryMessage.State, InquiryMessage.Kind
READ_BY_ALL = Q(kind__in=[MessageKind.QUESTION, MessageKind.ANSWER, MessageKind.CORRECTION], state=MessageState.SENT)
# What hung on the letters that a message came in.
FILES = "letters__files"
# What a voice is busy with. The standing says nothing new, and has an index.
IN_HAND = Q(state=OfferState.OFFERED) | Q(
    state=OfferState.ACCEPTED, inquiry__standing__in=WAITING, inquiry__answered_at__isnull=True
)
# From one to the next by the index: `DISTINCT` reads them all. ORM queries do not recur.
NEXT_LANGUAGE = """
    WITH RECURSIVE found(language) AS (
        SELECT MIN(language) FROM press_mediainquiry
        UNION ALL
        SELECT (SELECT MIN(language) FROM press_mediainquiry WHERE language > found.language)
        FROM found WHERE found.language IS NOT NULL
    )
    SELECT language FROM found WHERE language IS NOT NULL
"""
# Before this many words are the same, two texts are hardly one question.
ALIKE = 0.6
ALIKE_WITHIN = timedelta(days=30)
MOST_COMPARED = 200


def inquiry_by_receipt(receipt: str) -> MediaInquiry | None:
    """However the reporter typed it. Of one that was merged, that into which it was: both are the same reporter's."""
    found = MediaInquiry.objects.select_related("merged_into", "campaign")
    inquiry = found.filter(receipt_hash=digest_of(as_typed(receipt))).first()
    return inquiry.merged_into or inquiry if inquiry else None


def answer_templates(*, language: str = "") -> QuerySet[AnswerTemplate]:
    """For whoever answers reporters; those in this language first."""
    is_other = Case(When(language=language, then=0), default=1)
    return AnswerTemplate.objects.order_by(is_other, "language", *in_alphabet("title"), "pk")


def held_by_receipt(receipt: str) -> HeldInquiry | None:
    return HeldInquiry.objects.filter(receipt_hash=digest_of(as_typed(receipt))).first()


def inquiries_held(viewer: Actor) -> QuerySet[HeldInquiry]:
    """What came as automats' questions do, for press officers, the newest first."""
    found = HeldInquiry.objects.all()
    return found if can_answer_inquiries(viewer) else found.none()


def inquiries_for_staff(viewer: Actor) -> QuerySet[MediaInquiry]:
    """All inquiries, for press officers, the next deadline first."""
    if not can_answer_inquiries(viewer):
        return MediaInquiry.objects.none()
    return MediaInquiry.objects.select_related("assigned_to", "campaign").order_by("deadline_at", "id")


def languages_asked_in() -> list[str]:
    """Codes of the languages in which somebody wanted an answer."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT_LANGUAGE)
        return [code for (code,) in cursor.fetchall()]


def inquiries_waiting_for(viewer: Actor) -> QuerySet[MediaInquiry]:
    """What waits for this press officer: what nobody has taken over who is still one, and what is their own.

    What a partner has accepted waits for the partner, until it has written an answer that somebody has to read. Letters
    that are held wait for all.
    """
    taken = Q(standing=MediaInquiry.Standing.ASSIGNED)
    theirs = Q(assigned_to__in=press_officers().order_by().values("pk")) & ~Q(assigned_to=viewer.user)
    of_inquiry = {"inquiry": OuterRef("pk")}
    with_partner = Exists(InquiryOffer.objects.filter(**of_inquiry, state=OfferState.ACCEPTED))
    # Asked for first, and few: a condition on each row of the table would be asked of a hundred thousand.
    to_read = list(
        InquiryMessage.objects.filter(state=MessageState.WAITING).order_by().values_list("inquiry", flat=True)
    )
    held = InquiryLetter.objects.filter(state=InquiryLetter.State.HELD).order_by().values_list("inquiry", flat=True)
    mine = Q(standing=MediaInquiry.Standing.RECEIVED) | taken & ~theirs & ~Q(with_partner, assigned_to__isnull=True)
    return inquiries_for_staff(viewer).filter(Q(mine, standing__in=WAITING) | Q(pk__in=[*to_read, *held]))


def press_officers() -> QuerySet[User]:
    """Staff whose groups let them answer."""
    return staff_who_may(ANSWER)


def rules_of(campaign: Any) -> PressRules:
    """How the campaign wants it; between two campaigns, and where nothing was said, as the defaults are."""
    saved = PressRules.objects.filter(campaign=campaign).first() if campaign else None
    return saved or PressRules(campaign=campaign)


def voices(*, at: datetime, **which: Any) -> dict[int, tuple[Voice, MediaContact]]:
    """Who is listed now, by the key of their row, as the ranking takes them. `which` narrows it: reading everybody is
    for tests and small portals."""
    listed = {contact.pk: contact for contact in listed_now(at=at, **which)}
    asked = InquiryOffer.objects.filter(contact__in=listed).order_by().values("contact")
    counted = asked.annotate(load=Count("pk", filter=IN_HAND), last=Max("offered_at"))
    busy = {row["contact"]: (row["load"], row["last"]) for row in counted}
    rota = rota_at(at=at)
    return {pk: (voice_of(contact, *busy.get(pk, (0, None)), rota), contact) for pk, contact in listed.items()}


def voice_of(contact: MediaContact, load: int, last_asked: datetime | None, rota: Rota = NO_ROTA) -> Voice:
    """What somebody agreed to, as the ranking reads it; what they did not tell is taken for the usual:
    fluent, at polite hours."""
    facts = contact.agreed_facts or contact.facts
    return Voice(
        contact.pk,
        contact.organization_id,
        {code: Level(level_of(facts, code)) for code in facts.languages},
        topics=frozenset(facts.topics),
        countries=frozenset(facts.countries),
        media=frozenset(facts.formats) or None,
        conditions=frozenset(facts.conditions),
        safety=Safety(facts.safety),
        zone=known_zone(facts.time_zone),
        hours=hours_of(facts.days, facts.opens, facts.closes),
        away=rota.away.get(contact.pk, frozenset()),
        on_duty=contact.pk in rota.on_duty,
        load=load,
        last_asked=last_asked,
    )


def known_zone(told: str) -> str:
    return told if told in time_zones() else "UTC"


def hours_of(told_days: Iterable[str], *told_times: str) -> tuple[Hours, ...]:
    """The week that they told, or what is polite: each day without days, the polite hours without times."""
    codes = list(Day.values)
    days = [codes.index(day) for day in told_days if day in codes] or range(len(codes))
    usual = DAY[0]
    opens, closes = (time.fromisoformat(told) if told else None for told in told_times)
    return tuple(Hours(day, opens or usual.start, closes or usual.end) for day in days)


def question_of(inquiry: MediaInquiry, *, at: datetime) -> Question:
    asked = frozenset(inquiry.offers.values_list("organization_id", flat=True))
    facts = {"topic": inquiry.topic, "country": inquiry.country, "medium": inquiry.medium}
    return Question(inquiry.language, inquiry.deadline_at, at, **facts, asked=asked)


def offers_to(organization: Any) -> QuerySet[InquiryOffer]:
    """What this partner was offered, what waits first; for its own editors only."""
    waits = Case(When(state=OfferState.OFFERED, then=0), When(state=OfferState.ACCEPTED, then=1), default=2)
    found = InquiryOffer.objects.filter(organization=organization).select_related("inquiry", "contact", "organization")
    return found.order_by(waits, "-offered_at", "-pk")


def open_offers_to(organization: Any, *, at: datetime) -> QuerySet[InquiryOffer]:
    return offers_to(organization).filter(state=OfferState.OFFERED, until__gt=at).order_by("until")


def thread_of(inquiry: MediaInquiry) -> QuerySet[InquiryMessage]:
    """What the reporter reads."""
    return inquiry.messages.filter(READ_BY_ALL).prefetch_related(FILES).order_by("written_at", "pk")


def thread_with(offer: InquiryOffer) -> QuerySet[InquiryMessage]:
    """What the partner reads that has accepted it: what the reporter reads, and its own words in any state."""
    found = offer.inquiry.messages.filter(READ_BY_ALL | Q(offer=offer)).select_related("written_by", "offer")
    return found.prefetch_related(FILES).order_by("written_at", "pk")


def thread_for_staff(inquiry: MediaInquiry) -> QuerySet[InquiryMessage]:
    """All but the notes that partners keep for themselves."""
    found = inquiry.messages.exclude(kind=MessageKind.NOTE, offer__isnull=False)
    found = found.select_related("written_by", "offer__organization").prefetch_related(FILES)
    return found.order_by("written_at", "pk")


def from_same_reporter(inquiry: MediaInquiry) -> QuerySet[MediaInquiry]:
    """Open ones from the same mailbox: what can become one thread."""
    same = MediaInquiry.objects.filter(email__iexact=inquiry.email).exclude(standing=MediaInquiry.Standing.CLOSED)
    return same.exclude(pk=inquiry.pk).order_by("created_at", "pk")


def alike(inquiry: MediaInquiry, *, at: datetime) -> list[MediaInquiry]:
    """Others of these weeks that ask in nearly the same words, from whatever mailbox: a hint for staff, no more."""
    words = set(words_in(inquiry.question).split())
    recent = MediaInquiry.objects.filter(created_at__gt=at - ALIKE_WITHIN, language=inquiry.language)
    others = recent.exclude(pk=inquiry.pk).exclude(merged_into=inquiry).order_by("-created_at")[:MOST_COMPARED]

    def is_alike(other: MediaInquiry) -> bool:
        theirs = set(words_in(other.question).split())
        return bool(words) and len(words & theirs) >= ALIKE * len(words | theirs)

    return [other for other in others if is_alike(other)]


def times_to_answer(viewer: Actor, *, since: datetime) -> dict[str, tuple[timedelta, int]]:
    """By language, how long half of the reporters waited at most for a first answer, and of how many that is told."""
    answered = inquiries_for_staff(viewer).filter(answered_at__isnull=False, created_at__gt=since).order_by()
    waits: dict[str, list[float]] = {}
    for language, wait in answered.values_list("language", F("answered_at") - F("created_at")):
        waits.setdefault(language, []).append(wait.total_seconds())
    return {language: (timedelta(seconds=median(each)), len(each)) for language, each in waits.items()}
