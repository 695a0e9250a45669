"""Logos, plates and QR codes: how large they are and where they sit, for screens and for paper."""

import functools
import hashlib
import io
import zlib

import segno
from PIL import Image, ImageDraw

from partners.kernel.colours import contrast, luminance
from partners.kernel.shelves import Shelf

from .codes import modules_of
from .shapes import Brand, Choices, Slot

LOGOS: Shelf[Image.Image] = Shelf(32 * 1024 * 1024)
PACKED: Shelf[tuple[tuple[int, int], bytes, bytes]] = Shelf(16 * 1024 * 1024)
PLATES: Shelf[Image.Image] = Shelf(8 * 1024 * 1024)
Box = tuple[float, float, float, float]
# A plate keeps this part of its shorter side free around what stands on it, and rounds its corners by half of that.
MARGIN = 0.1
# How much of the spare room comes first.
SHARE = {"start": 0.0, "center": 0.5, "end": 1.0}
# Cameras in bad light need more than eyes; three to one is what WCAG asks of large letters (1.4.3).
CODE_CONTRAST = 7.0
TEXT_CONTRAST = 3.0


def inner_box(slot: Slot, box: Box) -> Box:
    """Where the content goes: inside the plate when there is one."""
    left, top, width, height = box
    margin = MARGIN * min(width, height) if slot.background else 0.0
    return left + margin, top + margin, width - 2 * margin, height - 2 * margin


def place(slot: Slot, box: Box, size: tuple[float, float]) -> Box:
    """The largest shape of this proportion inside the box, aligned as the slot says."""
    left, top, width, height = box
    scale = min(width / size[0], height / size[1])
    wide, tall = size[0] * scale, size[1] * scale
    return left + (width - wide) * SHARE[slot.align], top + (height - tall) * SHARE[slot.valign], wide, tall


def logo_sha(brand: Brand) -> str:
    return brand.logo_sha256 or hashlib.sha256(brand.logo_png or b"").hexdigest()


def logo_at(brand: Brand, width: int, height: int) -> Image.Image:
    """The logo at exactly this size: RGB or RGBA."""
    key = (logo_sha(brand), width, height)
    kept = LOGOS.get(key)
    if kept is None:
        logo = premultiplied(brand.logo_png or b"")
        kept = logo.resize((max(1, width), max(1, height)), Image.Resampling.LANCZOS)
        kept = kept.convert("RGBA") if kept.mode == "RGBa" else kept
        LOGOS.put(key, kept, kept.width * kept.height * 4)
    return kept


def logo_streams(brand: Brand, most: tuple[int, int]) -> tuple[tuple[int, int], bytes, bytes]:
    """Its size, its colours and its transparency (empty when opaque), packed as a PDF wants them; reduced to `most`."""
    key = (logo_sha(brand), most)
    kept = PACKED.get(key)
    if kept is None:
        logo = open_logo(brand)
        if logo.width > most[0]:
            logo = logo.resize(most, Image.Resampling.LANCZOS)
        alpha = zlib.compress(logo.getchannel("A").tobytes()) if logo.mode == "RGBA" else b""
        kept = logo.size, zlib.compress(logo.convert("RGB").tobytes()), alpha
        PACKED.put(key, kept, len(kept[1]) + len(alpha) + 512)
    return kept


def open_logo(brand: Brand) -> Image.Image:
    return drawn(brand.logo_png or b"")


# Two, because a drawing asks what the ground does to a logo before it draws that or the other one.
@functools.lru_cache(maxsize=2)
def drawn(png: bytes) -> Image.Image:
    """RGB or RGBA. Shared: nobody draws on it."""
    with Image.open(io.BytesIO(png), formats=["PNG"]) as picture:
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


# Pillow does this by itself each time that it changes a size, and to the whole logo.
@functools.lru_cache(maxsize=2)
def premultiplied(png: bytes) -> Image.Image:
    """RGB, or RGBa, where clear pixels have no colour that could bleed into their neighbours. Shared as `drawn` is."""
    logo = drawn(png)
    return logo.convert("RGBa") if logo.mode == "RGBA" else logo


def logo_size(brand: Brand) -> tuple[int, int]:
    """From the header alone: the pixels may be on the shelf already."""
    with Image.open(io.BytesIO(brand.logo_png or b""), formats=["PNG"]) as picture:
        return picture.size


def plate_mask(width: int, height: int) -> Image.Image:
    kept = PLATES.get((width, height))
    if kept is None:
        # Drawn four times as large and reduced: Pillow's own corners are jagged.
        large = Image.new("L", (width * 4, height * 4))
        radius = MARGIN / 2 * min(width, height) * 4
        ImageDraw.Draw(large).rounded_rectangle((0, 0, width * 4 - 1, height * 4 - 1), radius, fill=255)
        kept = large.reduce(4)
        PLATES.put((width, height), kept, width * height)
    return kept


def qr_matrix(brand: Brand, choices: Choices) -> tuple[bytes, ...]:
    """Rows of modules, 1 is dark, with the quiet zone; empty when there is no URI or it is too long."""
    return matrix_of(choices.qr or brand.link)


@functools.lru_cache(maxsize=128)
def matrix_of(url: str) -> tuple[bytes, ...]:
    # Of any other letter each reader would have to guess what its bytes mean, and they guess differently.
    if not url or not url.isascii():
        return ()
    try:
        return modules_of(url)
    # Too long a URL leaves the place empty instead of taking the whole file away.
    except segno.DataOverflowError:
        return ()


def is_readable(slot: Slot, width: float, height: float, url: str, *, least: float) -> bool:
    """Whether each module of the code is at least this large on artwork of this size, both in the same unit."""
    modules = len(matrix_of(url))
    _left, _top, wide, tall = slot.box(width, height)
    return modules > 0 and min(wide, tall) >= least * modules


def qr_colours(slot: Slot, brand: Brand) -> tuple[str, str]:
    """Dark and light. Black on white unless the slot's own colours are told apart by any phone in any light."""
    dark, light = brand.paint(slot.colour), brand.paint(slot.background) or "#ffffff"
    if luminance(dark) < luminance(light) and contrast(dark, light) >= CODE_CONTRAST:
        return dark, light
    return "#000000", "#ffffff"


def readable(colour: str, background: str) -> str:
    """This colour, or black or white when it would get lost on this plate."""
    if contrast(colour, background) >= TEXT_CONTRAST:
        return colour
    return max("#000000", "#ffffff", key=lambda each: contrast(each, background))
