"""Logos become a PNG, whatever they were. A drawing is checked, reduced to known shapes, rendered, and not kept."""

from typing import Any

import py_svg_hush
import resvg_py
from PIL import Image, ImageChops

from . import drawings, pictures
from .refusal import Refused

LONGEST_SIDE = 2000
# Of 255: what JPEG leaves around a sign on white, and the hair of a shadow.
HARDLY_SEEN = 12
GROUND_KEPT = 0.06
FORMATS = ["JPEG", "PNG", "WEBP"]


def clean(data: bytes, *, max_pixels: int, svg: bool) -> tuple[bytes, dict[str, Any]]:
    logo = trimmed(draw(data) if svg else pictures.redraw(data, formats=FORMATS, max_pixels=max_pixels)[1])
    if max(logo.size) > LONGEST_SIDE:
        logo.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return pictures.encode(logo, "PNG")


def trimmed(logo: Image.Image) -> Image.Image:
    """Without the empty space around what is drawn: a sign in the corner of a sheet would be a speck on every poster.

    A logo with a ground of its own keeps a little of it on every side. Raises Refused where nothing is drawn.
    """
    if logo.mode == "RGBA":
        drawn = logo.getchannel("A").point(lambda alpha: 255 if alpha > HARDLY_SEEN else 0).getbbox()
        if drawn is None:
            raise Refused("blank")
        return logo.crop(drawn)
    ground = Image.new(logo.mode, logo.size, logo.getpixel((0, 0)))
    differing = ImageChops.difference(logo, ground).convert("L")
    drawn = differing.point(lambda distance: 255 if distance > HARDLY_SEEN else 0).getbbox()
    if drawn is None:
        return logo
    margin = round(GROUND_KEPT * max(drawn[2] - drawn[0], drawn[3] - drawn[1]))
    left, top, right, bottom = drawn
    return logo.crop(
        (
            max(0, left - margin),
            max(0, top - margin),
            min(logo.width, right + margin),
            min(logo.height, bottom + margin),
        )
    )


def draw(data: bytes) -> Image.Image:
    drawing = drawings.read(data)  # refuses what a person should know about, before the sanitiser hides it
    width, height = drawings.natural_size(drawing)
    hushed = py_svg_hush.filter_svg(drawings.write(drawing), {"image": ["png", "jpeg"]})
    # A second reading of what the sanitiser wrote: it mends some URLs into local paths instead of removing them.
    safe = drawings.write(drawings.read(hushed))
    scale = LONGEST_SIDE / max(width, height)
    png = render(safe.decode(), max(1, round(width * scale)), max(1, round(height * scale)))
    return pictures.redraw(png, formats=["PNG"], max_pixels=LONGEST_SIDE**2)[1]


def render(svg: str, width: int, height: int) -> bytes:
    """PNG at a size that we chose: at its own size a small file can ask for gigabytes."""
    # No fonts: live text is refused by now, and to look for them would open files, which nothing in here can.
    return resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, dpi=96, skip_system_fonts=True)
