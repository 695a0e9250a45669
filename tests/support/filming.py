"""Templates whose artwork is laid over a film."""

from typing import Any

from PIL import Image, ImageDraw

from partners.artwork.models import Template
from partners.artwork.services import add_template
from partners.kernel.actors import acting
from tests.support.branding import encoded
from tests.support.films import plain_film
from tests.support.materials import open_material

# The film's own colour, and that of the card.
FILM, CARD = "#203a5c", "#f6f1e8"
SLOTS = [
    {"kind": "logo", "x": 0.05, "y": 0.55, "width": 0.25, "height": 0.3, "background": "#ffffff"},
    {"kind": "name", "x": 0.35, "y": 0.55, "width": 0.3, "height": 0.15, "colour": "#1b1f24", "size": 0.08},
    {"kind": "line", "x": 0.35, "y": 0.72, "width": 0.3, "height": 0.12, "colour": "#1b1f24", "size": 0.06},
    {"kind": "qr", "x": 0.68, "y": 0.4, "width": 0.3, "height": 0.55, "background": "#ffffff"},
]
STRIP = [
    {"kind": "logo", "x": 0.04, "y": 0.78, "width": 0.18, "height": 0.18, "background": "#ffffff"},
    {"kind": "name", "x": 0.26, "y": 0.78, "width": 0.7, "height": 0.1, "colour": "#1b1f24", "size": 0.07},
]


def card_artwork() -> bytes:
    return encoded(Image.new("RGB", (640, 360), CARD), "PNG")


def strip_artwork() -> bytes:
    """See-through, but for a band at the bottom."""
    drawn = Image.new("RGBA", (640, 360))
    ImageDraw.Draw(drawn).rectangle((0, 270, 640, 360), fill=CARD)
    return encoded(drawn, "PNG")


def add_end_card(
    person, *, place: str = "after", seconds: float = 1.0, film: bytes | None = None, slots: Any = SLOTS
) -> Template:
    return add_template(
        open_material(),
        key="end-card-en",
        kind="end_card",
        language="en",
        titles={"en": "An end card", "uk": "Кінцева заставка"},
        artwork=card_artwork(),
        slots=slots,
        description="A plain card.",
        credit="The campaign",
        licence="CC BY 4.0",
        film=plain_film(width=640, height=360) if film is None else film,
        film_place=place,
        film_seconds=seconds,
        by=acting(person),
    )


def add_lower_third(person, *, start: float = 0.5, seconds: float = 1.0) -> Template:
    return add_template(
        open_material(),
        key="lower-third-en",
        kind="lower_third",
        language="en",
        titles={"en": "A lower third", "uk": "Титр"},
        artwork=strip_artwork(),
        slots=STRIP,
        description="A pale band.",
        credit="The campaign",
        film=plain_film(width=640, height=360),
        film_start=start,
        film_seconds=seconds,
        by=acting(person),
    )
