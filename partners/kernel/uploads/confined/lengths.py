"""Numbers with and without a unit, as they stand or calculated: pixels, degrees, percentages or plain numbers."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .refusal import Refused

PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "q": 24 / 25.4, "in": 96.0}
DEGREES = {"deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}
# Of a font or a window that are not there when we draw.
ELSEWHERE = re.compile(
    r"r?(?:ex|ch|cap|ic|lh)|rlh|[sld]?v(?:w|h|i|b|min|max)|cq(?:w|h|i|b|min|max)|s|ms|hz|khz|dpi|dpcm|dppx|x|fr"
)
PLAIN = re.compile(r"\s*([-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)\s*")


@dataclass(frozen=True, slots=True)
class Context:
    """What relative values stand on. Sizes are pixels, the colour is sRGB from 0 to 1."""

    font_size: float = 16.0
    root_size: float = 16.0


@dataclass(frozen=True, slots=True)
class Quantity:
    """`unit` is "px", "deg", "%" or "" for a number."""

    value: float
    unit: str

    def __str__(self) -> str:
        return number(self.value) + ("%" if self.unit == "%" else "")

    def of(self, whole: float) -> float:
        return self.value / 100 * whole if self.unit == "%" else self.value


def number(value: float) -> str:
    return f"{value:.10g}" if math.isfinite(value) else "0"


def quantity(token: Any, context: Context) -> Quantity | None:
    """Raises Refused for a unit or a function that a browser knows and we do not."""
    kind = token.type
    if kind == "number":
        return Quantity(token.value, "")
    if kind == "percentage":
        return Quantity(token.value, "%")
    if kind == "dimension":
        return dimension(token, context)
    if kind == "function" and token.lower_name in MATHS:
        return MATHS[token.lower_name](arguments(token), context)
    return None


def dimension(token: Any, context: Context) -> Quantity | None:
    unit = token.lower_unit
    if unit in PIXELS:
        return Quantity(token.value * PIXELS[unit], "px")
    if unit in DEGREES:
        return Quantity(token.value * DEGREES[unit], "deg")
    if unit in ("em", "rem"):
        return Quantity(token.value * (context.font_size if unit == "em" else context.root_size), "px")
    if ELSEWHERE.fullmatch(unit):
        raise Refused("svg_element", element=f"{number(token.value)}{unit}")
    return None


def arguments(function: Any) -> list[list[Any]]:
    """The tokens between the commas, without white space and comments at their ends."""
    parts: list[list[Any]] = [[]]
    for token in function.arguments:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        elif token.type != "comment" and (token.type != "whitespace" or parts[-1]):
            parts[-1].append(token)
    for part in parts:
        while part and part[-1].type == "whitespace":
            part.pop()
    return parts


def calculated(tokens: Sequence[Any], context: Context) -> Quantity | None:
    """A sum of products. In CSS the signs of a sum stand between spaces, those of a product need none."""
    rest = [token for token in tokens if token.type not in ("whitespace", "comment")]
    total = product(rest, context)
    while total is not None and rest:
        sign = rest.pop(0)
        if sign.type != "literal" or sign.value not in "+-":
            return None
        other = product(rest, context)
        total = None if other is None else added(total, other, 1 if sign.value == "+" else -1)
    return total


def product(rest: list[Any], context: Context) -> Quantity | None:
    total = factor(rest, context)
    while total is not None and rest and rest[0].type == "literal" and rest[0].value in "*/":
        sign = rest.pop(0).value
        other = factor(rest, context)
        if other is None or (sign == "/" and (other.unit or not other.value)) or (total.unit and other.unit):
            return None
        value = total.value * other.value if sign == "*" else total.value / other.value
        total = Quantity(value, total.unit or other.unit)
    return total


def factor(rest: list[Any], context: Context) -> Quantity | None:
    if not rest:
        return None
    token = rest.pop(0)
    if token.type == "() block":
        return calculated(token.content, context)
    if token.type == "ident" and token.lower_value in ("pi", "e"):
        return Quantity(math.pi if token.lower_value == "pi" else math.e, "")
    return quantity(token, context)


def added(one: Quantity, other: Quantity, sign: int) -> Quantity | None:
    if one.unit == other.unit:
        return Quantity(one.value + sign * other.value, one.unit)
    if {one.unit, other.unit} == {"px", "%"}:
        raise Refused("svg_element", element="calc()")
    return None


def choose(how: Callable[[list[float]], float]) -> Callable[[list[list[Any]], Context], Quantity | None]:
    def chosen(parts: list[list[Any]], context: Context) -> Quantity | None:
        found = [calculated(part, context) for part in parts]
        known = [one for one in found if one is not None]
        if len(known) < len(found) or not known:
            return None
        if len({one.unit for one in known}) > 1:
            raise Refused("svg_element", element="calc()")
        return Quantity(how([one.value for one in known]), known[0].unit)

    return chosen


def only(parts: list[list[Any]], context: Context) -> Quantity | None:
    return calculated(parts[0], context) if len(parts) == 1 else None


MATHS: dict[str, Callable[[list[list[Any]], Context], Quantity | None]] = {
    "calc": only,
    "-webkit-calc": only,
    "min": choose(min),
    "max": choose(max),
    "clamp": choose(lambda of: max(of[0], min(of[1], of[2])) if len(of) == 3 else math.nan),
    "abs": choose(lambda of: abs(of[0])),
}


def plain(text: str) -> Quantity | None:
    """The most frequent case by far, a bare number, without taking the text to pieces."""
    found = PLAIN.fullmatch(text)
    return Quantity(float(found[1]), "") if found else None
