"""Who is listed, who can answer, and what waits."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, Count, Exists, F, Max, OuterRef, Q, QuerySet, Value, When
from django.utils import translation
from django.utils.translation import gettext as _

from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.codes import as_typed, digest_of
from partners.kernel.languages.ordering import in_alphabet
from partners.kernel.languages.searching import words_in
from partners.kernel.languages.zones import time_zones
from partners.kernel.limits.quotas import Used, used_by
from partners.organizations.models import Organization
from partners.press.models import (
    ConsentText,
    Facts,
    InquiryMessage,
    InquiryOffer,
    MediaContact,
    MediaInquiry,
    PressRules,
)
from partners.press.permissions import ANSWER, can_answer_inquiries
from partners.press.routing import Level, Question, Voice
from partners.users.models import User
from partners.users.selectors import staff_who_may

Standing = MediaContact.Standing
WAITING = [MediaInquiry.Standing.RECEIVED, MediaInquiry.Standing.ASSIGNED]


@dataclass(frozen=True)
class Listing:
    """A person who is listed, as whoever looks for one may know them: what they agreed to, and no column besides."""

    public_id: UUID
    facts: Facts
    listed_until: datetime


def current_consent_text(*, at: datetime) -> ConsentText | None:
    return ConsentText.objects.published(at=at).order_by("-version").first()


def consent_text_of(contact: MediaContact) -> ConsentText | None:
    """The version that the person agreed to, where they did."""
    return ConsentText.objects.filter(version=contact.consent_version).first() if contact.consent_version else None


def contacts_of(organization: Any) -> QuerySet[MediaContact]:
    """All that an organisation put forward, for its own members and its own keys only."""
    found = MediaContact.objects.filter(organization=organization).select_related("organization")
    return found.order_by(*in_alphabet("name"), "id")


def contacts_used(organization: Any) -> Used:
    return used_by("contact", MediaContact.objects.filter(organization=organization))


def contacts_for_staff(viewer: Actor) -> QuerySet[MediaContact]:
    """All of all partners, for press officers, who read of each no more than `listing` gives.

    `shown_name` and `shown_position` are empty for whoever is not listed: a list that is searched or sorted by the
    columns themselves tells what stands in them, row by row.
    """
    if not can_answer_inquiries(viewer):
        return MediaContact.objects.none()
    # Keys, because only Python can say who is listed, and the back office needs a queryset to search and sort.
    listed = [contact.pk for contact in _listed(at=clock.now())]

    def shown(name: str) -> Case:
        return Case(When(pk__in=listed, then=F(name)), default=Value(""), output_field=CharField())

    found = MediaContact.objects.annotate(shown_name=shown("name"), shown_position=shown("position"))
    return found.select_related("organization").order_by(
        *in_alphabet("shown_name"), *in_alphabet("organization__name"), "id"
    )


def listed_contacts(*, at: datetime) -> list[Listing]:
    """Those who agreed to what they are listed with, for as long as they agreed, of partners that are approved now."""
    return [
        Listing(contact.public_id, facts, contact.listed_until)
        for contact in _listed(at=at)
        # Both hold for whoever `_listed` gives; the types do not know it.
        if (facts := contact.agreed_facts) and contact.listed_until
    ]


def contact_asked(code: str, *, at: datetime) -> MediaContact | None:
    """The person whose answer this code opens now; only a partner's people can agree, all can decline."""
    # Also of who is confirmed: a question about renewal is open beside a listing that holds.
    return (
        MediaContact.objects.filter(
            code_hash=digest_of(code), code_expires_at__gt=at, standing__in=[Standing.SUBMITTED, Standing.CONFIRMED]
        )
        .select_related("organization")
        .first()
    )


def contact_with_link(code: str) -> MediaContact | None:
    """The person whose own link this is, listed now or not: they can end it for as long as we know them."""
    # Also of who waits: a change by the organisation must not take away the link that ends everything.
    return (
        MediaContact.objects.filter(
            personal_hash=digest_of(code), standing__in=[Standing.SUBMITTED, Standing.CONFIRMED]
        )
        .select_related("organization")
        .first()
    )


def contacts_to_renew(*, at: datetime, before: timedelta, **which: Any) -> list[MediaContact]:
    """Whose year ends soon, and to whom no question of their partner is open. `which` narrows it further."""
    return [
        contact
        for contact in _listed(at=at, listed_until__lte=at + before, **which)
        # A question that ran out unanswered does not keep the yearly one from being asked.
        if contact.code_hash is None or contact.code_expires_at is None or contact.code_expires_at <= at
    ]


def contacts_changed_unasked(*, at: datetime, **which: Any) -> list[MediaContact]:
    """Who agreed to something else than what stands in the table now, and was not asked about it.

    The services ask by themselves. This is for what comes past them: a partner that is renamed, an import, somebody
    in the database. Without a code are those of whom nobody knows any more what they agreed to. `which` narrows it.
    """
    unasked = Q(standing=Standing.CONFIRMED, listed_until__gt=at) | Q(
        standing=Standing.SUBMITTED, code_hash__isnull=True
    )
    return [contact for contact in _of_partners().filter(unasked, **which) if not contact.is_as_agreed]


def _listed(*, at: datetime, **which: Any) -> list[MediaContact]:
    """A list: no database compares what was agreed with the columns, and there are a few hundred at most."""
    agreed = _of_partners().filter(Q(listed_until__gt=at), standing=Standing.CONFIRMED, **which)
    return [contact for contact in agreed if contact.listing(at=at)]


def _of_partners() -> QuerySet[MediaContact]:
    return (
        MediaContact.objects.filter(organization__standing=Organization.Standing.APPROVED)
        .select_related("organization")
        .order_by(*in_alphabet("organization__name"), *in_alphabet("name"), "id")
    )


def titles_of_consent_texts(public_ids: Collection[UUID], language: str) -> dict[UUID, str]:
    versions = ConsentText.objects.filter(public_id__in=public_ids).values_list("public_id", "version")
    with translation.override(language):
        return {public_id: _("Version %(number)s") % {"number": version} for public_id, version in versions}


# --- inquiries ---

OfferState, MessageState, MessageKind = InquiryOffer.State, InquiryMessage.State, InquiryMessage.Kind
READ_BY_ALL = Q(kind__in=[MessageKind.QUESTION, MessageKind.ANSWER, MessageKind.CORRECTION], state=MessageState.SENT)
# Before this many words are the same, two texts are hardly one question.
ALIKE = 0.6
ALIKE_WITHIN = timedelta(days=30)
MOST_COMPARED = 200


def inquiry_by_receipt(receipt: str) -> MediaInquiry | None:
    """However the reporter typed it. Of one that was merged, that into which it was: both are the same reporter's."""
    found = MediaInquiry.objects.select_related("merged_into", "campaign")
    inquiry = found.filter(receipt_hash=digest_of(as_typed(receipt))).first()
    return inquiry.merged_into or inquiry if inquiry else None


def inquiries_for_staff(viewer: Actor) -> QuerySet[MediaInquiry]:
    """All inquiries, for press officers, the next deadline first."""
    if not can_answer_inquiries(viewer):
        return MediaInquiry.objects.none()
    return MediaInquiry.objects.select_related("assigned_to", "campaign").order_by("deadline_at", "id")


def inquiries_waiting_for(viewer: Actor) -> QuerySet[MediaInquiry]:
    """What waits for this press officer: what nobody has taken over who is still one, and what is their own.

    What a partner has accepted waits for the partner, until it has written an answer that somebody has to read.
    """
    taken = Q(standing=MediaInquiry.Standing.ASSIGNED)
    theirs = Q(assigned_to__in=press_officers().order_by().values("pk")) & ~Q(assigned_to=viewer.user)
    of_inquiry = {"inquiry": OuterRef("pk")}
    with_partner = Exists(InquiryOffer.objects.filter(**of_inquiry, state=OfferState.ACCEPTED))
    to_read = Exists(InquiryMessage.objects.filter(**of_inquiry, state=MessageState.WAITING))
    mine = Q(standing=MediaInquiry.Standing.RECEIVED) | taken & ~theirs & ~Q(with_partner, assigned_to__isnull=True)
    return inquiries_for_staff(viewer).filter(mine | Q(to_read))


def press_officers() -> QuerySet[User]:
    """Staff whose groups let them answer."""
    return staff_who_may(ANSWER)


def rules_of(campaign: Any) -> PressRules:
    """How the campaign wants it; between two campaigns, and where nothing was said, as the defaults are."""
    saved = PressRules.objects.filter(campaign=campaign).first() if campaign else None
    return saved or PressRules(campaign=campaign)


def voices(*, at: datetime) -> dict[int, tuple[Voice, MediaContact]]:
    """Everybody who is listed now, by the key of their row, as the ranking takes them."""
    listed = {contact.pk: contact for contact in _listed(at=at)}
    in_hand = Q(state=OfferState.OFFERED) | Q(state=OfferState.ACCEPTED, inquiry__answered_at__isnull=True)
    asked = InquiryOffer.objects.filter(contact__in=listed).order_by().values("contact")
    counted = asked.annotate(load=Count("pk", filter=in_hand), last=Max("offered_at"))
    busy = {row["contact"]: (row["load"], row["last"]) for row in counted}
    return {pk: (voice_of(contact, *busy.get(pk, (0, None))), contact) for pk, contact in listed.items()}


def voice_of(contact: MediaContact, load: int, last_asked: datetime | None) -> Voice:
    """What somebody agreed to, as the ranking reads it; what a listing does not hold, nobody has told."""
    facts = contact.agreed_facts or contact.facts
    return Voice(
        contact.pk,
        contact.organization_id,
        # A listing knows no level: whoever speaks to the press in a language is fluent in it.
        dict.fromkeys(facts.languages, Level.FLUENT),
        topics=frozenset(facts.topics),
        zone=facts.time_zone if facts.time_zone in time_zones() else "UTC",
        load=load,
        last_asked=last_asked,
    )


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
    return inquiry.messages.filter(READ_BY_ALL).order_by("written_at", "pk")


def thread_with(offer: InquiryOffer) -> QuerySet[InquiryMessage]:
    """What the partner reads that has accepted it: what the reporter reads, and its own words in any state."""
    found = offer.inquiry.messages.filter(READ_BY_ALL | Q(offer=offer)).select_related("written_by", "offer")
    return found.order_by("written_at", "pk")


def thread_for_staff(inquiry: MediaInquiry) -> QuerySet[InquiryMessage]:
    """All but the notes that partners keep for themselves."""
    found = inquiry.messages.exclude(kind=MessageKind.NOTE, offer__isnull=False)
    return found.select_related("written_by", "offer__organization").order_by("written_at", "pk")


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
