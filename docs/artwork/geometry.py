"""Curves, height fields and contour lines: the arithmetic behind the campaign's drawings.

Everything is seeded and rounded, so the same source always gives the same bytes.
"""

import itertools
import math
import random
from collections.abc import Callable, Iterable, Sequence

Point = tuple[float, float]
Line = list[Point]


def smooth_curve(points: Sequence[Point], *, closed: bool = False, steps: int = 6) -> Line:
    """A Catmull-Rom curve through the points, `steps` samples per span."""
    count = len(points)
    spans = count if closed else count - 1
    curve: Line = []
    for i in range(spans):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            p0, p1, p2, p3 = (points[min(max(i + k, 0), count - 1)] for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            curve.append((_blend(p0[0], p1[0], p2[0], p3[0], t), _blend(p0[1], p1[1], p2[1], p3[1], t)))
    if not closed:
        curve.append(points[-1])
    return curve


def _blend(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def place(line: Iterable[Point], *, at: Point, scale: float, mirrored: bool = False, lean: float = 0.0) -> Line:
    """Scale, mirror, turn (degrees) and move a shape."""
    cos, sin = math.cos(math.radians(lean)), math.sin(math.radians(lean))
    sign = -1 if mirrored else 1
    return [
        (at[0] + sign * scale * (x * cos - y * sin), at[1] + scale * (x * sin + y * cos))
        for x, y in line
    ]  # fmt: skip


class Noise:
    """Smooth value noise, summed over three octaves, between about -1 and 1."""

    def __init__(self, seed: int) -> None:
        source = random.Random(seed)  # noqa: S311 (scenery, not secrets)
        self._values = [source.uniform(-1, 1) for _ in range(1024)]

    def __call__(self, x: float, y: float) -> float:
        return (
            self._octave(x, y) + 0.4 * self._octave(2.1 * x + 7, 2.1 * y) + 0.12 * self._octave(4.3 * x, 4.3 * y + 3)
        ) / 1.3

    def _octave(self, x: float, y: float) -> float:
        left, top = math.floor(x), math.floor(y)
        u, v = x - left, y - top
        u, v = u * u * u * (u * (6 * u - 15) + 10), v * v * v * (v * (6 * v - 15) + 10)
        a, b = self._at(left, top), self._at(left + 1, top)
        c, d = self._at(left, top + 1), self._at(left + 1, top + 1)
        return (a + (b - a) * u) * (1 - v) + (c + (d - c) * u) * v

    def _at(self, i: int, j: int) -> float:
        return self._values[(i * 73 + j * 179 + (i * j) % 31) % 1024]


class Shape:
    """A closed outline that can tell how deep inside (positive) or far outside (negative) a point lies."""

    def __init__(self, outline: Line) -> None:
        self.outline = outline
        self._fine = _segments(outline)
        self._coarse = _segments(outline[::3])

    def depth(self, x: float, y: float, *, precise_within: float) -> float:
        rough = _depth(self._coarse, x, y)
        # Far from the outline the coarse polygon is as good and three times as fast.
        return rough if abs(rough) > precise_within else _depth(self._fine, x, y)


def _segments(outline: Line) -> list[tuple[float, float, float, float, float]]:
    result = []
    for (ax, ay), (bx, by) in zip(outline, outline[1:] + outline[:1], strict=True):
        dx, dy = bx - ax, by - ay
        result.append((ax, ay, dx, dy, (dx * dx + dy * dy) or 1e-9))
    return result


def _depth(segments: list[tuple[float, float, float, float, float]], x: float, y: float) -> float:
    nearest, inside = 1e18, False
    for ax, ay, dx, dy, length in segments:
        px, py = x - ax, y - ay
        t = (px * dx + py * dy) / length
        t = 0.0 if t < 0 else 1.0 if t > 1 else t
        ex, ey = px - t * dx, py - t * dy
        distance = ex * ex + ey * ey
        if distance < nearest:
            nearest = distance
        if (ay > y) != (ay + dy > y) and x < ax + dx * (y - ay) / dy:
            inside = not inside
    return math.sqrt(nearest) if inside else -math.sqrt(nearest)


class Field:
    """Heights on a regular grid over a rectangle."""

    def __init__(self, height: Callable[[float, float], float], box: tuple[float, float, float, float], cell: float):
        left, top, right, bottom = box
        self.cell, self.left, self.top = cell, left, top
        self.columns, self.rows = int((right - left) / cell) + 2, int((bottom - top) / cell) + 2
        self.heights = [
            [height(left + i * cell, top + j * cell) for i in range(self.columns)] for j in range(self.rows)
        ]

    def contours(self, level: float) -> list[Line]:
        """Marching squares, with the pieces joined into lines."""
        links: dict[tuple[int, int, int], list[tuple[int, int, int]]] = {}
        where: dict[tuple[int, int, int], Point] = {}
        grid = self.heights
        for j in range(self.rows - 1):
            for i in range(self.columns - 1):
                corners = (grid[j][i], grid[j][i + 1], grid[j + 1][i + 1], grid[j + 1][i])
                above = [corner > level for corner in corners]
                if all(above) or not any(above):
                    continue
                edges = ((i, j, 0), (i + 1, j, 1), (i, j + 1, 0), (i, j, 1))
                crossed = [edges[k] for k in range(4) if above[k] != above[(k + 1) % 4]]
                if len(crossed) == 4 and (sum(corners) / 4 > level) != above[0]:
                    crossed = crossed[1:] + crossed[:1]
                for a, b in zip(crossed[::2], crossed[1::2], strict=True):
                    links.setdefault(a, []).append(b)
                    links.setdefault(b, []).append(a)
                for edge in crossed:
                    where.setdefault(edge, self._crossing(edge, level))
        return [[where[edge] for edge in chain] for chain in _chains(links)]

    def _crossing(self, edge: tuple[int, int, int], level: float) -> Point:
        i, j, down = edge
        a = self.heights[j][i]
        b = self.heights[j + 1][i] if down else self.heights[j][i + 1]
        t = (level - a) / (b - a)
        return (
            self.left + self.cell * (i + (0 if down else t)),
            self.top + self.cell * (j + (t if down else 0)),
        )


def _chains(links: dict) -> Iterable[list]:
    ends = [edge for edge, near in links.items() if len(near) == 1]
    seen: set = set()
    for start in ends + list(links):
        if start in seen:
            continue
        chain, here = [start], start
        seen.add(start)
        while True:
            following = [edge for edge in links[here] if edge not in seen]
            if not following:
                break
            here = following[0]
            seen.add(here)
            chain.append(here)
        if len(chain) > 2 and len(links[start]) == 2 and chain[-1] in links[start]:
            chain.append(start)
        yield chain


def simplify(line: Line, tolerance: float) -> Line:
    """Ramer-Douglas-Peucker without recursion; a closed line is cut at its far point first."""
    if len(line) < 3:
        return line
    keep = {0, len(line) - 1}
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda k: math.dist(line[0], line[k]))
        keep.add(far)
    marks = sorted(keep)
    stack = list(itertools.pairwise(marks))
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        length = math.hypot(bx - ax, by - ay) or 1e-9
        worst, index = 0.0, first
        for k in range(first + 1, last):
            gap = abs((bx - ax) * (ay - line[k][1]) - (ax - line[k][0]) * (by - ay)) / length
            if gap > worst:
                worst, index = gap, k
        if worst > tolerance:
            keep.add(index)
            stack += [(first, index), (index, last)]
    return [line[k] for k in sorted(keep)]


def polyline_length(line: Line) -> float:
    return sum(math.dist(a, b) for a, b in itertools.pairwise(line))


def path(line: Line, *, closed: bool = False, digits: int = 1) -> str:
    """Straight pieces, as SVG path data."""
    body = "L".join(f"{_short(x, digits)} {_short(y, digits)}" for x, y in line)
    return f"M{body}{'Z' if closed else ''}"


def soft_path(line: Line, *, digits: int = 1) -> str:
    """A line rounded at every corner: quadratic curves between the middles of its pieces."""
    if len(line) < 3:
        return path(line, digits=digits)
    closed = line[0] == line[-1]

    def show(point: Point) -> str:
        return f"{_short(point[0], digits)} {_short(point[1], digits)}"

    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in itertools.pairwise(line)]
    if closed:
        curves = [f"Q{show(line[k])} {show(middles[k % len(middles)])}" for k in range(1, len(line) - 1)]
        return f"M{show(middles[0])}{''.join(curves)}Q{show(line[0])} {show(middles[0])}Z"
    curves = [f"Q{show(line[k])} {show(middles[k])}" for k in range(1, len(line) - 1)]
    return f"M{show(line[0])}{''.join(curves)}L{show(line[-1])}"


def _short(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text
