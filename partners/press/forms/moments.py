"""A moment as a person tells it: what the clock shows, and where the clock hangs."""

import zoneinfo
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# What the browser's own control sends, and what people write where there is none.
FORMATS = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M", "%d/%m/%Y %H:%M")


class ClockField(forms.Field):
    """What a clock on the wall shows, without a zone: a naive datetime."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_error_messages = {
        "invalid": _("Give a date and a time, for example 2026-05-31 17:30."),
        "far": _("This year is too far away."),
    }

    def to_python(self, value: Any) -> datetime | None:
        typed = " ".join(str(value or "").split())
        if not typed:
            return None
        for wanted in FORMATS:
            try:
                found = datetime.strptime(typed, wanted)  # noqa: DTZ007  the zone is another field
            except ValueError:
                continue
            # Beyond these, a shift of some hours could leave the calendar altogether.
            if not 2000 <= found.year <= 2100:
                raise ValidationError(self.error_messages["far"], code="far")
            return found
        raise ValidationError(self.error_messages["invalid"], code="invalid")


def moment_of(clock: datetime, zone: str) -> datetime:
    """The moment at which the clock in that zone shows this, in UTC; of two such moments the first.

    Raises ValidationError where the clock skips it, in the night in which it is put forward.
    """
    moment = clock.replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(UTC)
    # There and back: a time that is skipped comes back as another.
    if moment.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None) != clock:
        raise ValidationError(
            _("In that night the clocks are put forward, and this time is skipped. Choose an hour later."),
            code="skipped",
        )
    return moment
