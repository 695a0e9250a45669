"""Names as a current browser sets them, beside what our typesetter makes of them: the same faces at the same size."""

import base64
import html
import io
import itertools
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser

from partners.artwork.rendering import Brand, Choices, Slot, lettering
from partners.artwork.rendering.typefaces import FAMILIES, FONTS
from tests.support.names import Name

# Pixels of an em: an edge that is smoothed otherwise is then a small part of a letter.
SIZE = 40
# Pixels. One line holds the longest name, with the room above and below that towers of marks take.
WIDTH, HEIGHT = 2400, 4 * SIZE
AT_ONCE = 20
# By how much a pixel may differ (of 255), beside what the smoothing of an edge by one pixel explains.
TOLERANCE = 24
# Better than this two pictures of the same letters need not lie on each other.
LIES_WELL = 0.003


@dataclass(frozen=True, slots=True)
class Lettered:
    """The ink of one name, cut out of its surroundings: 255 where it is black."""

    ink: Image.Image

    @property
    def weight(self) -> int:
        return counted(self.ink)


def slot_of(weight: Any = "regular") -> Slot:
    # Half of the height, so that nothing has to shrink.
    return Slot(kind="name", x=0, y=0, width=1, height=1, size=SIZE / HEIGHT, weight=weight, align="start")


def order_of(name: Name, weight: Any = "regular") -> dict[str, Any]:
    """As the product orders it, on a place that is wide enough."""
    brand, choices = Brand({name.language: name.words}), Choices(language=name.language)
    return lettering.order(slot_of(weight), brand, choices, (0, 0, WIDTH, HEIGHT), HEIGHT)


def by_us(names: list[Name], weight: Any = "regular") -> list[Lettered]:
    out = []
    for start in range(0, len(names), AT_ONCE):
        orders = [order_of(name, weight) for name in names[start : start + AT_ONCE]]
        out += [Lettered(cut(mask)) for mask, _left, _top in lettering.masks(orders)]
    return out


def by_browser(browser: Browser, names: list[Name], weight: Any = "regular") -> list[Lettered]:
    """Each name in a line of its own. The faces are given as data: none of the machine's own steps in."""
    faces = "".join(face(family, weight) for family in FAMILIES)
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT * min(AT_ONCE, len(names))})
    page.set_content(f"<style>{faces}{STYLE}</style>")
    out = []
    for start in range(0, len(names), AT_ONCE):
        some = names[start : start + AT_ONCE]
        page.evaluate(SHOW, "".join(line(name, weight) for name in some))
        with Image.open(io.BytesIO(page.screenshot())) as shot:
            drawn = ImageChops.invert(shot.convert("L"))
        out += [Lettered(cut(drawn.crop((0, HEIGHT * at, WIDTH, HEIGHT * (at + 1))))) for at in range(len(some))]
    page.close()
    return out


# A face is read when a letter asks for it, so the lines come first.
SHOW = "async lines => { document.body.innerHTML = lines; await document.fonts.ready }"
STYLE = f"""
body {{ margin: 0; background: #fff; color: #000 }}
p {{ margin: 0; padding: 0 {SIZE}px; height: {HEIGHT}px; line-height: {HEIGHT}px; white-space: pre; overflow: hidden;
     font-size: {SIZE}px; font-synthesis: none; text-rendering: geometricPrecision }}
"""


def face(family: str, weight: str) -> str:
    file = FONTS / f"{family.replace(' ', '')}-{weight.title()}.ttf"
    data = base64.b64encode(file.read_bytes()).decode()
    number = 700 if weight == "bold" else 400
    return f'@font-face {{ font-family: "{family}"; font-weight: {number}; src: url(data:font/ttf;base64,{data}) }}'


def line(name: Name, weight: str) -> str:
    (form,) = order_of(name, weight)["forms"]
    families = ", ".join(f"'{family}'" for family in form["families"])
    direction = "rtl" if form["rtl"] else "ltr"
    style = f"font-family: {families}; font-weight: {700 if weight == 'bold' else 400}"
    return f'<p lang="{name.language}" dir="{direction}" style="{style}">{html.escape(form["words"])}</p>'


def cut(drawn: Image.Image) -> Image.Image:
    box = drawn.point(lambda value: 255 if value > TOLERANCE else 0).getbbox()
    return drawn.crop(box) if box else drawn.crop((0, 0, 1, 1))


def difference(theirs: Lettered, ours: Lettered) -> float:
    """The share of the ink that is not where it should be, once the two lie on each other as well as they can."""
    size = max(theirs.ink.width, ours.ink.width) + 6, max(theirs.ink.height, ours.ink.height) + 6
    laid = placed(theirs.ink, size, 3, 3)
    weight = max(theirs.weight, ours.weight, 1)
    found = []
    # The box around the ink ends in whole pixels, which may be the next one.
    for x, y in sorted(itertools.product((-1, 0, 1), repeat=2), key=lambda at: abs(at[0]) + abs(at[1])):
        found.append(apart(laid, placed(ours.ink, size, 3 + x, 3 + y)) / weight)
        if found[-1] <= LIES_WELL:
            break
    return min(found)


def placed(ink: Image.Image, size: tuple[int, int], left: int, top: int) -> Image.Image:
    canvas = Image.new("L", size)
    canvas.paste(ink, (left, top))
    return canvas


def apart(one: Image.Image, other: Image.Image) -> int:
    """Pixels of either that no pixel of the other comes near to, at the same place or beside it."""
    return max(counted(beyond(one, other)), counted(beyond(other, one)))


def beyond(one: Image.Image, other: Image.Image) -> Image.Image:
    high, low = other.filter(ImageFilter.MaxFilter(3)), other.filter(ImageFilter.MinFilter(3))
    return ImageChops.lighter(ImageChops.subtract(one, high), ImageChops.subtract(low, one))


def counted(grey: Image.Image) -> int:
    return grey.point(lambda value: 255 if value > TOLERANCE else 0).histogram()[255]
