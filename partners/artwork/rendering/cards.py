"""The card that messengers and networks show beside a link: a title on a map's contour lines."""

import io
import math
from dataclasses import dataclass

from PIL import Image

from partners.kernel.codes import sha256_of

from .lettering import as_file, form_of, typeset, typst_language
from .typefaces import printable_form

WIDTH, HEIGHT = 1200, 630
# Another number draws every card anew, under another address.
DRAWN_LIKE = 2


@dataclass(frozen=True)
class Card:
    """Words in one language; `ground` and `thread` are colours as `#rrggbb`."""

    kicker: str
    title: str
    name: str
    language: str
    ground: str = "#172552"
    thread: str = "#e0a94f"

    @property
    def digest(self) -> str:
        return sha256_of({**vars(self), "like": DRAWN_LIKE})[:20]


def compose_card(card: Card) -> bytes:
    """A JPEG of 1200 × 630 pixels; words that do not fit become smaller, and are never cut."""
    sheet = {
        "ground": card.ground,
        "lines": contours(card),
        "kicker": words(card, card.kicker, size=30, width=1056, height=40, lines=1, colour=card.thread),
        "title": words(card, card.title, size=84, width=960, height=360, lines=5, colour="#f6f1e8"),
        "name": words(card, card.name, size=34, width=1000, height=44, lines=1, colour="#f6f1e8"),
        "thread": card.thread,
    }
    page = typeset("card.typ", {"card.json": as_file(sheet)}, format="png", ppi=72)
    with Image.open(io.BytesIO(page), formats=["PNG"]) as drawn:
        out = io.BytesIO()
        drawn.convert("RGB").save(out, "JPEG", quality=88, optimize=True, progressive=True)
    return out.getvalue()


def words(card: Card, text: str, *, size: int, width: int, height: int, lines: int, colour: str) -> dict[str, object]:
    return {
        "forms": [form_of(printable_form(text).strip())],
        "size": size,
        "width": width,
        "height": height,
        "max_lines": lines,
        "weight": "bold",
        "colour": colour,
        "language": typst_language(card.language),
    }


def contours(card: Card) -> str:
    """SVG. The digest decides how the lines wander, so that no two titles lie in the same land."""
    turns = [int(card.digest[at : at + 4], 16) / 65535 * math.tau for at in (0, 4, 8, 12)]
    paths = []
    for ring in range(1, 26):
        radius = 34.0 * ring
        points = []
        for step in range(120):
            angle = math.tau * step / 120
            wander = (
                1
                + 0.16 * math.sin(2 * angle + turns[0] + ring / 9)
                + 0.09 * math.sin(3 * angle + turns[1] - ring / 7)
                + 0.05 * math.sin(5 * angle + turns[2] + ring / 4)
                + 0.02 * math.sin(9 * angle + turns[3] + ring)
            )
            points.append(
                f"{1010 + 1.25 * radius * wander * math.cos(angle):.1f} {330 + radius * wander * math.sin(angle):.1f}"
            )
        is_thick = ring % 5 == 0
        paths.append(
            f'<path d="M{"L".join(points)}Z" fill="none" stroke="{card.thread if is_thick else "#cdd5ec"}" '
            f'stroke-width="{2.2 if is_thick else 1.2}" stroke-opacity="{0.42 if is_thick else 0.2}"/>'
        )
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(paths)}</svg>'
