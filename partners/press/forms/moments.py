"""A moment as a person tells it: what the clock shows, and where the clock hangs."""

import zoneinfo
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.organizations.forms.joining import alphabetical
from partners.organizations.models import reading_locale
from partners.press.selectors import FORMER_ZONES, time_zones

REGIONS = {
    "Europe": _("Europe"),
    "Africa": _("Africa"),
    "America": _("America"),
    "Asia": _("Asia"),
    "Atlantic": _("Atlantic Ocean"),
    "Australia": _("Australia"),
    "Indian": _("Indian Ocean"),
    "Pacific": _("Pacific Ocean"),
}
KNOWN_AS = {now: former for former, now in FORMER_ZONES.items()}
OPTION = '<option value="{}">{}</option>'
# What the browser's own control sends, and what people write where there is none.
FORMATS = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M", "%d/%m/%Y %H:%M")
HOME_ZONES = {
    "uk": "Europe/Kyiv",
    "en": "Europe/London",
    "de": "Europe/Berlin",
    "fr": "Europe/Paris",
    "pl": "Europe/Warsaw",
}


def usual_zone() -> str:
    """The best guess without asking the browser."""
    return HOME_ZONES.get(get_language() or "en", "UTC")


def zone_choices() -> list[tuple[Any, Any]]:
    """Every zone by the name of its city, grouped by region, as the reader calls them."""
    return list(_zones(get_language() or "en"))


def city_of(zone: str) -> str:
    """Where the clock hangs, as the reader calls it."""
    # The list of translations goes by the former names.
    known = reading_locale().time_zones.get(KNOWN_AS.get(zone, zone), {})
    return str(known.get("city") or zone.rpartition("/")[2].replace("_", " "))


@lru_cache(maxsize=16)
def _zones(language: str) -> Sequence[tuple[Any, Any]]:
    cities: dict[str, list[tuple[str, str]]] = {region: [] for region in REGIONS}
    for zone in time_zones():
        if zone != "UTC":
            cities[zone.split("/")[0]].append((zone, city_of(zone)))
    groups = [
        (str(REGIONS[region]), sorted(found, key=lambda z: alphabetical(z[1]))) for region, found in cities.items()
    ]
    return (("UTC", _("UTC, the same everywhere")), *groups)


class ZoneSelect(forms.Select):
    """Hundreds of options, drawn once per language: a template for each would take longer than the rest of the page."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        options = _options(get_language() or "en")
        if value in time_zones():
            options = options.replace(f'value="{value}"', f'value="{value}" selected', 1)
        attributes = flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name}))
        return format_html("<select{}>{}</select>", attributes, mark_safe(options))  # noqa: S308  made of escaped parts


@lru_cache(maxsize=16)
def _options(language: str) -> str:
    (utc, utc_name), *groups = _zones(language)
    drawn = [
        format_html('<optgroup label="{}">{}</optgroup>', region, format_html_join("", OPTION, zones))
        for region, zones in groups
    ]
    return format_html(OPTION, utc, utc_name) + "".join(drawn)


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
    if moment.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None) != clock:
        raise ValidationError(
            _("In that night the clocks are put forward, and this time is skipped. Choose an hour later."),
            code="skipped",
        )
    return moment
