"""Artwork that is laid over a film: as it looks there, and as the see-through picture that is laid."""

import hashlib
import io

import numpy as np
from PIL import Image, ImageOps

from .artworks import check_size
from .bases import BaseLayers
from .screens import draw_canvas
from .shapes import Artwork, Brand, Choices, Slot

# How far the shape of an artwork may be from that of its film: a pixel that was rounded away.
SAME_SHAPE = 0.01


def is_clear_somewhere(data: bytes) -> bool:
    """Whether something could be seen through this picture; of a PDF nothing."""
    if data.startswith(b"%PDF-"):
        return False
    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG"]) as picture:
        if not picture.has_transparency_data:
            return False
        covered = picture.convert("RGBA").getchannel("A").histogram()[255]
        return covered < picture.width * picture.height


def has_shape_of(artwork: Artwork, width: float, height: float) -> bool:
    return abs(artwork.width / artwork.height * height / width - 1) <= SAME_SHAPE


def on_ground(artwork: Artwork, ground: bytes | str) -> Artwork:
    """The same artwork, with this picture (JPEG) or colour where it is see-through. Drawn when it is needed."""
    told = ground if isinstance(ground, bytes) else ground.encode()
    sha256 = hashlib.sha256(b"on ground" + artwork.sha256.encode() + told).hexdigest()

    def load() -> bytes:
        with Image.open(io.BytesIO(artwork.load()), formats=["JPEG", "PNG"]) as opened:
            check_size(*opened.size)
            layer = opened.convert("RGBA")
        below = _below(ground, layer.size)
        below.paste(layer, mask=layer)
        out = io.BytesIO()
        below.save(out, "PNG", compress_level=1)
        return out.getvalue()

    return Artwork(kind="raster", load=load, width=artwork.width, height=artwork.height, sha256=sha256)


def _below(ground: bytes | str, size: tuple[int, int]) -> Image.Image:
    if isinstance(ground, str):
        return Image.new("RGB", size, ground)
    with Image.open(io.BytesIO(ground), formats=["JPEG"]) as opened:
        return ImageOps.fit(opened.convert("RGB"), size, Image.Resampling.LANCZOS)


def see_through(
    artwork: Artwork,
    slots: tuple[Slot, ...],
    brand: Brand,
    choices: Choices,
    *,
    bases: BaseLayers,
    scale: float = 1.0,
    seen_on: Artwork,
) -> Image.Image:
    """In RGBA. Drawn on white and on black: where both differ, something is seen through, and how much."""
    white, black = (
        np.asarray(
            draw_canvas(on_ground(artwork, colour), slots, brand, choices, bases=bases, scale=scale, seen_on=seen_on),
            np.int16,
        )
        for colour in ("#ffffff", "#000000")
    )
    alpha = np.clip(255 - (white - black).max(axis=2), 0, 255)
    # On black a colour is as much darker as it is clear.
    colour = np.clip(black * 255.0 / np.maximum(alpha, 1)[..., None] + 0.5, 0, 255)
    drawn = np.dstack([colour, alpha[..., None]]).astype(np.uint8)
    drawn[alpha == 0] = 0
    return Image.fromarray(drawn, "RGBA")


def whole_card(
    artwork: Artwork, slots: tuple[Slot, ...], brand: Brand, choices: Choices, *, bases: BaseLayers, scale: float = 1.0
) -> Image.Image:
    """The same of artwork through which nothing is seen."""
    return draw_canvas(artwork, slots, brand, choices, bases=bases, scale=scale).convert("RGBA")


def as_png(card: Image.Image, size: tuple[int, int]) -> bytes:
    """Exactly this large, without a word about it: a program takes it as it is."""
    out = io.BytesIO()
    fitted = card if card.size == size else card.resize(size, Image.Resampling.LANCZOS)
    fitted.save(out, "PNG", compress_level=1)
    return out.getvalue()
