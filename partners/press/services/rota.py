"""Who is on duty and who is away. Nothing of it is a consent, and nothing of it is shown on a surface."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.press.models import Absence, DutyShift, MediaContact
from partners.press.permissions import can_keep_rota
from partners.press.selectors.rota import absences_ahead, shifts_ahead
from partners.press.services.contacts import hold_contact
from partners.press.workflow import LIVE

LONGEST_SHIFT = timedelta(days=31)
LONGEST_ABSENCE = timedelta(days=366)
# Of what is still ahead of one person, of each kind.
MOST_AHEAD = 60
KEEP = timedelta(days=30)


@transaction.atomic
def add_shift(contact: MediaContact, *, starts_at: datetime, ends_at: datetime, time_zone: str, by: Actor) -> DutyShift:
    """Put somebody on duty from one moment to another, in UTC.

    Raises NotAllowed, DomainError (`no_time`, `in_the_past`, `too_long`), Conflict (`wrong_state`, `there_already`,
    `too_many`).
    """
    contact = _keeping(contact, by)
    now = clock.now()
    if ends_at <= starts_at:
        raise DomainError(_("The end has to be after the beginning."), code="no_time")
    if ends_at <= now:
        raise DomainError(_("This time has passed."), code="in_the_past")
    if ends_at - starts_at > LONGEST_SHIFT:
        raise DomainError(_("Nobody is on duty for more than 31 days at a stretch."), code="too_long")
    _require_new(shifts_ahead(contact, at=now), starts_at=starts_at, ends_at=ends_at)
    shift = DutyShift.objects.create(contact=contact, starts_at=starts_at, ends_at=ends_at, time_zone=time_zone)
    _record(contact, by)
    return shift


@transaction.atomic
def add_absence(
    contact: MediaContact, *, first_day: date, last_day: date, stand_in: MediaContact | None = None, by: Actor
) -> Absence:
    """Somebody is away for whole days by their own clock; `stand_in`, of the same organisation, is on duty meanwhile.

    Raises NotAllowed, DomainError and Conflict as `add_shift`, and Conflict (`not_two`).
    """
    contact = _keeping(contact, by)
    now = clock.now()
    if last_day < first_day:
        raise DomainError(_("The last day cannot be before the first."), code="no_time")
    if last_day < now.date() - timedelta(days=1):
        raise DomainError(_("This time has passed."), code="in_the_past")
    if last_day - first_day > LONGEST_ABSENCE:
        raise DomainError(_("This is longer than a year. Withdraw the contact instead."), code="too_long")
    if stand_in is not None:
        _require_colleague(contact, stand_in)
    _require_new(absences_ahead(contact, at=now), first_day=first_day, last_day=last_day)
    absence = Absence.objects.create(contact=contact, first_day=first_day, last_day=last_day, stand_in=stand_in)
    _record(contact, by, is_absence=True)
    return absence


@transaction.atomic
def hand_over_shift(shift: DutyShift, to: MediaContact, *, by: Actor) -> DutyShift:
    """What is left of a shift goes to a colleague, and ends when it would have ended.

    Raises NotAllowed and Conflict (`wrong_state`, `not_two`, `there_already`).
    """
    contact = _keeping(shift.contact, by)
    _require_colleague(contact, to)
    now = clock.now()
    held = DutyShift.objects.select_for_update(of=("self",), no_key=True).filter(pk=shift.pk, ends_at__gt=now).first()
    if held is None:
        raise Conflict(_("This shift is over, or somebody has changed it. Look at the rota."), code="wrong_state")
    starts_at = max(held.starts_at, now)
    _require_new(shifts_ahead(to, at=now), starts_at=starts_at, ends_at=held.ends_at)
    handed = DutyShift.objects.create(contact=to, starts_at=starts_at, ends_at=held.ends_at, time_zone=held.time_zone)
    if held.starts_at < now:
        held.ends_at = now
        held.save(update_fields=["ends_at", "updated_at"])
    else:
        held.delete()
    _record(contact, by, is_handed_over=True)
    return handed


@transaction.atomic
def take_off_rota(entry: DutyShift | Absence, *, by: Actor) -> None:
    """End a shift or an absence, or take it back; that somebody did so before is no mistake.

    Raises NotAllowed and Conflict (`wrong_state`).
    """
    contact = _keeping(entry.contact, by)
    if type(entry).objects.filter(pk=entry.pk).delete()[0]:
        _record(contact, by, is_taken_off=True)


def purge_rota() -> int:
    """Delete what ended a month ago: when somebody was away is nobody's business then."""
    before = clock.now() - KEEP
    shifts = DutyShift.objects.filter(ends_at__lt=before).delete()[0]
    return shifts + Absence.objects.filter(last_day__lt=before.date()).delete()[0]


def _keeping(contact: MediaContact, by: Actor) -> MediaContact:
    if not can_keep_rota(by, contact):
        raise NotAllowed(_("You may not do this."))
    contact = hold_contact(contact)
    if contact.standing not in LIVE:
        raise Conflict(_("This person is no longer a contact. Suggest them again."), code="wrong_state")
    return contact


def _require_colleague(contact: MediaContact, other: MediaContact) -> None:
    is_one = other.pk != contact.pk and other.organization_id == contact.organization_id and other.is_live
    if not is_one:
        raise Conflict(_("Choose somebody else of the same organisation."), code="not_two")


def _require_new(ahead: Any, **same: Any) -> None:
    if ahead.filter(**same).exists():
        raise Conflict(_("This stands in the rota already."), code="there_already")
    if ahead.count() >= MOST_AHEAD:
        raise Conflict(_("There is enough in the rota for this person. Take something off first."), code="too_many")


def _record(contact: MediaContact, by: Actor, **marks: bool) -> None:
    """Of whom, and neither when nor why."""
    with transaction.atomic():
        record(Verb.ROTA_CHANGED, by=by, organization=contact.organization, subject=contact, **marks)
