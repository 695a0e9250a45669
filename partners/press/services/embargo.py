"""Reading before the embargo ends: asked for or offered, granted with an end, agreed to, and taken back."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import VISITOR, Actor
from partners.kernel.codes import SHORT_LENGTH, digest_of, short_code
from partners.kernel.doors.open_forms import is_first_use
from partners.kernel.errors import Conflict, DomainError
from partners.kernel.room import if_there_is_room
from partners.press.emails.early import secret_of, send_access, send_access_over, send_access_refused, tell_keepers
from partners.press.models import EmbargoAccess, EmbargoCopy, Release
from partners.press.selectors import copy_of, is_in_force, releases_behind
from partners.press.selectors.keeping import EARLY
from partners.press.services.releases import note_early
from partners.press.services.room import require_press_officer
from partners.press.workflow import ACCESS

Standing = EmbargoAccess.Standing
LONGEST = timedelta(days=366)
# After its end: whoever finds a leaked text has to be able to ask whose it was.
KEEP_ENDED = EARLY.after
# Five bits a sign, the last of which only checks the others.
NUMBERS = 1 << (5 * (SHORT_LENGTH - 1))
TAKEN = _("This address has access already, or waits for it. Open its entry in the list.")


@transaction.atomic
def ask_for_access(
    release: Release, *, email: str, submission: str = "", is_told: bool = True, by: Actor, **told: str
) -> None:
    """A reporter asks for a release that was announced. Whoever asks is told the same, whatever is known of the
    address: where it has access already, the link goes to the mailbox once more, unless not `is_told`.

    `told` are the columns that the form fills in; `submission` is its token, which serves once.
    """
    if submission and not is_first_use(submission):
        return
    now = clock.now()
    known = live_accesses(email).filter(release=release).first()
    if known is None:
        known = EmbargoAccess.objects.create(release=release, email=email, asked_at=now, **told)
        # Without data, here and below: the entry stays when the row is deleted.
        record(Verb.EARLY_ACCESS_ASKED, by=by, campaign=release.update.campaign, subject=known)
        tell_keepers(known)
    elif is_told and is_in_force(known, at=now):
        send_access(known)
    elif is_told and known.expires_at and known.expires_at <= now:
        # It has run out: press officers see that they are asked once more, and can give it a later end.
        known.asked_at = now
        known.save(update_fields=["asked_at", "updated_at"])
        tell_keepers(known)


@transaction.atomic
def invite_reporter(
    release: Release | None, *, email: str, expires_at: datetime, by: Actor, campaign: Any = None, **told: str
) -> EmbargoAccess:
    """Give access to somebody who did not ask; without a release, to each that is held back now or later.

    Raises NotAllowed, DomainError (`in_the_past`, `too_long`), Conflict (`taken`, `is_out`).
    """
    require_press_officer(by)
    if live_accesses(email).filter(release=release).exists():
        raise Conflict(TAKEN, code="taken")
    access = EmbargoAccess.objects.create(release=release, email=email, **told)
    return _give(access, "grant", expires_at=expires_at, by=by, campaign=campaign, is_invited=True)


@transaction.atomic
def grant_access(access: EmbargoAccess, *, expires_at: datetime, by: Actor) -> EmbargoAccess:
    """The link goes to the mailbox that asked. Raises NotAllowed, DomainError (`in_the_past`, `too_long`), Conflict
    (`wrong_state`, `is_out`)."""
    return _give(held(access), "grant", expires_at=expires_at, by=by)


@transaction.atomic
def extend_access(access: EmbargoAccess, *, expires_at: datetime, by: Actor) -> EmbargoAccess:
    """Another end, earlier or later; the same link is sent once more.

    Raises NotAllowed, DomainError (`in_the_past`, `too_long`), Conflict (`wrong_state`, `is_out`).
    """
    return _give(held(access), "extend", expires_at=expires_at, by=by, is_extended=True)


@transaction.atomic
def refuse_access(access: EmbargoAccess, *, reason: str, by: Actor) -> EmbargoAccess:
    """The reporter reads why. Raises NotAllowed and Conflict (`wrong_state`)."""
    access = held(access)
    ACCESS.advance(access, "refuse", by=by)
    access.reason = reason
    _decided(access, by=by)
    record(Verb.EARLY_ACCESS_REFUSED, by=by, campaign=_campaign(access), subject=access)
    send_access_refused(access)
    return access


@transaction.atomic
def withdraw_access(access: EmbargoAccess, *, by: Actor) -> EmbargoAccess:
    """The link opens nothing from the next request on. Raises NotAllowed and Conflict (`wrong_state`)."""
    access = held(access)
    ACCESS.advance(access, "withdraw", by=by)
    _decided(access, by=by)
    record(Verb.EARLY_ACCESS_WITHDRAWN, by=by, campaign=_campaign(access), subject=access)
    send_access_over(access)
    return access


@transaction.atomic
def agree_to_embargo(access: EmbargoAccess, release: Release, *, until: datetime | None, by: Actor) -> EmbargoCopy:
    """The reporter agrees to publish nothing before `until`, which the page named; from now on the copy is theirs.

    Raises Conflict (`moved`) where it is another moment meanwhile, and (`over`) where the access has ended.
    """
    now, access = clock.now(), held(access)
    if not is_in_force(access, at=now) or not releases_behind(access, at=now).filter(pk=release.pk).exists():
        raise Conflict(_("This link opens nothing any more."), code="over")
    if until is None or release.update.opens_at != until:
        raise Conflict(_("The embargo was moved meanwhile. Read the terms once more, please."), code="moved")
    if copy := copy_of(access, release):
        return copy
    copy, _is_new = EmbargoCopy.objects.update_or_create(
        access=access,
        release=release,
        defaults={"agreed_at": now, "agreed_until": until},
        create_defaults={
            "mark": short_code(secrets.randbelow(NUMBERS)),
            "agreed_at": now,
            "agreed_until": until,
            "opened_at": now,
            "last_opened_at": now,
        },
    )
    record(Verb.EARLY_ACCESS_AGREED, by=by, campaign=release.update.campaign, subject=access)
    return copy


def note_opened(copy: EmbargoCopy) -> None:
    """How often and when last, for the press officers' list; left out without room."""
    with if_there_is_room("press.early"):
        EmbargoCopy.objects.filter(pk=copy.pk).update(last_opened_at=clock.now(), times_opened=F("times_opened") + 1)


def note_without_right(access: EmbargoAccess) -> None:
    """A link was used that was withdrawn or has run out, while what it led to is still held back."""
    for release in releases_behind(access, at=clock.now())[:1]:
        note_early(release, by=VISITOR, by_old_link=True)


def purge_accesses() -> int:
    """Forget who asked, and who had which copy, half a year after it ended."""
    late = clock.now() - KEEP_ENDED
    over = (
        Q(standing=Standing.GRANTED, expires_at__lt=late)
        | Q(standing__in=[Standing.REFUSED, Standing.WITHDRAWN], decided_at__lt=late)
        | Q(standing=Standing.ASKED, asked_at__lt=late)
    )
    _all, by_kind = EmbargoAccess.objects.filter(over).delete()
    return by_kind.get("press.EmbargoAccess", 0)


def live_accesses(email: str) -> QuerySet[EmbargoAccess]:
    rows = EmbargoAccess.objects.select_for_update(of=("self",), no_key=True).select_related("release__update")
    return rows.filter(standing__in=[Standing.ASKED, Standing.GRANTED], email__iexact=email)


@transaction.atomic
def _give(
    access: EmbargoAccess, move: str, *, expires_at: datetime, by: Actor, campaign: Any = None, **how: bool
) -> EmbargoAccess:
    ACCESS.advance(access, move, by=by)
    now = clock.now()
    if expires_at <= now:
        raise DomainError(_("This moment has passed."), code="in_the_past")
    if expires_at > now + LONGEST:
        raise DomainError(_("This is more than a year away. Give an earlier date."), code="too_long")
    if access.release and not access.release.is_held_back(at=now):
        raise Conflict(_("This release is not under embargo, so nobody needs access to it."), code="is_out")
    access.expires_at, access.secret_hash = expires_at, digest_of(secret_of(access))
    _decided(access, by=by)
    record(Verb.EARLY_ACCESS_GRANTED, by=by, campaign=_campaign(access) or campaign, subject=access)
    send_access(access, **how)
    return access


def _decided(access: EmbargoAccess, *, by: Actor) -> None:
    access.decided_at, access.decided_by = clock.now(), by.user
    access.save()


def _campaign(access: EmbargoAccess) -> Any:
    return access.release.update.campaign if access.release else None


def held(access: EmbargoAccess) -> EmbargoAccess:
    """As it is now, and nobody else's to change."""
    rows = EmbargoAccess.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("release__update__campaign").get(pk=access.pk)
