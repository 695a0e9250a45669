"""Who is listed, who can answer, and what waits."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.utils import translation
from django.utils.translation import gettext as _

from partners.campaigns.models import GENERAL, Campaign
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.codes import as_typed, digest_of
from partners.kernel.languages.ordering import in_alphabet
from partners.kernel.limits.quotas import Used, used_by
from partners.organizations.models import Organization
from partners.press.models import (
    ConsentText,
    Entry,
    Facts,
    MediaContact,
    MediaInquiry,
    PressRoom,
    Release,
    Subscription,
)
from partners.press.permissions import ANSWER, can_answer_inquiries, can_keep_press_room
from partners.updates.models import Update
from partners.updates.selectors import faces_shown, titles_of_updates
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


def contacts_who_can_answer(language: str, topic: str, *, at: datetime) -> list[Listing]:
    """Listed people who speak the language, those who know the topic before those who speak in general."""
    topics = {topic, GENERAL}
    able = [
        listing
        for listing in listed_contacts(at=at)
        # Without topics is who was put forward while the campaign offered none: nobody could tick a box.
        if language in listing.facts.languages and (topics & set(listing.facts.topics) or not listing.facts.topics)
    ]
    return sorted(able, key=lambda listing: topic not in listing.facts.topics)


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


def inquiry_by_receipt(receipt: str) -> MediaInquiry | None:
    """However the reporter typed it."""
    return MediaInquiry.objects.filter(receipt_hash=digest_of(as_typed(receipt))).first()


def inquiries_for_staff(viewer: Actor) -> QuerySet[MediaInquiry]:
    """All inquiries, for press officers, the next deadline first."""
    if not can_answer_inquiries(viewer):
        return MediaInquiry.objects.none()
    return MediaInquiry.objects.select_related("assigned_to", "campaign").order_by("deadline_at", "id")


def inquiries_waiting_for(viewer: Actor) -> QuerySet[MediaInquiry]:
    """What waits for this press officer: what nobody has taken over who is still one, and what is their own."""
    taken = Q(standing=MediaInquiry.Standing.ASSIGNED)
    theirs = Q(assigned_to__in=press_officers().order_by().values("pk")) & ~Q(assigned_to=viewer.user)
    return inquiries_for_staff(viewer).filter(Q(standing=MediaInquiry.Standing.RECEIVED) | taken & ~theirs)


def press_officers() -> QuerySet[User]:
    """Staff whose groups let them answer."""
    return staff_who_may(ANSWER)


def titles_of_consent_texts(public_ids: Collection[UUID], language: str) -> dict[UUID, str]:
    versions = ConsentText.objects.filter(public_id__in=public_ids).values_list("public_id", "version")
    with translation.override(language):
        return {public_id: _("Version %(number)s") % {"number": version} for public_id, version in versions}


# The press room


def press_room_of(campaign: Campaign | None) -> PressRoom:
    """An empty one, not saved, where nobody has written anything."""
    found = PressRoom.objects.filter(campaign=campaign).first() if campaign else None
    return found or PressRoom(campaign=campaign)


class Voice(NamedTuple):
    """Somebody who is listed, as everybody may know of them: not who it is."""

    languages: tuple[str, ...]
    topics: frozenset[str]

    def knows(self, topic: str) -> bool:
        # Without topics is who was put forward while the campaign offered none.
        return not self.topics or bool(self.topics & {topic, GENERAL})


def entries_shown(kind: type[Entry], campaign: Campaign | None, *, at: datetime) -> QuerySet[Any]:
    """Lines of one kind that everybody may read, in the order of their kind."""
    return kind.objects.shown(at=at).filter(campaign=campaign).select_related("subject")


def entries_for_staff(kind: type[Entry], viewer: Actor) -> QuerySet[Any]:
    """All of one kind, for press officers, also what was taken off."""
    found = kind.objects.select_related("subject", "campaign")
    return found if can_keep_press_room(viewer) else found.none()


def releases_for_staff(viewer: Actor) -> QuerySet[Release]:
    """All releases, for press officers, the newest first."""
    found = Release.objects.select_related("update__campaign").prefetch_related("update__faces").order_by("-pk")
    return found if can_keep_press_room(viewer) else found.none()


def releases_out(*, at: datetime) -> QuerySet[Release]:
    """Those that everybody may read in one language at least."""
    return Release.objects.filter(update__in=Update.objects.available(at=at)).select_related("update")


def release_of(public_id: UUID) -> Release | None:
    """That of the update with this id, with what the press room says of itself; in one query."""
    rows = Release.objects.select_related("update__campaign__press_room")
    return rows.filter(update__public_id=public_id).first()


def releases_to_tell(*, at: datetime) -> list[tuple[Release, str]]:
    """Each with a language in which it can be read, and in which subscribers were not told of it yet."""
    shown = faces_shown(at=at).filter(update__release__isnull=False).select_related("update__release")
    return [
        (face.update.release, face.language)
        for face in shown.order_by("pk")
        if face.language not in face.update.release.told_in
    ]


def subscribers_to(language: str, topic: str) -> list[Subscription]:
    """Who confirmed, wants this language, and this topic or all of them."""
    rows = Subscription.objects.filter(confirmed_at__isnull=False, language=language).order_by("pk")
    # In Python: no database of ours looks into a list in JSON, and there are a few hundred.
    return [row for row in rows if not row.topics or topic in row.topics]


def voices(*, at: datetime) -> list[Voice]:
    """In which languages and on what somebody who is listed can speak; of nobody a name, an address or a number."""
    return [Voice(tuple(each.facts.languages), frozenset(each.facts.topics)) for each in listed_contacts(at=at)]


def titles_of_releases(public_ids: Collection[UUID], language: str) -> dict[UUID, str]:
    """Of those that everybody may read: the log must not tell what is still held back."""
    rows = dict(Release.objects.filter(public_id__in=public_ids).values_list("public_id", "update__public_id"))
    titles = titles_of_updates(rows.values(), language)
    return {public_id: titles[update] for public_id, update in rows.items() if update in titles}
