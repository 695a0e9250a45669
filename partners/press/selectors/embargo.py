"""Who may read what before its embargo ends, and whose copy a text is."""

import re
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from partners.kernel.actors import Actor
from partners.kernel.codes import SHORT_LENGTH, as_typed, digest_of, is_short_code
from partners.press.models import EmbargoAccess, EmbargoCopy, Release
from partners.press.permissions import can_keep_press_room
from partners.updates.models import Update
from partners.users.models import User
from partners.users.selectors import staff_who_may

Standing = EmbargoAccess.Standing
# Two groups of five, as a copy shows them, however they were pasted; also behind one that is none.
HALF = r"[0-9A-Za-z]{5}"
MARK = re.compile(rf"(?<![0-9A-Za-z])(?=({HALF}[\s\-–—]?{HALF})(?![0-9A-Za-z]))")
# Of a pasted text no more is looked through.
LONGEST_PASTE = 200_000


def press_room_keepers() -> QuerySet[User]:
    """Staff whose groups let them say what is held back, and who may read it."""
    return staff_who_may("press.change_pressroom")


def accesses_for_staff(viewer: Actor) -> QuerySet[EmbargoAccess]:
    """Everybody who asked or was invited, the newest first; for press officers."""
    found = EmbargoAccess.objects.select_related("release__update__campaign", "decided_by").order_by("-pk")
    return found if can_keep_press_room(viewer) else found.none()


def accesses_of(address: str, viewer: Actor) -> QuerySet[EmbargoAccess]:
    """What one mailbox may read early, for those who decide on it."""
    return accesses_for_staff(viewer).filter(email__iexact=address)


def copies_for_staff(viewer: Actor) -> QuerySet[EmbargoCopy]:
    found = EmbargoCopy.objects.select_related("access", "release__update__campaign").order_by("-last_opened_at")
    return found if can_keep_press_room(viewer) else found.none()


def copies_marked_in(text: str, viewer: Actor) -> list[EmbargoCopy]:
    """Whose copies a text was made from, by the marks that stand in it."""
    typed = {as_typed(found) for found in MARK.findall(text[:LONGEST_PASTE])}
    marks = [mark for mark in typed if len(mark) == SHORT_LENGTH and is_short_code(mark)]
    return list(copies_for_staff(viewer).filter(mark__in=marks))


def access_with(secret: str) -> EmbargoAccess | None:
    """The one that a link is of, whatever has become of it."""
    rows = EmbargoAccess.objects.select_related("release__update__campaign")
    return rows.filter(secret_hash=digest_of(secret)).first()


def is_in_force(access: EmbargoAccess, *, at: datetime) -> bool:
    return access.standing == Standing.GRANTED and access.expires_at is not None and access.expires_at > at


def releases_held_back(*, at: datetime) -> QuerySet[Release]:
    """Those whose embargo lies ahead, and which nobody has withdrawn; the next to come out first."""
    ahead = Release.objects.filter(update__opens_at__gt=at, update__withdrawn_at__isnull=True)
    return ahead.select_related("update__campaign__press_room").order_by("update__opens_at", "pk")


def releases_announced(campaign: Any, *, at: datetime) -> list[Release]:
    """What everybody may know to be coming, with its moment and nothing else."""
    return list(releases_held_back(at=at).filter(is_announced=True, update__campaign=campaign)) if campaign else []


def releases_behind(access: EmbargoAccess, *, at: datetime) -> QuerySet[Release]:
    """What this access opens now, if it is in force: its own release, or each that is held back."""
    found = releases_held_back(at=at)
    return found.filter(pk=access.release_id) if access.release_id else found


def release_known_as(public_id: UUID) -> Release | None:
    return Release.objects.select_related("update__campaign__press_room").filter(public_id=public_id).first()


def is_out(release: Release, *, at: datetime) -> bool:
    return Update.objects.available(at=at).filter(pk=release.update_id).exists()


def holders_of(release: Release, *, at: datetime) -> QuerySet[EmbargoAccess]:
    """Who may read it now: each address once is not promised, for somebody may hold it and all."""
    granted = EmbargoAccess.objects.filter(standing=Standing.GRANTED, expires_at__gt=at)
    return granted.filter(Q(release=release) | Q(release__isnull=True)).order_by("pk")


def copy_of(access: EmbargoAccess, release: Release) -> EmbargoCopy | None:
    """Where the reporter has agreed to the moment of today or to a later one."""
    copy = EmbargoCopy.objects.filter(access=access, release=release).first()
    moment = release.update.opens_at
    return copy if copy and moment and copy.agreed_until >= moment else None


def names_of_accesses(public_ids: Any, language: str) -> dict[Any, str]:
    """By their number alone: the log names no reporter."""
    found = EmbargoAccess.objects.filter(public_id__in=list(public_ids)).only("public_id")
    return {access.public_id: str(access) for access in found}
