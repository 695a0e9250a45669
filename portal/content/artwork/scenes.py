"""The pictures: people in relief on a map, and rows of people who become hills. Each returns one SVG."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from geometry import Field, Line, Noise, Shape, path, place, polyline_length, simplify, smooth_curve, soft_path
from people import crowd, profile, standing

PAPER, INK, BLUE, NIGHT = "#f7f3ec", "#1b1f24", "#12355b", "#0b2340"
AMBER, BRICK, SEA, SAND = "#e8a317", "#b5432a", "#1f4f7f", "#e9e0d0"


@dataclass(frozen=True)
class Person:
    outline: list
    at: tuple[float, float]
    scale: float
    fill: str
    lines: str
    strength: float = 0.5
    mirrored: bool = False
    absent: bool = False

    def drawn(self) -> Line:
        return place(profile(self.outline), at=self.at, scale=self.scale, mirrored=self.mirrored)


def document(width: float, height: float, parts: list[str]) -> str:
    size = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>\n'


def strokes(lines: list[str], colour: str, width: float, opacity: float = 1) -> str:
    faint = f' stroke-opacity="{opacity:g}"' if opacity < 1 else ""
    data = "".join(lines)
    return f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{width:g}" stroke-linejoin="round"{faint}/>'


def relief(
    width: float,
    height: float,
    people: list[Person],
    *,
    ground: str,
    ink: str,
    seed: int,
    step: float = 9.5,
    levels: int = 22,
    cell: float = 6,
    weight: float = 1.2,
    fade: float = 0.5,
    inner_step: float = 0.031,
    tolerance: float = 0.5,
) -> str:
    """People as summits: contour lines follow each outline, then wander off into the land around."""
    shapes = [Shape(person.drawn()) for person in people]
    present = [shape for shape, person in zip(shapes, people, strict=True) if not person.absent]
    noise = Noise(seed)

    def land(x: float, y: float) -> float:
        away = -max(shape.depth(x, y, precise_within=60) for shape in present)
        if away < 0:
            return -away
        return -150 * (1 - math.exp(-away / 150)) + 62 * noise(x / 260, y / 260) * (1 - math.exp(-away / 120))

    field = Field(land, (-2 * cell, -2 * cell, width + 2 * cell, height + 2 * cell), cell)
    parts = [f'<path d="M0 0H{width:g}V{height:g}H0Z" fill="{ground}"/>']
    thin: list[str] = []
    thick: list[str] = []
    for k in range(1, levels):
        found = [soft_path(simplify(ln, tolerance)) for ln in field.contours(-step * k) if polyline_length(ln) > 110]
        (thick if k % 5 == 0 else thin).extend(found)
    parts += [strokes(thin, ink, weight, fade), strokes(thick, ink, 1.8 * weight, min(1, fade + 0.3))]
    for person, shape in zip(people, shapes, strict=True):
        parts += _absence(person, shape, weight) if person.absent else _summit(
            person, shape, ground, height, cell=cell, weight=weight, inner_step=inner_step, tolerance=tolerance
        )  # fmt: skip
    return document(width, height, parts)


def _summit(
    person: Person, shape: Shape, ground: str, height: float, *, cell: float, weight: float, inner_step: float,
    tolerance: float,
) -> list[str]:  # fmt: skip
    xs, ys = [x for x, _ in shape.outline], [y for _, y in shape.outline]
    box = (min(xs) - cell, min(ys) - cell, max(xs) + cell, min(max(ys), height + 3 * cell))
    field = Field(lambda x, y: shape.depth(x, y, precise_within=40), box, cell)
    lines: list[str] = []
    for k in range(1, 40):
        found = field.contours(k * inner_step * person.scale)
        if not found:
            break
        lines += [soft_path(simplify(line, tolerance)) for line in found]
    outline = path(simplify(shape.outline, 0.15), closed=True)
    return [
        f'<path d="{outline}" fill="{person.fill}" stroke="{ground}" stroke-width="{5.5 * weight:g}"/>',
        strokes(lines, person.lines, weight, person.strength),
    ]


def _absence(person: Person, shape: Shape, weight: float) -> list[str]:
    """Somebody who was taken: a seam in the land, in running stitch, with nobody inside."""
    outline = path(simplify(shape.outline, 0.15), closed=True)
    dash = f'stroke-dasharray="{13 * weight:g} {9 * weight:g}" stroke-linecap="round"'
    return [f'<path d="{outline}" fill="none" stroke="{person.lines}" stroke-width="{4.6 * weight:g}" {dash}/>']


def blurred(values: list[float], radius: float) -> list[float]:
    """Three running means: close to a Gaussian, and quick."""
    size = int(radius)
    for _ in range(3 if size > 0 else 0):
        total = sum(values[max(0, k)] for k in range(-size, size + 1))
        out = []
        for k in range(len(values)):
            out.append(total / (2 * size + 1))
            total += values[min(len(values) - 1, k + size + 1)] - values[max(0, k - size)]
        values = out
    return values


def ridges(
    width: float,
    height: float,
    *,
    ground: str,
    ink: str,
    seed: int,
    horizon: float,
    base: float,
    unit: float,
    rows: int = 22,
    front: str | None = None,
    weight: float = 1.3,
    sun: tuple[float, float, float, str] | None = None,
    step: float = 4,
    shade: Callable[[float], str] | None = None,
    tolerance: float = 0.35,
) -> str:
    """A row of people in front; behind them the same line, softer with every step, until it is only hills."""
    noise = Noise(seed)
    people = crowd(seed, int(width / unit) + 6, start=-1.5 * unit, step=1.75 * unit)
    samples = int(width / step) + 3
    heads = [standing(people, (k - 1) * step, unit) for k in range(samples)]
    parts = [f'<path d="M0 0H{width:g}V{height:g}H0Z" fill="{ground}"/>']
    if sun:
        parts.append(f'<circle cx="{sun[0]:g}" cy="{sun[1]:g}" r="{sun[2]:g}" fill="{sun[3]}"/>')
    for row in range(rows):
        near = row / (rows - 1)
        soft = blurred(heads, (1 - near) ** 1.3 * 26 * unit / (6 * step) if row < rows - 1 else 0)
        floor = horizon + (base - horizon) * near**1.25
        line = []
        for k in range(samples):
            x = (k - 1) * step
            hill = unit * 1.5 * noise(x / (4.2 * unit), row * 0.16) * (1 - 0.82 * near)
            line.append((x, floor - hill - soft[k] * (0.45 + 0.55 * near)))
        line = simplify(line, tolerance)
        last = row == rows - 1
        fill = front if last and front else shade(near) if shade else ground
        edge = f"{path(line)}L{width + step:g} {height:g}L0 {height:g}Z"
        parts.append(f'<path d="{edge}" fill="{fill}"/>')
        if not (last and front):
            parts.append(strokes([path(line)], ink, weight * (0.6 + 0.6 * near), 0.35 + 0.6 * near))
    return document(width, height, parts)


def roof_at_night(width: float, height: float, *, roof: tuple[float, float], reach: float, weight: float = 1.6) -> str:
    """Somebody on a roof holds a phone up; the rings of the signal break and go out."""
    x, y = roof
    noise = Noise(23)
    parts = [f'<path d="M0 0H{width:g}V{height:g}H0Z" fill="{NIGHT}"/>']
    for ring in range(1, 17):
        radius = reach * ring / 16
        far = ring / 16
        line = []
        for k in range(121):
            angle = math.pi * (1.0 + k / 60)
            wander = 1 + 0.10 * far * noise(2.2 * math.cos(angle) + 3 + ring * 0.12, 2.2 * math.sin(angle) + 5)
            line.append((x + radius * wander * math.cos(angle), y + radius * wander * math.sin(angle)))
        gap = 2 + 34 * far**1.4
        dash = f' stroke-dasharray="{max(2, 64 * (1 - far) ** 1.6 + 1.5):.1f} {gap:.1f}"' if ring > 2 else ""
        colour = AMBER if ring < 4 else PAPER
        parts.append(
            f'<path d="{soft_path(simplify(line, 0.4))}" fill="none" stroke="{colour}" stroke-width="{weight:g}" '
            f'stroke-opacity="{1 - 0.72 * far:.2f}" stroke-linecap="round"{dash}/>'
        )
    s = reach / 620
    hand = (x, y)
    foot = (x - 34 * s, y + 205 * s)
    parts += _hills(width, height, foot[1] + 40 * s, noise)
    parts += _house(foot, s, width, height)
    parts += _figure(hand, foot, s)
    return document(width, height, parts)


def _hills(width: float, height: float, top: float, noise: Noise) -> list[str]:
    parts = []
    for row, fill in enumerate(("#0f2c4e", "#0d2745", "#0a1f38")):
        line = [(k * 20 - 20, top + row * 74 - 58 * noise(k / 14 + 9 * row, row)) for k in range(int(width / 20) + 4)]
        parts.append(f'<path d="{path(simplify(line, 0.4))}L{width + 40:g} {height:g}L-20 {height:g}Z" fill="{fill}"/>')
        parts.append(strokes([soft_path(simplify(line, 0.4))], PAPER, 1.1, 0.22))
    return parts


def _house(foot: tuple[float, float], s: float, width: float, height: float) -> list[str]:
    x, y = foot
    dark = "#061628"
    roof = f"M{x:.1f} {y:.1f}L{x + 400 * s:.1f} {y + 236 * s:.1f}H{x - 400 * s:.1f}Z"
    walls = f"M{x - 330 * s:.1f} {y + 190 * s:.1f}H{x + 330 * s:.1f}V{height:g}H{x - 330 * s:.1f}Z"
    chimney = f"M{x + 150 * s:.1f} {y + 20 * s:.1f}h{52 * s:.1f}v{130 * s:.1f}h{-52 * s:.1f}Z"
    tiles = []
    for k in range(1, 8):
        drop = 30 * k * s
        tiles.append(f"M{x - drop * 1.69:.1f} {y + drop:.1f}H{x + drop * 1.69:.1f}")
    panes = [f"M{x + dx * s:.1f} {y + 292 * s:.1f}h{92 * s:.1f}v{124 * s:.1f}h{-92 * s:.1f}Z" for dx in (-210, 118)]
    bars = [f"M{x + (dx + 46) * s:.1f} {y + 292 * s:.1f}v{124 * s:.1f}M{x + dx * s:.1f} {y + 340 * s:.1f}h{92 * s:.1f}" for dx in (-210, 118)]
    return [
        f'<path d="{chimney}{walls}" fill="{dark}"/><path d="{roof}" fill="{dark}"/>',
        strokes(tiles, PAPER, 1.2, 0.16),
        f'<path d="{"".join(panes)}" fill="#0f2c4e"/>',
        strokes(bars, dark, 5 * s),
    ]


def _figure(hand: tuple[float, float], foot: tuple[float, float], s: float) -> list[str]:
    """Legs apart on the ridge, one arm up; drawn as one outline so that it stays crisp when small."""
    x, y = foot
    body = [
        (-30, 26), (-22, -10), (-14, -52), (-17, -92), (-14, -122), (-4, -132), (8, -134), (18, -146), (25, -168),
        (30, -192), (38, -191), (35, -164), (28, -138), (20, -120), (17, -92), (15, -54), (22, -14), (30, 24), (18, 24),
        (8, -10), (1, -40), (-7, -8), (-18, 26),
    ]  # fmt: skip
    outline = smooth_curve([(x + dx * s, y + dy * s) for dx, dy in body], closed=True, steps=4)
    arm = smooth_curve([(x + dx * s, y + dy * s) for dx, dy in [(-15, -120), (-25, -92), (-24, -62), (-18, -60), (-16, -88), (-8, -112)]], closed=True, steps=4)
    phone = f"M{hand[0] - 7 * s:.1f} {hand[1] - 14 * s:.1f}h{14 * s:.1f}v{25 * s:.1f}h{-14 * s:.1f}Z"
    return [
        f'<path d="{path(outline, closed=True)}{path(arm, closed=True)}" fill="{PAPER}"/>',
        f'<circle cx="{x + 1 * s:.1f}" cy="{y - 152 * s:.1f}" r="{15.5 * s:.1f}" fill="{PAPER}"/>',
        f'<path d="{phone}" fill="{AMBER}"/>',
    ]
