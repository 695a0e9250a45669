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

SKY, STEEL, MIST = "#3a66a3", "#5b7398", "#8fa3c2"


def hero() -> str:
    people = [
        Person(MAN, (820, 372), 288, SKY, PAPER, 0.4),
        Person(GRANDMOTHER, (690, 420), 280, SEA, PAPER, 0.45),
        Person(WOMAN, (560, 490), 272, PAPER, BLUE, 0.5),
        Person(CHILD, (454, 606), 184, AMBER, BLUE, 0.55),
    ]
    return relief(
        1200, 750, people, ground=BLUE, ink=PAPER, seed=31, levels=16, fade=0.42, weight=1.5, step=13.5, cell=12,
        inner_step=0.066, tolerance=2.4,
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
    """A small clearing with a few contour lines; colours that stand on both themes."""
    noise = Noise(seed)
    lines = []
    for k, radius in enumerate((58, 68, 78, 88)):
        line = []
        for step in range(73):
            angle = math.tau * (step % 72) / 72
            wander = 1 + 0.08 * noise(0.8 * math.cos(angle) + 4 + 0.1 * k, 0.8 * math.sin(angle) + 2)
            line.append((120 + 1.18 * radius * wander * math.cos(angle), 105 + radius * wander * math.sin(angle)))
        lines.append(soft_path(simplify(line, 0.12)))
    return document(240, 210, [strokes(lines, STEEL, 1.4, 0.6), inner])


def empty_inbox() -> str:
    """An open window with light, and nobody there yet."""
    parts = (
        ("M84 58H156V152H84Z", STEEL), ("M91 65H149V145H91Z", AMBER), ("M91 65L112 74V156L91 145Z", MIST),
        ("M119 65H122V145H119ZM122 98H149V101H122Z", STEEL), ("M76 152H164V159H76Z", STEEL),
    )  # fmt: skip
    return rings("".join(f'<path d="{data}" fill="{fill}"/>' for data, fill in parts), seed=3)


def empty_materials() -> str:
    """A sheet with a place kept for somebody's name."""
    head = [(x, y) for x, y in Person(WOMAN, (117, 94), 44, "", "").drawn() if y < 126]
    seam = "".join(f"M{x} 129.500l3 3M{x + 3} 129.500l-3 3" for x in range(87, 153, 6))
    parts = [
        f'<path d="M84 52H156V158H84Z" fill="{MIST}"/><path d="M84 126H156V158H84Z" fill="{PAPER}"/>',
        f'<path d="{path(simplify(head, 0.15), closed=True)}" fill="{BLUE}"/>',
        strokes([seam], BRICK, 1),
        f'<path d="M91 138H113V152H91Z" fill="none" stroke="{BRICK}" stroke-width="1.6" stroke-dasharray="4 3"/>',
        f'<path d="M119 140H148V143H119ZM119 147H140V150H119Z" fill="{STEEL}"/>',
    ]
    return rings("".join(parts), seed=8)


def empty_people() -> str:
    """Two chairs that face each other; one is kept for somebody."""

    def chair(x: int, way: int, colour: str) -> str:
        data = f"M{x} 60h{6 * way}v42h{34 * way}v50h{-6 * way}v-42h{-28 * way}v42h{-6 * way}Z"
        return f'<path d="{data}" fill="{colour}"/>'

    return rings(chair(70, 1, STEEL) + chair(170, -1, AMBER), seed=14)


def contours() -> str:
    people = [
        Person(GRANDMOTHER, (390, 520), 420, BLUE, PAPER, 0.42),
        Person(CHILD, (1210, 660), 280, AMBER, BLUE, 0.55, mirrored=True),
    ]
    return relief(
        1600, 1000, people, ground=PAPER, ink=BLUE, seed=41, levels=26, fade=0.42, weight=1.7, step=10, cell=7
    )


def fields() -> str:
    shades = ("#b4c1d4", "#94a8c4", "#7890b2", "#56749f", "#c7a35a", "#d6b05e", "#c4953c", "#8d6a33", BLUE)
    return hills(
        1600, 1000, sky="#f3e6c8", ink=PAPER, seed=6, horizon=430, shades=shades, sun=(1130, 330, 130, AMBER),
        weight=1.7, swell=78, furrows=4,
    )  # fmt: skip


def window() -> str:
    """One lit window in a dark land."""
    shades = ("#22407a", "#1f3a70", "#1c3566", "#19305d", "#162a54", "#14264c", "#122245", "#101e3f", "#0e1a38")
    land = hills(
        1600, 1000, sky=NIGHT, ink=PAPER, seed=27, horizon=420, shades=shades, weight=1.1, swell=78, furrows=2
    )  # fmt: skip
    glow = []
    for radius in range(110, 331, 36):
        far = radius / 330
        turn = f"M{1038 - radius} 700a{radius} {radius} 0 0 1 {2 * radius} 0"
        glow.append(
            f'<path d="{turn}" fill="none" stroke="{AMBER}" stroke-width="2.2" stroke-opacity="{1 - 0.75 * far:.2f}" '
            f'stroke-linecap="round" stroke-dasharray="{max(2, 60 * (1 - far)):.0f} {8 + 22 * far:.0f}"/>'
        )
    slope = [
        (x, 752 - 34 * math.sin((x - 700) / 320) * math.exp(-(((x - 1000) / 700) ** 2))) for x in range(-20, 1641, 20)
    ]
    edge = soft_path(simplify(slope, 0.3))
    house = (
        '<path d="M940 640L1040 566L1140 640V648H1124V800H956V648H940ZM1086 570H1106V612H1086Z" fill="#070d20"/>'
        f'<path d="M1010 656H1034V678H1010ZM1042 656H1066V678H1042ZM1010 684H1034V706H1010ZM1042 684H1066V706H1042Z" '
        f'fill="{AMBER}"/><path d="{edge}L1640 1000L-20 1000Z" fill="#0d1834"/>' + strokes([edge], PAPER, 1.6, 0.75)
    )
    return land.replace("</svg>", "".join(glow) + house + "</svg>")


def ruins() -> str:
    """What is left of a house."""
    shades = ("#8a95ab", "#76829b", "#626f8b", "#515f7d", "#42506f", "#354362", "#2a3755", "#202c49", "#17223c")
    land = hills(
        1600, 1000, sky="#e7c9a0", ink=PAPER, seed=19, horizon=410, shades=shades, sun=(420, 372, 92, AMBER),
        weight=1.2, swell=70, furrows=2,
    )  # fmt: skip
    slope = [
        (x, 800 - 40 * math.sin((x - 620) / 340) * math.exp(-(((x - 960) / 720) ** 2))) for x in range(-20, 1641, 20)
    ]
    edge = soft_path(simplify(slope, 0.3))
    dark, beam = "#0d1630", "#27345a"
    house = (
        # Two walls with nothing above them, and the chimney.
        f'<path d="M742 806V566L768 548L786 572L812 540L846 590L880 574L902 806ZM786 628H832V690H786Z" fill="{dark}" '
        'fill-rule="evenodd"/>'
        f'<path d="M1012 806L1022 664L1046 640L1062 668L1098 606L1130 634L1150 588L1176 616V806ZM1076 690H1122V746H1076Z" '
        f'fill="{dark}" fill-rule="evenodd"/><path d="M930 806V470L962 458L972 478L992 470V806Z" fill="{dark}"/>'
        f'<path d="M700 812L1010 616L1020 630L716 818ZM896 800L1216 690L1222 704L908 812Z" fill="{beam}"/>'
        f'<path d="M690 812L726 776L770 790L818 764L872 792L930 770L996 796L1060 772L1118 794L1180 770L1236 812Z" '
        f'fill="{dark}"/><path d="{edge}L1640 1000L-20 1000Z" fill="#0f1a35"/>' + strokes([edge], PAPER, 1.6, 0.6)
    )
    return land.replace("</svg>", house + "</svg>")


def neighbours() -> str:
    row = (
        (MAN, 1405, 500, 330, SAND, BLUE), (WOMAN, 1225, 535, 320, MIST, BLUE),
        (GRANDMOTHER, 1045, 555, 330, SKY, PAPER), (MAN, 865, 590, 330, SEA, PAPER),
        (WOMAN, 680, 640, 310, BLUE, PAPER), (GRANDMOTHER, 500, 660, 310, BRICK, PAPER),
        (WOMAN, 315, 700, 290, PAPER, BLUE), (CHILD, 180, 800, 210, AMBER, BLUE),
    )  # fmt: skip
    people = [Person(outline, (x, y), scale, fill, lines) for outline, x, y, scale, fill, lines in row]
    return relief(
        1600, 1000, people, ground="#22407a", ink=PAPER, seed=12, levels=26, fade=0.4, weight=1.7, step=10, cell=7
    )  # fmt: skip


def signal() -> str:
    """Somebody on the highest place: the lines of the land run out from her like waves."""
    people = [Person(WOMAN, (800, 560), 400, AMBER, BLUE, 0.55)]
    return relief(
        1600, 1000, people, ground=NIGHT, ink=PAPER, seed=52, levels=30, fade=0.42, weight=1.7, step=10, cell=7
    )  # fmt: skip


def pupils() -> str:
    row = (
        (CHILD, 1230, 560, 300, SKY, PAPER),
        (CHILD, 830, 600, 310, BRICK, PAPER),
        (CHILD, 430, 650, 320, AMBER, BLUE),
    )
    people = [Person(outline, (x, y), scale, fill, lines, 0.5) for outline, x, y, scale, fill, lines in row]
    return relief(
        1600, 1000, people, ground=PAPER, ink=BLUE, seed=63, levels=26, fade=0.42, weight=1.7, step=10, cell=7
    )  # fmt: skip


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
        neighbours,
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
    "ruins": (
        ruins,
        {"en": "What is left of a house", "uk": "Що лишилося від хати"},
        {
            "en": "Evening over dark hills; of a house only two walls and the chimney are left.",
            "uk": "Вечір над темними пагорбами; від хати лишилися дві стіни та комин.",
        },
    ),
    "signal": (
        signal,
        {"en": "The highest place", "uk": "Найвище місце"},
        {
            "en": "A woman in profile, in amber; contour lines run out from her over a dark land like waves.",
            "uk": "Жінка в профіль, бурштинова; від неї темною землею, мов хвилі, розходяться горизонталі.",
        },
    ),
    "pupils": (
        pupils,
        {"en": "Pupils", "uk": "Учні"},
        {
            "en": "Three children in profile, one behind the other, drawn with contour lines.",
            "uk": "Троє дітей у профіль, одне за одним, накреслені горизонталями.",
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
