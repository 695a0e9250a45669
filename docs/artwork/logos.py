"""Lock-ups of the partners' logos: a sign, and words turned into outlines. No text, no styles, no references."""

import json
import re
from pathlib import Path

import marks
import resvg_py
import typst

ARSENAL, ARABIC, GEORGIAN = "Arsenal", "Noto Sans Arabic", "Noto Sans Georgian"

# file, partner's key, sign, colour, where the words stand, lines of words, typeface, what it shows
LOGOS = (
    ("logo_01", "lantern", marks.lantern, marks.NAVY, "beside", ["Ліхтар"], ARSENAL, "lantern"),
    ("logo_02", "open-window", marks.open_window, marks.TEAL, "beside", ["Otwarte", "Okno"], ARSENAL, "open window"),
    ("logo_03", "bridgeword", marks.bridge, marks.STEEL, "below", ["Brückenwort"], ARSENAL, "bridge"),
    ("logo_04", "house-of-voices", marks.house_of_voices, marks.COAL, "beside", ["ხმების", "სახლი"], GEORGIAN, "house"),
    ("logo_05", "open-quay", marks.harbour_light, marks.NAVY, "beside", ["Cais", "Aberto"], ARSENAL, "harbour light"),
    ("logo_06", "warm-window", marks.warm_window, marks.WINE, "beside", ["Šilto lango", "klubas"], ARSENAL, "lit window"),
    ("logo_07", "fireflies", marks.fireflies, marks.GREEN, "below", ["Les Passeurs", "de lucioles"], ARSENAL, "boat"),
    ("logo_08", "atlas-window", marks.atlas_window, marks.TEAL, "below", ["نافذة الأطلس"], ARABIC, "arched window"),
    ("logo_09", "northern-lights-bridge", marks.northern_bridge, marks.NAVY, "beside", ["Revontulisilta"], ARSENAL, "bridge"),
    ("logo_10", "maple-candle", marks.maple_candle, marks.COAL, "below", ["Chandelle", "d’érable"], ARSENAL, "candle"),
    ("logo_11", "loudhailer", marks.loudhailer, marks.RUST, "beside", ["Loudhailer", "Outreach"], ARSENAL, "loudhailer"),
    ("logo_12", "paper-crane", marks.paper_crane, marks.PLUM, "beside", ["Papírový", "jeřáb"], ARSENAL, "paper crane"),
    ("logo_wide", None, marks.river, marks.STEEL, "beside", ["Спільнота на двох берегах ріки"], ARSENAL, "very wide"),
    ("logo_tall", None, marks.thread, marks.WINE, "tower", list("НИТКА"), ARSENAL, "very tall and narrow"),
    ("logo_white", None, marks.seagull, marks.WHITE, "beside", ["Чайка"], ARSENAL, "white only, for dark grounds"),
)  # fmt: skip


def draw_logos(folder: Path, fonts: str) -> None:
    index = []
    for name, key, sign, colour, place, lines, family, shows in LOGOS:
        svg = lockup(sign(colour), lines, place, colour=colour, family=family, fonts=fonts)
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
        width, height = (float(v) for v in re.search(r'width="([\d.]+)" height="([\d.]+)"', svg).groups())
        zoom = 1000 / max(width, height)
        (folder / f"{name}.png").write_bytes(
            bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom, skip_system_fonts=True))
        )
        entry = {
            "svg": f"{name}.svg",
            "png": f"{name}.png",
            "organization": key,
            "shows": shows,
            "words": " ".join(lines),
        }
        index.append(entry | {"colour": colour})
    (folder / "logos.json").write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def lockup(sign: str, lines: list[str], place: str, *, colour: str, family: str, fonts: str) -> str:
    """The sign keeps its own coordinates; the words and the frame are set around it."""
    if colour == marks.WHITE:
        sign = re.sub(r'fill="#[0-9a-f]+"', f'fill="{colour}"', sign)
    size = {"beside": 0.78 if len(lines) == 1 else 0.52, "below": 0.34, "tower": 0.5}[place]
    step = size * (96 if family == ARSENAL else 112)
    rows = [outlines(line, fonts, family=family) for line in lines]
    widest = max(width for _, width, _ in rows) * size
    cap = rows[0][2] * size
    block = cap + step * (len(rows) - 1)
    parts = [sign]
    if place == "beside":
        left, top = 118.0, (100 - block) / 2
        frame = (-6, -6, left + widest + 12, 112)
    else:
        left, top = 50 - widest / 2, 116.0
        reach = max(100, widest)
        frame = (50 - reach / 2 - 6, -6, reach + 12, top + block + (10 if family == ARSENAL else 24) + 6)
    for number, (glyphs, width, _) in enumerate(rows):
        x = left if place == "beside" else 50 - width * size / 2
        baseline = top + cap + step * number
        data = "".join(moved(glyph, x + dx * size, baseline - dy * size, size) for glyph, dx, dy in glyphs)
        parts.append(f'<path d="{data}" fill="{colour}"/>')
    x, y, width, height = frame
    head = f'width="{width:.1f}" height="{height:.1f}" viewBox="{x:.1f} {y:.1f} {width:.1f} {height:.1f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{"".join(parts)}</svg>\n'


def outlines(words: str, fonts: str, *, family: str) -> tuple[list[tuple[str, float, float]], float, float]:
    """Glyph outlines with their places, the width of the line and the height of a capital, at 100 units of type."""
    source = (
        "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
        f'#set text(font: "{family}", size: 100pt, weight: 700, top-edge: "cap-height", bottom-edge: "baseline")\n'
        "#sys.inputs.words"
    )
    svg = typst.compile(
        source.encode(), format="svg", font_paths=[fonts], ignore_system_fonts=True, sys_inputs={"words": words}
    ).decode()
    width, height = (float(v) for v in re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())
    glyphs = dict(re.findall(r'<symbol id="(\w+)"[^>]*><path d="([^"]*)"', svg))
    placed: list[tuple[str, float, float]] = []
    for across, down, group in re.findall(r'<g transform="matrix\(1 0 0 -1 ([-\d.]+) ([-\d.]+)\)">(.*?)</g>', svg):
        for name, x, y in re.findall(r'href="#(\w+)" x="([-\d.]+)" y="([-\d.]+)"', group):
            if name in glyphs:
                placed.append((glyphs[name], float(across) + float(x), height - float(down) + float(y)))
    if not placed:
        raise ValueError(f"no outlines for {words!r}")
    return placed, width, height


def moved(data: str, dx: float, baseline: float, scale: float) -> str:
    """Glyph outlines have y upwards and steps; write them with y downwards, in absolute places."""
    out: list[str] = []
    px = py = sx = sy = 0.0
    for command, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", data):
        values = [float(value) for value in numbers.split()]
        relative, name = command.islower(), command.upper()
        if name == "Z":
            out.append("Z")
            px, py = sx, sy
            continue
        if name == "H":
            values = [values[0], 0.0 if relative else py]
        elif name == "V":
            values = [0.0 if relative else px, values[0]]
        letter = "L" if name in "HV" else name
        pairs = [
            (values[k] + (px if relative else 0), values[k + 1] + (py if relative else 0))
            for k in range(0, len(values), 2)
        ]
        px, py = pairs[-1]
        if letter == "M":
            sx, sy = px, py
        out.append(letter + " ".join(f"{dx + x * scale:.2f} {baseline - y * scale:.2f}" for x, y in pairs))
    # An outline that typst opens at its origin and then moves leaves an empty start behind.
    return re.sub(r"M[-\d. ]+(?=M)", "", "".join(out))
