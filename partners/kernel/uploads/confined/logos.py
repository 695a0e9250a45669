"""Logos become a PNG, whatever they were. A drawing is understood, written anew and rendered; what we wrote is told
beside the pixels, cut where they are cut."""

from itertools import zip_longest
from typing import Any
from xml.etree import ElementTree

import py_svg_hush
import resvg_py
from defusedxml.ElementTree import fromstring
from PIL import Image, ImageChops

from . import drawings, pictures
from .figures import Drawing
from .namespaces import SVG
from .refusal import Refused

LONGEST_SIDE = 2000
# Of 255: what JPEG leaves around a sign on white, and the hair of a shadow.
HARDLY_SEEN = 12
GROUND_KEPT = 0.06
# A drawing that fills less than this of its sheet is drawn once more, larger.
NEAR = 0.8
FORMATS = ["JPEG", "PNG", "WEBP"]
# Of what is told beside the pixels (`uploads.vectors.MOST_BYTES`).
LONGEST_DRAWING = 400_000
# Left, top, right, bottom in pixels; left, top, width, height in units of the drawing.
Box = tuple[int, int, int, int]
Window = tuple[float, float, float, float]


def clean(data: bytes, *, max_pixels: int, svg: bool) -> tuple[bytes, dict[str, Any]]:
    if svg:
        logo, sheet, window = draw_nearer(data)
        cut = box_of_drawing(logo)
        body, facts = pictures.encode(logo.crop(cut), "PNG")
        return body, {**facts, **told_beside(sheet, window, cut, logo.size)}
    logo = trimmed(pictures.redraw(data, formats=FORMATS, max_pixels=max_pixels)[1])
    if max(logo.size) > LONGEST_SIDE:
        logo.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return pictures.encode(logo, "PNG")


def told_beside(sheet: ElementTree.Element, window: Window, cut: Box, size: tuple[int, int]) -> dict[str, Any]:
    """The drawing through the same window as its pixels; nothing of one that is too long to be kept."""
    left, top, wide, tall = window
    across, down = wide / size[0], tall / size[1]
    inner = left + cut[0] * across, top + cut[1] * down, (cut[2] - cut[0]) * across, (cut[3] - cut[1]) * down
    drawing = drawings.write(seen_through(sheet, inner)).decode()
    return {"drawing": drawing} if len(drawing) <= LONGEST_DRAWING else {}


def trimmed(logo: Image.Image) -> Image.Image:
    """Without the empty space around what is drawn: a sign in the corner of a sheet would be a speck on every poster.

    A logo with a ground of its own keeps a little of it on every side. Raises Refused where nothing is drawn.
    """
    return logo.crop(box_of_drawing(logo))


def box_of_drawing(logo: Image.Image) -> Box:
    if logo.mode == "RGBA":
        drawn = logo.getchannel("A").point(lambda alpha: 255 if alpha > HARDLY_SEEN else 0).getbbox()
        if drawn is None:
            raise Refused("blank")
        return drawn
    ground = Image.new(logo.mode, logo.size, logo.getpixel((0, 0)))
    differing = ImageChops.difference(logo, ground).convert("L")
    drawn = differing.point(lambda distance: 255 if distance > HARDLY_SEEN else 0).getbbox()
    if drawn is None:
        return 0, 0, *logo.size
    margin = round(GROUND_KEPT * max(drawn[2] - drawn[0], drawn[3] - drawn[1]))
    left, top, right, bottom = drawn
    return (
        max(0, left - margin),
        max(0, top - margin),
        min(logo.width, right + margin),
        min(logo.height, bottom + margin),
    )


def understood(data: bytes) -> tuple[bytes, float, float]:
    """The drawing in our own words, and its size in units of its own."""
    drawing, width, height = Drawing(drawings.read(data)).draw()
    # Ours from the first sign to the last, and looked over all the same before anything of it is drawn.
    safe = py_svg_hush.filter_svg(drawings.write(drawing), {"image": ["png"]})
    refuse_losses(drawing, fromstring(safe))
    return safe, width, height


def draw_nearer(data: bytes) -> tuple[Image.Image, ElementTree.Element, Window]:
    """The drawing whole, or of a small one on a large sheet only its surroundings; the sheet, and what part of it."""
    safe, width, height = understood(data)
    logo = rendered(safe, width, height)
    sheet = fromstring(safe)
    sheet.set("width", repr(width))
    sheet.set("height", repr(height))
    box = logo.getchannel("A").getbbox() if logo.mode == "RGBA" else None
    if box is None or max(box[2] - box[0], box[3] - box[1]) > NEAR * LONGEST_SIDE:
        return logo, sheet, (0.0, 0.0, width, height)
    unit = max(width, height) / LONGEST_SIDE
    # A pixel more on each side: what is half covered there may begin in the next one.
    left, top = (box[0] - 1) * unit, (box[1] - 1) * unit
    wide, tall = (box[2] - box[0] + 2) * unit, (box[3] - box[1] + 2) * unit
    window = left, top, wide, tall
    return rendered(drawings.write(seen_through(sheet, window)), wide, tall), sheet, window


def seen_through(sheet: ElementTree.Element, window: Window) -> ElementTree.Element:
    left, top, wide, tall = window
    frame = ElementTree.Element(
        f"{SVG}svg", {"viewBox": f"{left!r} {top!r} {wide!r} {tall!r}", "width": repr(wide), "height": repr(tall)}
    )
    frame.append(sheet)
    return frame


def rendered(svg: bytes, width: float, height: float) -> Image.Image:
    scale = LONGEST_SIDE / max(width, height)
    png = render(svg.decode(), max(1, round(width * scale)), max(1, round(height * scale)))
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
