"""Which properties are drawn, and by which grammar; which are refused by name; the others change nothing in a logo."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import colours
from .lengths import MATHS, Context, Quantity
from .refusal import Refused
from .values import (
    CLEAR,
    COUNTS,
    IN_SPACE,
    Paint,
    Tokens,
    background,
    colour,
    dashes,
    font_size,
    individual,
    length,
    link,
    miter,
    moves,
    order,
    origin,
    outline,
    paint,
    share,
    turned,
    words,
)


@dataclass(frozen=True, slots=True)
class Grammar:
    read: Callable[[Tokens, Context, bool], Any]
    initial: Any
    inherited: bool = False


BLENDS = ("normal", "multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn", "hard-light",
          "soft-light", "difference", "exclusion", "hue", "saturation", "color", "luminosity")  # fmt: skip
BLACK = Paint("colour")
ZERO, FULL = Quantity(0, ""), Quantity(100, "%")
ANY_LENGTH, POSITIVE = length(), length(negative=False)

DRAWN: dict[str, Grammar] = {
    "color": Grammar(colour, (0.0, 0.0, 0.0, 1.0), inherited=True),
    "fill": Grammar(paint, BLACK, inherited=True),
    "stroke": Grammar(paint, Paint("none"), inherited=True),
    "fill-opacity": Grammar(share, 1.0, inherited=True),
    "stroke-opacity": Grammar(share, 1.0, inherited=True),
    "fill-rule": Grammar(words("nonzero", "evenodd"), "nonzero", inherited=True),
    "clip-rule": Grammar(words("nonzero", "evenodd"), "nonzero", inherited=True),
    "stroke-width": Grammar(length(negative=False, bare=True), Quantity(1, ""), inherited=True),
    "stroke-linecap": Grammar(words("butt", "round", "square"), "butt", inherited=True),
    "stroke-linejoin": Grammar(words("miter", "round", "bevel"), "miter", inherited=True),
    "stroke-miterlimit": Grammar(miter, 4.0, inherited=True),
    "stroke-dasharray": Grammar(dashes, (), inherited=True),
    "stroke-dashoffset": Grammar(length(bare=True), ZERO, inherited=True),
    "visibility": Grammar(words("visible", "hidden", "collapse"), "visible", inherited=True),
    "paint-order": Grammar(order, (), inherited=True),
    "shape-rendering": Grammar(
        words("auto", "optimizeSpeed", "crispEdges", "geometricPrecision", optimizespeed="optimizeSpeed",
              crispedges="crispEdges", geometricprecision="geometricPrecision"), "auto", inherited=True),
    "image-rendering": Grammar(
        words("auto", "smooth", "optimizeQuality", "optimizeSpeed", optimizespeed="optimizeSpeed",
              pixelated="optimizeSpeed", crisp_edges="optimizeSpeed", _webkit_optimize_contrast="optimizeSpeed",
              optimizequality="optimizeQuality"),
        "auto", inherited=True),
    "color-interpolation": Grammar(
        words("auto", "sRGB", "linearRGB", srgb="sRGB", linearrgb="linearRGB"), "sRGB", inherited=True),
    "font-size": Grammar(font_size, 16.0, inherited=True),
    "stop-color": Grammar(colour, (0.0, 0.0, 0.0, 1.0)),
    "stop-opacity": Grammar(share, 1.0),
    "opacity": Grammar(share, 1.0),
    "display": Grammar(lambda tokens, _c, _l: "none" if words("none")(tokens, _c, _l) else
                       "inline" if tokens and all(token.type == "ident" for token in tokens) else None, "inline"),
    "overflow": Grammar(lambda tokens, _c, _l: tokens[0].lower_value if tokens[0].type == "ident" and
                        tokens[0].lower_value in ("visible", "hidden", "scroll", "auto", "clip") else None, None),
    "clip-path": Grammar(link("clip-path"), ""),
    "mask": Grammar(link("mask"), ""),
    "mask-type": Grammar(words("luminance", "alpha"), "luminance"),
    "mix-blend-mode": Grammar(words(*BLENDS, "plus-lighter"), "normal"),
    "isolation": Grammar(words("auto", "isolate"), "auto"),
    "vector-effect": Grammar(words("none", "non-scaling-stroke"), "none"),
    "background-color": Grammar(background, CLEAR),
    # None: nothing was said, and the attribute of that name counts, or what the browser says for the element.
    "transform": Grammar(moves, None),
    "translate": Grammar(individual("translate"), ()),
    "rotate": Grammar(turned, ()),
    "scale": Grammar(individual("scale"), ()),
    "transform-origin": Grammar(origin, None),
    "transform-box": Grammar(
        words("view-box", "fill-box", "stroke-box", content_box="fill-box", border_box="stroke-box"), "view-box"),
    **{name: Grammar(ANY_LENGTH, ZERO) for name in ("x", "y", "cx", "cy")},
    "r": Grammar(POSITIVE, ZERO),
    **{name: Grammar(length(negative=False, auto=True), "auto") for name in ("rx", "ry", "width", "height")},
    "d": Grammar(outline, None),
}  # fmt: skip
SAME = {
    "inline-size": "width",
    "block-size": "height",
    "-webkit-logical-width": "width",
    "-webkit-logical-height": "height",
    "font": "font-size",
    "background": "background-color",
    "overflow-x": "overflow",
    "overflow-y": "overflow",
    "mask-image": "mask",
}


def words_of(tokens: Tokens) -> str:
    return " ".join(token.lower_value if token.type == "ident" else token.serialize() for token in tokens)


# What changes a drawing and is not drawn here, with the values by which it changes nothing.
REFUSED: dict[str, set[str]] = {
    "filter": {"none"}, "backdrop-filter": {"none"}, "animation": {"none"}, "animation-name": {"none"},
    "offset": {"none"}, "offset-path": {"none"}, "perspective": {"none"}, "zoom": {"1", "normal", "100%"},
    "all": set(), "marker": {"none"}, "marker-start": {"none"}, "marker-mid": {"none"}, "marker-end": {"none"},
    "mask-border": {"none"}, "mask-border-source": {"none"}, "-webkit-mask-box-image": {"none"},
    "-webkit-mask-box-image-source": {"none"}, "mask-clip": {"border-box"}, "mask-origin": {"border-box"},
    "mask-mode": {"match-source"}, "mask-composite": {"add"}, "mask-position": {"0% 0%", "0 0", "center", "left top"},
    "mask-repeat": {"repeat", "no-repeat"}, "mask-size": {"auto", "contain", "cover"},
    "content-visibility": {"visible", "auto"},
    "-webkit-box-reflect": {"none"}, "outline": {"none", "0"}, "outline-style": {"none"}, "clip": {"auto"},
    "color-scheme": {"normal", "light", "light dark", "dark light", "only light"},
}  # fmt: skip
# The outermost element is a box of a page as well; these move it or draw on it. Its own size is not asked for there.
BOX = re.compile(
    r"(?:margin|padding|border)(?:-.+)?|(?:top|right|bottom|left|inset)(?:-.+)?|background-image|box-shadow|position"
)
HARMLESS_BOX = re.compile(r"border-(?:.+-)?(?:color|width|collapse|spacing|slice|outset|repeat)|margin-trim|position")


WIDE = {"inherit", "initial", "unset", "revert", "revert-layer"}


def moves_box(name: str, tokens: Tokens, positioned: bool) -> bool:
    """Whether this is a declaration about the outermost box that says more than nothing."""
    if not BOX.fullmatch(name) or HARMLESS_BOX.fullmatch(name):
        return False
    if name.startswith(("top", "right", "bottom", "left", "inset")) and not positioned:
        return False
    empty = [is_nothing(token) for token in tokens]
    return not (any(empty) if name.startswith("border") and "radius" not in name else all(empty))


def is_nothing(token: Any) -> bool:
    if token.type == "ident":
        return token.lower_value in WIDE | {"none", "auto"}
    return token.type in ("number", "dimension", "percentage") and not token.value


def refuse_unknown_functions(name: str, tokens: Tokens) -> None:
    """A function that is read nowhere here: a browser may know it, so the whole declaration is not understood."""
    for token in tokens:
        if token.type == "function" and token.lower_name not in READ:
            raise Refused("svg_element", element=f"{name}: {token.lower_name[:30]}()")


READ = {*MATHS, *COUNTS, *IN_SPACE, *colours.KNOWN, *colours.UNKNOWN, "color-mix", "url", "src", "path", "icc-color"}
