"""The ladder as a picture: `python -m tests.support.ladder` draws docs/ladder.svg, `--check` says whether it is old.

The rows are the contracts of pyproject.toml, the lines are what is imported in fact.
"""

import ast
import re
import sys
import textwrap
import tomllib
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import grimp

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURE = ROOT / "docs" / "ladder.svg"
WIDTH, MARGIN, BOX_HEIGHT, ROW_HEIGHT, BAND_GAP = 1200, 24, 64, 100, 24
WIDEST, GAP, LETTER = 330, 24, 6.6
# Of a line, by the number of imports that it stands for.
THICKNESS = ((16, 2.4), (4, 1.4), (1, 0.7))
STYLE = """
text{font:15px system-ui,sans-serif;fill:#1b1f24}.band{fill:#f4f1ea}.box{fill:#fff;stroke:#1d2f6f;stroke-width:1.4}
.name{font-weight:600;text-anchor:middle}.told{font-size:12px;text-anchor:middle}.package{font-weight:700;letter-spacing:.04em;fill:#1d2f6f}
.line{fill:none;stroke:#1d2f6f;stroke-opacity:.28}
@media(prefers-color-scheme:dark){text{fill:#eceae4}.band{fill:#22262c}.box{fill:#15181c;stroke:#9db2ff}
.package{fill:#9db2ff}.line{stroke:#9db2ff;stroke-opacity:.35}svg{background:#15181c}}
"""


@dataclass(frozen=True)
class Box:
    name: str
    left: float
    top: float
    width: float

    @property
    def middle(self) -> float:
        return self.left + self.width / 2


def contracts() -> dict[str, dict]:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return {contract["id"]: contract for contract in told}


def rows_of(layers: list[str]) -> list[list[str]]:
    """`(a) | (b)` is one row of two."""
    return [re.findall(r"\w+", layer) for layer in layers]


def bands() -> list[tuple[str, list[list[str]]]]:
    """From the top: each package with the rows of its rooms."""
    known = contracts()
    rooms = {
        "cms": rows_of(known["cms-ladder"]["layers"]),
        "partners": rows_of(known["partners-ladder"]["layers"]),
    }
    return [(package, rooms.get(package, [])) for package in known["packages"]["layers"]]


def sentence_of(folder: Path) -> str:
    """What the room is for, as its `__init__` says it."""
    return ast.get_docstring(ast.parse((folder / "__init__.py").read_text())) or ""


def placed() -> tuple[list[str], dict[str, Box], float]:
    drawn, boxes, top = [], {}, float(MARGIN)
    for package, rows in bands():
        height = 54 + len(rows) * ROW_HEIGHT if rows else 60
        drawn.append(
            f'<rect class="band" x="{MARGIN}" y="{top:g}" width="{WIDTH - 2 * MARGIN}" height="{height}" rx="8"/>'
        )
        drawn.append(f'<text class="package" x="{MARGIN + 18}" y="{top + 34:g}">{package}</text>')
        drawn.append(f'<text x="{MARGIN + 130}" y="{top + 34:g}">{escape(sentence_of(ROOT / package))}</text>')
        if not rows:
            boxes[package] = Box(package, MARGIN, top, WIDTH - 2 * MARGIN)
        for number, row in enumerate(rows):
            width = min(WIDEST, (WIDTH - 2 * MARGIN - 40) / len(row) - GAP)
            left = (WIDTH - len(row) * width - (len(row) - 1) * GAP) / 2
            for place, room in enumerate(row):
                boxes[f"{package}.{room}"] = Box(
                    room, left + place * (width + GAP), top + 48 + number * ROW_HEIGHT, width
                )
        top += height + BAND_GAP
    return drawn, boxes, top


def imports(names: list[str]) -> dict[tuple[str, str], int]:
    """How many modules of one room import how many of another, between the rooms of one package."""
    graph = grimp.build_graph("portal", "partners", "cms", "api", cache_dir=None)
    counted: dict[tuple[str, str], int] = {}

    def room_of(module: str) -> str:
        return next((name for name in names if module == name or module.startswith(f"{name}.")), "")

    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            pair = room_of(importer), room_of(imported)
            if all(pair) and pair[0] != pair[1] and pair[0].split(".")[0] == pair[1].split(".")[0]:
                counted[pair] = counted.get(pair, 0) + 1
    return counted


def line(above: Box, below: Box, number: int) -> str:
    """From the foot of one box to the head of the other; past the rows between them it swings out to the side."""
    start, end = above.top + BOX_HEIGHT, below.top
    rows = round((end - start) / ROW_HEIGHT)
    side = 1 if above.middle >= WIDTH / 2 else -1
    swing = side * (WIDEST / 2 + 26 * rows) if rows else 0
    bend = (end - start) / (3 if rows else 2)
    thickness = next(width for least, width in THICKNESS if number >= least)
    return (
        f'<path class="line" stroke-width="{thickness}" d="M{above.middle:g} {start:g}'
        f"C{above.middle + swing:g} {start + bend:g} {below.middle + swing:g} {end - bend:g} "
        f'{below.middle:g} {end:g}"/>'
    )


def room(package: str, box: Box) -> str:
    """The box, with the sentence that the app begins with."""
    told = textwrap.wrap(sentence_of(ROOT / package / box.name), int(box.width / LETTER))
    return (
        f'<rect class="box" x="{box.left:g}" y="{box.top:g}" width="{box.width:g}" height="{BOX_HEIGHT}" rx="6"/>'
        f'<text class="name" x="{box.middle:g}" y="{box.top + 21:g}">{box.name}</text>'
        + "".join(
            f'<text class="told" x="{box.middle:g}" y="{box.top + 38 + 15 * place:g}">{escape(words)}</text>'
            for place, words in enumerate(told)
        )
    )


def picture() -> str:
    drawn, boxes, height = placed()
    lines = [
        line(boxes[upper], boxes[lower], number) for (upper, lower), number in sorted(imports(sorted(boxes)).items())
    ]
    rooms = [room(name.split(".")[0], box) for name, box in boxes.items() if "." in name]
    title = "<title>Four packages and their rooms: each knows only what lies below it</title>"
    body = "\n".join([title, f"<style>{STYLE}</style>", *drawn, *lines, *rooms])
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" role="img">\n{body}\n</svg>\n'


if __name__ == "__main__":
    now = picture()
    if "--check" in sys.argv:
        is_fresh = PICTURE.exists() and PICTURE.read_text() == now
        sys.exit(0 if is_fresh else "docs/ladder.svg is not what the code says. Run `make picture`.")
    PICTURE.write_text(now)
