"""Colours of every notation that browsers know, in sRGB as a screen shows them: each channel cut off at its ends."""

from typing import Any

from tinycss2 import ast, color4

from .lengths import MATHS, Context, arguments, quantity
from .refusal import Refused
from .spaces import Triple, from_srgb, to_srgb

Shade = tuple[float, float, float, float]


class Wide(tuple[float, float, float, float]):
    """A colour in one of the newer notations: browsers mix it with others in Oklab. `whole` is not cut off."""

    whole: tuple[float, ...]


Colour = Shade | str
KNOWN = {"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color"}
# Known to browsers; what they stand for depends on the reader's system, or is not worked out here.
UNKNOWN = {"light-dark", "contrast-color", "device-cmyk", "color-layers", "alpha"}
SYSTEM = {
    "accentcolor", "accentcolortext", "activetext", "activeborder", "activecaption", "appworkspace", "background",
    "buttonborder", "buttonface", "buttonhighlight", "buttonshadow", "buttontext", "canvas", "canvastext",
    "captiontext", "field", "fieldtext", "graytext", "highlight", "highlighttext", "inactiveborder", "inactivecaption",
    "inactivecaptiontext", "infobackground", "infotext", "linktext", "mark", "marktext", "menu", "menutext",
    "scrollbar", "selecteditem", "selecteditemtext", "threeddarkshadow", "threedface", "threedhighlight",
    "threedlightshadow", "threedshadow", "visitedtext", "window", "windowframe", "windowtext",
}  # fmt: skip

LEGACY = {"srgb", "hsl", "hwb"}
POLAR = {"hsl": 0, "hwb": 0, "lch": 2, "oklch": 2}


def parse(token: Any, context: Context) -> Colour | None:
    """Red, green, blue and alpha from 0 to 1, "currentcolor", or None for what is no colour in any browser.

    Raises Refused for a notation that browsers read and we do not.
    """
    if token.type == "ident" and (token.lower_value in SYSTEM or token.lower_value.startswith("-webkit-")):
        raise Refused("svg_element", element=token.value[:40])
    if token.type == "function":
        if token.lower_name == "color-mix":
            return mixed(token, context)
        if token.lower_name in UNKNOWN:
            raise Refused("svg_element", element=f"{token.lower_name}()")
        if token.lower_name not in KNOWN:
            return None
        token = plain_function(token, context)
    try:
        found = color4.parse_color(token)
    except (ValueError, IndexError, AttributeError):
        return None
    if found is None or isinstance(found, str):
        return found
    return shown(to_srgb(found.space, filled(found)), found.alpha, wide=found.space not in LEGACY or is_new(token))


def shown(whole: Triple, alpha: float, *, wide: bool = True) -> Shade:
    red, green, blue = (min(1.0, max(0.0, value)) for value in whole)
    if not wide:
        return red, green, blue, alpha
    colour = Wide((red, green, blue, alpha))
    colour.whole = whole
    return colour


def dimmed(colour: Shade, opacity: float) -> Shade:
    red, green, blue, alpha = colour
    whole = getattr(colour, "whole", None)
    return (red, green, blue, alpha * opacity) if whole is None else shown(whole, alpha * opacity)


def is_new(token: Any) -> bool:
    """color(srgb …) names the old space in the new way."""
    return bool(token.type == "function" and token.lower_name == "color")


def filled(colour: Any) -> Triple:
    space, values = colour.space, [value or 0.0 for value in colour.coordinates]
    # Outside of these ends a browser does not go either, before it converts.
    if space in ("lab", "lch", "oklab", "oklch"):
        values[0] = min(100.0 if space in ("lab", "lch") else 1.0, max(0.0, values[0]))
    if space in ("lch", "oklch"):
        values[1] = max(0.0, values[1])
    if space == "hsl":
        values[1] = min(100.0, max(0.0, values[1]))
    return tuple(values)


def plain_function(function: Any, context: Context) -> Any:
    """The same function with everything calculated in it. Raises Refused for a colour that is made from another one."""
    inner: list[Any] = []
    for token in function.arguments:
        if token.type == "ident" and token.lower_value == "from":
            raise Refused("svg_element", element=f"{function.lower_name}(from …)")
        if token.type != "function":
            inner.append(token)
        elif token.lower_name in MATHS and (found := quantity(token, context)) is not None:
            line, column = token.source_line, token.source_column
            kind = {"": ast.NumberToken, "%": ast.PercentageToken}.get(found.unit)
            if kind is None:
                inner.append(ast.DimensionToken(line, column, found.value, None, str(found), found.unit))
            else:
                inner.append(kind(line, column, found.value, None, str(found)))
        else:
            raise Refused("svg_element", element=f"{token.lower_name[:40]}()")
    return ast.FunctionBlock(function.source_line, function.source_column, function.name, inner)


def mixed(function: Any, context: Context) -> Colour | None:
    parts = arguments(function)
    space, way = "oklab", "shorter"
    words = [token.lower_value for token in parts[0] if token.type == "ident"]
    if words[:1] == ["in"]:
        space, way = words[1] if len(words) > 1 else "", words[2] if len(words) > 2 else "shorter"
        parts = parts[1:]
    if len(parts) != 2:
        return None
    found = [portion(part, context) for part in parts]
    left, right = found
    if left is None or right is None:
        return None
    (one, first), (other, second) = left, right
    if first is None:
        first = 50.0 if second is None else 100 - second
    second = 100 - first if second is None else second
    if not first + second:
        return None
    share = first / (first + second)
    whole, alpha = blend(space, way, one, other, share)
    return shown(whole, alpha * min(1.0, (first + second) / 100))


def portion(part: list[Any], context: Context) -> tuple[Shade, float | None] | None:
    tokens = [token for token in part if token.type not in ("whitespace", "comment")]
    shares = [token.value for token in tokens if token.type == "percentage"]
    rest = [token for token in tokens if token.type != "percentage"]
    if len(rest) != 1 or len(shares) > 1 or not all(0 <= share <= 100 for share in shares):
        return None
    colour = parse(rest[0], context)
    if colour == "currentcolor":
        raise Refused("svg_element", element="color-mix(currentcolor)")
    if colour is None or isinstance(colour, str):
        return None
    return colour, shares[0] if shares else None


def between(one: Shade, other: Shade, share: float) -> Shade:
    """What a gradient shows on its way; `share` is that of the first colour. In SVG alpha does not weigh here."""
    solid = [shown(getattr(colour, "whole", colour[:3]), 1.0) for colour in (one, other)]
    whole, _alpha = blend("oklab", "shorter", solid[0], solid[1], share)
    return shown(whole, one[3] * share + other[3] * (1 - share))


def blend(space: str, way: str, one: Shade, other: Shade, share: float) -> tuple[Triple, float]:
    """sRGB, not cut off, and alpha."""
    alpha = one[3] * share + other[3] * (1 - share)
    if not alpha:
        return (0.0, 0.0, 0.0), 0.0
    first, second = (list(from_srgb(space, getattr(colour, "whole", colour[:3]))) for colour in (one, other))
    angle = POLAR.get(space)
    mix = []
    for index, (a, b) in enumerate(zip(first, second, strict=True)):
        if index == angle:
            mix.append(turn(a, b, way, share, grey(space, first), grey(space, second)))
        else:
            mix.append((a * one[3] * share + b * other[3] * (1 - share)) / alpha)
    return to_srgb("xyz-d65" if space == "xyz" else space, tuple(mix)), alpha


def grey(space: str, of: list[float]) -> bool:
    if space == "hwb":
        return of[1] + of[2] >= 100 - 1e-4
    return of[1] < (4e-6 if space == "oklch" else 0.0015 if space == "lch" else 1e-3)


def turn(a: float, b: float, way: str, share: float, a_grey: bool, b_grey: bool) -> float:
    """Between two angles; a grey has none of its own and takes the other's."""
    if a_grey or b_grey:
        return b if a_grey else a
    apart = (b - a) % 360
    if way == "shorter":
        apart = apart - 360 if apart > 180 else apart
    elif way == "longer":
        apart = apart - 360 if 0 < apart < 180 else apart
    elif way == "decreasing":
        apart = apart - 360 if apart else 0.0
    return a + apart * (1 - share)
