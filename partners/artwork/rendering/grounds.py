"""Which logo stands in a slot, and whether it needs the slot's plate: by what the artwork has below it."""

import functools
import io
from dataclasses import replace
from itertools import compress

from PIL import Image, ImageStat

from partners.kernel.colours import contrast
from partners.kernel.shelves import Shelf
from partners.kernel.uploads.vectors import recoloured

from . import marks
from .artworks import draw_base
from .bases import BaseLayers
from .shapes import INK, Artwork, Brand, Slot

# Pixels of the artwork's width at which its colours are looked at.
WIDTH = 400
# What WCAG asks of shapes against what is beside them (1.4.11).
STANDS_OUT = 3.0
# Per cent of a logo that have to stand out where no plate is; and where there is a choice of logos.
NEARLY_ALL, ENOUGH = 90, 45
# How far the lightness below a slot may spread, out of 255, and still be one colour: beyond that eyes need the plate.
EVEN = 10.0
GROUNDS: Shelf[tuple[str, bool]] = Shelf(1024 * 1024)
SHADES: Shelf[tuple[list[int], bool]] = Shelf(4 * 1024 * 1024)
TINTED: Shelf[bytes] = Shelf(8 * 1024 * 1024)


def set_on_ground(slot: Slot, brand: Brand, artwork: Artwork, bases: BaseLayers | None) -> tuple[Slot, Brand]:
    """The slot, without its plate where the logo is seen without it, and with one of another colour where no logo is
    seen on its own; and the brand, with the logo that suits the ground as its only one. Whatever is no logo stays as it
    is."""
    if slot.kind != "logo" or not brand.logo_png:
        return slot, brand
    dark = replace(
        brand, logo_png=brand.dark_logo_png, logo_sha256=brand.dark_logo_sha256, logo_svg=brand.dark_logo_svg
    )
    logos = [brand, dark] if brand.dark_logo_png else [brand]
    ground, is_even = ground_below(slot, artwork, bases)
    if is_even or not slot.background:
        bare = next((each for each in logos if not is_opaque(each) and seen_on(each, ground) >= NEARLY_ALL), None)
        if bare is not None:
            return replace(slot, background=""), bare
    behind = brand.paint(slot.background) or ground
    # The first that is seen well enough is the one that the partner shows first.
    fitting = next((each for each in logos if seen_on(each, behind) >= ENOUGH), None)
    # One with a ground of its own is seen on any.
    fitting = fitting or next(filter(is_opaque, logos), None)
    if fitting is not None:
        return slot, fitting
    # What the partner allows comes before what the designer did not draw.
    if brand.mono_logo_png:
        return slot, in_one_colour(brand, marks.readable(brand.paint("brand"), behind))
    if slot.background and (found := other_plate(slot, brand, logos)):
        return found
    return slot, max(logos, key=lambda each: seen_on(each, behind))


def other_plate(slot: Slot, brand: Brand, logos: list[Brand]) -> tuple[Slot, Brand] | None:
    """The slot on a plate on which one of these logos is seen; None where each colour loses each of them.

    The template's colour for words in this place comes first, then the partner's own: both belong to what is drawn.
    They have to show nearly all, because the last two show whatever can be seen at all.
    """
    for colours, least in (((slot.colour, "brand"), NEARLY_ALL), ((INK, "#ffffff"), ENOUGH)):
        for colour in map(brand.paint, colours):
            seen = next((each for each in logos if seen_on(each, colour) >= least), None)
            if seen is not None:
                return replace(slot, background=colour), seen
    return None


def in_one_colour(brand: Brand, colour: str) -> Brand:
    """With its logo of one colour as its only one, in this one."""
    mono = replace(brand, logo_png=brand.mono_logo_png, logo_sha256=brand.mono_logo_sha256)
    key = f"{marks.logo_sha(mono)}-{colour}"
    tinted = TINTED.get(key)
    if tinted is None:
        tinted = one_colour(brand.mono_logo_png or b"", colour)
        TINTED.put(key, tinted, len(tinted) + 256)
    return replace(brand, logo_png=tinted, logo_sha256=key, logo_svg=recoloured(brand.mono_logo_svg, colour))


def lost_on(slot: Slot, brand: Brand, artwork: Artwork, bases: BaseLayers | None) -> str:
    """The colour before which the logo is lost, whichever is taken; empty where it is seen."""
    placed, own = set_on_ground(slot, brand, artwork, bases)
    if not own.logo_png or is_opaque(own):
        return ""
    behind = brand.paint(placed.background) or ground_below(slot, artwork, bases)[0]
    return behind if seen_on(own, behind) < ENOUGH else ""


def is_ground_known(slot: Slot, artwork: Artwork) -> bool:
    """Whether it was looked at before; else looking draws the artwork."""
    return GROUNDS.get(key_of(slot, artwork)) is not None


def key_of(slot: Slot, artwork: Artwork) -> tuple[object, ...]:
    return artwork.sha256, slot.page, slot.x, slot.y, slot.width, slot.height


def ground_below(slot: Slot, artwork: Artwork, bases: BaseLayers | None) -> tuple[str, bool]:
    """The artwork's colour below the slot on the whole, and whether it is one colour there."""
    key = key_of(slot, artwork)
    known = GROUNDS.get(key)
    if known is None:
        size = (WIDTH, max(1, round(WIDTH * artwork.height / artwork.width)))
        layer = bases.layer(artwork, size, slot.page) if bases else draw_base(artwork, size, slot.page)
        left, top, width, height = (round(number) for number in slot.box(*size))
        left, top = min(left, size[0] - 1), min(top, size[1] - 1)
        right, bottom = min(size[0], left + max(1, width)), min(size[1], top + max(1, height))
        cut = layer.crop((left, top, right, bottom))
        dot = cut.resize((1, 1), Image.Resampling.BOX)
        known = in_hex(dot), ImageStat.Stat(cut.convert("L")).stddev[0] <= EVEN
        GROUNDS.put(key, known, 256)
    return known


def in_hex(dot: Image.Image) -> str:
    return "#" + bytes(dot.tobytes()[:3]).hex()


def seen_on(brand: Brand, ground: str) -> int:
    """Per cent of the logo that stand out."""
    return share_seen(shades_of(brand)[0], ground)


def is_opaque(brand: Brand) -> bool:
    """Whether it brings a ground of its own."""
    return shades_of(brand)[1]


def shades_of(brand: Brand) -> tuple[list[int], bool]:
    sha256 = marks.logo_sha(brand)
    known = SHADES.get(sha256)
    if known is None:
        known = measured(brand.logo_png or b"")
        SHADES.put(sha256, known, 8 * 256)
    return known


def measured(png: bytes) -> tuple[list[int], bool]:
    """How many of its pixels have each shade of grey, where it is seen; and whether it is opaque."""
    whole, small = marks.drawn(png), marks.premultiplied(png).copy()
    # Before it is reduced: averaging would swallow a few clear pixels.
    lowest = whole.getchannel("A").getextrema()[0] if whole.mode == "RGBA" else 255
    small.thumbnail((256, 256))
    small = small.convert("RGBA")
    visible = small.getchannel("A").point(lambda alpha: 255 if alpha >= 128 else 0)
    return small.convert("L").histogram(mask=visible), lowest == 255


def share_seen(shades: list[int], ground: str) -> int:
    """Per cent of the pixels, counted by shade of grey, that stand out from this ground."""
    return round(100 * sum(compress(shades, standing_out(ground))) / max(1, sum(shades)))


@functools.lru_cache(maxsize=256)
def standing_out(ground: str) -> tuple[bool, ...]:
    """For each shade of grey whether it does."""
    return tuple(contrast(f"#{shade:02x}{shade:02x}{shade:02x}", ground) >= STANDS_OUT for shade in range(256))


def one_colour(png: bytes, colour: str) -> bytes:
    """The same shape in one colour, as its transparency draws it."""
    with Image.open(io.BytesIO(png), formats=["PNG"]) as picture:
        shape = picture.convert("RGBA").getchannel("A")
    drawn = Image.new("RGBA", shape.size, colour)
    drawn.putalpha(shape)
    out = io.BytesIO()
    drawn.save(out, "PNG", compress_level=6)
    return out.getvalue()
