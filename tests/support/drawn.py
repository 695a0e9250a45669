"""Logos as a current browser draws them, beside what we made of them."""

import base64
import html
import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser

from partners.kernel.uploads import UploadRefused, confinement
from partners.kernel.uploads.files import refusal

# Pixels of the longest side. Small enough for hundreds on a page, large enough for a hairline to be seen.
SIDE, ACROSS, AT_ONCE = 160, 8, 40
# The browser draws larger and is made smaller, as what we keep is: where two edges meet, a small drawing shows a seam.
SCALE = 4
# White logos show on the one, black ones on the other; half of a two-coloured one would be lost on either.
GROUNDS = ("#ffffff", "#20242c")
# By how much a channel may differ (of 255), beside what the smoothing of an edge by one pixel explains.
TOLERANCE = 12
MOST_DIFFERING = 0.02


@dataclass(frozen=True, slots=True)
class Drawn:
    """One picture for each of GROUNDS, and its natural proportion, width by height; 0 if it is not drawn at all."""

    grounds: tuple[Image.Image, ...]
    proportion: float


def by_browser(browser: Browser, drawings: list[bytes]) -> list[Drawn]:
    out: list[Drawn] = []
    for start in range(0, len(drawings), AT_ONCE):
        out += one_page(browser, drawings[start : start + AT_ONCE])
    return out


def one_page(browser: Browser, drawings: list[bytes]) -> list[Drawn]:
    rows = -(-len(drawings) // ACROSS)
    page = browser.new_page(viewport={"width": SIDE * ACROSS, "height": SIDE * rows}, device_scale_factor=SCALE)
    sources = ["data:image/svg+xml;base64," + base64.b64encode(data).decode() for data in drawings]
    cells = "".join(f'<div><img src="{html.escape(source)}"></div>' for source in sources)
    page.set_content(
        f"<style>body{{margin:0;display:grid;grid-template-columns:repeat({ACROSS},{SIDE}px)}}"
        f"div{{width:{SIDE}px;height:{SIDE}px;overflow:hidden}}img{{display:block}}</style>{cells}"
    )
    # First every picture by itself, then all at one size: the longest side as wide as the cell.
    proportions: list[float] = page.evaluate(
        """async side => { const found = [];
        for (const image of document.images) {
          await image.decode().catch(() => null);
          const shown = image.getBoundingClientRect();
          const [width, height] = [shown.width, shown.height];
          found.push(image.naturalWidth && height ? width / height : 0);
          image.style.width = `${side * Math.min(1, width / height)}px`;
          image.style.height = `${side * Math.min(1, height / width)}px`;
        } return found; }""",
        SIDE,
    )
    shots = []
    for ground in GROUNDS:
        page.evaluate("ground => { document.body.style.background = ground }", ground)
        shots.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB").reduce(SCALE))
    page.close()
    return [Drawn(tuple(shot.crop(cell(at)) for shot in shots), proportions[at]) for at in range(len(drawings))]


def cell(at: int) -> tuple[int, int, int, int]:
    left, top = at % ACROSS * SIDE, at // ACROSS * SIDE
    return left, top, left + SIDE, top + SIDE


def by_us(drawings: list[bytes]) -> list[Drawn | UploadRefused]:
    """What would be kept of each, made as small as the browser's. All in one process, for the sake of the time."""
    sent = json.dumps([base64.b64encode(data).decode() for data in drawings]).encode()
    arguments = [sys.executable, "-I", "-c", START, str(Path(confinement.__file__).parent), str(SIDE)]
    told = subprocess.run(arguments, input=sent, capture_output=True, check=True).stdout
    return [refusal(one["refused"], **one["facts"]) if "refused" in one else seen(one) for one in json.loads(told)]


START = """
import base64, io, json, sys
sys.path.append(sys.argv[1])
from confined import logos, refusal
from PIL import Image
# As large as the browser's: what is kept is larger, and costs ten times as much.
logos.LONGEST_SIDE = 4 * int(sys.argv[2])
def told(sent):
    try:
        logo = logos.rendered(*logos.understood(base64.b64decode(sent))).convert("RGBA")
    except refusal.Refused as refused:
        return {"refused": refused.reason, "facts": refused.facts}
    square = Image.new("RGBA", [max(logo.size)] * 2)
    square.paste(logo)
    out = io.BytesIO()
    square.convert("RGBa").resize([int(sys.argv[2])] * 2, Image.Resampling.BOX).convert("RGBA").save(out, "PNG")
    return {"proportion": logo.width / logo.height, "png": base64.b64encode(out.getvalue()).decode()}
print(json.dumps([told(one) for one in json.load(sys.stdin)]))
"""


def seen(told: dict[str, Any]) -> Drawn:
    small = Image.open(io.BytesIO(base64.b64decode(told["png"])))
    grounds = []
    for ground in GROUNDS:
        canvas = Image.new("RGB", (SIDE, SIDE), ground)
        canvas.paste(small, (0, 0), small)
        grounds.append(canvas)
    return Drawn(tuple(grounds), told["proportion"])


def difference(theirs: Drawn, ours: Drawn) -> float:
    """The share of the ink that is not where, or not of the colour, that it should be; 1 for another proportion."""
    if not theirs.proportion or abs(theirs.proportion / ours.proportion - 1) > 0.02:
        return 1.0
    ink = max(inked(theirs.grounds[at], ours.grounds[at], ground) for at, ground in enumerate(GROUNDS))
    wrong = max(apart(one, other) for one, other in zip(theirs.grounds, ours.grounds, strict=True))
    return wrong / ink if ink else 0.0


def inked(one: Image.Image, other: Image.Image, ground: str) -> int:
    plain = Image.new("RGB", one.size, ground)
    return counted(ImageChops.lighter(*(ImageChops.difference(picture, plain) for picture in (one, other))))


def apart(one: Image.Image, other: Image.Image) -> int:
    """Pixels of either picture that no pixel of the other one comes near to, at the same place or beside it."""
    return max(counted(beyond(one, other)), counted(beyond(other, one)))


def beyond(one: Image.Image, other: Image.Image) -> Image.Image:
    high, low = other.filter(ImageFilter.MaxFilter(3)), other.filter(ImageFilter.MinFilter(3))
    return ImageChops.lighter(ImageChops.subtract(one, high), ImageChops.subtract(low, one))


def counted(channels: Image.Image) -> int:
    red, green, blue = channels.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda value: 255 if value > TOLERANCE else 0).histogram()[255]
