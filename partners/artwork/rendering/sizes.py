"""Sheets of paper: the same drawing on a larger or a smaller one, vector and all."""

import math

import pikepdf
from pikepdf import Array

# Of ISO 216, in points; each is half of the one before.
SHEETS = {"A1": 2383.94, "A2": 1683.78, "A3": 1190.55, "A4": 841.89, "A5": 595.28, "A6": 419.53}
RATIO = math.sqrt(2)
# How far off a drawing may be, and still be told as one of them.
CLOSE = 0.01
OTHER_BOXES = ("/BleedBox", "/TrimBox", "/ArtBox")


def sheet_of(width: float, height: float) -> str:
    """What a drawing of so many points was made for; empty for a form that is none of SHEETS."""
    longer, shorter = max(width, height), min(width, height)
    if abs(longer / shorter / RATIO - 1) > CLOSE:
        return ""
    return next((name for name, side in SHEETS.items() if abs(longer / side - 1) <= CLOSE), "")


def sheets_for(width: float, height: float) -> list[str]:
    """Its own sheet and one either way, the largest first: further apart letters are too small, or lines too coarse."""
    own = sheet_of(width, height)
    if not own:
        return []
    names = list(SHEETS)
    at = names.index(own)
    return names[max(0, at - 1) : at + 2]


def factor_to(sheet: str, width: float, height: float) -> float:
    return SHEETS[sheet] / max(width, height)


def resize(page: pikepdf.Page, factor: float) -> None:
    """In place, with whatever boxes and links the page has."""
    left, bottom = (float(edge) for edge in list(page.mediabox)[:2])
    page.contents_add(
        f"q {factor:.6f} 0 0 {factor:.6f} {-left * factor:.4f} {-bottom * factor:.4f} cm\n".encode(), prepend=True
    )
    page.contents_add(b"\nQ\n")

    def scaled(box: object) -> Array:
        numbers = [float(number) for number in box]  # type: ignore[attr-defined]
        return Array([round((each - (bottom if at % 2 else left)) * factor, 4) for at, each in enumerate(numbers)])

    # The first two may be inherited, and then stand on no page of their own.
    found: dict[str, object] = {"/MediaBox": page.mediabox, "/CropBox": page.cropbox}
    found |= {name: page.obj[name] for name in OTHER_BOXES if name in page.obj}
    ours = {name: scaled(box) for name, box in found.items()}
    for name, box in ours.items():
        page.obj[name] = box
    for note in page.obj.get("/Annots", []):
        note.Rect = scaled(note.Rect)
