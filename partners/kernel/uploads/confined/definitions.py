"""Gradients, patterns, clip paths and masks: written once, when something that is drawn asks for them."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from . import transforms
from .cascade import Style
from .colours import Shade, Wide, between, dimmed
from .geometry import coordinate, geometry, name_of, painted, wanted
from .lengths import number, plain
from .namespaces import SVG
from .refusal import Refused
from .sizes import view_box

if TYPE_CHECKING:
    from .figures import Drawing

COORDINATES = {"linearGradient": ("x1", "y1", "x2", "y2"), "radialGradient": ("cx", "cy", "r", "fx", "fy", "fr"),
               "pattern": ("x", "y", "width", "height")}  # fmt: skip
PLAIN = {"linearGradient": ("gradientUnits", "spreadMethod"), "radialGradient": ("gradientUnits", "spreadMethod"),
         "pattern": ("patternUnits", "patternContentUnits", "preserveAspectRatio")}  # fmt: skip
UNITS = {"userSpaceOnUse", "objectBoundingBox"}
WORDS = {
    **dict.fromkeys(("gradientUnits", "patternUnits", "patternContentUnits"), UNITS),
    **dict.fromkeys(("maskUnits", "maskContentUnits", "clipPathUnits"), UNITS),
    "spreadMethod": {"pad", "reflect", "repeat"},
}
STEPS = 16
CLIPPING = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}


def server(drawing: "Drawing", element: ET.Element) -> str:
    """`url(#…)` of the gradient or pattern in the new drawing; empty when it paints nothing."""
    if element not in drawing.written:
        out = pattern(drawing, element) if element.tag == f"{SVG}pattern" else gradient(drawing, element)
        drawing.written[element] = "" if out is None else defined(drawing, out)
    return drawing.written[element]


def defined(drawing: "Drawing", out: ET.Element) -> str:
    name = f"r{len(drawing.definitions)}"
    out.set("id", name)
    drawing.definitions.append(out)
    return f"url(#{name})"


def templates(drawing: "Drawing", element: ET.Element) -> Iterator[ET.Element]:
    """The element, and those that it takes over from, nearest first."""
    seen: list[ET.Element] = []
    current: ET.Element | None = element
    while current is not None and current not in seen:
        seen.append(current)
        yield current
        current = drawing.target(current)


def taken(drawing: "Drawing", out: ET.Element, chain: list[ET.Element], name: str) -> None:
    """Each attribute from the nearest template that has it."""
    for key in COORDINATES[name]:
        owner = next((one for one in chain if key in one.attrib), None)
        if owner is not None:
            coordinate(out, owner, key, drawing.style_of(owner))
    for key in PLAIN[name]:
        owner = next((one for one in chain if key in one.attrib), None)
        if owner is not None:
            keep_word(out, owner, key)
    key = "patternTransform" if name == "pattern" else "gradientTransform"
    for one in chain:
        style = drawing.style_of(one)
        if key in one.attrib or style["transform"] is not None:
            moved = style["transform"]
            if moved is not None and transforms.relative(moved):
                raise Refused("svg_element", element=f"{key} in %")
            told = one.get(key, "")
            matrix = transforms.of_attribute(told, key) if moved is None else transforms.of_moves(moved, 0, 0)
            out.set(key, transforms.written(matrix))
            return


def keep_word(out: ET.Element, source: ET.Element, key: str) -> None:
    value = source.get(key, "").strip()
    if value in WORDS.get(key, {value}) and value:
        out.set(key, value)


def gradient(drawing: "Drawing", element: ET.Element) -> ET.Element | None:
    name = element.tag[len(SVG) :]
    chain = [one for one in templates(drawing, element) if one.tag.endswith("Gradient")]
    out = drawing.new(name)
    taken(drawing, out, chain, name)
    if drawing.style_of(element)["color-interpolation"] == "linearRGB":
        raise Refused("svg_element", element="color-interpolation: linearRGB")
    stops = next((found for one in chain if (found := one.findall(f"{SVG}stop"))), [])
    known: list[tuple[float, Shade]] = []
    for stop in stops:
        at, colour = stopped(drawing, stop)
        known.append((max(at, known[-1][0]) if known else at, colour))
    if any(isinstance(colour, Wide) for _at, colour in known):
        known = [step for pair in pairwise(known) for step in steps(*pair)] + known[-1:]
    for at, colour in known:
        attributes = painted("stop-color", colour, 1.0)
        out.append(
            drawing.new("stop", offset=number(at), stop_opacity=attributes.pop("stop-color-opacity"), **attributes)
        )
    return out if stops else None


def steps(first: tuple[float, Shade], second: tuple[float, Shade]) -> list[tuple[float, Shade]]:
    """The way between two stops in Oklab, in pieces so short that a straight line between them is the same."""
    (start, one), (end, other) = first, second
    shares = [step / STEPS for step in range(STEPS)] if end > start else [0.0]
    return [(start + (end - start) * share, between(one, other, 1 - share)) for share in shares]


def stopped(drawing: "Drawing", stop: ET.Element) -> tuple[float, Shade]:
    style = drawing.style_of(stop)
    text = stop.get("offset", "0").strip()
    found = plain(text.removesuffix("%"))
    at = 0.0 if found is None else found.value / 100 if text.endswith("%") else found.value
    colour = drawing.shade(style["stop-color"], style)
    return min(1.0, max(0.0, at)), dimmed(colour, style["stop-opacity"])


def pattern(drawing: "Drawing", element: ET.Element) -> ET.Element | None:
    chain = [one for one in templates(drawing, element) if one.tag == f"{SVG}pattern"]
    out = drawing.new("pattern")
    taken(drawing, out, chain, "pattern")
    box = next((one.get("viewBox") for one in chain if "viewBox" in one.attrib), None)
    view = view_box(box)
    if view is not None:
        out.set("viewBox", " ".join(map(number, view)))
    owner = next((one for one in chain if len(one)), None)
    if owner is None:
        return None
    style = drawing.style_of(owner)
    if style["overflow"] in ("visible", "auto"):
        raise Refused("svg_element", element="pattern overflow")
    contents(drawing, owner, out, style)
    return out if len(out) else None


def contents(drawing: "Drawing", owner: ET.Element, out: ET.Element, style: Style) -> None:
    with drawing.inside(owner, out), drawing.seen_from(drawing.root):
        view = view_box(owner.get("viewBox"))
        out.extend(drawing.children(owner, style, view[2:] if view else drawing.view))


def mask(drawing: "Drawing", element: ET.Element) -> str:
    if element not in drawing.written:
        style = drawing.style_of(element)
        if style["color-interpolation"] == "linearRGB":
            raise Refused("svg_element", element="color-interpolation: linearRGB")
        out = drawing.new("mask")
        for key in ("x", "y", "width", "height"):
            coordinate(out, element, key, style)
        for key in ("maskUnits", "maskContentUnits"):
            keep_word(out, element, key)
        if style["mask-type"] != "luminance":
            out.set("mask-type", style["mask-type"])
        inner = drawing.found(style["mask"]) if style["mask"] else None
        if style["clip-path"] or inner is not None:
            raise Refused("svg_element", element="mask of a mask")
        contents(drawing, element, out, style)
        drawing.written[element] = defined(drawing, out)
    return drawing.written[element]


def clip(drawing: "Drawing", element: ET.Element) -> str:
    if element not in drawing.written:
        style = drawing.style_of(element)
        out = drawing.new("clipPath")
        keep_word(out, element, "clipPathUnits")
        matrix = drawing.matrix(element, style, drawing.view)
        if matrix != transforms.SAME:
            out.set("transform", transforms.written(matrix))
        with drawing.inside(element, out), drawing.seen_from(drawing.root):
            clip_path(drawing, out, style)
            for child in element:
                out.extend(clipping(drawing, child, style, transforms.SAME))
        drawing.written[element] = defined(drawing, out)
    return drawing.written[element]


def clip_path(drawing: "Drawing", out: ET.Element, style: Style) -> None:
    target = drawing.found(style["clip-path"]) if style["clip-path"] else None
    if target is not None and target.tag == f"{SVG}clipPath":
        if out.get("clip-path"):
            raise Refused("svg_element", element="clip-path of a use in a clipPath")
        out.set("clip-path", clip(drawing, target))


def clipping(drawing: "Drawing", element: ET.Element, parent: Style, moved: transforms.Matrix) -> list[ET.Element]:
    """A shape of a clip path, or the one that a `use` stands for; what else there is does not clip."""
    name = name_of(element)
    if name is None or not wanted(element) or name not in {*CLIPPING, "use", "text"}:
        return []
    style = drawing.cascade.style(element, parent, drawing.scope)
    if style["display"] == "none":
        return []
    if name == "text":
        raise Refused("svg_text")
    matrix = transforms.multiply(moved, drawing.matrix(element, style, drawing.view))
    if name == "use":
        return clipping_use(drawing, element, style, matrix)
    out = drawing.new(name)
    if style["visibility"] != "visible" or not geometry(out, name, element, style):
        return []
    if matrix != transforms.SAME:
        out.set("transform", transforms.written(matrix))
    if style["clip-rule"] != "nonzero":
        out.set("clip-rule", style["clip-rule"])
    clip_path(drawing, out, style)
    return [out]


def clipping_use(drawing: "Drawing", element: ET.Element, style: Style, matrix: transforms.Matrix) -> list[ET.Element]:
    target = drawing.target(element)
    if target is None or name_of(target) not in CLIPPING:
        return []
    at = transforms.shift(style["x"].of(drawing.view[0]), style["y"].of(drawing.view[1]))
    with drawing.seen_from(target):
        found = clipping(drawing, target, style, transforms.multiply(matrix, at))
    for out in found:
        clip_path(drawing, out, style)
    return found
