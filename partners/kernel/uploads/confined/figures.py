"""What a drawing looks like, written down anew: shapes with plain numbers and sRGB colours, and nothing to look up."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from . import definitions, shapes, transforms
from .cascade import HIDDEN, START, Cascade, Style
from .embedded import Embedded
from .geometry import name_of, painted, wanted
from .lengths import number
from .namespaces import HREF, SVG
from .outlines import bounds
from .refusal import Refused
from .sizes import Box, View, natural, view_box
from .transforms import SAME, Matrix

MAX_DRAWN, MAX_DEPTH, MAX_LAYERS = 20_000, 160, 12
SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
GROUPS = {"g", "a", "switch"}
# Are looked at from elsewhere, say nothing about the picture, or are known to no browser any more.
UNSEEN = {
    "defs", "symbol", "clipPath", "mask", "marker", "filter", "style", "title", "desc", "metadata", "stop", "view",
    "cursor", "color-profile", "font", "font-face", "glyph", "missing-glyph", "hkern", "vkern", "altGlyphDef",
    "solidColor", "solidcolor", "hatch", "hatchpath", "mesh", "meshgradient", "meshrow", "meshpatch", "script",
    "handler", "listener", "prefetch", "tbreak", *shapes.SERVERS,
}  # fmt: skip
TEXT = {"text", "tspan", "textPath", "tref", "flowRoot", "flowPara", "flowRegion", "textArea"}


class Drawing:
    """One drawing on its way to the renderer. Every method raises Refused for what cannot be drawn."""

    def __init__(self, root: ET.Element) -> None:
        self.root = root
        self.cascade = Cascade(root)
        self.parents = {child: parent for parent in root.iter() for child in parent}
        self.by_id: dict[str, ET.Element] = {}
        for element in root.iter():
            if name := element.get("id"):
                self.by_id.setdefault(name, element)
        self.styles: dict[ET.Element, Style] = {}
        self.written: dict[ET.Element, str] = {}
        self.pictures = Embedded()
        self.within: list[ET.Element] = []
        self.scope = root
        self.layers = self.count = 0
        self.definitions = self.new("defs")
        self.view = (0.0, 0.0)

    def draw(self) -> tuple[ET.Element, float, float]:
        """The new drawing, its width and its height in pixels."""
        style = self.style_of(self.root)
        box = view_box(self.root.get("viewBox"))
        width, height = natural(self.root, style, box)
        if style["transform"] or self.root.get("transform") or style["clip-path"] or style["mask"]:
            raise Refused("svg_element", element="svg transform, clip-path or mask")
        x, y, across, down = box or (0.0, 0.0, width, height)
        self.view = across, down
        out = self.new(
            "svg", width=number(width), height=number(height), viewBox=" ".join(map(number, (x, y, across, down)))
        )
        if ratio := self.root.get("preserveAspectRatio"):
            out.set("preserveAspectRatio", ratio)
        inner = self.new("g")
        self.group(inner, style, SAME)
        with self.inside(self.root, inner):
            inner.extend(self.children(self.root, style, (across, down)))
        out.extend([self.definitions, inner])
        return self.on_background(out, style, width, height), width, height

    def on_background(self, out: ET.Element, style: Style, width: float, height: float) -> ET.Element:
        colour = self.shade(style["background-color"], style)
        if not colour[3]:
            return out
        page = self.new(
            "svg", width=number(width), height=number(height), viewBox=f"0 0 {number(width)} {number(height)}"
        )
        page.append(self.new("rect", width=number(width), height=number(height), **painted("fill", colour, 1.0)))
        page.append(out)
        return page

    # Walking

    @contextmanager
    def inside(self, element: ET.Element, out: ET.Element) -> Iterator[None]:
        """Counts how deep we are, in elements and in layers that the renderer has to keep apart."""
        if element in self.within:
            raise Refused("svg_circular")
        layer = any(out.get(name) for name in ("opacity", "mask", "clip-path", "style"))
        self.within.append(element)
        self.layers += layer
        if len(self.within) > MAX_DEPTH:
            raise Refused("svg_too_deep")
        if self.layers > MAX_LAYERS:
            raise Refused("svg_too_complex")
        try:
            yield
        finally:
            self.within.pop()
            self.layers -= layer

    @contextmanager
    def seen_from(self, scope: ET.Element) -> Iterator[None]:
        before, self.scope = self.scope, scope
        try:
            yield
        finally:
            self.scope = before

    def new(self, name: str, **attributes: str) -> ET.Element:
        self.count += 1
        if self.count > MAX_DRAWN:
            raise Refused("svg_too_complex")
        return ET.Element(f"{SVG}{name}", {key.replace("_", "-"): value for key, value in attributes.items()})

    def children(self, element: ET.Element, style: Style, view: View) -> list[ET.Element]:
        found = (self.figure(child, style, view) for child in element)
        return [figure for figure in found if figure is not None]

    def figure(self, element: ET.Element, parent: Style, view: View) -> ET.Element | None:
        name = name_of(element)
        if name is None or name in UNSEEN or not wanted(element):
            return None
        style = self.cascade.style(element, parent, self.scope)
        if style["display"] == "none":
            return None
        if name in TEXT:
            if "".join(element.itertext()).strip():
                raise Refused("svg_text")
            return None
        if name in SHAPES:
            return shapes.shape(self, name, element, style, view)
        if name in GROUPS:
            return self.container(name, element, style, view)
        if name == "svg":
            return self.nested(element, style, view, element)
        if name == "use":
            return self.reused(element, style, view)
        if name == "image":
            return shapes.picture(self, element, style, view)
        raise Refused("svg_element", element=name[:40])

    def container(self, name: str, element: ET.Element, style: Style, view: View) -> ET.Element:
        out = self.new("g")
        self.group(out, style, self.matrix(element, style, view))
        with self.inside(element, out):
            if name == "switch":
                chosen = next((child for child in element if name_of(child) and wanted(child)), None)
                found = None if chosen is None else self.figure(chosen, style, view)
                out.extend([] if found is None else [found])
            else:
                out.extend(self.children(element, style, view))
        return out

    def nested(
        self,
        element: ET.Element,
        style: Style,
        view: View,
        sized: ET.Element,
        outer: Style | None = None,
    ) -> ET.Element:
        """An inner `svg`, or the `symbol` that a `use` shows; then `outer` may say how large."""
        out = self.new("g")
        self.group(out, style, self.matrix(element, style, view))
        sizes = []
        for side, whole in (("width", view[0]), ("height", view[1])):
            told = outer[side] if outer is not None and outer[side] != "auto" else style[side]
            sizes.append(whole if told == "auto" else told.of(whole))
        inner = self.new("svg", width=number(sizes[0]), height=number(sizes[1]))
        if name_of(element) == "svg":
            inner.set("x", number(style["x"].of(view[0])))
            inner.set("y", number(style["y"].of(view[1])))
        inner.set("overflow", "visible" if style["overflow"] in ("visible", "auto") else "hidden")
        box = view_box(element.get("viewBox"))
        if box is not None:
            inner.set("viewBox", " ".join(map(number, box)))
        if ratio := element.get("preserveAspectRatio"):
            inner.set("preserveAspectRatio", ratio)
        if not all(sizes) or (box is not None and not (box[2] and box[3])):
            return out
        with self.inside(element, out):
            inner.extend(self.children(element, style, box[2:] if box else (sizes[0], sizes[1])))
        out.append(inner)
        return out

    def reused(self, element: ET.Element, style: Style, view: View) -> ET.Element | None:
        target = self.target(element)
        name = None if target is None else name_of(target)
        if target is None or name is None or (name in UNSEEN and name != "symbol"):
            return None
        out = self.new("g")
        moved = transforms.shift(style["x"].of(view[0]), style["y"].of(view[1]))
        self.group(out, style, transforms.multiply(self.matrix(element, style, view), moved))
        around = replace(style, paints=(style["fill"], style["stroke"]))
        with self.inside(element, out), self.seen_from(target):
            if name in ("symbol", "svg"):
                own = self.cascade.style(target, around, target)
                found = None if own["display"] == "none" else self.nested(target, own, view, element, style)
            else:
                found = self.figure(target, around, view)
        if found is None:
            return None
        out.append(found)
        return out

    def target(self, element: ET.Element) -> ET.Element | None:
        address = (element.get("href") or element.get(HREF) or "").strip()
        return self.found(address[1:]) if address.startswith("#") else None

    def found(self, name: str) -> ET.Element | None:
        return self.by_id.get(name, self.by_id.get(unquote(name)))

    def style_of(self, element: ET.Element) -> Style:
        """By its own place in the file, as for gradients, masks and whatever else is not reached from outside in."""
        if element not in self.styles:
            parent = self.parents.get(element)
            around = START if parent is None else self.style_of(parent)
            # Inside of what is hidden a gradient is as good as anywhere.
            self.styles[element] = self.cascade.style(element, START if around is HIDDEN else around, self.root)
        return self.styles[element]

    def shade(self, colour: Any, style: Style) -> Any:
        return style["color"] if colour == "currentcolor" else colour

    # What a group and a shape have in common

    def group(self, out: ET.Element, style: Style, matrix: Matrix) -> None:
        if matrix != SAME:
            if not all(map(math.isfinite, matrix)):
                raise Refused("svg_too_complex")
            out.set("transform", transforms.written(matrix))
        if style["opacity"] < 1:
            out.set("opacity", number(style["opacity"]))
        for key, kind in (("clip-path", "clipPath"), ("mask", "mask")):
            target = self.found(style[key]) if style[key] else None
            if target is not None and name_of(target) == kind:
                out.set(key, definitions.clip(self, target) if kind == "clipPath" else definitions.mask(self, target))
        effects = []
        if style["mix-blend-mode"] == "plus-lighter":
            raise Refused("svg_element", element="mix-blend-mode: plus-lighter")
        if style["mix-blend-mode"] != "normal":
            effects.append(f"mix-blend-mode:{style['mix-blend-mode']}")
        if style["isolation"] != "auto":
            effects.append("isolation:isolate")
        if effects:
            out.set("style", ";".join(effects))

    def matrix(self, element: ET.Element, style: Style, view: View) -> Matrix:
        box: Box | None = (0.0, 0.0, *view)
        if style["transform-box"] != "view-box":
            box = bounds(name_of(element) or "", element, style) if style["transform-box"] == "fill-box" else None
        return transforms.of_style(style, element.get("transform"), box)
