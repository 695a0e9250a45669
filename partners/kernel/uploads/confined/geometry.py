"""What an element is, where it lies and what colour it has: the parts that shapes and definitions have in common."""

from xml.etree import ElementTree as ET

import tinycss2

from .cascade import Style
from .colours import Shade
from .lengths import Context, Quantity, number, plain
from .namespaces import SVG
from .refusal import Refused
from .values import measured


def name_of(element: ET.Element) -> str | None:
    """None for what stands in another namespace: browsers draw none of it."""
    return element.tag[len(SVG) :] if element.tag.startswith(SVG) else None


def wanted(element: ET.Element) -> bool:
    """By the conditions that an element sets itself. Raises Refused where it asks for the reader's language."""
    if element.get("requiredExtensions") is not None:
        return False
    if "systemLanguage" in element.attrib:
        raise Refused("svg_element", element="systemLanguage")
    return True


def painted(key: str, colour: Shade, opacity: float) -> dict[str, str]:
    red, green, blue = (round(value * 255) for value in colour[:3])
    return {key: f"#{red:02x}{green:02x}{blue:02x}", f"{key}-opacity": number(colour[3] * opacity)}


def geometry(out: ET.Element, name: str, element: ET.Element, style: Style) -> bool:
    """Whether there is anything to see."""
    if name == "path":
        told = style["d"] if style["d"] is not None else element.get("d", "")
        out.set("d", told)
        return bool(told.strip())
    if name in ("polyline", "polygon"):
        out.set("points", element.get("points", ""))
        return bool(element.get("points", "").strip())
    if name == "line":
        for key in ("x1", "y1", "x2", "y2"):
            coordinate(out, element, key, style)
        return True
    keys = {"rect": ("x", "y", "width", "height", "rx", "ry"), "circle": ("cx", "cy", "r"),
            "ellipse": ("cx", "cy", "rx", "ry")}[name]  # fmt: skip
    for key in keys:
        if style[key] != "auto":
            out.set(key, str(style[key]))
    return True


def coordinate(out: ET.Element, element: ET.Element, key: str, style: Style) -> None:
    """An attribute that is a length and no property. What is none is left out, as browsers do."""
    text = element.get(key)
    if text is None:
        return
    found: Quantity | None = plain(text)
    if found is None:
        tokens = tinycss2.parse_component_value_list(text.strip(), skip_comments=True)
        found = measured(tokens[0], Context(style["font-size"]), True) if len(tokens) == 1 else None
    if found is not None:
        out.set(key, str(found))
