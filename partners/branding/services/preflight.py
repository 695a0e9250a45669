"""What somebody should know about their logo before anybody else sees it."""

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from partners.artwork.models import TemplateVersion
from partners.artwork.rendering import Brand, Choices, Occasion, Slot, contrast, luminance, slots_from_json
from partners.artwork.services import coarsest, fitting, has_no_room_for, logo_is_lost_on
from partners.branding.models import ENOUGH_SEEN, BrandKit, Logo
from partners.branding.services.logos import drawing_of
from partners.kernel.fields.links import canonical_or_same, shown_link
from partners.kernel.languages.names import language_name

# The sentence for small logos says this number, too.
ENOUGH_PIXELS = 600
TOO_WIDE, TOO_TALL = 5.0, 2.0
# Per cent of its space that a logo should fill; a long line of words in a square slot does not.
ENOUGH_FILLED = 22


SMALL = _(
    "The logo is small ({width} × {height} pixels): on a poster it will look blurred. Upload an SVG, or a PNG whose "
    "longer side has 600 pixels at least."
)
WIDE = _(
    "The logo is very wide, so it becomes small on most templates. If you have a version on two lines, or the sign "
    "alone, use that."
)
TALL = _(
    "The logo is very tall, so it becomes small on most templates. If you have a wider version, or the sign alone, "
    "use that."
)
OPAQUE = _(
    "The logo brings a background of its own. On a plate of the same colour that looks fine; elsewhere it shows as a "
    "box. A PNG or SVG with a transparent background fits everywhere."
)
PALE = _("Most of the logo is so light that it disappears on white paper. Upload the version for light backgrounds.")

DARK = _(
    "On a dark ground the logo hardly stands out. Our templates put a plate behind it there, so it is seen everywhere."
)

UNSEEN = _("Here the logo hardly stands out. Add the version for light grounds in the brand kit.")
UNSEEN_ON_DARK = _("Here the logo hardly stands out. Add a logo for dark grounds in the brand kit.")
# Between a light ground and a dark one.
MIDDLE = 0.4

NAME_TOO_LONG = _(
    "“{template}” has no room for your name in letters that can be read. Give a short name in the brand kit "
    "({language}): it will stand there instead."
)
NAME_TOO_LONG_TOO = _(
    "“{template}” has no room for your name in letters that can be read, nor for your short name. Give a shorter one "
    "in the brand kit ({language})."
)
LINE_TOO_LONG = _("“{template}” has no room for this line of text in letters that can be read. Please make it shorter.")
DATE_TOO_LONG = _(
    "“{template}” has no room for this date in letters that can be read. The campaign team has to make its place "
    "larger."
)
PLACE_TOO_LONG = _("“{template}” has no room for this place in letters that can be read. Please make it shorter.")
COARSE_IN_PRINT = _(
    "In print the photograph has {number} pixels an inch here; below 150 it looks blurred. Choose a larger one."
)
COARSE_ON_SCREENS = _(
    "The photograph has {number} pixels across here, fewer than the file shows: it looks blurred. Choose a larger one."
)
ADDRESS_TOO_LONG = _(
    "“{template}” has no room for the address of your site in letters that can be read. Give a shorter link in the "
    "brand kit."
)


@dataclass(frozen=True)
class Finding:
    """`tone` is that of a notice: `warn` for what should be mended, `info` for what is good to know."""

    code: str
    text: Any
    tone: str = "warn"


def findings_about(logo: Logo) -> list[Finding]:
    """What is wrong with the logo wherever it stands; empty when all is well."""
    found = []
    if max(logo.width, logo.height) < ENOUGH_PIXELS:
        found.append(Finding("small", format_lazy(SMALL, width=logo.width, height=logo.height)))
    if logo.width > TOO_WIDE * logo.height:
        found.append(Finding("wide", WIDE))
    if logo.height > TOO_TALL * logo.width:
        found.append(Finding("tall", TALL))
    # At most one of these three: against a box of its own the shades of a logo say nothing about the ground.
    if logo.is_opaque:
        found.append(Finding("opaque", OPAQUE))
    elif logo.seen_on_light < ENOUGH_SEEN:
        found.append(Finding("pale", PALE))
    elif logo.seen_on_dark < ENOUGH_SEEN:
        found.append(Finding("dark", DARK, tone="info"))
    return found


def findings_on(
    version: TemplateVersion,
    kit: BrandKit | None,
    *,
    line: str | None = None,
    occasion: Occasion | None = None,
    brand: Brand | None = None,
) -> list[Finding]:
    """What is wrong with the kit on this template, with a line of text, by itself the kit's own, and with an occasion;
    empty when all is well. `brand` is what `brand_for_many` gives, for whoever asks about many templates."""
    if kit is None:
        return []
    own_line = kit.taglines.get(version.template.language, "")
    occasion = fitting(version, occasion or Occasion())
    found = findings_about_words(version, kit, line=own_line if line is None else line, occasion=occasion)
    if occasion.photo and (number := coarsest(version, occasion.photo)):
        text = COARSE_IN_PRINT if version.is_print else COARSE_ON_SCREENS
        found.append(Finding("photo_coarse", format_lazy(text, number=number)))
    slot = next((slot for slot in slots_from_json(version.slots) if slot.kind == "logo"), None)
    if kit.logo is None or slot is None:
        return found
    # A file that was lost is missed where it is drawn: the page that speaks of it has to stay.
    with suppress(OSError):
        if ground := logo_is_lost_on(version, brand or brand_with_logos(kit)):
            found.append(Finding("unseen", UNSEEN if luminance(ground) > MIDDLE else UNSEEN_ON_DARK))
    filled = share_filled(kit.logo, slot, version)
    if filled < ENOUGH_FILLED:
        text = _("Here the logo fills only {share} percent of its space because of its shape.")
        found.append(Finding("shape", format_lazy(text, share=filled)))
    return found


def brand_with_logos(kit: BrandKit) -> Brand:
    """As it is drawn, whole."""
    brand = brand_of_kit(kit)
    light, dark = (kit.logo, kit.dark_logo) if kit.logo else (kit.dark_logo, None)
    for prefix, logo in (("", light), ("dark_", dark), ("mono_", kit.mono_logo)):
        if logo is not None:
            own: dict[str, Any] = {"png": content_of(logo), "sha256": logo.sha256, "svg": drawing_of(logo)}
            brand = replace(brand, **{f"{prefix}logo_{name}": value for name, value in own.items()})
    return brand


def brand_for_many(kit: BrandKit | None) -> Brand | None:
    """The same, read once; None without a kit, and where a file was lost, which is missed where it is drawn."""
    with suppress(OSError):
        return brand_with_logos(kit) if kit else None
    return None


def content_of(logo: Logo) -> bytes:
    with logo.file.open("rb") as file:
        return bytes(file.read())


def brand_of_kit(kit: BrandKit) -> Brand:
    """As it is drawn, but for the logo, whose file is not read."""
    # Also of a kit that is older than the one form of links.
    link = canonical_or_same(kit.link)
    return Brand(
        names=kit.names, short_names=kit.short_names, colour=kit.colour, link=link, shown_link=shown_link(link)
    )


def findings_about_words(
    version: TemplateVersion, kit: BrandKit, *, line: str, occasion: Occasion | None = None
) -> list[Finding]:
    """What has no room on this template at a size that can be read; `code` is that of a refusal."""
    language = version.template.language
    # Not read: where there is a logo, no name stands in its place.
    brand = replace(brand_of_kit(kit), logo_png=b"" if kit.logo_id or kit.dark_logo_id else None)
    key = brand.key_in(language)
    facts = {"template": version.template.title, "language": language_name(key)}
    name = NAME_TOO_LONG_TOO if kit.short_names.get(key) else NAME_TOO_LONG
    told = {
        "name": ("name_too_long", name),
        "line": ("line_too_long", LINE_TOO_LONG),
        "link": ("link_too_long", ADDRESS_TOO_LONG),
        "date": ("date_too_long", DATE_TOO_LONG),
        "place": ("place_too_long", PLACE_TOO_LONG),
    }
    kinds = has_no_room_for(version, brand, Choices(line=line, language=language, occasion=occasion or Occasion()))
    return [Finding(told[kind][0], format_lazy(told[kind][1], **facts)) for kind in kinds if kind in told]


def share_filled(logo: Logo, slot: Slot, version: TemplateVersion) -> int:
    """Per cent of the slot that the logo covers when it is as large as it can be there."""
    _left, _top, width, height = slot.box(version.width, version.height)
    scale = min(width / logo.width, height / logo.height)
    return round(100 * scale * scale * logo.width * logo.height / (width * height))


def contrast_with_paper(colour: str) -> float:
    """From 1 to 21; text needs 4.5."""
    return round(contrast(colour, "#ffffff"), 1)
