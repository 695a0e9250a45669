"""What somebody should know about their logo before anybody else sees it."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from partners.artwork.models import TemplateVersion
from partners.artwork.rendering import Slot, contrast, luminance, slots_from_json
from partners.artwork.services import is_code_readable, longest_link
from partners.branding.models import LONGEST_LINK, BrandKit, Logo

# The sentence for small logos says this number, too.
ENOUGH_PIXELS = 600
TOO_WIDE, TOO_TALL = 5.0, 2.0
# Per cent of a logo that has to stand out from its plate.
ENOUGH_SEEN = 45
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
    "On a dark ground the logo hardly stands out. Our templates put a white plate behind it, so it is seen everywhere."
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


def findings_on(version: TemplateVersion, kit: BrandKit | None) -> list[Finding]:
    """What is wrong with the kit on this template; empty when all is well."""
    found = [] if kit is None or is_code_readable(version, kit.link) else [Finding("link", too_long_a_link(version))]
    slot = next((slot for slot in slots_from_json(version.slots) if slot.kind == "logo"), None)
    if kit is None or kit.logo is None or slot is None:
        return found
    if not is_seen(kit.logo, plate=kit.colour if slot.background == "brand" else slot.background):
        found.append(Finding("unseen", _("Here the logo hardly stands out from its plate.")))
    filled = share_filled(kit.logo, slot, version)
    if filled < ENOUGH_FILLED:
        text = _("Here the logo fills only {share} percent of its space because of its shape.")
        found.append(Finding("shape", format_lazy(text, share=filled)))
    return found


def too_long_a_link(version: TemplateVersion) -> Any:
    return format_lazy(
        _(
            "Your link is too long for the QR code here: no telephone could read it. Up to {most} characters fit. Give "
            "a shorter link in the brand kit."
        ),
        most=longest_link(version, LONGEST_LINK),
    )


def is_seen(logo: Logo, *, plate: str) -> bool:
    """Straight on the artwork, and with a background of its own, there is nothing to compare with."""
    if logo.is_opaque or not plate:
        return True
    return (logo.seen_on_light if luminance(plate) > 0.4 else logo.seen_on_dark) >= ENOUGH_SEEN


def share_filled(logo: Logo, slot: Slot, version: TemplateVersion) -> int:
    """Per cent of the slot that the logo covers when it is as large as it can be there."""
    _left, _top, width, height = slot.box(version.width, version.height)
    scale = min(width / logo.width, height / logo.height)
    return round(100 * scale * scale * logo.width * logo.height / (width * height))


def contrast_with_paper(colour: str) -> float:
    """From 1 to 21; text needs 4.5."""
    return round(contrast(colour, "#ffffff"), 1)
