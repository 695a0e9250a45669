"""Shapes with their fill and stroke, and the pictures between them."""

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from . import definitions
from .cascade import Style
from .geometry import geometry, name_of, painted
from .lengths import number
from .namespaces import HREF
from .refusal import Refused
from .sizes import View
from .values import Paint

if TYPE_CHECKING:
    from .figures import Drawing

SERVERS = {"linearGradient", "radialGradient", "pattern"}


def shape(drawing: "Drawing", name: str, element: ET.Element, style: Style, view: View) -> ET.Element | None:
    if style["visibility"] != "visible":
        return None
    out = drawing.new(name)
    if not geometry(out, name, element, style):
        return None
    with drawing.inside(element, out):
        fill_and_stroke(drawing, out, element, style)
    if out.get("fill") == "none" and not out.get("stroke"):
        return None
    if stroke_first(style) and out.get("stroke"):
        out = one_upon_another(drawing, out)
    drawing.group(out, style, drawing.matrix(element, style, view))
    return out


def stroke_first(style: Style) -> bool:
    order = [word for word in style["paint-order"] if word != "markers"]
    return order[:1] == ["stroke"]


def one_upon_another(drawing: "Drawing", whole: ET.Element) -> ET.Element:
    """The stroke, and the fill over it: as an attribute the order would not reach the renderer."""
    out = drawing.new("g")
    for left_out in ("fill", "stroke"):
        part = drawing.new(name_of(whole) or "")
        part.attrib.update({key: value for key, value in whole.attrib.items() if not key.startswith(left_out)})
        part.set(left_out, "none")
        out.append(part)
    if fill_rule := whole.get("fill-rule"):
        out[1].set("fill-rule", fill_rule)
    return out


def fill_and_stroke(drawing: "Drawing", out: ET.Element, element: ET.Element, style: Style) -> None:
    out.attrib.update(paint(drawing, "fill", style["fill"], style, style["fill-opacity"]))
    if style["fill-rule"] != "nonzero":
        out.set("fill-rule", style["fill-rule"])
    if style["shape-rendering"] != "auto":
        out.set("shape-rendering", style["shape-rendering"])
    stroke = paint(drawing, "stroke", style["stroke"], style, style["stroke-opacity"])
    if stroke["stroke"] == "none" or not style["stroke-width"].value:
        return
    if style["vector-effect"] != "none":
        raise Refused("svg_element", element="vector-effect")
    if style["stroke-dasharray"] and element.get("pathLength"):
        raise Refused("svg_element", element="pathLength")
    out.attrib.update(stroke)
    out.set("stroke-width", str(style["stroke-width"]))
    for key in ("stroke-linecap", "stroke-linejoin"):
        out.set(key, style[key])
    out.set("stroke-miterlimit", number(style["stroke-miterlimit"]))
    if sum(dash.value for dash in style["stroke-dasharray"]):
        out.set("stroke-dasharray", " ".join(map(str, style["stroke-dasharray"])))
        out.set("stroke-dashoffset", str(style["stroke-dashoffset"]))


def paint(drawing: "Drawing", key: str, told: Paint, style: Style, opacity: float) -> dict[str, str]:
    """`fill` or `stroke` and its opacity."""
    if told.kind.startswith("context-") and told.link is None:
        told = style.paints[0 if told.kind == "context-fill" else 1]
    if told.link is not None:
        target = drawing.found(told.link)
        if target is not None and name_of(target) in SERVERS:
            known = definitions.server(drawing, target)
            return {key: known, f"{key}-opacity": number(opacity)} if known else {key: "none"}
    if told.kind == "none" or told.kind.startswith("context-"):
        return {key: "none"}
    return painted(key, style["color"] if told.kind == "current" else told.colour, opacity)


def picture(drawing: "Drawing", element: ET.Element, style: Style, view: View) -> ET.Element | None:
    address = (element.get("href") or element.get(HREF) or "").strip()
    if style["visibility"] != "visible" or not address:
        return None
    data, natural_width, natural_height = drawing.pictures.read(address)
    width, height = style["width"], style["height"]
    wide = None if width == "auto" else width.of(view[0])
    high = None if height == "auto" else height.of(view[1])
    if wide is None:
        wide = natural_width if high is None else high * natural_width / natural_height
    if high is None:
        high = wide * natural_height / natural_width
    out = drawing.new("image", x=str(style["x"]), y=str(style["y"]), width=number(wide), height=number(high), href=data)
    if ratio := element.get("preserveAspectRatio"):
        out.set("preserveAspectRatio", ratio)
    if style["image-rendering"] != "auto":
        out.set("image-rendering", style["image-rendering"])
    drawing.group(out, style, drawing.matrix(element, style, view))
    return out if wide and high else None
