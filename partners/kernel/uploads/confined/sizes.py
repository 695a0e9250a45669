"""How large a drawing is by itself, by the rules for pictures in a page, and what of it a viewBox shows."""

import math
import re
from xml.etree import ElementTree as ET

import tinycss2

from .cascade import Style
from .lengths import PLAIN, Context, Quantity
from .properties import POSITIVE
from .refusal import Refused

MAX_SIDE = 20_000
SLIMMEST = 50
Box = tuple[float, float, float, float]
View = tuple[float, float]


def view_box(text: str | None) -> Box | None:
    """None for what a browser leaves out as well."""
    parts = re.split(r"\s*,\s*|\s+", (text or "").strip())
    if len(parts) != 4 or not all(PLAIN.fullmatch(part) for part in parts):
        return None
    x, y, width, height = (float(part) for part in parts)
    if not all(math.isfinite(value) and abs(value) <= MAX_SIDE * 10 for value in (x, y, width, height)):
        raise Refused("svg_too_complex")
    return (x, y, width, height) if width >= 0 and height >= 0 else None


def natural(root: ET.Element, style: Style, box: Box | None) -> tuple[float, float]:
    """In pixels, by the attributes: a style sheet does not change the size of a picture.

    Raises Refused for a drawing without an area, and for absurd ones.
    """
    told = [attribute(text, style["font-size"]) for text in same_unit(root.get("width"), root.get("height"))]
    width, height = (absolute(own) for own in told)
    if box is not None and box[2] and box[3]:
        # A percentage is of a page that is not there: the viewBox tells the missing side, or both.
        if width is None and height is None:
            width, height = box[2], box[3]
        elif width is None and height is not None:
            width = height * box[2] / box[3]
        elif height is None and width is not None:
            height = width * box[3] / box[2]
    if not width or not height or (box is not None and not (box[2] and box[3])):
        raise Refused("svg_no_size")
    if max(width, height) > MAX_SIDE:
        raise Refused("too_long_a_side", width=round(width), height=round(height), limit=MAX_SIDE)
    if max(width, height) > SLIMMEST * min(width, height):
        raise Refused("svg_slim", times=SLIMMEST)
    return width, height


def same_unit(width: str | None, height: str | None) -> tuple[str | None, str | None]:
    """Both in a unit that we cannot measure are as good as any other: only the proportion matters."""
    found = [
        re.fullmatch(rf"{PLAIN.pattern}(ex|ch|rlh|lh|cap|ic)\s*", text or "", re.IGNORECASE) for text in (width, height)
    ]
    if found[0] and found[1] and found[0][2].lower() == found[1][2].lower():
        return found[0][1], found[1][1]
    return width, height


def attribute(text: str | None, font_size: float) -> Quantity | str:
    """What cannot be read is as good as nothing."""
    tokens = tinycss2.parse_component_value_list((text or "").strip(), skip_comments=True)
    found = POSITIVE(tokens, Context(font_size), True) if tokens else None
    return found if isinstance(found, Quantity) else "auto"


def absolute(value: Quantity | str) -> float | None:
    return None if isinstance(value, str) or value.unit == "%" else value.value
