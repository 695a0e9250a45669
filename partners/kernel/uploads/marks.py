"""The mark of a portal: a small drawing that stands in our pages as it is, so only plain shapes are let through."""

import re
from typing import Any

from .confined import drawings
from .confined.refusal import Refused
from .files import refusal

MOST_BYTES = 16_000
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
# `\Z` and not `$`, which lets a line feed through.
NUMBERS = re.compile(r"[-+0-9.eE, \t\n]*\Z")
PATH = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9eE+\-., \t\n]*\Z")
PAINT = re.compile(r"(?:none|currentColor|#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?)\Z")
WORD = re.compile(r"[a-z]+\Z")
TRANSFORM = re.compile(r"(?:\s*(?:translate|scale|rotate|matrix|skewX|skewY)\([-+0-9.eE, ]*\)\s*)*\Z")
# `class` is for one word only: `accent` takes the campaign's second colour, by day and by night.
ATTRIBUTES = {
    **dict.fromkeys(("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height"), NUMBERS),
    **dict.fromkeys(("points", "viewBox", "stroke-width", "stroke-miterlimit", "opacity", "fill-opacity"), NUMBERS),
    **dict.fromkeys(("stroke-linecap", "stroke-linejoin", "fill-rule"), WORD),
    "d": PATH,
    "fill": PAINT,
    "stroke": PAINT,
    "transform": TRANSFORM,
    "class": re.compile(r"accent\Z"),
}
# Say nothing about the picture, or are said anew by us.
IGNORED = {"version", "role", "aria-label", "aria-hidden", "focusable", "id"}


def clean_mark(data: bytes) -> str:
    """SVG to be put into a page: known shapes, plain colours, a viewBox, nothing else. Raises UploadRefused."""
    if len(data) > MOST_BYTES:
        raise refusal("svg_too_large", found=-(-len(data) // 1000), limit=MOST_BYTES // 1000)
    try:
        root = drawings.read(data)
    except Refused as refused:
        raise refusal(refused.reason, **refused.facts) from None
    if not root.get("viewBox"):
        raise refusal("svg_no_size")
    attributes = attributes_of(root, without={"width", "height", "x", "y", "class"})
    return f'<svg xmlns="{SVG[1:-1]}"{attributes}>{"".join(shape_of(child) for child in root)}</svg>'


def shape_of(element: Any) -> str:
    name = str(element.tag).removeprefix(SVG)
    # What drawing programs keep for themselves stands in a namespace of theirs.
    if name in {"title", "desc", "metadata"} or name.startswith("{"):
        return ""
    if name not in SHAPES:
        raise refusal("svg_element", element=name)
    inner = "".join(shape_of(child) for child in element)
    return f"<{name}{attributes_of(element)}>{inner}</{name}>" if inner else f"<{name}{attributes_of(element)}/>"


def attributes_of(element: Any, without: frozenset[str] | set[str] = frozenset()) -> str:
    """None of the allowed values holds a sign that markup is made of."""
    kept = []
    for name, value in element.attrib.items():
        if name in IGNORED or name in without or name.startswith("{"):
            continue
        allowed = ATTRIBUTES.get(name)
        if allowed is None or not allowed.match(value.strip()):
            raise refusal("svg_element", element=f"{name}={value}"[:60])
        kept.append(f' {name}="{value.strip()}"')
    return "".join(kept)
