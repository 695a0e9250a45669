"""What keeps a picture from being taken for a finished file: words across it, again and again, on their own plates."""

from typing import Any, NamedTuple

from PIL import Image, ImageDraw

from . import lettering

DARK, LIGHT = "#1b1b1b", "#ffffff"
# Of the height, where a band begins. Between them the lines go on, so that no cut leaves what could be used; what is
# below a band is still read, because whoever asked for it looks it over.
BANDS = (0.1, 0.44, 0.8)
BAND_HEIGHT = 0.07
PLATE = 150
LINES = 12


class Stamp(NamedTuple):
    """Words for whoever looks at the picture, in their language."""

    words: str
    language: str


def draw_stamp(canvas: Image.Image, stamp: Stamp) -> None:
    """Lines from corner to corner and bands with the words, on an RGB canvas of any size."""
    width, height = canvas.size
    _draw_lines(canvas)
    tall = max(12, round(height * BAND_HEIGHT))
    order = _order(stamp, width, tall)
    ((mask, left, top),) = lettering.masks([order])
    for share in BANDS:
        from_top = round(height * share)
        canvas.paste(LIGHT, (0, from_top), Image.new("L", (width, tall), PLATE))
        canvas.paste(DARK, (round(order["left"]) + left, from_top + round(order["top"]) + top), mask)


def _draw_lines(canvas: Image.Image) -> None:
    width, height = canvas.size
    step, thick = max(8, (width + height) // LINES), max(1, width // 400)
    drawing = ImageDraw.Draw(canvas)
    for start in range(-height, width, step):
        # Two of them, so that one is seen on any ground.
        for shift, colour in ((0, DARK), (thick, LIGHT)):
            drawing.line([(start + shift, height), (start + shift + height, 0)], fill=colour, width=thick)


def _order(stamp: Stamp, width: int, tall: int) -> dict[str, Any]:
    form = lettering.form_of(stamp.words)
    return {
        "forms": [form],
        "left": width * 0.03,
        "top": tall * 0.1,
        "width": round(width * 0.94, 2),
        "height": round(tall * 0.8, 2),
        "size": round(tall * 0.6, 2),
        "margin": round(tall * 0.2),
        "weight": "bold",
        "colour": DARK,
        "align": "center",
        "valign": "center",
        "max_lines": 1,
        "floor": 0,
        "language": lettering.typst_language(stamp.language),
        "rtl": form["rtl"],
    }
