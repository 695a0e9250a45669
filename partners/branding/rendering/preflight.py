"""What would go wrong with a logo on this template, before anyone else sees it there."""

from dataclasses import dataclass
from typing import Literal

from PIL import Image, ImageStat

from . import marks
from .bases import BaseLayers
from .shapes import Artwork, Brand, Slot

# Paper shows less than this many pixels per inch as blur; a screen shows anything below its own pixels.
PAPER_PPI = 150
SAMPLE = 96
SEEN_CONTRAST = 1.5
SEEN_SHARE = 0.5
FILLED_SHARE = 0.25
WHITE = 245


@dataclass(frozen=True, slots=True)
class Finding:
    """`slot` is the place in the tuple of slots. `value` belongs to the code: coarse – the share of the pixels that
    are there (0–1); faint – the share of the logo that can be told from what is behind it; shape – the share of the
    slot that the logo fills; box – the share of its edge that is plain white."""

    slot: int
    code: Literal["coarse", "faint", "shape", "box"]
    value: float


def inspect_logo(artwork: Artwork, slots: tuple[Slot, ...], brand: Brand, *, bases: BaseLayers) -> tuple[Finding, ...]:
    """Nothing when the logo looks right in every slot for one, or when there is no logo."""
    if brand.logo_png is None:
        return ()
    logo = marks.open_logo(brand)
    small = logo.copy()
    small.thumbnail((SAMPLE, SAMPLE), Image.Resampling.LANCZOS)
    findings = []
    for number, slot in enumerate(slots):
        if slot.kind != "logo":
            continue
        box = marks.inner_box(slot, slot.box(artwork.width, artwork.height))
        placed = marks.place(slot, box, logo.size)
        needed = placed[2] * (PAPER_PPI / 72 if artwork.kind == "pdf" else 1)
        if logo.width < needed:
            findings.append(Finding(number, "coarse", round(logo.width / needed, 2)))
        filled = placed[2] * placed[3] / (box[2] * box[3])
        if filled < FILLED_SHARE:
            findings.append(Finding(number, "shape", round(filled, 2)))
        behind = background(artwork, slot, brand, placed, small.size, bases)
        seen = seen_share(small, behind)
        if seen < SEEN_SHARE:
            findings.append(Finding(number, "faint", round(seen, 2)))
        white = white_edge(small)
        if white > 0.9 and min(ImageStat.Stat(behind.convert("RGB")).mean) < WHITE:
            findings.append(Finding(number, "box", round(white, 2)))
    return tuple(findings)


def background(
    artwork: Artwork, slot: Slot, brand: Brand, placed: marks.Box, size: tuple[int, int], bases: BaseLayers
) -> Image.Image:
    """What the logo stands on, reduced to this size: its plate or its piece of the artwork."""
    if slot.background:
        return Image.new("RGB", size, brand.paint(slot.background))
    sheet = bases.layer(artwork, (round(artwork.width), round(artwork.height)), slot.page)
    left, top, width, height = (round(number) for number in placed)
    return sheet.crop((left, top, left + max(1, width), top + max(1, height))).resize(size)


def seen_share(logo: Image.Image, behind: Image.Image) -> float:
    """Of the parts of the logo that are not transparent, how many stand out from what is behind them."""
    pixels = logo.convert("RGBA").tobytes()
    below = behind.convert("RGB").tobytes()
    shown = seen = 0
    for at in range(len(pixels) // 4):
        red, green, blue, alpha = pixels[at * 4 : at * 4 + 4]
        if alpha > 127:
            shown += 1
            own = marks.luminance_of(red, green, blue)
            other = marks.luminance_of(*below[at * 3 : at * 3 + 3])
            seen += (max(own, other) + 0.05) / (min(own, other) + 0.05) >= SEEN_CONTRAST
    return seen / shown if shown else 0.0


def white_edge(logo: Image.Image) -> float:
    """How much of the outermost line is opaque white: a logo that was saved with its paper."""
    width, height = logo.size
    pixels = logo.convert("RGBA").tobytes()
    rows = [pixels[at : at + width * 4] for at in range(0, width * height * 4, width * 4)]
    edge = rows[0] + rows[-1] + b"".join(row[:4] + row[-4:] for row in rows)
    return sum(min(edge[at : at + 4]) >= WHITE for at in range(0, len(edge), 4)) / (len(edge) // 4)
