"""Who is on duty, who is away, and what the ranking is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from partners.kernel.languages.zones import time_zones
from partners.press.models import Absence, DutyShift, MediaContact
from partners.press.workflow import LIVE

# Further than the ranking counts.
AHEAD = timedelta(days=16)
# No clock is further from UTC.
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Rota:
    """As `Voice` takes it: keys of contacts on duty at that moment, and days away by the person's own clock."""

    on_duty: frozenset[int] = frozenset()
    away: Mapping[int, frozenset[date]] = field(default_factory=dict)


def zone_of_contact(contact: MediaContact) -> str:
    """By what they agreed to, where they did; a zone that nobody knows is UTC."""
    facts = contact.agreed_facts or contact.facts
    return facts.time_zone if facts.time_zone in time_zones() else "UTC"


def shifts_ahead(contact: MediaContact, *, at: datetime) -> QuerySet[DutyShift]:
    return DutyShift.objects.filter(contact=contact, ends_at__gt=at)


def absences_ahead(contact: MediaContact, *, at: datetime) -> QuerySet[Absence]:
    # A day more: somewhere it is still yesterday.
    return Absence.objects.filter(contact=contact, last_day__gte=at.date() - A_DAY)


def shifts_of(organization_id: int, *, at: datetime) -> QuerySet[DutyShift]:
    """Of an organisation's people, those that run and those to come."""
    found = DutyShift.objects.filter(contact__organization=organization_id, contact__standing__in=LIVE, ends_at__gt=at)
    return found.select_related("contact__organization").order_by("starts_at", "pk")


def absences_of(organization_id: int, *, at: datetime) -> QuerySet[Absence]:
    found = Absence.objects.filter(
        contact__organization=organization_id, contact__standing__in=LIVE, last_day__gte=at.date() - A_DAY
    )
    return found.select_related("contact__organization", "stand_in").order_by("first_day", "pk")


def rota_at(*, at: datetime) -> Rota:
    """What holds then for everybody, in as many questions to the database for one contact as for thousands.

    Who stands in is on duty on the days of the absence, by the absent person's clock; the day after it is over.
    """
    on_duty = set(DutyShift.objects.filter(starts_at__lte=at, ends_at__gt=at).values_list("contact", flat=True))
    near = Absence.objects.filter(first_day__lte=(at + AHEAD).date(), last_day__gte=at.date() - A_DAY)
    away: dict[int, set[date]] = {}
    for absence in near.select_related("contact__organization").prefetch_related("contact__consents"):
        first = max(absence.first_day, at.date() - A_DAY)
        last = min(absence.last_day, (at + AHEAD).date())
        days = {first + timedelta(days=number) for number in range((last - first).days + 1)}
        away.setdefault(absence.contact_id, set()).update(days)
        # Also of an absent person who is not listed at the moment: a colleague was told to be there.
        if absence.stand_in_id and at.astimezone(ZoneInfo(zone_of_contact(absence.contact))).date() in days:
            on_duty.add(absence.stand_in_id)
    return Rota(frozenset(on_duty), {key: frozenset(days) for key, days in away.items()})
