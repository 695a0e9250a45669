"""A logo's drawing beside its pixels: for print, where lines stay lines. Only what the confined process wrote itself.

It is read once more out here: whoever took that process over could have told anything, and the typesetter draws it in
our own process. Plain shapes, colours, gradients and clips are taken; whatever else a drawing holds leaves it to its
pixels: pictures, patterns, masks and blends come out of no two programs alike.
"""

import re
from xml.etree import ElementTree as ET

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from .confined.drawings import MAX_DEPTH
from .confined.namespaces import SVG

MOST_BYTES = 400_000
# As many as the confined process writes (`figures.MAX_DRAWN`).
MOST_ELEMENTS = 20_000
# A colour, a number, a list of numbers, a path, a word, or a part of the same drawing.
NUMBERS = re.compile(r"[-+0-9.eE%,\s]*\Z")
PATH = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9eE+\-.,\s]*\Z")
PAINT = re.compile(r"none\Z|#[0-9a-fA-F]{3,8}\Z|url\(#r\d+\)\Z")
PART, NAME = re.compile(r"url\(#r\d+\)\Z"), re.compile(r"r\d+\Z")
WORD = re.compile(r"[A-Za-z ]+\Z")
MATRIX = re.compile(r"matrix\([-+0-9.eE,\s]*\)\Z")
ELEMENTS = {
    "svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "clipPath",
    "linearGradient", "radialGradient", "stop",
}  # fmt: skip
ATTRIBUTES = {
    **dict.fromkeys(("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr"), NUMBERS),
    **dict.fromkeys(("width", "height", "viewBox", "points", "offset", "opacity"), NUMBERS),
    **dict.fromkeys(("fill-opacity", "stroke-opacity", "stop-opacity", "stroke-width", "stroke-miterlimit"), NUMBERS),
    **dict.fromkeys(("stroke-dasharray", "stroke-dashoffset"), NUMBERS),
    **dict.fromkeys(("fill-rule", "clip-rule", "stroke-linecap", "stroke-linejoin", "overflow"), WORD),
    **dict.fromkeys(("clipPathUnits", "gradientUnits", "spreadMethod", "preserveAspectRatio"), WORD),
    **dict.fromkeys(("transform", "gradientTransform"), MATRIX),
    **dict.fromkeys(("fill", "stroke", "stop-color"), PAINT),
    "clip-path": PART,
    "d": PATH,
    "id": NAME,
}
COLOURED = ("fill", "stroke", "stop-color")


def plain_drawing(told: object) -> bytes:
    """The drawing that the confined process told, if it is one that is taken; empty for any other."""
    if not isinstance(told, str) or not told or len(told) > MOST_BYTES:
        return b""
    try:
        root = fromstring(told, forbid_dtd=True)
    except (ET.ParseError, DefusedXmlException, ValueError, RecursionError):
        return b""
    if root.tag != f"{SVG}svg" or not is_plain(root):
        return b""
    # Written by us, so that nothing of the sent text is in it: no comment, no instruction, no other spelling.
    return written(root)


def is_plain(root: ET.Element) -> bool:
    waiting, count = [(root, 1)], 0
    while waiting:
        element, depth = waiting.pop()
        count += 1
        name = str(element.tag).removeprefix(SVG)
        if name not in ELEMENTS or depth > 2 * MAX_DEPTH or count > MOST_ELEMENTS:
            return False
        if not all(key in ATTRIBUTES and ATTRIBUTES[key].match(value) for key, value in element.attrib.items()):
            return False
        if (element.text or "").strip() or (element.tail or "").strip():
            return False
        waiting += [(child, depth + 1) for child in element]
    return True


def recoloured(drawing: bytes, colour: str) -> bytes:
    """The same shape in one colour (`#rrggbb`), as its transparency draws it, of what `plain_drawing` gave."""
    if not drawing:
        return b""
    root = fromstring(drawing)
    for element in root.iter():
        for key in COLOURED:
            if element.get(key, "none").startswith("#"):
                element.set(key, colour)
    # What says no colour is black, and so are the steps of a gradient.
    root.set("fill", colour)
    for stop in root.iter(f"{SVG}stop"):
        stop.set("stop-color", colour)
    return written(root)


def written(root: ET.Element) -> bytes:
    ET.register_namespace("", SVG[1:-1])
    return ET.tostring(root, encoding="utf-8")
