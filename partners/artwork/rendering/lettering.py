"""Text is set by typst, for screens and for paper alike, so that both break and shrink in the same place."""

import functools
import json
import math
import re
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typst
from PIL import Image, ImageChops

from partners.kernel.shelves import Shelf

from . import marks
from .artworks import draw_in_grey, widths_of
from .shapes import Brand, Choices, Slot, forms_for, is_rtl
from .typefaces import FONTS, families_for

TEMPLATES = Path(__file__).parent / "typst"
# There is no such folder: the default ones lie in the home of whoever runs the server, and we use none.
NO_PACKAGES = TEMPLATES / "no-packages"
# Typst refuses anything but two or three letters.
LANGUAGE = re.compile(r"[a-z]{2,3}")
MASKS: Shelf[tuple[Image.Image, int, int]] = Shelf(16 * 1024 * 1024)
FITS: Shelf[tuple[bool]] = Shelf(4 * 1024 * 1024)
# What `fits.typ` makes the page of a slot whose words have room, in points; others are half as wide.
ROOMY = 20
_own = threading.local()
_loading = threading.Lock()


@functools.cache
def fonts() -> typst.Fonts:
    """Ours only: the same letters on every machine. Read once per process."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@functools.cache
def source(template: str) -> bytes:
    return (TEMPLATES / template).read_bytes()


def compiler() -> typst.Compiler:
    """One per thread; the fonts are shared."""
    kept: typst.Compiler | None = _own.__dict__.get("compiler")
    if kept is None:
        # `functools.cache` lets two threads in at once, and each would read all faces.
        with _loading:
            loaded = fonts()
        kept = _own.compiler = typst.Compiler(
            root=str(TEMPLATES),
            font_paths=loaded,
            ignore_system_fonts=True,
            package_path=str(NO_PACKAGES),
            package_cache_path=str(NO_PACKAGES),
        )
    return kept


def typeset(template: str, files: dict[str, bytes], **wanted: Any) -> bytes:
    """A PDF, or what else is `wanted`, of this template, which reads these files by their names."""
    # As files and not as inputs of typst's: for those it builds its library anew, and forgets all that it has measured.
    told: Any = {"main.typ": source(template), "slot.typ": source("slot.typ"), **files}
    # Without the moment of drawing: the same input has to give the same bytes.
    made = compiler().compile(told, **{"format": "pdf", "timestamp": 0, "pdf_tags": False, **wanted})
    assert isinstance(made, bytes)  # noqa: S101  (for the type checker: a PDF is one file)
    return made


def as_file(told: object) -> bytes:
    return json.dumps(told).encode()


def order(slot: Slot, brand: Brand, choices: Choices, box: marks.Box, height: float) -> dict[str, Any]:
    """What the typesetter is told about one slot; `box` is where the words go, `height` that of the whole artwork."""
    forms = [form_of(words) for words in forms_for(slot, brand, choices)]
    size = slot.size * height if slot.kind != "logo" else box[3] * 0.4
    stands_in = slot.kind == "logo"
    colour = brand.paint(slot.colour)
    # On the artwork itself nobody can say what a letter stands before, so there the designer's colour stays.
    if slot.background:
        colour = marks.readable(colour, brand.paint(slot.background))
    return {
        "forms": forms,
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
        # As a share of the size, 0 for the typesetter's own.
        "floor": round(slot.least / slot.size, 4) if not stands_in else 0,
        "language": typst_language(choices.language),
        # On which side it starts, whichever form comes to stand there.
        "rtl": bool(forms) and forms[0]["rtl"],
    }


def typst_language(code: str) -> str:
    found = LANGUAGE.match(code.lower())
    return found[0] if found else "en"


def form_of(words: str) -> dict[str, Any]:
    """One of the forms of which the typesetter takes the first that has room."""
    return {"words": words, "rtl": is_rtl(words), "families": families_for(words)}


def key_of(order: dict[str, Any]) -> str:
    """Neither colour nor place changes the shape: the same words are set once for all grounds."""
    return json.dumps({key: order[key] for key in order.keys() - {"colour", "left", "top"}}, sort_keys=True)


def shapes(orders: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without what does not change the shape, so that what is measured for the one answer serves the other."""
    return [{**each, "colour": None, "left": 0, "top": 0} for each in orders]


def fit(orders: list[dict[str, Any]]) -> list[bool]:
    """For each slot, whether one form of its words has room at a size that can be read. One run for all not known."""
    keys = [key_of(each) for each in orders]
    known = {key: FITS.get(key) for key in keys}
    missing = {key: each for key, each in zip(keys, orders, strict=True) if known[key] is None}
    if missing:
        told = typeset("fits.typ", {"slots.json": as_file(shapes(missing.values()))})
        for key, width in zip(missing, widths_of(told), strict=True):
            known[key] = fits = (round(width) == ROOMY,)
            FITS.put(key, fits, len(key) + 128)
    return [found[0] for key in keys if (found := known[key]) is not None]


def masks(orders: list[dict[str, Any]]) -> list[tuple[Image.Image, int, int]]:
    """For each slot the coverage of its letters and where that lies in the slot. One run for all that is not known."""
    keys = [key_of(each) for each in orders]
    known = {key: MASKS.get(key) for key in keys}
    missing = {key: each for key, each in zip(keys, orders, strict=True) if known[key] is None}
    if missing:
        # As a PDF: to have PDFium draw it takes half as long as to read what typst draws.
        sheets = typeset("boxes.typ", {"slots.json": as_file(shapes(missing.values()))})
        for (key, each), page in zip(missing.items(), draw_in_grey(sheets), strict=True):
            known[key] = coverage = cut_out(each, ImageChops.invert(page))
            MASKS.put(key, coverage, coverage[0].width * coverage[0].height + 512)
    return [found for key in keys if (found := known[key]) is not None]


def cut_out(order: dict[str, Any], letters: Image.Image) -> tuple[Image.Image, int, int]:
    # In Arabic the start is on the right.
    across = 1 - marks.SHARE[order["align"]] if order["rtl"] else marks.SHARE[order["align"]]
    margin = order["margin"]
    left = (order["width"] - letters.width + 2 * margin) * across - margin
    top = (order["height"] - letters.height + 2 * margin) * marks.SHARE[order["valign"]] - margin
    return letters, round(left), round(top)


def drawing(svg: bytes, width: float, height: float) -> bytes:
    """A PDF page of this size in points with a plain SVG on it (`kernel.uploads.vectors`), its lines as lines."""
    return typeset("drawing.typ", {"drawing.svg": svg, "sheet.json": as_file({"width": width, "height": height})})


def overlay(orders: list[dict[str, Any]], width: float, height: float) -> bytes:
    """A PDF page of this size in points with the text of all slots, as text."""
    sheet = as_file({"width": width, "height": height})
    return typeset("overlay.typ", {"slots.json": as_file(orders), "sheet.json": sheet})
