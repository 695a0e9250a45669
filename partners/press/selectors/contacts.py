"""Who is listed, with what, and where."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    FilteredRelation,
    IntegerField,
    OrderBy,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils import translation
from django.utils.translation import gettext as _

from partners.campaigns.models import GENERAL
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.codes import digest_of
from partners.kernel.languages.ordering import in_alphabet, in_kept_alphabet
from partners.kernel.limits.quotas import Used, used_by
from partners.organizations.models import Organization
from partners.press.models import (
    ConsentKey,
    ConsentText,
    ContactConsent,
    Facts,
    MediaContact,
    MediaInquiry,
    Surface,
)
from partners.press.permissions import can_answer_inquiries

Standing = MediaContact.Standing


@dataclass(frozen=True)
class Listing:
    """A person who is listed, as whoever looks for one may know them: what they agreed to be shown there, and no
    column besides."""

    public_id: UUID
    facts: Facts
    listed_until: datetime
    organization_id: int


def current_consent_text(*, at: datetime) -> ConsentText | None:
    return ConsentText.objects.published(at=at).order_by("-version").first()


def consent_text_of(contact: MediaContact) -> ConsentText | None:
    """The version that the person agreed to, where they did."""
    consent = contact.consent
    return ConsentText.objects.filter(version=consent.text_version).first() if consent else None


def contacts_of(organization: Any) -> QuerySet[MediaContact]:
    """All that an organisation put forward, for its own members and its own keys only."""
    found = MediaContact.objects.filter(organization=organization).select_related("organization")
    return found.prefetch_related("consents").order_by(*in_alphabet("name"), "id")


def others_to_merge(contact: MediaContact) -> list[MediaContact]:
    """The other live entries of the same organisation, those with the same number first, who are most likely one
    person; then by name."""
    live = contacts_of(contact.organization).filter(standing__in=[Standing.SUBMITTED, Standing.CONFIRMED])
    return sorted(live.exclude(pk=contact.pk), key=lambda other: not is_same_number(contact, other))


def is_same_number(one: MediaContact, other: MediaContact) -> bool:
    return bool(one.phone) and one.phone == other.phone and one.pk != other.pk


def contacts_used(organization: Any) -> Used:
    return used_by("contact", MediaContact.objects.filter(organization=organization))


def contacts_for_staff(viewer: Actor) -> QuerySet[MediaContact]:
    """All of all partners, for press officers, who read of each no more than `listing` gives.

    `shown_name` and `shown_position` are empty for whoever is not listed: a list that is searched or sorted by the
    columns themselves tells what stands in them, row by row.
    """
    if not can_answer_inquiries(viewer):
        return MediaContact.objects.none()
    is_listed = _is_listed(clock.now())

    def shown(kind: str) -> Case:
        said = Subquery(keys_of(kind).values("code")[:1])
        return Case(When(is_listed, then=said), default=Value(""), output_field=CharField())

    found = MediaContact.objects.annotate(in_force=consent_in_force()).annotate(
        shown_name=shown(ConsentKey.Kind.NAME),
        shown_position=shown(ConsentKey.Kind.POSITION),
        until=F("in_force__until"),
    )
    return found.select_related("organization").prefetch_related("consents").order_by(*by_shown_name())


def by_shown_name(*, is_turned: bool = False) -> list[Any]:
    """For `contacts_for_staff`: by the name that each agreed to. Whoever shows none comes last in both directions: a
    place among the names would tell it. Kept with the consent, because no database sorts thousands anew in time."""
    (kept, *_letters), is_listed = in_kept_alphabet("in_force__name"), _is_listed(clock.now())
    name = Case(When(is_listed, then=F(kept)), default=Value(""), output_field=CharField())
    is_nameless = Case(When(is_listed, then=Value(0)), default=Value(1), output_field=IntegerField())
    return [is_nameless, OrderBy(name, descending=is_turned), *in_kept_alphabet("organization__name"), "id"]


def _is_listed(at: datetime) -> Q:
    """As far as a database knows without reading the facts: whoever was written into is found and sorted by nothing;
    where only the facts were, by what the person agreed to, and never by what stands there now."""
    approved = Organization.Standing.APPROVED
    return Q(
        standing=Standing.CONFIRMED,
        organization__standing=approved,
        in_force__until__gt=at,
        in_force__sha256=F("in_force__sealed"),
    )


def listed_speaking(languages: Collection[str], *, at: datetime) -> QuerySet[MediaContact]:
    """Who agreed to speak one of these, for the press officers' list."""
    found = agreeing(at).order_by()
    return found.filter(has_key(ConsentKey.Kind.LANGUAGE, *languages)) if languages else found.none()


def listed_contacts(*, at: datetime) -> list[Listing]:
    """All who agreed, for as long as they agreed, of partners that are approved now; with all that they agreed to, for
    press officers."""
    return _listings(agreeing(at), at=at)


def speakers_on(surface: Surface, *, at: datetime, language: str = "", topic: str = "") -> QuerySet[MediaContact]:
    """Whom a surface may show, in an order that tells nothing of them: a page of it goes through `shown_on`."""
    wanted = {ConsentKey.Kind.SURFACE: surface, ConsentKey.Kind.LANGUAGE: language, ConsentKey.Kind.TOPIC: topic}
    return agreeing(at).filter(*[has_key(kind, code) for kind, code in wanted.items() if code])


def shown_on(surface: Surface, contacts: Iterable[MediaContact], *, at: datetime) -> list[Listing]:
    """With what the surface shows; whose consent is no longer as it was sealed, or says otherwise, is left out."""
    return _listings(contacts, at=at, on=surface)


def speakers_for(inquiry: MediaInquiry, *, at: datetime) -> list[Listing]:
    """Whom the reporter may be told of: who speaks the language, and knows the topic before who speaks in general."""
    # Without topics is who was put forward while the campaign offered none: nobody could tick a box.
    can = has_key(ConsentKey.Kind.TOPIC, inquiry.topic, GENERAL, "")
    found = speakers_on(Surface.REPORTERS, at=at, language=inquiry.language).filter(can)
    listed = shown_on(Surface.REPORTERS, found, at=at)
    return sorted(listed, key=lambda listing: inquiry.topic not in listing.facts.topics)


def _listings(contacts: Iterable[MediaContact], *, at: datetime, on: Surface | None = None) -> list[Listing]:
    found = []
    for contact in contacts:
        facts = contact.listing(at=at)
        facts = facts.on(on) if facts and on else facts
        # The day is there for whoever is listed; the types do not know it.
        if facts and contact.listed_until:
            found.append(Listing(contact.public_id, facts, contact.listed_until, contact.organization_id))
    return found


def _in_force(at: datetime) -> Q:
    consent = ContactConsent.objects.filter(contact=OuterRef("pk"), ended_at__isnull=True, until__gt=at)
    return Q(Exists(consent), standing=Standing.CONFIRMED)


def consent_in_force() -> FilteredRelation:
    """What each agrees to now, if anything: one row at most, by a constraint."""
    # A new one for each query: Django keeps in it what it has joined.
    return FilteredRelation("consents", condition=Q(consents__ended_at__isnull=True))


def keys_of(kind: str, *codes: str) -> QuerySet[ConsentKey]:
    """Of one kind, of what the contact around it agrees to now; that one is `consent_in_force`."""
    named = {"code__in": codes} if codes else {}
    return ConsentKey.objects.filter(kind=kind, consent=OuterRef("in_force__pk"), **named)


def has_key(kind: str, *codes: str) -> Exists:
    return Exists(keys_of(kind, *codes))


def contact_asked(code: str, *, at: datetime) -> MediaContact | None:
    """The person whose answer this code opens now; only a partner's people can agree, all can decline."""
    # Also of who is confirmed: a question about renewal is open beside a listing that holds.
    return (
        MediaContact.objects.filter(
            code_hash=digest_of(code), code_expires_at__gt=at, standing__in=[Standing.SUBMITTED, Standing.CONFIRMED]
        )
        .select_related("organization")
        .prefetch_related("consents")
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
        .prefetch_related("consents")
        .first()
    )


def contacts_to_renew(*, at: datetime, before: timedelta, **which: Any) -> list[MediaContact]:
    """Whose year ends soon, and to whom no question of their partner is open. `which` narrows it further."""
    return [
        contact
        for contact in listed_now(at=at, in_force__until__lte=at + before, **which)
        # A question that ran out unanswered does not keep the yearly one from being asked.
        if contact.code_hash is None or not contact.is_open(at=at)
    ]


def listed_until(moment: datetime, *, at: datetime) -> list[Listing]:
    """Whose consent ends by then, the next first; for press officers."""
    return sorted(
        _listings(listed_now(at=at, in_force__until__lte=moment), at=at), key=lambda listing: listing.listed_until
    )


def contacts_changed_unasked(*, at: datetime, **which: Any) -> list[MediaContact]:
    """Who agreed to something else than what is proposed now, and was not asked about it.

    The services ask by themselves. This is for what comes past them: a partner that is renamed, an import, somebody
    in the database. `which` narrows it.
    """
    unasked = Q(standing=Standing.SUBMITTED) | _in_force(at)
    found = _of_partners().filter(unasked, code_hash__isnull=True, **which)
    return [contact for contact in found if not contact.is_as_agreed]


def listed_now(*, at: datetime, **which: Any) -> list[MediaContact]:
    """A list: no database says whether what was agreed to is still as it was sealed."""
    return [contact for contact in agreeing(at).filter(**which) if contact.listing(at=at)]


def agreeing(at: datetime) -> QuerySet[MediaContact]:
    """As far as a database knows who is listed: whether what they agreed to is as it was sealed, it does not."""
    # The types do not know what is joined here.
    in_force: dict[str, Any] = {"in_force__until__gt": at}
    return _of_partners().annotate(in_force=consent_in_force()).filter(standing=Standing.CONFIRMED, **in_force)


def _of_partners() -> QuerySet[MediaContact]:
    return (
        MediaContact.objects.filter(organization__standing=Organization.Standing.APPROVED)
        .select_related("organization")
        .prefetch_related("consents")
        # Not by their names: what is proposed must not show by a place among others, either.
        .order_by(*in_kept_alphabet("organization__name"), "id")
    )


def titles_of_consent_texts(public_ids: Collection[UUID], language: str) -> dict[UUID, str]:
    versions = ConsentText.objects.filter(public_id__in=public_ids).values_list("public_id", "version")
    with translation.override(language):
        return {public_id: _("Version %(number)s") % {"number": version} for public_id, version in versions}
