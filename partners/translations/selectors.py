"""What can be translated, what was offered, and what has become of it since."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.languages.names import by_name, language_name
from partners.kernel.limits.quotas import Used, used_by
from partners.organizations.models import Organization
from partners.translations.models import OPEN, Kind, Offer, Standing
from partners.translations.permissions import RIGHTS, can_review_offers
from partners.users.models import User
from partners.users.permissions import may
from partners.users.selectors import staff_who_may

# Of one piece of text without a limit of its own, and so of a form.
LONGEST = 5000


@dataclass(frozen=True)
class Passage:
    """One piece of the original. `name` is what its editor calls the place; `limit` is the most signs it may have."""

    key: str
    name: str
    text: str
    limit: int = LONGEST

    def kept(self) -> dict[str, str]:
        return {"key": self.key, "name": self.name, "text": self.text}


@dataclass(frozen=True)
class Original:
    """Something published, as everybody can read it now. `languages` are those in which it is online."""

    thing_id: UUID
    title: str
    url: str
    language: str
    languages: tuple[str, ...]
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Pages:
    """What only the pages know, handed down by their room. `listed` gives what can be translated without its passages,
    `original` one with them. `present` gives the words that a language has already, by key. `mistake` says what
    is wrong with some words for one passage, or nothing. `put` makes the accepted words the draft of the page; it is
    called in the transaction of the decision, and raises Conflict."""

    listed: Callable[[datetime], list[Original]]
    original: Callable[[UUID, datetime], Original | None]
    present: Callable[[UUID, str], dict[str, str]]
    mistake: Callable[[Passage, str], str]
    put: Callable[[Offer, Actor], Any]


# The room of the pages puts its own here when it starts (docs/adr/0045).
PAGES: dict[str, Pages] = {}


def things_to_translate(*, at: datetime) -> list[tuple[Kind, Original]]:
    return [(kind, each) for kind in Kind if kind in PAGES for each in PAGES[kind].listed(at)]


def original_of(kind: str, thing_id: UUID, *, at: datetime) -> Original | None:
    return PAGES[kind].original(thing_id, at) if kind in PAGES else None


def languages_into(original: Original) -> list[tuple[str, str]]:
    """Code and name of every language of the portal but its own, also those that are not open yet."""
    codes = [code for code, _name in settings.LANGUAGES if code != original.language]
    return by_name((code, language_name(code)) for code in codes)


def offers_of(organization: Organization) -> QuerySet[Offer]:
    return Offer.objects.filter(organization=organization).select_related("written_by", "organization")


def offers_used(organization: Organization) -> Used:
    """What is over takes no room: it is kept as what was said."""
    return used_by("offer", Offer.objects.filter(organization=organization, standing__in=OPEN))


def open_offer(organization: Organization, kind: str, thing_id: UUID, language: str) -> Offer | None:
    return offers_of(organization).filter(kind=kind, thing_id=thing_id, language=language, standing__in=OPEN).first()


def offers_for_staff(viewer: Actor) -> QuerySet[Offer]:
    """What was sent at some time; what partners only write on is theirs."""
    kinds = [kind for kind, right in RIGHTS.items() if may(viewer, right)]
    found = Offer.objects.filter(kind__in=kinds, sent_at__isnull=False).exclude(standing=Standing.WITHDRAWN)
    return found.exclude(standing=Standing.WRITING).select_related("organization", "written_by", "decided_by")


def offers_waiting_for(viewer: Actor) -> QuerySet[Offer]:
    """What this person could answer now, the longest first."""
    if not can_review_offers(viewer):
        return Offer.objects.none()
    own = Organization.objects.filter(memberships__user=viewer.user)
    waiting = offers_for_staff(viewer).filter(standing=Standing.SENT).exclude(organization__in=own)
    return waiting.order_by("sent_at", "pk")


def others_of(offer: Offer, viewer: Actor) -> QuerySet[Offer]:
    """What other partners offer of the same in the same language, as far as it waits for an answer."""
    same = {"kind": offer.kind, "thing_id": offer.thing_id, "language": offer.language}
    return offers_for_staff(viewer).filter(**same, standing=Standing.SENT).exclude(pk=offer.pk)


def reviewers_of(offer: Offer) -> QuerySet[User]:
    return staff_who_may(RIGHTS[Kind(offer.kind)]).exclude(memberships__organization=offer.organization)


@dataclass(frozen=True)
class Side:
    """One passage beside its translation. `then` is the original that was translated, `now` what it says today, empty
    where it is gone; `present` is what the page says in this language already."""

    key: str
    name: str
    then: str
    now: str
    words: str
    present: str

    @property
    def has_changed(self) -> bool:
        return self.then != self.now


def sides_of(offer: Offer, original: Original | None) -> list[Side]:
    """All passages of the offer in their order, then those that the original has got since."""
    now = {passage.key: passage for passage in original.passages} if original else {}
    present = PAGES[offer.kind].present(offer.thing_id, offer.language) if offer.kind in PAGES else {}
    sides = [
        Side(
            each["key"],
            each["name"],
            each["text"],
            # Where there is no original any more nothing has changed: that is said once, above.
            now[each["key"]].text if each["key"] in now else ("" if original else each["text"]),
            offer.texts.get(each["key"], ""),
            present.get(each["key"], ""),
        )
        for each in offer.source
    ]
    known = {side.key for side in sides}
    new = [passage for key, passage in now.items() if key not in known]
    return [*sides, *(Side(each.key, each.name, "", each.text, "", present.get(each.key, "")) for each in new)]


def names_of_offers(public_ids: Collection[UUID], language: str) -> dict[UUID, str]:
    offers = Offer.objects.filter(public_id__in=public_ids)
    with translation.override(language):
        return {
            offer.public_id: _("“%(title)s” (%(language)s)")
            % {"title": offer.title, "language": language_name(offer.language)}
            for offer in offers
        }


def now_original(offer: Offer) -> Original | None:
    return original_of(offer.kind, offer.thing_id, at=clock.now())
