"""What happens in the press room: it is described, and lines are added to it, changed and taken off."""

from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.campaigns.models import Campaign
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.press.models import KINDS, Coverage, Entry, KeyFigure, PressDate, PressRoom, Quote
from partners.press.permissions import can_keep_press_room

E = TypeVar("E", bound=Entry)
# What is empty in no language at all would be a line with nothing in it.
NEEDED = {KeyFigure: "texts", Quote: "words", PressDate: "titles"}


@transaction.atomic
def describe_press_room(campaign: Campaign, *, seen: str | None = None, by: Actor, **told: Any) -> PressRoom:
    """Say anew who the campaign is and how the press reaches it. What changes nothing is not recorded.

    `seen` is the `stamp` of what the writer has before them. Raises NotAllowed, and Conflict (`stale`).
    """
    require_press_officer(by)
    # The campaign's row stands for a press room that is not there yet: of two who begin it, the second finds it.
    Campaign.objects.select_for_update(no_key=True).get(pk=campaign.pk)
    room = PressRoom.objects.filter(campaign=campaign).first() or PressRoom(campaign=campaign)
    require_seen(room, seen)
    if not change(room, told):
        return room
    room.save()
    record(Verb.PRESS_ROOM_CHANGED, by=by, campaign=campaign, subject=room)
    return room


@transaction.atomic
def add_entry(kind: type[E], campaign: Campaign, *, by: Actor, **told: Any) -> E:
    """One more line, shown from now on. Raises NotAllowed, DomainError and Conflict as `check_entry` does."""
    require_press_officer(by)
    entry = kind(campaign=campaign, **told)
    check_entry(entry)
    entry.save()
    record(Verb.PRESS_ENTRY_ADDED, by=by, campaign=campaign, subject=entry, **mark_of(entry))
    return entry


@transaction.atomic
def change_entry(entry: E, *, seen: str | None = None, by: Actor, **told: Any) -> E:
    """Put a line right. What changes nothing is not recorded; `seen` is as for `describe_press_room`.

    Raises NotAllowed, Conflict (`stale`, `taken_off`), and the DomainError and Conflict of `check_entry`.
    """
    require_press_officer(by)
    entry = held(entry)
    require_seen(entry, seen)
    if not change(entry, told):
        return entry
    check_entry(entry)
    entry.save()
    record(Verb.PRESS_ENTRY_CHANGED, by=by, campaign=entry.campaign, subject=entry, **mark_of(entry))
    return entry


@transaction.atomic
def take_off_entry(entry: E, *, by: Actor) -> E:
    """Nobody but staff reads it from now on. Raises NotAllowed, and Conflict (`taken_off`) the second time."""
    require_press_officer(by)
    entry = held(entry)
    entry.taken_off_at = clock.now()
    entry.save(update_fields=["taken_off_at", "updated_at"])
    record(Verb.PRESS_ENTRY_TAKEN_OFF, by=by, campaign=entry.campaign, subject=entry, **mark_of(entry))
    return entry


def check_entry(entry: Entry) -> None:
    """Raises DomainError for a line without words (`no_words`), a day that is still to come (`to_come`), and a figure
    that nothing could replace (`own_place`, `in_a_circle`); Conflict for a link that is there already (`taken`)."""
    needed = NEEDED.get(type(entry))
    if needed and not any(getattr(entry, needed).values()):
        raise DomainError(_("Write it in one language at least."), code="no_words")
    today = timezone.localdate(clock.now())
    days = [getattr(entry, name, None) for name in ("dated_on", "agreed_on", "published_on")]
    if any(day and day > today for day in days):
        raise DomainError(_("This day is still to come."), code="to_come")
    if isinstance(entry, PressDate) and entry.starts_at >= entry.ends_at:
        raise DomainError(_("It ends before it begins."), code="ends_early")
    if isinstance(entry, Coverage):
        others = Coverage.objects.filter(campaign=entry.campaign, url=entry.url, taken_off_at=None)
        if others.exclude(pk=entry.pk).exists():
            raise Conflict(_("This link stands in the list already."), code="taken")
    if isinstance(entry, KeyFigure):
        check_replacement(entry)


def check_replacement(figure: KeyFigure) -> None:
    """Raises DomainError where the way from one figure to the next would lead back (`own_place`, `in_a_circle`)."""
    if figure.replaced_by_id is None:
        return
    if figure.replaced_by_id == figure.pk:
        raise DomainError(_("A figure cannot replace itself."), code="own_place")
    # Read anew: what is in the caller's hands may be older than the last change.
    following: KeyFigure | None = KeyFigure.objects.get(pk=figure.replaced_by_id)
    seen: set[int] = set()
    while following is not None and following.pk not in seen:
        seen.add(following.pk)
        following = following.replaced_by
        if following is not None and following.pk == figure.pk:
            raise DomainError(_("The other figure is replaced by this very one."), code="in_a_circle")


def require_press_officer(by: Actor) -> None:
    """Raises NotAllowed."""
    if not can_keep_press_room(by):
        raise NotAllowed(_("Only press officers write in the press room."))


def require_seen(thing: Any, seen: str | None) -> None:
    """Raises Conflict (`stale`)."""
    if seen is not None and seen != thing.stamp:
        raise Conflict(_("This was changed in the meantime."), code="stale")


def held(entry: E) -> E:
    """As it is now, and nobody else's to change. Raises Conflict (`taken_off`)."""
    found: Any = type(entry).objects.select_for_update(of=("self",), no_key=True).get(pk=entry.pk)
    if found.taken_off_at:
        raise Conflict(_("This was taken off already."), code="taken_off")
    kept: E = found
    return kept


def change(thing: Any, told: dict[str, Any]) -> bool:
    """Whether anything is another than before."""
    changed = [name for name, value in told.items() if getattr(thing, name) != value]
    for name in changed:
        setattr(thing, name, told[name])
    return bool(changed)


def mark_of(entry: Entry) -> dict[str, bool]:
    """For the sentence of the log. A figure needs none: it is the first of the kinds."""
    name = next(name for name, kind in KINDS.items() if kind is type(entry))
    return {} if name == "figure" else {f"is_{name}": True}
