"""What stands in the press room, and who gets letters about it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from partners.campaigns.models import GENERAL, Campaign
from partners.kernel.actors import Actor
from partners.press.models import Entry, PressRoom, Release, Subscription, Surface
from partners.press.permissions import can_keep_press_room
from partners.updates.models import Update
from partners.updates.selectors import faces_shown, titles_of_updates

from .contacts import shown_on, speakers_on


def press_room_of(campaign: Campaign | None) -> PressRoom:
    """An empty one, not saved, where nobody has written anything."""
    found = PressRoom.objects.filter(campaign=campaign).first() if campaign else None
    return found or PressRoom(campaign=campaign)


class Spoken(NamedTuple):
    """What somebody on the press page can speak about, and in which languages."""

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


def subscription_of(address: str) -> Subscription | None:
    """Where that mailbox has said yes."""
    return Subscription.objects.filter(email__iexact=address, confirmed_at__isnull=False).first()


def spoken_on_press_page(*, at: datetime) -> list[Spoken]:
    """Of those alone who agreed to stand there: who has not is not to be guessed from a language, either."""
    found = shown_on(Surface.PRESS_PAGE, speakers_on(Surface.PRESS_PAGE, at=at), at=at)
    return [Spoken(tuple(each.facts.languages), frozenset(each.facts.topics)) for each in found]


def titles_of_releases(public_ids: Collection[UUID], language: str) -> dict[UUID, str]:
    """Of those that everybody may read: the log must not tell what is still held back."""
    rows = dict(Release.objects.filter(public_id__in=public_ids).values_list("public_id", "update__public_id"))
    titles = titles_of_updates(rows.values(), language)
    return {public_id: titles[update] for public_id, update in rows.items() if update in titles}
