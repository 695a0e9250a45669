"""Text is set by typst, for screens and for paper alike, so that both break and shrink in the same place."""

import functools
import io
import json
import math
import re
import threading
import unicodedata
from pathlib import Path
from typing import Any

import typst
from PIL import Image

from . import marks
from .shapes import Brand, Choices, Slot, words_for
from .shelves import Shelf
from .typefaces import FONTS

TEMPLATES = Path(__file__).parent / "typst"
# There is no such folder: the default ones lie in the home of whoever runs the server, and we use none.
NO_PACKAGES = TEMPLATES / "no-packages"
# Typst refuses anything but two or three letters.
LANGUAGE = re.compile(r"[a-z]{2,3}")
MASKS: Shelf[tuple[Image.Image, int, int]] = Shelf(16 * 1024 * 1024)
LONGEST = 400
_own = threading.local()
_loading = threading.Lock()


@functools.cache
def fonts() -> typst.Fonts:
    """Ours only: the same letters on every machine. Read once per process."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def compiler(template: str) -> typst.Compiler:
    """One per thread and template; the fonts are shared."""
    kept: dict[str, typst.Compiler] = _own.__dict__.setdefault("compilers", {})
    if template not in kept:
        # `functools.cache` lets two threads in at once, and each would read all faces.
        with _loading:
            loaded = fonts()
        kept[template] = typst.Compiler(
            str(TEMPLATES / template),
            root=str(TEMPLATES),
            font_paths=loaded,
            ignore_system_fonts=True,
            package_path=str(NO_PACKAGES),
            package_cache_path=str(NO_PACKAGES),
        )
    return kept[template]


def order(slot: Slot, brand: Brand, choices: Choices, box: marks.Box, height: float) -> dict[str, Any]:
    """What the typesetter is told about one slot; `box` is where the words go, `height` that of the whole artwork."""
    words = words_for(slot, brand, choices)[:LONGEST]
    size = slot.size * height if slot.kind != "logo" else box[3] * 0.4
    found = LANGUAGE.match(choices.language.lower())
    stands_in = slot.kind == "logo"
    colour = brand.paint(slot.colour)
    # On the artwork itself nobody can say what a letter stands before, so there the designer's colour stays.
    if slot.background:
        colour = marks.readable(colour, brand.paint(slot.background))
    return {
        "words": words,
        "left": round(box[0], 2),
        "top": round(box[1], 2),
        "width": round(box[2], 2),
        "height": round(box[3], 2),
        "size": round(size, 2),
        "margin": math.ceil(size * 0.2),  # letters reach a little out of their line
        "weight": slot.weight if not stands_in else "bold",
        "colour": colour,
        "align": slot.align,
        "valign": slot.valign,
        "max_lines": slot.max_lines if not stands_in else max(slot.max_lines, 3),
        "language": found[0] if found else "en",
        # By the first letter that has a direction, as Unicode says for a paragraph (UAX 9, P2).
        "rtl": next((d in ("R", "AL") for d in map(unicodedata.bidirectional, words) if d in ("L", "R", "AL")), False),
    }


def masks(orders: list[dict[str, Any]]) -> list[tuple[Image.Image, int, int]]:
    """For each slot the coverage of its letters and where that lies in the slot. One run for all that is not known."""
    keys = [
        # Neither colour nor place changes the shape: the same words are set once for all grounds.
        json.dumps({key: value for key, value in each.items() if key not in ("colour", "left", "top")}, sort_keys=True)
        for each in orders
    ]
    known = {key: MASKS.get(key) for key in keys}
    missing = {key: each for key, each in zip(keys, orders, strict=True) if known[key] is None}
    if missing:
        inputs = {"slots": json.dumps([{**each, "colour": "#000000"} for each in missing.values()])}
        pages = compiler("boxes.typ").compile(format="png", ppi=72, sys_inputs=inputs)
        for key, png in zip(missing, [pages] if isinstance(pages, bytes) else pages or [], strict=True):
            known[key] = coverage = cut_out(missing[key], png)
            MASKS.put(key, coverage, coverage[0].width * coverage[0].height + 512)
    return [found for key in keys if (found := known[key]) is not None]


def cut_out(order: dict[str, Any], png: bytes) -> tuple[Image.Image, int, int]:
    with Image.open(io.BytesIO(png), formats=["PNG"]) as page:
        letters = page.getchannel("A")
    # In Arabic the start is on the right.
    across = 1 - marks.SHARE[order["align"]] if order["rtl"] else marks.SHARE[order["align"]]
    margin = order["margin"]
    left = (order["width"] - letters.width + 2 * margin) * across - margin
    top = (order["height"] - letters.height + 2 * margin) * marks.SHARE[order["valign"]] - margin
    return letters, round(left), round(top)


def overlay(orders: list[dict[str, Any]], width: float, height: float) -> bytes:
    """A PDF page of this size in points with the text of all slots, as text."""
    inputs = {"slots": json.dumps(orders), "sheet": json.dumps({"width": width, "height": height})}
    # Without the moment of drawing: the same input has to give the same bytes.
    page = compiler("overlay.typ").compile(format="pdf", sys_inputs=inputs, timestamp=0, pdf_tags=False)
    assert isinstance(page, bytes)  # noqa: S101  (for the type checker: a PDF is one file)
    return page
