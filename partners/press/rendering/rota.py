"""The duty rota in words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.kernel.languages.zones import city_of
from partners.press.models import Absence, DutyShift, MediaContact
from partners.press.selectors.rota import zone_of_contact

Called = Callable[[MediaContact], str]


@dataclass(frozen=True)
class RotaLine:
    """One shift or absence, in words; `is_now` where it holds at this moment."""

    public_id: UUID
    name: str
    told: str
    is_now: bool
    is_shift: bool


def by_own_words(contact: MediaContact) -> str:
    """As the partner wrote it: for its own people alone."""
    return contact.name


def rota_lines(
    shifts: Iterable[DutyShift], absences: Iterable[Absence], *, at: datetime, called: Called = by_own_words
) -> list[RotaLine]:
    """What holds now first, then by when it begins. `called` names people for others than their own partner."""
    lines: list[tuple[Any, RotaLine]] = []
    for shift in shifts:
        line = RotaLine(shift.public_id, called(shift.contact), shift_in_words(shift), shift.starts_at <= at, True)
        lines.append((shift.starts_at, line))
    for absence in absences:
        zone = ZoneInfo(zone_of_contact(absence.contact))
        today = at.astimezone(zone).date()
        begins = datetime.combine(absence.first_day, datetime.min.time(), zone)
        is_now = absence.first_day <= today <= absence.last_day
        if absence.last_day >= today:
            told = absence_in_words(absence, stand_in=called(absence.stand_in) if absence.stand_in else "")
            lines.append((begins, RotaLine(absence.public_id, called(absence.contact), told, is_now, False)))
    return [line for _begins, line in sorted(lines, key=lambda pair: (not pair[1].is_now, pair[0]))]


def shift_in_words(shift: DutyShift) -> str:
    """By the clock by which it was told."""
    moments = (shift.starts_at, shift.ends_at)
    with timezone.override(shift.time_zone):
        begins, ends = (date_format(timezone.localtime(each), "DATETIME_FORMAT") for each in moments)
    return _("On duty from %(begins)s until %(ends)s (%(city)s)") % {
        "begins": begins,
        "ends": ends,
        "city": city_of(shift.time_zone),
    }


def absence_in_words(absence: Absence, *, stand_in: str = "") -> str:
    days = {"first": date_format(absence.first_day), "last": date_format(absence.last_day)}
    if stand_in:
        return _("Away from %(first)s to %(last)s; %(name)s stands in") % {**days, "name": stand_in}
    return _("Away from %(first)s to %(last)s") % days
