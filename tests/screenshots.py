"""A picture of every page in every look, and axe on each: `python -m tests.screenshots`, or `make screenshots`.

Pictures go to var/screenshots/<language>-<theme>-<width>/<page>.png; the README's go to docs/pictures. Ends with 1
when axe, the console or the layout has something to say.
"""

import io
import itertools
import os
import sys
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Page

from tests.support.browser import chromium, find_chromium
from tests.support.demo import ROOT, running_demo
from tests.support.pages import PAGES, Place
from tests.support.walk import Look, Walker

SHOTS = Path(os.environ.get("SCREENSHOTS", ROOT / "var" / "screenshots"))
PICTURES = ROOT / "docs" / "pictures"
LOOKS = [
    Look(language, theme, width)
    for language, theme, width in itertools.product(("en", "uk"), ("light", "dark"), (1280, 360))
]
# The README's pictures: page, look, and how much of its height is worth showing.
IN_THE_README = {
    "campaign": ("campaign", Look("en", "light", 1280), 1000),
    "wall": ("partners-wall", Look("en", "light", 1280), 1000),
    "status": ("status-asked", Look("en", "light", 1280), 1160),
    "review": ("staff-review", Look("en", "light", 1280), 900),
    "studio": ("studio", Look("en", "light", 1280), 960),
    "inquiry": ("staff-inquiry", Look("en", "light", 1280), 760),
    "home-uk-dark": ("home", Look("uk", "dark", 360), 1000),
}
MOST_BYTES = 300 * 1024
# Wagtail's screens scroll inside of themselves, so a tall window stands in for the whole page.
TALL = 2_000


def main() -> int:
    if find_chromium() is None:
        sys.stdout.write("No Chromium found: no pictures (Debian: apt-get install chromium-headless-shell).\n")
        return 1
    pictures = violations = 0
    with running_demo() as site, chromium() as browser:
        for look in LOOKS:
            walker = Walker(browser, site)
            for place in PAGES:
                for fault in _picture(walker, place, look):
                    violations += 1
                    sys.stdout.write(f"{look} {place.name}: {' '.join(fault.split())}\n")
                pictures += 1
                sys.stdout.flush()
            walker.close()
    for name, (page, look, height) in IN_THE_README.items():
        _for_the_readme(SHOTS / str(look) / f"{page}.png", PICTURES / f"{name}.png", height)
    sys.stdout.write(f"{pictures} pictures, {violations} violations\n")
    return 1 if violations else 0


def _picture(walker: Walker, place: Place, look: Look) -> list[str]:
    seen = walker.visit(place, look)
    path = SHOTS / str(look) / f"{place.name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    if place.is_backoffice:
        size = seen.page.viewport_size
        seen.page.set_viewport_size({**size, "height": TALL})
        path.write_bytes(_without_the_empty_end(seen.page.screenshot(), size["height"]))
        seen.page.set_viewport_size(size)
    else:
        _load_what_is_further_down(seen.page)
        seen.page.screenshot(path=path, full_page=True)
    return seen.faults


def _load_what_is_further_down(page: Page) -> None:
    page.evaluate(
        """async () => {
            const lazy = [...document.querySelectorAll("img[loading=lazy]")];
            lazy.forEach((image) => { image.loading = "eager"; });
            await Promise.all(lazy.map((image) => image.decode().catch(() => {})));
        }"""
    )


def _without_the_empty_end(data: bytes, least: int) -> bytes:
    """Cut below the last line in which anything happens, Wagtail's side bar and the edges of its frame apart."""
    with Image.open(io.BytesIO(data)) as picture:
        content = picture.convert("L").crop((picture.width // 5, 0, picture.width - 40, picture.height - 120))
        empty = Image.new("L", content.size, content.getpixel((content.width - 1, content.height - 1)))
        box = ImageChops.difference(content, empty).getbbox()
        bottom = max(least, (box[3] if box else 0) + 40)
        out = io.BytesIO()
        picture.crop((0, 0, picture.width, bottom)).save(out, "PNG")
        return out.getvalue()


def _for_the_readme(source: Path, target: Path, height: int) -> None:
    with Image.open(source) as picture:
        cropped = picture.convert("RGB").crop((0, 0, picture.width, min(height, picture.height)))
    target.parent.mkdir(parents=True, exist_ok=True)
    for colours in (256, 128, 64, 32):
        cropped.quantize(colours, dither=Image.Dither.NONE).save(target, "PNG", optimize=True)
        if target.stat().st_size < MOST_BYTES:
            return
    raise SystemExit(f"{target.name} cannot be made smaller than {MOST_BYTES} bytes")


if __name__ == "__main__":
    raise SystemExit(main())
