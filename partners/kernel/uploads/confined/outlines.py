"""How far a shape reaches without its stroke: the box that `transform-box: fill-box` speaks of."""

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree as ET

from .cascade import Style
from .sizes import Box
from .transforms import NUMBER

Point = tuple[float, float]
STEPS = 48
MEASURES = {
    "rect": ("x", "y", "width", "height"),
    "image": ("x", "y", "width", "height"),
    "circle": ("cx", "cy", "r", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
}
# How many numbers each command takes; the flags of an arc may stand without a space.
TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}
SIGN = re.compile(rf"[\s,]*(?:([MmLlHhVvCcSsQqTtAaZz])|({NUMBER}))")
FLAG = re.compile(r"[\s,]*([01])")


def bounds(name: str, element: ET.Element, style: Style) -> Box | None:
    """None for groups and for what is measured in percent."""
    if name == "path":
        return around(list(points_of(style["d"] if style["d"] is not None else element.get("d", ""))))
    if name in ("polyline", "polygon"):
        values = [float(value) for value in re.findall(NUMBER, element.get("points", ""))]
        return around(list(zip(values[::2], values[1::2], strict=False)))
    keys = MEASURES.get(name)
    if keys is None or any(style[key] == "auto" or style[key].unit == "%" for key in keys):
        return None
    x, y, width, height = (style[key].value for key in keys)
    return (x, y, width, height) if name in ("rect", "image") else (x - width, y - height, 2 * width, 2 * height)


def around(points: list[Point]) -> Box | None:
    if not points:
        return None
    across, down = [point[0] for point in points], [point[1] for point in points]
    return min(across), min(down), max(across) - min(across), max(down) - min(down)


def commands(text: str) -> Iterator[tuple[str, list[float]]]:
    """One at a time with all its numbers, until the first mistake, where browsers stop as well."""
    at, command = 0, ""
    while found := SIGN.match(text, at):
        if found[1]:
            command, at = found[1], found.end()
        elif not command or command in "Zz":
            return
        values: list[float] = []
        while len(values) < TAKES[command.lower()]:
            flag = command in "Aa" and len(values) in (3, 4)
            one = FLAG.match(text, at) if flag else SIGN.match(text, at)
            if one is None or not (flag or one[2]):
                return
            values.append(float(one[1] if flag else one[2]))
            at = one.end()
        yield command, values
        command = {"M": "L", "m": "l"}.get(command, command)


def points_of(text: str) -> Iterator[Point]:
    here = start = handle = (0.0, 0.0)
    before = ""
    for command, values in commands(text):
        kind, base = command.lower(), here if command.islower() else (0.0, 0.0)
        if kind == "z":
            here = start
        elif kind in "hv":
            here = (base[0] + values[0], here[1]) if kind == "h" else (here[0], base[1] + values[0])
            yield here
        elif kind == "a":
            end = base[0] + values[5], base[1] + values[6]
            yield from arc(here, values, end)
            here = end
        else:
            given = [(base[0] + x, base[1] + y) for x, y in zip(values[::2], values[1::2], strict=True)]
            if kind in "st":
                same = before in ("cs" if kind == "s" else "qt")
                given.insert(0, (2 * here[0] - handle[0], 2 * here[1] - handle[1]) if same and before else here)
            yield from curve([here, *given]) if kind in "csqt" else given
            handle, here = given[-2] if len(given) > 1 else here, given[-1]
            start = here if kind == "m" else start
        before = kind


def curve(points: list[Point]) -> Iterator[Point]:
    for step in range(STEPS + 1):
        rest, share = points, step / STEPS
        while len(rest) > 1:
            rest = [(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share) for a, b in pairwise(rest)]
        yield rest[0]


def arc(here: Point, values: list[float], end: Point) -> Iterator[Point]:
    """From the ends to the centre, as the appendix of SVG on arcs does it."""
    rx, ry, turn, large, sweep = abs(values[0]), abs(values[1]), math.radians(values[2]), values[3], values[4]
    if not rx or not ry or here == end:
        yield end
        return
    cos, sin = math.cos(turn), math.sin(turn)
    dx, dy = (here[0] - end[0]) / 2, (here[1] - end[1]) / 2
    x, y = cos * dx + sin * dy, cos * dy - sin * dx
    grown = max(1.0, math.sqrt((x / rx) ** 2 + (y / ry) ** 2))
    rx, ry = rx * grown, ry * grown
    rest = max(0.0, (rx * ry) ** 2 - (rx * y) ** 2 - (ry * x) ** 2) / ((rx * y) ** 2 + (ry * x) ** 2)
    root = math.sqrt(rest) * (1 if large != sweep else -1)
    cx, cy = root * rx * y / ry, -root * ry * x / rx
    first = math.atan2((y - cy) / ry, (x - cx) / rx)
    swept = math.atan2((-y - cy) / ry, (-x - cx) / rx) - first
    swept += 2 * math.pi if sweep and swept < 0 else -2 * math.pi if not sweep and swept > 0 else 0
    middle = (here[0] + end[0]) / 2, (here[1] + end[1]) / 2
    for step in range(STEPS + 1):
        angle = first + swept * step / STEPS
        px, py = cx + rx * math.cos(angle), cy + ry * math.sin(angle)
        yield middle[0] + cos * px - sin * py, middle[1] + sin * px + cos * py
