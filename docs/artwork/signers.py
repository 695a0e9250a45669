"""Signs of the many partners on the wall, each a plain idea in two colours, and their lock-ups as small pictures."""

import math
import tomllib
from pathlib import Path

import logos
import resvg_py
from marks import GOLD, box, disc, shape

# The longer side, in pixels: enough for print, small enough for a folder of forty.
SIDE = 640
INKS = {
    "navy": "#1d2f6f", "teal": "#0f6b6b", "green": "#2f6b3a", "wine": "#7a1f3d", "rust": "#b5432a", "plum": "#553772",
    "steel": "#3d5a73", "coal": "#22262b", "sea": "#1f6f9c", "olive": "#6b6420",
}  # fmt: skip


def at(angle: float, radius: float) -> tuple[float, float]:
    """On a circle around the middle; 0 is upwards, a whole turn is 1."""
    turn = 2 * math.pi * angle
    return 50 + radius * math.sin(turn), 50 - radius * math.cos(turn)


def polygon(*points: tuple[float, float]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def rays(ink: str, count: int, *, inner: float = 24, outer: float = 46) -> str:
    wide = 0.22 / count
    beams = "".join(
        polygon(at(k / count - wide, inner), at(k / count, outer), at(k / count + wide, inner)) for k in range(count)
    )
    return shape(beams, ink) + shape(disc(50, 50, inner - 7), GOLD)


def petals(ink: str, count: int) -> str:
    drawn = ""
    for k in range(count):
        (x, y), (a, b), (c, d) = at(k / count, 46), at(k / count - 0.3 / count, 26), at(k / count + 0.3 / count, 26)
        drawn += f"M50 50Q{a:.1f} {b:.1f} {x:.1f} {y:.1f}Q{c:.1f} {d:.1f} 50 50Z"
    return shape(drawn, ink) + shape(disc(50, 50, 9), GOLD)


def star(ink: str, points: int) -> str:
    corners = [at(k / (2 * points), 46 if k % 2 == 0 else 22) for k in range(2 * points)]
    return shape(polygon(*corners), ink) + shape(disc(50, 50, 8), GOLD)


def rings(ink: str, count: int) -> str:
    drawn = "".join(disc(50, 50, 46 - 13 * k) + disc(50, 50, 39 - 13 * k) for k in range(count))
    return shape(drawn, ink) + shape(disc(76, 24, 9), GOLD)


def steps(ink: str, count: int) -> str:
    height = 80 / count
    drawn = "".join(
        box(8 + k * 84 / count, 90 - (k + 1) * height, 84 / count - 3, (k + 1) * height) for k in range(count)
    )
    return shape(drawn, ink) + shape(disc(20, 24, 11), GOLD)


def arcs(ink: str, count: int) -> str:
    drawn = ""
    for k in range(count):
        outer, inner = 46 - 14 * k, 38 - 14 * k
        drawn += f"M{50 - outer} 78a{outer} {outer} 0 0 1 {2 * outer} 0h{inner - outer}a{inner} {inner} 0 0 0 {-2 * inner} 0Z"
    return shape(drawn, ink) + shape(box(4, 82, 92, 8), GOLD)


def dots(ink: str, side: int) -> str:
    gap = 84 / side
    middle = side // 2
    drawn = [disc(8 + gap * (i + 0.5), 8 + gap * (j + 0.5), gap * 0.36) for i in range(side) for j in range(side)]
    chosen = drawn.pop(middle * side + middle - 1)
    return shape("".join(drawn), ink) + shape(chosen, GOLD)


def chevrons(ink: str, count: int) -> str:
    drawn = [
        f"M8 {70 - 24 * k}L50 {40 - 24 * k}L92 {70 - 24 * k}V{84 - 24 * k}L50 {54 - 24 * k}L8 {84 - 24 * k}Z"
        for k in range(count)
    ]
    return shape("".join(drawn[:-1]), ink) + shape(drawn[-1], GOLD)


def waves(ink: str, count: int) -> str:
    drawn = []
    for k in range(count):
        y = 26 + k * 56 / count
        drawn.append(f"M4 {y}q23 -22 46 0t46 0v9q-23 22 -46 0t-46 0Z")
    return shape("".join(drawn[1:]), ink) + shape(drawn[0], GOLD)


def leaves(ink: str, pairs: int) -> str:
    drawn = box(48, 14, 4, 80)
    for k in range(pairs):
        y = 34 + k * 56 / pairs
        drawn += f"M48 {y + 12}Q14 {y + 8} 12 {y - 18}Q44 {y - 18} 48 {y + 12}ZM52 {y + 12}Q86 {y + 8} 88 {y - 18}Q56 {y - 18} 52 {y + 12}Z"
    return shape(drawn, ink) + shape(disc(50, 11, 8), GOLD)


def peaks(ink: str, count: int) -> str:
    drawn = "".join(
        polygon((6 + k * 24, 88), (6 + k * 24 + 26, 88 - 54 + 12 * (k % 2)), (6 + k * 24 + 52, 88))
        for k in range(count)
    )
    return shape(disc(70, 24, 13), GOLD) + shape(drawn, ink)


def book(ink: str, lines: int) -> str:
    rows = "".join(box(16, 40 + 12 * k, 24, 4) + box(60, 40 + 12 * k, 24, 4) for k in range(lines))
    return shape("M6 26Q30 16 48 28V90Q30 78 6 86ZM94 26Q70 16 52 28V90Q70 78 94 86Z" + rows, ink) + shape(
        "M50 4L60 16H40Z", GOLD
    )


def house(ink: str, windows: int) -> str:
    panes = "".join(box(24 + 19 * k, 54, 12, 14) for k in range(windows))
    return shape("M50 8L94 42V92H6V42Z" + panes + box(43, 74, 14, 18), ink) + shape(box(24, 54, 12, 14), GOLD)


def drop(ink: str, count: int) -> str:
    drawn = [
        f"M{x} {y}C{x + 22} {y + 26} {x + 20} {y + 46} {x} {y + 46}S{x - 22} {y + 26} {x} {y}Z"
        for x, y in ((50, 6), (26, 44), (74, 44))
    ]
    return shape("".join(drawn[1:count]), ink) + shape(drawn[0], GOLD)


def bird(ink: str, count: int) -> str:
    drawn = [
        f"M{4 + 14 * k} {34 + 24 * k}q20 -22 40 2q20 -24 40 -2q-24 -6 -40 20q-16 -26 -40 -20Z" for k in range(count)
    ]
    return shape("".join(drawn[1:]), ink) + shape(drawn[0], GOLD)


def clock(ink: str, marks_count: int) -> str:
    drawn = disc(50, 50, 46) + disc(50, 50, 38)
    drawn += "".join(disc(*at(k / marks_count, 31), 3) for k in range(marks_count))
    return shape(drawn, ink) + shape(
        polygon((47, 54), (50, 20), (53, 54)) + polygon((46, 52), (74, 62), (48, 46)), GOLD
    )


def sail(ink: str, count: int) -> str:
    drawn = "M48 8V74H10Q40 52 48 8ZM54 24Q62 54 90 74H54Z" if count > 1 else "M50 8V74H14Q44 52 50 8Z"
    return shape(drawn, ink) + shape("M8 80H92Q84 94 66 94H34Q16 94 8 80Z", GOLD)


def knot(ink: str, count: int) -> str:
    drawn = "".join(
        disc(50 + 20 * math.cos(k * 2.1), 50 + 20 * math.sin(k * 2.1), 27)
        + disc(50 + 20 * math.cos(k * 2.1), 50 + 20 * math.sin(k * 2.1), 20)
        for k in range(count)
    )
    return shape(drawn, ink) + shape(disc(50, 50, 7), GOLD)


def hexagon(ink: str, inside: int) -> str:
    drawn = polygon(*(at(k / 6, 47) for k in range(6))) + polygon(*(at(k / 6, 37) for k in range(6)))
    cells = "".join(
        polygon(*((x + 9 * math.sin(k * math.pi / 3), y + 9 * math.cos(k * math.pi / 3)) for k in range(6)))
        for x, y in [at(j / inside, 20) for j in range(inside)]
    )
    return shape(drawn, ink) + shape(cells, GOLD)


SIGNS = {made.__name__: made for made in (rays, petals, star, rings, steps, arcs, dots, chevrons, waves, leaves, peaks, book, house, drop, bird, clock, sail, knot, hexagon)}  # fmt: skip


def draw_signers(table: Path, folder: Path, fonts: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for signer in tomllib.loads(table.read_text(encoding="utf-8"))["signers"]:
        if "sign" not in signer:
            continue
        name, count = signer["sign"]
        ink = INKS[signer["ink"]]
        lines = signer["words"]
        svg = logos.lockup(
            SIGNS[name](ink, count), lines, signer["place"], colour=ink, family=logos.ARSENAL, fonts=fonts
        )
        width, height = svg.split('width="')[1].split('"')[0], svg.split('height="')[1].split('"')[0]
        zoom = SIDE / max(float(width), float(height))
        drawn = resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom, skip_system_fonts=True)
        (folder / f"{signer['key']}.png").write_bytes(bytes(drawn))
