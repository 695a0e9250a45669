"""Logos become a PNG, whatever they were. A drawing is understood, written anew, rendered, and not kept."""

from itertools import zip_longest
from typing import Any
from xml.etree import ElementTree

import py_svg_hush
import resvg_py
from defusedxml.ElementTree import fromstring
from PIL import Image

from . import drawings, pictures
from .figures import Drawing
from .refusal import Refused

LONGEST_SIDE = 2000
FORMATS = ["JPEG", "PNG", "WEBP"]


def clean(data: bytes, *, max_pixels: int, svg: bool) -> tuple[bytes, dict[str, Any]]:
    logo = draw(data) if svg else pictures.redraw(data, formats=FORMATS, max_pixels=max_pixels)[1]
    if logo.mode == "RGBA" and logo.getchannel("A").getextrema()[1] == 0:
        raise Refused("blank")
    if max(logo.size) > LONGEST_SIDE:
        logo.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return pictures.encode(logo, "PNG")


def draw(data: bytes) -> Image.Image:
    drawing, width, height = Drawing(drawings.read(data)).draw()
    # Ours from the first sign to the last, and looked over all the same before anything of it is drawn.
    safe = py_svg_hush.filter_svg(drawings.write(drawing), {"image": ["png"]})
    refuse_losses(drawing, fromstring(safe))
    scale = LONGEST_SIDE / max(width, height)
    png = render(safe.decode(), max(1, round(width * scale)), max(1, round(height * scale)))
    return pictures.redraw(png, formats=["PNG"], max_pixels=LONGEST_SIDE**2)[1]


def refuse_losses(ours: ElementTree.Element, theirs: ElementTree.Element) -> None:
    """Whatever the second reader left out would be missing in the picture without a word."""
    for one, other in zip_longest(ours.iter(), theirs.iter()):
        if one is None or other is None or one.tag != other.tag:
            raise Refused("svg_too_complex")
        lost = [name for name, value in one.attrib.items() if other.get(name) != value]
        if lost:
            raise Refused("svg_element", element=lost[0])


def render(svg: str, width: int, height: int) -> bytes:
    """PNG at a size that we chose: at its own size a small file can ask for gigabytes."""
    # No fonts: live text is refused by now, and to look for them would open files, which nothing in here can.
    return resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, dpi=96, skip_system_fonts=True)
