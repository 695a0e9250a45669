"""What the values of properties mean: None where a browser would drop the declaration as invalid."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import colours
from .lengths import Context, Quantity, quantity
from .refusal import Refused

Tokens = list[Any]
CLEAR = (0.0, 0.0, 0.0, 0.0)
# What a browser would ask somebody else for. A fragment is part of the drawing itself.
LOADING = {"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade", "element"}


@dataclass(frozen=True, slots=True)
class Paint:
    """`kind` is none, colour, current, context-fill or context-stroke; `link` is the id of a gradient or pattern."""

    kind: str
    colour: colours.Shade = (0.0, 0.0, 0.0, 1.0)
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """One function of a transform, its name in lower case."""

    name: str
    values: tuple[Quantity, ...]


def words(*allowed: str, **same: str) -> Callable[[Tokens, Context, bool], Any]:
    def read(tokens: Tokens, _context: Context, _loose: bool) -> str | None:
        word = tokens[0].lower_value if len(tokens) == 1 and tokens[0].type == "ident" else None
        word = same.get((word or "").replace("-", "_"), word)
        return word if word in allowed else None

    return read


def length(*, negative: bool = True, bare: bool = False, auto: bool = False) -> Callable[[Tokens, Context, bool], Any]:
    """`bare`: a number without a unit is a length in CSS as well; in attributes it always is."""

    def read(tokens: Tokens, context: Context, loose: bool) -> Quantity | str | None:
        if len(tokens) != 1:
            return None
        if auto and tokens[0].type == "ident" and tokens[0].lower_value == "auto":
            return "auto"
        found = measured(tokens[0], context, loose or bare)
        return None if found is None or (found.value < 0 and not negative) else found

    return read


def measured(token: Any, context: Context, loose: bool) -> Quantity | None:
    found = quantity(token, context)
    if found is None or found.unit == "deg" or (found.unit == "" and not loose and found.value):
        return None
    return found


def share(tokens: Tokens, context: Context, _loose: bool) -> float | None:
    found = quantity(tokens[0], context) if len(tokens) == 1 else None
    return None if found is None or found.unit not in ("", "%") else min(1.0, max(0.0, found.of(1)))


def miter(tokens: Tokens, context: Context, _loose: bool) -> float | None:
    found = quantity(tokens[0], context) if len(tokens) == 1 else None
    return found.value if found is not None and found.unit == "" and found.value >= 1 else None


def dashes(tokens: Tokens, context: Context, _loose: bool) -> tuple[Quantity, ...] | None:
    if len(tokens) == 1 and tokens[0].type == "ident" and tokens[0].lower_value == "none":
        return ()
    found = [measured(token, context, True) for token in tokens if not (token.type == "literal" and token.value == ",")]
    known = tuple(one for one in found if one is not None and one.value >= 0)
    return None if len(known) < len(found) or not known else known


def colour(tokens: Tokens, context: Context, _loose: bool) -> colours.Colour | None:
    return colours.parse(tokens[0], context) if len(tokens) == 1 else None


def background(tokens: Tokens, context: Context, _loose: bool) -> colours.Colour | None:
    """Of the shorthand only a colour."""
    if len(tokens) == 1 and tokens[0].type == "ident" and tokens[0].lower_value == "none":
        return CLEAR
    if len(tokens) > 1 or target(tokens[0]) is not None or "gradient" in getattr(tokens[0], "lower_name", ""):
        raise Refused("svg_element", element="background")
    return colours.parse(tokens[0], context)


def paint(tokens: Tokens, context: Context, _loose: bool) -> Paint | None:
    link = fragment(tokens[0])
    rest = tokens[1:] if link is not None else tokens
    if link is not None and not rest:
        return Paint("none", link=link)
    if len(rest) != 1:
        return None
    if rest[0].type == "ident" and rest[0].lower_value in ("none", "context-fill", "context-stroke"):
        return Paint(rest[0].lower_value, link=link)
    found = colours.parse(rest[0], context)
    if found is None:
        return None
    return Paint("current", link=link) if isinstance(found, str) else Paint("colour", found, link)


def fragment(token: Any) -> str | None:
    """The id that a url() of this drawing points to. Raises Refused when it points elsewhere."""
    address = target(token)
    if address is None:
        return None
    if not address.startswith("#"):
        raise Refused("svg_reference")
    return address[1:]


def target(token: Any) -> str | None:
    if token.type == "url":
        return str(token.value).strip()
    if token.type == "function" and token.lower_name in ("url", "src"):
        text = [inner.value for inner in token.arguments if inner.type == "string"]
        return str(text[0]).strip() if text else ""
    return None


def link(name: str) -> Callable[[Tokens, Context, bool], Any]:
    """None, or the id of an element of the drawing; the other forms of `name` are refused by its name."""

    def read(tokens: Tokens, _context: Context, _loose: bool) -> str | None:
        if len(tokens) == 1 and tokens[0].type == "ident" and tokens[0].lower_value == "none":
            return ""
        found = fragment(tokens[0])
        if found is not None and len(tokens) == 1:
            return found
        if any(token.type == "function" or token.type == "url" for token in tokens):
            kind = next((token.lower_name for token in tokens if token.type == "function"), "url")
            raise Refused("svg_element", element=f"{name}: {kind[:30]}()")
        return None

    return read


def order(tokens: Tokens, _context: Context, _loose: bool) -> tuple[str, ...] | None:
    found = tuple(token.lower_value if token.type == "ident" else "" for token in tokens)
    if found == ("normal",):
        return ()
    return found if len(set(found)) == len(found) and set(found) <= {"fill", "stroke", "markers"} else None


ANGLES = {"rotate", "rotatez", "skew", "skewx", "skewy"}
# How many values a function of a transform may have; those in space only where they stay in the plane.
COUNTS = {"matrix": (6,), "translate": (1, 2), "translatex": (1,), "translatey": (1,), "scale": (1, 2), "scalex": (1,),
          "scaley": (1,), "rotate": (1,), "rotatez": (1,), "skew": (1, 2), "skewx": (1,), "skewy": (1,)}  # fmt: skip
IN_SPACE = {"matrix3d", "translate3d", "translatez", "scale3d", "scalez", "rotate3d", "rotatex", "rotatey",
            "perspective"}  # fmt: skip


def moves(tokens: Tokens, context: Context, _loose: bool) -> tuple[Move, ...] | None:
    if len(tokens) == 1 and tokens[0].type == "ident" and tokens[0].lower_value == "none":
        return ()
    found = []
    for token in tokens:
        name = token.lower_name if token.type == "function" else ""
        if name in IN_SPACE:
            raise Refused("svg_element", element=f"{token.name}()")
        if name not in COUNTS:
            return None
        values = listed(token, context)
        if values is None or len(values) not in COUNTS[name] or not all(fits(name, value) for value in values):
            return None
        found.append(Move(name, values))
    return tuple(found)


def fits(name: str, value: Quantity) -> bool:
    if name in ANGLES:
        return value.unit == "deg" or not value.value
    if name.startswith("translate"):
        return value.unit in ("px", "%") or not value.value
    return value.unit == "" or (value.unit == "%" and name.startswith("scale"))


def listed(function: Any, context: Context) -> tuple[Quantity, ...] | None:
    inner = [token for token in function.arguments if token.type not in ("whitespace", "comment")]
    if any(not (token.type == "literal" and token.value == ",") for token in inner[1::2]):
        return None
    found = [quantity(token, context) for token in inner[::2]]
    known = tuple(one for one in found if one is not None)
    return known if len(known) == len(found) else None


def turned(tokens: Tokens, context: Context, _loose: bool) -> tuple[Move, ...] | None:
    """The property `rotate`: an angle in the plane."""
    if len(tokens) == 1 and tokens[0].type == "ident" and tokens[0].lower_value == "none":
        return ()
    found = quantity(tokens[0], context) if len(tokens) == 1 else None
    if found is None and len(tokens) > 1:
        raise Refused("svg_element", element="rotate")
    return None if found is None or found.unit != "deg" else (Move("rotate", (found,)),)


def individual(name: str) -> Callable[[Tokens, Context, bool], Any]:
    """The properties `translate` and `scale`."""

    def read(tokens: Tokens, context: Context, _loose: bool) -> tuple[Move, ...] | None:
        if len(tokens) == 1 and tokens[0].type == "ident" and tokens[0].lower_value == "none":
            return ()
        if len(tokens) > 2:
            raise Refused("svg_element", element=name)
        found = [quantity(token, context) for token in tokens]
        known = tuple(one for one in found if one is not None and fits(name, one))
        return (Move(name, known),) if known and len(known) == len(found) else None

    return read


SIDES = {"left": ("x", 0.0), "right": ("x", 100.0), "top": ("y", 0.0), "bottom": ("y", 100.0), "center": ("", 50.0)}


def origin(tokens: Tokens, context: Context, loose: bool) -> tuple[Quantity, Quantity] | None:
    if not 1 <= len(tokens) <= 3 or (len(tokens) == 3 and getattr(tokens[2], "value", None) != 0):
        return None
    found: list[tuple[str, Quantity]] = []
    for token in tokens[:2]:
        if token.type == "ident":
            if token.lower_value not in SIDES:
                return None
            axis, percent = SIDES[token.lower_value]
            found.append((axis, Quantity(percent, "%")))
        else:
            value = measured(token, context, loose)
            if value is None:
                return None
            found.append(("", value))
    if len(found) == 1:
        found.append(("", Quantity(50, "%")))
        return (found[1][1], found[0][1]) if found[0][0] == "y" else (found[0][1], found[1][1])
    if found[0][0] == "y" or found[1][0] == "x":
        found.reverse()
    return None if found[0][0] == "y" or found[1][0] == "x" else (found[0][1], found[1][1])


def outline(tokens: Tokens, _context: Context, loose: bool) -> str | None:
    """The property `d`: none, or the text of path()."""
    if len(tokens) != 1:
        return None
    if tokens[0].type == "ident" and tokens[0].lower_value == "none":
        return ""
    if tokens[0].type != "function":
        return None
    if tokens[0].lower_name != "path":
        raise Refused("svg_element", element=f"d: {tokens[0].lower_name[:30]}()")
    inner = [token for token in tokens[0].arguments if token.type not in ("whitespace", "comment")]
    return str(inner[0].value) if len(inner) == 1 and inner[0].type == "string" else None


def font_size(tokens: Tokens, context: Context, loose: bool) -> float | None:
    """Of `font-size`, or of the shorthand `font`, whose other parts speak of letters."""
    told = tokens[0]
    if len(tokens) > 1:
        told = next((token for token in tokens if token.type in ("dimension", "percentage")), told)
    if told.type == "ident":
        return SIZES.get(told.lower_value)
    found = quantity(told, context)
    if found is None or found.unit == "deg" or found.value < 0 or (found.unit == "" and not loose):
        return None
    return found.of(context.font_size)


SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0,
         "xx-large": 32.0, "xxx-large": 48.0}  # fmt: skip
