"""Every piece of artwork: its size, its picture, where its words stand and where a partner's band begins."""

from collections.abc import Callable
from dataclasses import dataclass, field

from people import CHILD, GRANDMOTHER, MAN, WOMAN
from scenes import AMBER, BLUE, BRICK, INK, NIGHT, PAPER, SAND, SEA, Person, relief, roof_at_night
from words import HASHTAG, WORDS


@dataclass(frozen=True)
class Box:
    """One block of words; sizes are in the unit of the piece."""

    part: str
    x: float
    y: float
    width: float
    size: float
    colour: str
    halo: str
    weight: int = 400
    leading: float = 0.5
    tracking: float = 0.0


@dataclass(frozen=True)
class Piece:
    name: str
    kind: str
    words: str
    width: float
    height: float
    unit: str
    scene: Callable[[], str]
    scene_height: float
    boxes: list[Box]
    band: dict
    alt: dict[str, str]
    smaller_title: dict[str, float] = field(default_factory=dict)
    # Places of the partner's above the band, as `Piece.slots` gives them but in the unit of the piece.
    above: list[dict] = field(default_factory=list)

    def layout(self, language: str) -> dict:
        words = WORDS[self.words][language]
        return {
            "language": language,
            "width": self.width,
            "height": self.height,
            "scene_height": self.scene_height,
            "title": words["title"].replace("~", "\u00a0"),
            "alt": self.alt[language],
            "accent": BRICK,
            "band": self.band,
            "blocks": [self._block(box, words, language) for box in self.boxes],
        }

    def _block(self, box: Box, words: dict, language: str) -> dict:
        block = {name: getattr(box, name) for name in box.__dataclass_fields__ if name != "part"}
        if box.part == "points":
            block["points"] = [point.replace("~", "\u00a0") for point in words["points"]]
        else:
            block["text"] = (HASHTAG if box.part == "hashtag" else words[box.part]).replace("~", "\u00a0")
        block["halo_width"] = 0.44 if box.part == "title" else 0.8
        if box.part == "title":
            block["size"] *= self.smaller_title.get(language, 1)
        return block

    def slots(self) -> list[dict]:
        """The band's parts, as fractions of the artwork."""
        band, ink = self.band, self.band["ink"]
        left, top, right, inner = band["left"], band["top"], self.width - band["left"], band["inner"]
        logo, code, gap = band["logo_width"], band["code"], band["gap"]
        text_left = left + logo + gap
        text_width = right - (code + gap if code else 0) - text_left
        # kind, where it starts and how high it is (shares of the inner height), size, weight, lines, where it sits
        parts = (
            ("name", 0.0, 0.34, 0.26, "bold", 1, "start"),
            ("line", 0.34, 0.43, 0.18, "regular", 2, "center"),
            ("link", 0.77, 0.23, 0.18, "bold", 1, "end"),
        )
        slots = [
            self._slot(
                "logo", left, top, logo, inner, "center", "center", ink, 0.03 * self.height, "regular", band["plate"], 1
            )
        ]
        for kind, start, share, size, weight, lines, sits in parts:
            place = (text_left, top + start * inner, text_width, share * inner)
            colour = band["link"] if kind == "link" else ink
            slots.append(
                self._slot(kind, *place, "start", sits, colour, size * inner * band["type"], weight, "", lines)
            )
        if code:
            code_top = band["code_top"]
            slots.append(
                self._slot(
                    "qr",
                    right - code,
                    code_top,
                    code,
                    code,
                    "end",
                    "center",
                    INK,
                    0.03 * self.height,
                    "regular",
                    "#ffffff",
                    1,
                )
            )
        return slots + [self._above(**place) for place in self.above]

    def _above(self, kind, x, y, width, height, colour, size, weight, background, lines, **more) -> dict:
        return {
            **self._slot(kind, x, y, width, height, "start", "center", colour, size, weight, background, lines),
            **more,
        }

    def _slot(self, kind, x, y, width, height, align, valign, colour, size, weight, background, lines) -> dict:
        return {
            "kind": kind,
            "x": round(x / self.width, 5),
            "y": round(y / self.height, 5),
            "width": round(width / self.width, 5),
            "height": round(height / self.height, 5),
            "align": align,
            "valign": valign,
            "colour": colour,
            "size": round(size / self.height, 5),
            "weight": weight,
            "background": background,
            "max_lines": lines,
        }


def band(
    y: float,
    height: float,
    *,
    left: float,
    inner: float,
    logo: float,
    code: float,
    type_scale: float = 1,
    dark: bool = False,
) -> dict:
    seam = height * 0.052
    top = y + seam * 2.6 + (height - seam * 2.6 - inner) * 0.42
    # As high as the words beside it, or in the middle of all that the seam leaves free.
    free = y + seam * 3
    code_top = top + (inner - code) / 2 if code <= inner else free + (y + height - free - code) / 2
    return {
        "y": y,
        "fill": NIGHT if dark else PAPER,
        "ink": PAPER if dark else INK,
        "link": AMBER if dark else BLUE,
        "thread": AMBER if dark else BRICK,
        "plate": "#ffffff",
        "stitch": seam / 1.9,
        "left": left,
        "type": type_scale,
        "inner": inner,
        "top": top,
        "code_top": code_top,
        "logo_width": logo,
        "code": code,
        "gap": left * 0.5,
    }


def family_by_night() -> str:
    people = [
        Person(MAN, (560, 668), 292, "#3a66a3", PAPER, 0.4),
        Person(GRANDMOTHER, (430, 712), 282, SEA, PAPER, 0.45),
        Person(WOMAN, (300, 790), 276, PAPER, BLUE, 0.5),
        Person(CHILD, (196, 930), 190, AMBER, BLUE, 0.55),
    ]
    return relief(842, 1050, people, ground=BLUE, ink=PAPER, seed=4, levels=24, fade=0.42)


def family_by_day() -> str:
    people = [
        Person(GRANDMOTHER, (690, 690), 350, SAND, BLUE, 0.5),
        Person(MAN, (520, 760), 350, SEA, PAPER, 0.42),
        Person(WOMAN, (350, 860), 320, BLUE, PAPER, 0.42),
        Person(CHILD, (220, 1010), 215, AMBER, BLUE, 0.55),
    ]
    return relief(1080, 1150, people, ground=PAPER, ink=BLUE, seed=11, levels=24, fade=0.42, weight=1.5, step=10)


def family_square() -> str:
    people = [
        Person(GRANDMOTHER, (850, 520), 300, SAND, BLUE, 0.5),
        Person(MAN, (710, 570), 300, SEA, PAPER, 0.42),
        Person(WOMAN, (560, 650), 280, BLUE, PAPER, 0.42),
        Person(CHILD, (440, 770), 190, AMBER, BLUE, 0.55),
    ]
    return relief(1080, 890, people, ground=PAPER, ink=BLUE, seed=11, levels=24, fade=0.42, weight=1.5, step=10)


def family_tall() -> str:
    people = [
        Person(GRANDMOTHER, (690, 1020), 380, SAND, BLUE, 0.5),
        Person(MAN, (520, 1100), 380, SEA, PAPER, 0.42),
        Person(WOMAN, (340, 1210), 350, BLUE, PAPER, 0.42),
        Person(CHILD, (210, 1370), 235, AMBER, BLUE, 0.55),
    ]
    return relief(1080, 1560, people, ground=PAPER, ink=BLUE, seed=11, levels=30, fade=0.42, weight=1.5, step=10)


def family_strip(width: float, height: float) -> str:
    unit = height / 270
    at = width - 400 * unit
    people = [
        Person(MAN, (at + 290 * unit, 138 * unit), 124 * unit, "#3a66a3", PAPER, 0.4),
        Person(GRANDMOTHER, (at + 232 * unit, 156 * unit), 120 * unit, SEA, PAPER, 0.45),
        Person(WOMAN, (at + 172 * unit, 182 * unit), 116 * unit, PAPER, BLUE, 0.5),
        Person(CHILD, (at + 122 * unit, 226 * unit), 78 * unit, AMBER, BLUE, 0.55),
    ]
    return relief(width, height, people, ground=BLUE, ink=PAPER, seed=8, levels=22, fade=0.4, weight=1.2)


def family_wide() -> str:
    people = [
        Person(MAN, (990, 262), 236, "#3a66a3", PAPER, 0.4),
        Person(GRANDMOTHER, (884, 296), 230, SEA, PAPER, 0.45),
        Person(WOMAN, (778, 345), 222, PAPER, BLUE, 0.5),
        Person(CHILD, (690, 428), 146, AMBER, BLUE, 0.55),
    ]
    return relief(1200, 520, people, ground=BLUE, ink=PAPER, seed=8, levels=24, fade=0.4, weight=1.3)


def family_small() -> str:
    people = [
        Person(MAN, (606, 274), 240, SAND, BLUE, 0.5),
        Person(GRANDMOTHER, (498, 304), 232, SEA, PAPER, 0.42),
        Person(WOMAN, (386, 350), 224, BLUE, PAPER, 0.42),
        Person(CHILD, (296, 430), 150, AMBER, BLUE, 0.55),
    ]
    return relief(840, 512, people, ground=PAPER, ink=BLUE, seed=9, levels=24, fade=0.42, weight=1.1, inner_step=0.036)


def family_above() -> str:
    people = [
        Person(MAN, (965, 180), 190, "#3a66a3", PAPER, 0.4),
        Person(GRANDMOTHER, (880, 206), 184, SEA, PAPER, 0.45),
        Person(WOMAN, (794, 246), 178, PAPER, BLUE, 0.5),
        Person(CHILD, (722, 312), 118, AMBER, BLUE, 0.55),
    ]
    return relief(1080, 1150, people, ground=BLUE, ink=PAPER, seed=8, levels=26, fade=0.42, weight=1.3)


def taken_child() -> str:
    people = [
        Person(WOMAN, (250, 610), 400, BLUE, PAPER, 0.42),
        Person(CHILD, (610, 800), 280, "none", BRICK, mirrored=True, absent=True),
    ]
    return relief(842, 1050, people, ground=PAPER, ink=BLUE, seed=19, levels=26, fade=0.42)


FAMILY_ALT = {
    "en": "Four faces in profile, one behind the other, drawn with the contour lines of a map.",
    "uk": "Чотири обличчя в профіль одне за одним, накреслені горизонталями мапи.",
}
SILENCE_ALT = {
    "en": "At night somebody stands on a roof and holds up a phone; the rings of the signal break off.",
    "uk": "Уночі людина стоїть на даху й тримає вгорі телефон; кола сигналу уриваються.",
}
CHILD_ALT = {
    "en": "A woman drawn with contour lines; facing her, only the stitched outline of a child, with nobody inside.",
    "uk": "Жінка, накреслена горизонталями; навпроти — лише прошитий контур дитини, всередині порожньо.",
}

# Five pixels for each of the 37 modules of an address: read off a card that a network has reduced to a third.
CODE = 186

PLAIN = {"colour": INK, "size": 40.5, "weight": "regular", "background": "", "lines": 1}
LARGE = {"colour": AMBER, "size": 52, "weight": "bold", "background": BLUE, "lines": 1}
SMALLER = {"colour": PAPER, "size": 36, "weight": "regular", "background": BLUE, "lines": 2}

PIECES = [
    Piece(
        "poster_people", "poster", "people", 841.89, 1190.55, "pt", family_by_night, 1050,
        [
            Box("title", 48, 60, 750, 122, PAPER, BLUE, 700, 0.34),
            Box("text", 52, 316, 640, 25, PAPER, BLUE, 400, 0.52),
            Box("hashtag", 52, 436, 400, 22, AMBER, BLUE, 700),
        ],
        band(1040, 150.55, left=48, inner=92, logo=190, code=92), FAMILY_ALT, {"uk": 1.0},
    ),
    Piece(
        "poster_children", "poster", "children", 841.89, 1190.55, "pt", taken_child, 1050,
        [
            Box("title", 48, 60, 780, 104, INK, PAPER, 700, 0.34),
            Box("text", 52, 282, 470, 25, INK, PAPER, 400, 0.52),
            Box("hashtag", 52, 992, 300, 22, PAPER, BLUE, 700),
        ],
        band(1040, 150.55, left=48, inner=92, logo=190, code=92), CHILD_ALT,
    ),
    Piece(
        "social_card_people", "social_card", "people", 1080, 1350, "px", family_by_day, 1150,
        [
            Box("title", 64, 64, 960, 142, INK, PAPER, 700, 0.34),
            Box("text", 70, 362, 800, 33, INK, PAPER, 400, 0.5),
            Box("hashtag", 70, 508, 500, 28, BRICK, PAPER, 700),
        ],
        band(1112, 238, left=60, inner=136, logo=226, code=CODE, type_scale=0.94), FAMILY_ALT,
    ),
    Piece(
        "social_card_silence", "social_card", "silence", 1080, 1350, "px",
        lambda: roof_at_night(1080, 1150, roof=(650, 600), reach=620), 1150,
        [
            Box("title", 64, 64, 960, 128, PAPER, NIGHT, 700, 0.34),
            Box("text", 70, 332, 600, 32, PAPER, NIGHT, 400, 0.5),
            Box("hashtag", 70, 496, 500, 28, AMBER, NIGHT, 700),
        ],
        band(1112, 238, left=60, inner=136, logo=226, code=CODE, type_scale=0.94, dark=True), SILENCE_ALT,
    ),
    Piece(
        "social_card_people_square", "social_card", "people", 1080, 1080, "px", family_square, 890,
        [
            Box("title", 64, 56, 960, 112, INK, PAPER, 700, 0.34),
            Box("text", 70, 296, 420, 30, INK, PAPER, 400, 0.5),
            Box("hashtag", 70, 784, 500, 26, BRICK, PAPER, 700),
        ],
        band(842, 238, left=60, inner=136, logo=226, code=CODE, type_scale=0.94), FAMILY_ALT,
    ),
    Piece(
        "social_card_people_story", "social_card", "people", 1080, 1920, "px", family_tall, 1560,
        [
            # Above and below the networks lay their own controls over a story.
            Box("title", 64, 260, 960, 142, INK, PAPER, 700, 0.34),
            Box("text", 70, 558, 800, 36, INK, PAPER, 400, 0.5),
            Box("hashtag", 70, 712, 500, 30, BRICK, PAPER, 700),
        ],
        band(1522, 238, left=60, inner=136, logo=226, code=CODE, type_scale=0.94), FAMILY_ALT,
    ),
    Piece(
        "announcement", "social_card", "announcement", 1080, 1350, "px", family_above, 1150,
        [
            Box("title", 60, 56, 700, 118, PAPER, BLUE, 700, 0.34),
            Box("text", 64, 310, 600, 30, PAPER, BLUE, 400, 0.5),
        ],
        band(1112, 238, left=60, inner=136, logo=226, code=CODE, type_scale=0.94), FAMILY_ALT,
        above=[
            {"kind": "photo", "x": 60, "y": 384, "width": 960, "height": 470, **PLAIN},
            {"kind": "date", "x": 60, "y": 878, "width": 960, "height": 88, **LARGE, "required": True},
            {"kind": "place", "x": 60, "y": 966, "width": 960, "height": 116, **SMALLER},
        ],
    ),
    Piece(
        "slide", "slide", "people", 960, 540, "pt", lambda: family_strip(960, 432), 432,
        [
            Box("title", 44, 40, 520, 66, PAPER, BLUE, 700, 0.34),
            Box("text", 47, 196, 330, 17, PAPER, BLUE, 400, 0.5),
            Box("hashtag", 47, 378, 300, 17, AMBER, BLUE, 700),
        ],
        band(424, 116, left=44, inner=74, logo=150, code=74), FAMILY_ALT,
    ),
    Piece(
        "end_card", "end_card", "people", 1920, 1080, "px", lambda: family_strip(1920, 860), 860,
        [
            Box("title", 90, 84, 1000, 132, PAPER, BLUE, 700, 0.34),
            Box("text", 96, 396, 660, 34, PAPER, BLUE, 400, 0.5),
            Box("hashtag", 96, 750, 600, 34, AMBER, BLUE, 700),
        ],
        band(848, 232, left=90, inner=150, logo=300, code=CODE), FAMILY_ALT,
    ),
    Piece(
        "banner_web", "banner", "people", 1940, 500, "px", lambda: family_strip(1940, 376), 376,
        [
            Box("title", 60, 40, 1100, 92, PAPER, BLUE, 700, 0.34),
            Box("hashtag", 64, 300, 500, 28, AMBER, BLUE, 700),
        ],
        band(368, 132, left=60, inner=92, logo=190, code=0), FAMILY_ALT,
    ),
    Piece(
        "banner_email", "banner", "people", 1200, 400, "px", lambda: family_strip(1200, 288), 288,
        [
            Box("title", 44, 34, 700, 70, PAPER, BLUE, 700, 0.34),
            Box("hashtag", 46, 226, 400, 24, AMBER, BLUE, 700),
        ],
        band(282, 118, left=44, inner=82, logo=170, code=0), FAMILY_ALT,
    ),
    Piece(
        "share_card", "share_card", "people", 1200, 630, "px", family_wide, 520,
        [
            Box("title", 52, 52, 640, 98, PAPER, BLUE, 700, 0.34),
            Box("text", 56, 270, 560, 26, PAPER, BLUE, 400, 0.5),
            Box("hashtag", 56, 396, 400, 24, AMBER, BLUE, 700),
        ],
        band(506, 124, left=52, inner=84, logo=170, code=0), FAMILY_ALT,
    ),
    Piece(
        "leaflet_people", "leaflet", "leaflet", 419.53, 595.28, "pt", family_small, 256,
        [
            Box("title", 26, 278, 380, 36, INK, PAPER, 700, 0.34),
            Box("text", 26, 327, 368, 12.8, INK, PAPER, 400, 0.52),
            Box("heading", 26, 404, 366, 14, BLUE, PAPER, 700, 0.5),
            Box("points", 26, 426, 366, 12.8, INK, PAPER, 400, 0.5),
        ],
        band(494, 101.28, left=26, inner=66, logo=92, code=66, type_scale=0.82), FAMILY_ALT,
    ),
]  # fmt: skip
