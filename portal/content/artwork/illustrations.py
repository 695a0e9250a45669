"""Pictures without words: for the site's pages, its empty states, and the campaign's sections and library."""

import json
import math
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import resvg_py
from geometry import Noise, path, simplify, soft_path
from people import CHILD, GRANDMOTHER, MAN, WOMAN
from PIL import Image
from scenes import AMBER, BLUE, BRICK, NIGHT, PAPER, SAND, SEA, Person, document, hills, relief, strokes

SKY, STEEL = "#3a66a3", "#5b7398"


def hero() -> str:
    people = [
        Person(MAN, (820, 372), 288, SKY, PAPER, 0.4),
        Person(GRANDMOTHER, (690, 420), 280, SEA, PAPER, 0.45),
        Person(WOMAN, (560, 490), 272, PAPER, BLUE, 0.5),
        Person(CHILD, (454, 606), 184, AMBER, BLUE, 0.55),
    ]
    return relief(
        1200, 750, people, ground=BLUE, ink=PAPER, seed=31, levels=21, fade=0.42, weight=1.5, step=11, cell=10,
        inner_step=0.062, tolerance=1.5,
    )  # fmt: skip


def campaign() -> str:
    """Two who look at each other across the land."""
    people = [
        Person(GRANDMOTHER, (300, 330), 300, BLUE, PAPER, 0.42),
        Person(CHILD, (850, 440), 220, AMBER, BLUE, 0.55, mirrored=True),
    ]
    return relief(
        1200, 600, people, ground=PAPER, ink=BLUE, seed=16, levels=22, fade=0.42, weight=1.5, step=11, cell=10,
        inner_step=0.062, tolerance=1.5,
    )  # fmt: skip


def rings(inner: str, *, seed: int) -> str:
    """A small clearing with a few contour lines; grey-blue enough for both themes."""
    noise = Noise(seed)
    lines = []
    for k, radius in enumerate((62, 74, 86, 98)):
        line = []
        for step in range(49):
            angle = math.tau * (step % 48) / 48
            wander = 1 + 0.10 * noise(1.3 * math.cos(angle) + 4 + 0.1 * k, 1.3 * math.sin(angle) + 2)
            line.append((120 + 1.18 * radius * wander * math.cos(angle), 105 + radius * wander * math.sin(angle)))
        lines.append(soft_path(simplify(line, 0.3)))
    return document(240, 210, [strokes(lines, STEEL, 1.4, 0.6), inner])


def empty_inbox() -> str:
    """An open window with light, and nobody there yet."""
    frame = '<path d="M84 58H156V152H84Z" fill="#5b7398"/><path d="M91 65H149V145H91Z" fill="#e8a317"/>'
    leaf = '<path d="M91 65L112 74V156L91 145Z" fill="#8fa3c2"/><path d="M119 65H122V145H119ZM122 98H149V101H122Z" fill="#5b7398"/>'
    return rings(frame + leaf + '<path d="M76 152H164V159H76Z" fill="#5b7398"/>', seed=3)


def empty_materials() -> str:
    """A sheet with a place kept for somebody's name."""
    sheet = '<path d="M84 52H156V158H84Z" fill="#8fa3c2"/><path d="M84 126H156V158H84Z" fill="#f7f3ec"/>'
    head = path(
        simplify([(x, y) for x, y in Person(WOMAN, (116, 92), 44, "", "").drawn() if y < 126] + [(100, 126)], 0.2),
        closed=True,
    )
    seam = "".join(f"M{x} 129.500l3 3M{x + 3} 129.500l-3 3" for x in range(87, 153, 6))
    kept = '<path d="M91 138H113V152H91Z" fill="none" stroke="#b5432a" stroke-width="1.6" stroke-dasharray="4 3"/>'
    words = '<path d="M119 140H148V143H119ZM119 147H140V150H119Z" fill="#5b7398"/>'
    return rings(f'{sheet}<path d="{head}" fill="#172f5c"/>{strokes([seam], BRICK, 1)}{kept}{words}', seed=8)


def empty_people() -> str:
    """Two chairs; the second is kept free."""

    def chair(x: int, colour: str) -> str:
        return (
            f'<path d="M{x} 62h6v44h32v6l1 44h-6l-1-38h-26v38h-6ZM{x + 6} 68h3v30h-3Z" fill="{colour}"/>'
            f'<path d="M{x} 102h40v7h-40Z" fill="{colour}"/>'
        )

    return rings(chair(74, "#5b7398") + chair(128, AMBER), seed=14)


def contours() -> str:
    people = [
        Person(GRANDMOTHER, (390, 520), 420, BLUE, PAPER, 0.42),
        Person(CHILD, (1210, 660), 280, AMBER, BLUE, 0.55, mirrored=True),
    ]
    return relief(
        1600, 1000, people, ground=PAPER, ink=BLUE, seed=41, levels=26, fade=0.42, weight=1.7, step=10, cell=7
    )


def fields() -> str:
    shades = ("#9db3d3", "#7f9ac4", "#6384b4", "#4a6ea5", "#375d97", "#2a4f88", "#224379", "#1c386b", "#172f5c")
    return hills(
        1600,
        1000,
        sky="#f3e6c8",
        ink=PAPER,
        seed=6,
        horizon=430,
        shades=shades,
        sun=(1130, 330, 130, AMBER),
        weight=1.7,
    )


def window() -> str:
    """One lit window in a dark land."""
    shades = ("#22407a", "#1f3a70", "#1c3566", "#19305d", "#162a54", "#14264c", "#122245", "#101e3f", "#0e1a38")
    land = hills(1600, 1000, sky=NIGHT, ink=PAPER, seed=27, horizon=420, shades=shades, weight=1.1, furrows=2)
    house = (
        '<path d="M940 640L1040 566L1140 640V648H1124V742H956V648H940Z" fill="#080f26"/>'
        '<path d="M1086 570H1106V612H1086Z" fill="#080f26"/>'
        '<path d="M1010 664H1066V716H1010Z" fill="#e8a317"/>'
        '<path d="M1036 664H1040V716H1036ZM1010 686H1066V690H1010Z" fill="#080f26"/>'
    )
    glow = "".join(
        f'<path d="M{1038 - r} 690a{r} {r} 0 1 1 {2 * r} 0a{r} {r} 0 1 1 {-2 * r} 0Z" fill="none" stroke="#e8a317" '
        f'stroke-width="2" stroke-opacity="{0.75 - r / 420:.2f}" stroke-dasharray="{max(3, 40 - r // 8)} {6 + r // 12}"/>'
        for r in range(120, 301, 36)
    )
    return land.replace("</svg>", glow + house + "</svg>")


def crowd() -> str:
    """Neighbours, shoulder to shoulder."""
    row = [
        (MAN, 1490, 500, 330, SAND), (WOMAN, 1310, 540, 320, "#8fa3c2"), (GRANDMOTHER, 1120, 560, 330, SKY),
        (MAN, 940, 590, 330, SEA), (WOMAN, 750, 640, 310, BLUE), (GRANDMOTHER, 560, 660, 310, BRICK),
        (WOMAN, 370, 700, 290, PAPER), (CHILD, 230, 800, 210, AMBER),
    ]  # fmt: skip
    light = {SAND, PAPER, AMBER, "#8fa3c2"}
    people = [
        Person(outline, (x, y), scale, fill, BLUE if fill in light else PAPER, 0.5)
        for outline, x, y, scale, fill in row
    ]
    return relief(
        1600, 1000, people, ground="#22407a", ink=PAPER, seed=12, levels=26, fade=0.4, weight=1.7, step=10, cell=7
    )


SITE: dict[str, Callable[[], str]] = {
    "hero": hero,
    "campaign": campaign,
    "empty_inbox": empty_inbox,
    "empty_materials": empty_materials,
    "empty_people": empty_people,
}

PICTURES: dict[str, tuple[Callable[[], str], dict[str, str], dict[str, str]]] = {
    "contours": (
        contours,
        {"en": "Across the land", "uk": "Через поле"},
        {
            "en": "An old woman and a child look at each other; the contour lines of a map lie between them.",
            "uk": "Літня жінка й дитина дивляться одне на одного; між ними — горизонталі мапи.",
        },
    ),
    "neighbours": (
        crowd,
        {"en": "Neighbours", "uk": "Сусіди"},
        {
            "en": "Eight people of different ages in profile, shoulder to shoulder, drawn with contour lines.",
            "uk": "Восьмеро людей різного віку в профіль, плечем до плеча, накреслені горизонталями.",
        },
    ),
    "fields": (
        fields,
        {"en": "Fields at sunrise", "uk": "Поля на світанку"},
        {
            "en": "Blue hills with furrows, fold behind fold; an amber sun rises behind them.",
            "uk": "Сині пагорби з борознами один за одним; за ними сходить бурштинове сонце.",
        },
    ),
    "window": (
        window,
        {"en": "A lit window", "uk": "Світло у вікні"},
        {
            "en": "Night over dark hills; in one small house a window is lit.",
            "uk": "Ніч над темними пагорбами; в одній хатині світиться вікно.",
        },
    ),
}


def draw_site(folder: Path) -> None:
    for name, picture in SITE.items():
        (folder / f"{name}.svg").write_text(picture(), encoding="utf-8")


def draw_pictures(folder: Path) -> None:
    index = []
    for name, (picture, title, alt) in PICTURES.items():
        page = resvg_py.svg_to_bytes(svg_string=picture(), width=3200, skip_system_fonts=True)
        drawn = Image.open(BytesIO(bytes(page))).convert("RGB").resize((1600, 1000), Image.Resampling.LANCZOS)
        drawn.save(folder / f"{name}.jpg", quality=84, optimize=True, progressive=True)
        index.append({"file": f"{name}.jpg", "width": 1600, "height": 1000, "title": title, "alt": alt})
    (folder / "pictures.json").write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
