"""Invented partners whose names and logos are hard on a template: whoever draws slots sees what will come."""

import functools
import io
from collections.abc import Callable

from PIL import Image, ImageDraw

from .shapes import Brand

LINK = "https://partner.example.org/campaign/people"
BLUE, RED, GREEN = "#1d2f6f", "#9a3412", "#14532d"
Painter = Callable[[ImageDraw.ImageDraw, int, int], None]


def logo(width: int, height: int, paint: Painter) -> bytes:
    """A PNG on a transparent ground."""
    drawn = Image.new("RGBA", (width, height))
    paint(ImageDraw.Draw(drawn), width, height)
    out = io.BytesIO()
    drawn.save(out, "PNG", compress_level=1)
    return out.getvalue()


def round_sign(colour: str) -> Painter:
    def paint(draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
        draw.ellipse((0, 0, width - 1, height - 1), fill=colour)
        inner = 0.32
        draw.polygon(
            [(width / 2, height * inner), (width * (1 - inner), height * 0.66), (width * inner, height * 0.66)],
            fill=(0, 0, 0, 0),
        )

    return paint


def stripes(colour: str) -> Painter:
    """As long as it is, something stands in it: a frame would look the same at any proportion."""

    def paint(draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
        short = min(width, height)
        for start in range(0, max(width, height), short):
            corner = (start, 0) if width > height else (0, start)
            draw.ellipse((*corner, corner[0] + short * 0.8, corner[1] + short * 0.8), fill=colour)

    return paint


def brand(name: str, colour: str, language: str = "en", logo_png: bytes | None = None) -> Brand:
    return Brand(names={language: name}, colour=colour, link=LINK, shown_link=LINK, logo_png=logo_png)


@functools.cache
def samples() -> dict[str, Brand]:
    """By what is hard about each, in the order in which they are shown. Drawn once per process."""
    sign = logo(600, 600, round_sign(BLUE))
    return {
        "plain": brand("Lantern on the Porch", BLUE, logo_png=sign),
        "wide": brand("Society of the Long River", BLUE, logo_png=logo(2400, 200, stripes(BLUE))),
        "tall": brand("Tower", RED, logo_png=logo(200, 1600, stripes(RED))),
        "tiny": brand("Grain", GREEN, logo_png=logo(24, 24, round_sign(GREEN))),
        # Its colour is as pale as its logo.
        "white": brand("White Boat", "#fdf6c9", logo_png=logo(600, 400, round_sign("#ffffff"))),
        "long": brand(
            "International Association of Neighbourhood Libraries and Evening Reading Circles", RED, logo_png=sign
        ),
        "ukrainian": brand(
            "Спілка «Ґанок»: їжа, прихисток і захист для родин із прифронтових громад", BLUE, "uk", sign
        ),
        "arabic": brand("جمعية الجيران من أجل الأطفال", GREEN, "ar", sign),
        "hebrew": brand("אגודת השכנים למען הילדים", GREEN, "he", sign),
        "hindi": brand("बच्चों के लिए पड़ोसियों का संघ", RED, "hi", sign),
        "georgian": brand("მეზობლების კავშირი ბავშვებისთვის", RED, "ka", sign),
        "armenian": brand("Հարևանների միություն երեխաների համար", BLUE, "hy", sign),
        "no_logo": brand("Neighbours for Children and Families", GREEN),
    }
