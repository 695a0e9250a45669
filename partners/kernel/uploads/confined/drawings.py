"""SVG: reading with limits, the list of what a logo may contain, and writing it down again."""

import base64
import io
import math
import re
from typing import Any
from xml.etree import ElementTree as ET

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser
from PIL import Image, JpegImagePlugin, PngImagePlugin  # noqa: F401  (loaded now, needed by embedded pictures)

from .refusal import Refused

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
MAX_ELEMENTS, MAX_DEPTH, MAX_DRAWN = 5_000, 40, 20_000
MAX_SIDE = 20_000
MAX_EMBEDDED, EMBEDDED_BYTES, EMBEDDED_PIXELS = 4, 256_000, 4_000_000

ELEMENTS = {
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "image", "style",
}  # fmt: skip
# Say nothing about the picture.
DROPPED = {"title", "desc", "metadata"}
# Animations among them: they write attributes after we have looked.
SCRIPTED = {"script", "foreignObject", "iframe", "handler", "listener", "set", "animate", "animateMotion",
            "animateTransform", "animateColor", "discard"}  # fmt: skip
# Apart from what nobody knows, because the advice is another one: turn it into outlines.
TEXT = {"text", "tspan", "textPath", "tref"}
REFERRING = {"use", "image", "linearGradient", "radialGradient", "pattern"}
ATTRIBUTES = {
    "id", "class", "style", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr",
    "width", "height", "viewBox", "preserveAspectRatio", "version", "transform", "d", "points", "offset",
    "pathLength", "gradientUnits", "gradientTransform", "spreadMethod", "clipPathUnits", "maskUnits",
    "maskContentUnits", "patternUnits", "patternContentUnits", "patternTransform", "fill", "fill-opacity",
    "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "stop-color", "stop-opacity", "opacity", "color",
    "display", "visibility", "overflow", "clip-path", "clip-rule", "mask", "mix-blend-mode", "isolation",
    "paint-order", "vector-effect", "shape-rendering", "color-interpolation", "image-rendering",
    "enable-background", "mask-type", "type",
}  # fmt: skip
# Adobe and Sodipodi export this line, which defines nothing. A document type with an inner part is refused.
PLAIN_DOCTYPE = re.compile(
    rb"<!DOCTYPE\s+svg(\s+PUBLIC\s+\"[^\"<>\[]*\"\s+\"[^\"<>\[]*\"|\s+SYSTEM\s+\"[^\"<>\[]*\")?\s*>"
)
EMBEDDED = re.compile(r"data:image/(?:png|jpeg|jpg);base64,([A-Za-z0-9+/=\s]+)")
URL = re.compile(r"url\s*\(\s*(['\"]?)\s*(.*?)\s*\1\s*\)", re.IGNORECASE | re.DOTALL)
# The backslash because it can spell any of the others in a way that this pattern does not read.
FORBIDDEN_CSS = re.compile(r"@|expression|javascript|\\|image-set|image\s*\(|src\s*\(", re.IGNORECASE)
LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]{1,2})?)\s*(px|pt|pc|mm|cm|in)?\s*")
UNITS = {None: 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class Builder(ET.TreeBuilder):
    """Counts while reading, so that a hostile tree is never built."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.count = 0

    def start(self, tag: Any, attrs: Any, /) -> ET.Element:
        self.depth += 1
        self.count += 1
        if self.depth > MAX_DEPTH or self.count > MAX_ELEMENTS:
            raise Refused("svg_too_complex")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ET.Element:
        self.depth -= 1
        return super().end(tag)

    def pi(self, target: str, text: str | None = None, /) -> Any:
        if "stylesheet" in target:
            raise Refused("svg_reference")
        return None


def read(data: bytes) -> ET.Element:
    """The drawing with known elements and attributes only; refuses whatever acts, refers outside or needs a font."""
    parser = XMLParser(target=Builder(), forbid_dtd=True)
    try:
        parser.feed(PLAIN_DOCTYPE.sub(b"", data, count=1))
        root: ET.Element = parser.close()
    except DefusedXmlException:
        raise Refused("svg_doctype") from None
    except (ET.ParseError, LookupError, ValueError):
        raise Refused("corrupt") from None
    if root.tag not in (f"{{{SVG}}}svg", "svg"):
        raise Refused("not_a_picture")
    safe = copy(root, embedded=[])
    if safe is None or weigh(safe) > MAX_DRAWN:
        raise Refused("svg_too_complex")
    return safe


def write(drawing: ET.Element) -> bytes:
    ET.register_namespace("", SVG)
    return ET.tostring(drawing, encoding="utf-8")


def copy(source: ET.Element, *, embedded: list[int]) -> ET.Element | None:
    """A new element from the allowed parts of this one; None for what is left out."""
    namespace, _, name = source.tag.rpartition("}")
    for key, value in source.attrib.items():
        refuse_active(key.rpartition("}")[2].lower(), value)
    if namespace.lstrip("{") not in ("", SVG) or name in DROPPED:
        # Left out in any case; refused all the same, because its sender should know that the file carries a script.
        if any(inner.tag.rpartition("}")[2] in SCRIPTED for inner in source.iter()):
            raise Refused("svg_script")
        return None
    check_element(name)
    element = ET.Element(f"{{{SVG}}}{name}")
    for key, value in source.attrib.items():
        copy_attribute(element, name, key, value, embedded)
    if name == "style":
        check_css(source.text or "")
        element.text = source.text
    for child in source:
        kept = copy(child, embedded=embedded)
        if kept is not None:
            element.append(kept)
    return element


def check_element(name: str) -> None:
    if name in SCRIPTED:
        raise Refused("svg_script")
    if name in TEXT:
        raise Refused("svg_text")
    if name not in ELEMENTS:
        raise Refused("svg_element", element=name[:40])


def copy_attribute(element: ET.Element, name: str, key: str, value: str, embedded: list[int]) -> None:
    if key in ATTRIBUTES:
        check_css(value)
        element.set(key, value)
    elif key in ("href", f"{{{XLINK}}}href") and name in REFERRING:
        element.set("href", reference(name, value, embedded))
    elif key.rpartition("}")[2] == "filter":
        raise Refused("svg_element", element="filter")


def refuse_active(name: str, value: str) -> None:
    # As lenient readers of URLs do: white space inside a scheme hides it from a comparison, not from them.
    squeezed = re.sub(r"[\s\x00-\x1f]", "", value).lower()
    if name.startswith("on") or "javascript:" in squeezed or "vbscript:" in squeezed or "data:text" in squeezed:
        raise Refused("svg_script")
    if name in ("href", "src", "base", "data") and not squeezed.startswith(("#", "data:image/")):
        raise Refused("svg_reference")


def check_css(text: str) -> None:
    """Values of attributes and style sheets: `url()` may point to a fragment, nothing may escape or import."""
    plain = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    if "filter" in plain:
        raise Refused("svg_element", element="filter")
    if FORBIDDEN_CSS.search(plain) or any(not target.startswith("#") for _, target in URL.findall(plain)):
        raise Refused("svg_reference")
    # A URL that our pattern does not read to its end may be read by a renderer.
    if len(URL.findall(plain)) != len(re.findall(r"url\s*\(", plain, re.IGNORECASE)):
        raise Refused("svg_reference")


def reference(name: str, value: str, embedded: list[int]) -> str:
    value = value.strip()
    if value.startswith("#") and name != "image":
        return value
    found = EMBEDDED.fullmatch(value)
    if name != "image" or found is None:
        raise Refused("svg_reference")
    try:
        data = base64.b64decode(re.sub(r"\s", "", found[1]), validate=True)
        # The renderer goes by content, not by the announced type: a drawing inside would be drawn, references and all.
        with Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]) as picture:
            width, height = picture.size
    except (ValueError, OSError):
        raise Refused("corrupt") from None
    embedded.append(len(data))
    if len(embedded) > MAX_EMBEDDED or len(data) > EMBEDDED_BYTES or width * height > EMBEDDED_PIXELS:
        raise Refused("svg_too_complex")
    return value


def weigh(root: ET.Element) -> int:
    """How many elements are drawn once every `use` is followed: references to references grow without end."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    known: dict[ET.Element, float] = {}

    def weight(element: ET.Element) -> float:
        if element not in known:
            known[element] = math.inf  # met again before it is known: a circle
            total = 1.0 + sum(weight(child) for child in element)
            target = by_id.get(element.get("href", "")[1:])
            if element.tag.endswith("}use") and target is not None:
                total += weight(target)
            known[element] = total
        return known[element]

    total = weight(root)
    return MAX_DRAWN + 1 if total > MAX_DRAWN else int(total)


def natural_size(root: ET.Element) -> tuple[float, float]:
    """In user units; only the proportion matters, but absurd numbers are told apart from drawings."""
    size = [side(root.get("width")), side(root.get("height"))]
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(box) == 4:
        try:
            numbers = [float(number) for number in box]
        except ValueError:
            raise Refused("svg_no_size") from None
        if not all(math.isfinite(number) and abs(number) <= MAX_SIDE * 10 for number in numbers):
            raise Refused("svg_too_complex")
        size = [own or given for own, given in zip(size, numbers[2:], strict=True)]
    width, height = size
    if not width or not height or width <= 0 or height <= 0:
        raise Refused("svg_no_size")
    if max(width, height) > MAX_SIDE:
        raise Refused("too_long_a_side", width=round(width), height=round(height), limit=MAX_SIDE)
    if max(width, height) > 50 * min(width, height):
        raise Refused("svg_no_size")
    return width, height


def side(value: str | None) -> float | None:
    # A percentage is of a page that is not there; then the viewBox has to tell.
    found = LENGTH.fullmatch(value or "")
    return float(found[1]) * UNITS[found[2]] if found else None
