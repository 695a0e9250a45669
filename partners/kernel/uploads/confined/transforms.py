"""Transforms as one matrix each: of the attribute, of the four properties, and around what point."""

import math
import re
from typing import Any

from .lengths import Quantity
from .refusal import Refused
from .values import Move

# a, b, c, d, e, f as SVG counts them.
Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
NUMBER = r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
FUNCTION = re.compile(r"\s*,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)")
VALUES = re.compile(rf"\s*(?:{NUMBER}(?:\s*,\s*|\s+|(?=[-+.])|\s*\Z))+")
COUNTS = {"matrix": (6,), "translate": (1, 2), "scale": (1, 2), "rotate": (1, 3), "skewX": (1,), "skewY": (1,)}


def multiply(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f


def shift(x: float, y: float) -> Matrix:
    return 1.0, 0.0, 0.0, 1.0, x, y


def around(matrix: Matrix, x: float, y: float) -> Matrix:
    return multiply(multiply(shift(x, y), matrix), shift(-x, -y))


def written(matrix: Matrix) -> str:
    return f"matrix({' '.join(f'{value:.12g}' for value in matrix)})"


def of_attribute(text: str, name: str = "transform") -> Matrix:
    """Raises Refused by the attribute's name: browsers leave out the whole of it, which nobody means."""
    total, at = SAME, 0
    text = text.strip()
    if text == "none":
        return SAME
    while at < len(text):
        found = FUNCTION.match(text, at)
        values = VALUES.fullmatch(found[2]) if found else None
        if found is None or values is None:
            raise Refused("svg_element", element=f"{name}={text}"[:60])
        numbers = [float(value) for value in re.findall(NUMBER, found[2])]
        if len(numbers) not in COUNTS[found[1]] or not all(map(math.isfinite, numbers)):
            raise Refused("svg_element", element=f"{name}={text}"[:60])
        total = multiply(total, single(found[1].lower(), numbers))
        at = found.end()
    return total


def single(name: str, of: list[float]) -> Matrix:
    if name == "matrix":
        return of[0], of[1], of[2], of[3], of[4], of[5]
    if name.startswith("translate"):
        return shift(0.0, of[0]) if name.endswith("y") else shift(of[0], of[1] if len(of) > 1 else 0.0)
    if name.startswith("scale"):
        x = 1.0 if name.endswith("y") else of[0]
        y = 1.0 if name.endswith("x") else of[-1]
        return x, 0.0, 0.0, y, 0.0, 0.0
    if name.startswith("rotate"):
        turn = math.radians(of[0])
        turned = (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0.0, 0.0)
        return around(turned, of[1], of[2]) if len(of) == 3 else turned
    x = 0.0 if name == "skewy" else math.tan(math.radians(of[0]))
    y = math.tan(math.radians(of[0] if name == "skewy" else of[1] if len(of) > 1 else 0.0))
    return 1.0, y, x, 1.0, 0.0, 0.0


def of_moves(moves: tuple[Move, ...], width: float, height: float) -> Matrix:
    total = SAME
    for move in moves:
        total = multiply(
            total, single(move.name, [value_of(move, at, width, height) for at in range(len(move.values))])
        )
    return total


def value_of(move: Move, at: int, width: float, height: float) -> float:
    value: Quantity = move.values[at]
    if move.name.startswith("scale"):
        return value.of(1)
    return value.of(height if move.name == "translatey" or at == 1 else width)


def relative(moves: tuple[Move, ...]) -> bool:
    return any(value.unit == "%" for move in moves if move.name.startswith("translate") for value in move.values)


def of_style(style: Any, attribute: str | None, box: tuple[float, float, float, float] | None) -> Matrix:
    """`box` is what percentages and the origin stand on: x, y, width, height. Raises Refused when it is not known."""
    own = style["transform"]
    steps = [style[name] for name in ("translate", "rotate", "scale")]
    if not own and not any(steps) and not attribute:
        return SAME
    origin = style["transform-origin"]
    if box is None and (origin is not None or any(map(relative, [*steps, own or ()]))):
        raise Refused("svg_element", element=f"transform-box: {style['transform-box']}")
    left, top, width, height = box or (0.0, 0.0, 0.0, 0.0)
    total = SAME
    for step in steps:
        total = multiply(total, of_moves(step, width, height))
    if own is not None:
        total = multiply(total, of_moves(own, width, height))
    elif attribute:
        total = multiply(total, of_attribute(attribute))
    if origin is not None:
        return around(total, left + origin[0].of(width), top + origin[1].of(height))
    # The one corner of the reference box that the origin is at by itself.
    return around(total, left, top)
