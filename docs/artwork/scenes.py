"""The pictures: people in relief on a map, hills, a roof at night. Each returns one SVG."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from geometry import Field, Line, Noise, Shape, path, place, polyline_length, simplify, smooth_curve, soft_path
from people import profile

PAPER, INK, BLUE, NIGHT = "#f7f3ec", "#1b1f24", "#172f5c", "#101d40"
AMBER, BRICK, SEA, SAND = "#e8a317", "#b5432a", "#2a4f88", "#dfd3be"


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
    dash = f'stroke-dasharray="{9 * weight:g} {8.5 * weight:g}" stroke-linecap="round"'
    return [f'<path d="{outline}" fill="none" stroke="{person.lines}" stroke-width="{3.8 * weight:g}" {dash}/>']


def hills(
    width: float,
    height: float,
    *,
    sky: str,
    ink: str,
    seed: int,
    horizon: float,
    shades: Sequence[str],
    rows: int = 9,
    furrows: int = 3,
    swell: float = 120,
    weight: float = 1.3,
    sun: tuple[float, float, float, str] | None = None,
    step: float = 12,
) -> str:
    """Fold behind fold of land; furrows follow each fold."""
    noise = Noise(seed)
    parts = [f'<path d="M0 0H{width:g}V{height:g}H0Z" fill="{sky}"/>']
    if sun:
        parts.append(f'<circle cx="{sun[0]:g}" cy="{sun[1]:g}" r="{sun[2]:g}" fill="{sun[3]}"/>')
    for row in range(rows):
        near = row / (rows - 1)
        floor = horizon + (height * 0.93 - horizon) * near**1.35
        size = swell * (0.75 + 0.55 * near)
        stretch = 330 + 260 * near
        fold = [
            (x, floor - size * noise(x / stretch + 5.3 * row, 0.7 * row))
            for x in ((k - 1) * step for k in range(int(width / step) + 4))
        ]
        edge = soft_path(simplify(fold, 0.4))
        parts.append(f'<path d="{edge}L{width + 3 * step:g} {height:g}L{-step:g} {height:g}Z" fill="{shades[row]}"/>')
        lines = [
            soft_path(simplify([(x, y + (10 + 30 * near) * k + 7 * k * noise(x / 190, row + k)) for x, y in fold], 0.4))
            for k in range(1, furrows + 1)
        ]
        parts += [strokes([edge], ink, weight * (0.8 + near), 0.75), strokes(lines, ink, weight * 0.8, 0.32)]
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
            wander = 1 + 0.07 * far * noise(2.2 * math.cos(angle) + 3 + ring * 0.12, 2.2 * math.sin(angle) + 5)
            line.append((x + radius * wander * math.cos(angle), y + radius * wander * math.sin(angle)))
        gap = 2 + 34 * far**1.4
        dash = f' stroke-dasharray="{max(2, 64 * (1 - far) ** 1.6 + 1.5):.1f} {gap:.1f}"' if ring > 2 else ""
        colour = AMBER if ring < 4 else PAPER
        parts.append(
            f'<path d="{soft_path(simplify(line, 0.12))}" fill="none" stroke="{colour}" stroke-width="{weight:g}" '
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
    for row, fill in enumerate(("#152a55", "#13244b", "#0f1d3f")):
        line = [(k * 20 - 20, top + row * 74 - 58 * noise(k / 14 + 9 * row, row)) for k in range(int(width / 20) + 4)]
        parts.append(f'<path d="{path(simplify(line, 0.4))}L{width + 40:g} {height:g}L-20 {height:g}Z" fill="{fill}"/>')
        parts.append(strokes([soft_path(simplify(line, 0.4))], PAPER, 1.1, 0.22))
    return parts


def _house(foot: tuple[float, float], s: float, width: float, height: float) -> list[str]:
    x, y = foot
    dark = "#080f26"
    roof = f"M{x:.1f} {y:.1f}L{x + 400 * s:.1f} {y + 236 * s:.1f}H{x - 400 * s:.1f}Z"
    walls = f"M{x - 330 * s:.1f} {y + 190 * s:.1f}H{x + 330 * s:.1f}V{height:g}H{x - 330 * s:.1f}Z"
    chimney = f"M{x + 150 * s:.1f} {y + 20 * s:.1f}h{52 * s:.1f}v{130 * s:.1f}h{-52 * s:.1f}Z"
    tiles = []
    for k in range(1, 8):
        drop = 30 * k * s
        tiles.append(f"M{x - drop * 1.69:.1f} {y + drop:.1f}H{x + drop * 1.69:.1f}")
    top, tall, wide = y + 252 * s, 78 * s, 84 * s
    sills = [x + dx * s for dx in (-206, 122)]
    panes = [f"M{left:.1f} {top:.1f}h{wide:.1f}v{tall:.1f}h{-wide:.1f}Z" for left in sills]
    bars = [
        f"M{left + wide / 2:.1f} {top:.1f}v{tall:.1f}M{left:.1f} {top + tall * 0.4:.1f}h{wide:.1f}" for left in sills
    ]
    return [
        f'<path d="{chimney}{walls}" fill="{dark}"/><path d="{roof}" fill="{dark}"/>',
        strokes(tiles, PAPER, 1.2, 0.16),
        f'<path d="{"".join(panes)}" fill="#22407a"/>',
        strokes(bars, dark, 5 * s),
    ]


def _figure(hand: tuple[float, float], foot: tuple[float, float], s: float) -> list[str]:
    """Legs apart on the ridge, one arm up; drawn as one outline so that it stays crisp when small."""
    x, y = foot
    body = [
        (-25, 24), (-21, 4), (-17, -30), (-30, -34), (-27, -62), (-20, -96), (-17, -118), (-8, -131), (3, -134),
        (14, -143), (22, -164), (27, -190), (36, -190), (35, -160), (29, -134), (20, -114), (17, -92), (22, -60),
        (28, -34), (14, -29), (17, 2), (22, 24), (10, 24), (4, -2), (0, -26), (-5, -2), (-13, 24),
    ]  # fmt: skip
    outline = smooth_curve([(x + dx * s, y + dy * s) for dx, dy in body], closed=True, steps=4)
    phone = f"M{hand[0] - 7 * s:.1f} {hand[1] - 14 * s:.1f}h{14 * s:.1f}v{25 * s:.1f}h{-14 * s:.1f}Z"
    return [
        f'<path d="{path(outline, closed=True)}" fill="{PAPER}"/>',
        f'<circle cx="{x - 2 * s:.1f}" cy="{y - 148 * s:.1f}" r="{15.5 * s:.1f}" fill="{PAPER}"/>',
        f'<path d="{phone}" fill="{AMBER}"/>',
    ]


def stitches(width: float, size: float, colour: str) -> str:
    """A seam of cross-stitch: a row of small crosses, with a diamond at a steady beat."""
    count = round(width / size)
    pitch = width / count
    arm = pitch * 0.34
    beat = 17
    offset = (count % beat) // 2
    crosses = []
    for k in range(count):
        x, y = (k + 0.5) * pitch, pitch * 3.1
        phase = abs((k - offset) % beat - beat // 2)
        reach = 2 - phase if phase <= 2 else 0
        for dy in sorted({reach, -reach, 0} if phase else {2, 1, -1, -2}):
            cy = y + dy * pitch
            left, right, up, down = x - arm, x + arm, cy - arm, cy + arm
            crosses.append(f"M{left:.1f} {up:.1f}L{right:.1f} {down:.1f}M{right:.1f} {up:.1f}L{left:.1f} {down:.1f}")
    return document(width, pitch * 7, [strokes(crosses, colour, pitch * 0.24)])
