"""Time zones by the city whose clock shows them."""

import zoneinfo
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from babel.core import get_global
from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .alphabet import alphabetical
from .names import reading_locale

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
# Names that the places themselves have left behind, and what they are called now.
FORMER_ZONES = {
    "Africa/Asmera": "Africa/Asmara",
    "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "America/Catamarca": "America/Argentina/Catamarca",
    "America/Coral_Harbour": "America/Atikokan",
    "America/Cordoba": "America/Argentina/Cordoba",
    "America/Godthab": "America/Nuuk",
    "America/Indianapolis": "America/Indiana/Indianapolis",
    "America/Jujuy": "America/Argentina/Jujuy",
    "America/Louisville": "America/Kentucky/Louisville",
    "America/Mendoza": "America/Argentina/Mendoza",
    "Asia/Calcutta": "Asia/Kolkata",
    "Asia/Katmandu": "Asia/Kathmandu",
    "Asia/Rangoon": "Asia/Yangon",
    "Asia/Saigon": "Asia/Ho_Chi_Minh",
    "Atlantic/Faeroe": "Atlantic/Faroe",
    "Europe/Kiev": "Europe/Kyiv",
    "Pacific/Enderbury": "Pacific/Kanton",
    "Pacific/Ponape": "Pacific/Pohnpei",
    "Pacific/Truk": "Pacific/Chuuk",
}
# Zones that are parts of another in this list today.
MERGED_ZONES = {"Africa/Timbuktu", "Europe/Uzhgorod", "Europe/Zaporozhye", "Pacific/Samoa", "Pacific/Yap"}
KNOWN_AS = {now: former for former, now in FORMER_ZONES.items()}
OPTION = '<option value="{}">{}</option>'
HOME_ZONES = {
    "uk": "Europe/Kyiv",
    "en": "Europe/London",
    "de": "Europe/Berlin",
    "fr": "Europe/Paris",
    "pl": "Europe/Warsaw",
}


@cache
def time_zones() -> tuple[str, ...]:
    """The names that may be chosen, in the order of the alphabet; UTC is the last. Reads a folder, so only once."""
    named = {zone for zone in zoneinfo.available_timezones() if zone.split("/")[0] in REGIONS and "/" in zone}
    named -= FORMER_ZONES.keys() | MERGED_ZONES
    # Second names of a zone that is in the list: the reader would see the same city twice.
    second = {zone for zone, first in get_global("zone_aliases").items() if first in named}
    return (*sorted(named - second), "UTC")


def usual_zone(language: str = "") -> str:
    """The best guess without asking the browser, for readers of this language or of the page's."""
    return HOME_ZONES.get(language or get_language() or "en", "UTC")


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
        (str(REGIONS[region]), sorted(found, key=lambda z: alphabetical(z[1], language)))
        for region, found in cities.items()
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
