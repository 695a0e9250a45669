"""Every template of the demo with names in eight scripts and eight logos that are hard: `make sheets`.

Contact sheets go to var/sheets, one for each template; the README's to docs/pictures. Each cell is the partner's strip.
"""

import io
import itertools
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image

from partners.artwork.rendering import (
    BaseLayers,
    Brand,
    Choices,
    compose_raster,
    read_artwork,
    samples,
    slots_from_json,
)  # fmt: skip
from partners.artwork.rendering.samples import BLUE, GREEN, RED, logo, round_sign, stripes
from tests.support.names import Name, invented

ROOT = Path(__file__).resolve().parent.parent
ARTWORK = ROOT / "portal" / "demo" / "campaign" / "artwork"
SHEETS = ROOT / "var" / "sheets"
PICTURE = ROOT / "docs" / "pictures" / "scripts.png"
IN_THE_README = "social_card_people.en"
LINK = "https://portal.example.org/v/ABCDE12345"
LINE = "Saturday, 14:00, by the old station"
CELL, GAP, IN_A_PAGE = 340, 12, 4
LOGOS: dict[str, bytes | None] = {
    "plain": samples()["plain"].logo_png,
    "very wide": logo(2400, 200, stripes(BLUE)),
    "very tall": logo(200, 1600, stripes(RED)),
    "tiny": logo(24, 24, round_sign(GREEN)),
    "white": logo(600, 400, round_sign("#ffffff")),
    "pale": logo(500, 500, round_sign("#fdf6c9")),
    "two halves": logo(900, 300, stripes("#7c2d92")),
    "none": None,
}


def one_of_each_script() -> list[Name]:
    """Neither the shortest nor the longest of its script."""
    by_script = itertools.groupby(sorted(invented(), key=lambda name: name.script), key=lambda name: name.script)
    return [sorted(names, key=lambda name: len(name.words))[30] for _script, names in by_script][:8]


def strip_of(slots: tuple[Any, ...], size: tuple[int, int]) -> tuple[int, int, int, int]:
    boxes = [slot.box(*size) for slot in slots]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return max(0, int(left) - GAP), max(0, int(top) - GAP), int(right) + GAP, min(size[1], int(bottom) + GAP)


def sheet_of(told: dict[str, Any], bases: BaseLayers) -> Image.Image:
    artwork = read_artwork((ARTWORK / told["artwork"]).read_bytes())
    slots = slots_from_json(told["slots"])
    # As large as in use: a sheet of paper at 150 dpi, a picture as it is.
    scale = 1.0 if artwork.kind == "raster" else 150 / 72
    cells = []
    for name in one_of_each_script():
        for data in LOGOS.values():
            brand = Brand(names={name.language: name.words}, colour=BLUE, link=LINK, shown_link=LINK, logo_png=data)
            choices = Choices(language=name.language, line=LINE, qr=LINK)
            page = max(slot.page for slot in slots)
            drawn = compose_raster(artwork, slots, brand, choices, bases=bases, output="png", scale=scale, page=page)
            with Image.open(io.BytesIO(drawn)) as picture:
                strip = picture.convert("RGB").crop(strip_of(slots, picture.size))
            cells.append(
                strip.resize((CELL, max(1, round(strip.height * CELL / strip.width))), Image.Resampling.LANCZOS)
            )
    across, tall = len(LOGOS), max(cell.height for cell in cells)
    sheet = Image.new("RGB", (across * (CELL + GAP) + GAP, len(cells) // across * (tall + GAP) + GAP), "#8a8f98")
    for place, cell in enumerate(cells):
        sheet.paste(cell, (GAP + place % across * (CELL + GAP), GAP + place // across * (tall + GAP)))
    return sheet


def main() -> None:
    SHEETS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(ARTWORK.glob("*.json")):
            sheet = sheet_of(json.loads(path.read_text()), BaseLayers(Path(folder)))
            sheet.save(SHEETS / f"{path.stem}.png", optimize=True)
            if path.stem == IN_THE_README:
                # As many columns as can be read in a page's width.
                shown = sheet.crop((0, 0, IN_A_PAGE * (CELL + GAP) + GAP, sheet.height))
                # By an octree: a few red dots keep their colour beside so much cream.
                shown.quantize(128, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(PICTURE, optimize=True)
            sys.stdout.write(f"{path.stem}: {len(LOGOS)} logos, {len(one_of_each_script())} scripts\n")


if __name__ == "__main__":
    main()
