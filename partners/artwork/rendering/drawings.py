"""A logo's drawing for paper, and whether it comes out there as its pixels do."""

import io

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from . import lettering
from .artworks import opened

# Pixels of the longer side at which the two are compared: a hairline is still seen there.
SIDE = 400
# White shapes are seen on the one, black ones on the other.
GROUNDS = ("#ffffff", "#20242c")
# By how much a channel may differ (of 255), beside what the smoothing of an edge by one pixel explains.
TOLERANCE = 24
# Of what is drawn.
MOST_DIFFERING = 0.02


def drawn_alike(svg: bytes, png: bytes) -> bool:
    """Whether a plain drawing (`kernel.uploads.vectors`) looks on paper as its picture does on screens."""
    with Image.open(io.BytesIO(png), formats=["PNG"]) as picture:
        kept = picture.convert("RGBA")
    scale = SIDE / max(kept.size)
    size = max(1, round(kept.width * scale)), max(1, round(kept.height * scale))
    kept = kept.resize(size, Image.Resampling.LANCZOS)
    try:
        printed = on_paper(svg, size)
    # Whatever the typesetter or the reader says against it: its pixels are there.
    except (RuntimeError, pypdfium2.PdfiumError):
        return False
    for ground in GROUNDS:
        one, other = laid_on(kept, ground), laid_on(printed, ground)
        plain = Image.new("RGB", size, ground)
        ink = counted(ImageChops.lighter(ImageChops.difference(one, plain), ImageChops.difference(other, plain)))
        wrong = max(counted(beyond(one, other)), counted(beyond(other, one)))
        if wrong > MOST_DIFFERING * ink:
            return False
    return True


def on_paper(svg: bytes, size: tuple[int, int]) -> Image.Image:
    """In RGBA, a pixel for each point."""
    page = lettering.drawing(svg, *size)
    with opened(page) as document:
        shown = document[0].render(scale=1, fill_color=(255, 255, 255, 0), maybe_alpha=True, rev_byteorder=True)
        return shown.to_pil().convert("RGBA").resize(size)


def laid_on(layer: Image.Image, ground: str) -> Image.Image:
    canvas = Image.new("RGBA", layer.size, ground)
    canvas.alpha_composite(layer)
    return canvas.convert("RGB")


def beyond(one: Image.Image, other: Image.Image) -> Image.Image:
    """By how much each pixel is outside of what the other has there and beside it."""
    high, low = other.filter(ImageFilter.MaxFilter(3)), other.filter(ImageFilter.MinFilter(3))
    return ImageChops.lighter(ImageChops.subtract(one, high), ImageChops.subtract(low, one))


def counted(channels: Image.Image) -> int:
    red, green, blue = channels.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda value: 255 if value > TOLERANCE else 0).histogram()[255]
