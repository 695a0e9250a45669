"""A foot for files that were made without a place for anybody's mark: nothing of them is covered, nothing cut."""

import hashlib
import io
import math

import pikepdf
from pikepdf import Name
from PIL import Image

from .artworks import page_size, read_artwork
from .shapes import Artwork, Slot, SlotKind, Weight

# The foot's height as a share of the side of a square as large as the file.
SHARE = 0.11
# For a QR code of 45 modules with its margins, in pixels and in points (`services.drawing`).
LEAST = {"raster": 150.0, "pdf": 57.0}
# A file that is narrower than so many feet are high has no room for words between mark and code.
NARROWEST = 3
INK = "#1b1f24"


def with_foot(data: bytes) -> tuple[Artwork, tuple[Slot, ...]] | None:
    """The file on a sheet with room below it, and what stands there: mark, name, address and code. None for a file too
    small for it. A picture grows downwards; paper keeps its size, so what is printed becomes a little smaller.

    Raises Undrawable for a PDF with a turned page, or one that cannot be read.
    """
    artwork = read_artwork(data)
    return _paper(data) if artwork.kind == "pdf" else _picture(artwork, data)


def foot_of(width: float, height: float, kind: str) -> float:
    """Its height; 0 where there is no room for one."""
    foot = max(SHARE * math.sqrt(width * height), LEAST[kind])
    return foot if width >= NARROWEST * foot and foot < height else 0.0


def _picture(artwork: Artwork, data: bytes) -> tuple[Artwork, tuple[Slot, ...]] | None:
    width, height = round(artwork.width), round(artwork.height)
    foot = round(foot_of(width, height, "raster"))
    if not foot:
        return None
    sheet = Image.new("RGB", (width, height + foot), "white")
    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG"]) as picture:
        drawn = picture.convert("RGBA")
    sheet.paste(drawn, mask=drawn)
    out = io.BytesIO()
    sheet.save(out, "PNG", compress_level=1)
    return _read(out.getvalue()), slots_in(foot / sheet.height, width / sheet.height)


def _paper(data: bytes) -> tuple[Artwork, tuple[Slot, ...]] | None:
    slots: list[Slot] = []
    with pikepdf.open(io.BytesIO(data)) as pdf, pikepdf.new() as sheets:
        for number, page in enumerate(pdf.pages, 1):
            width, height = page_size(page)
            foot = foot_of(width, height, "pdf")
            if not foot:
                return None
            form = sheets.copy_foreign(page.as_form_xobject())
            left, bottom = (float(edge) for edge in list(form.BBox)[:2])
            scale = 1 - foot / height
            sheets.add_blank_page(page_size=(width, height))
            sheet = sheets.pages[-1]
            name = sheet.add_resource(form, Name.XObject, name=Name("/Whole"))
            across, up = (width - width * scale) / 2 - left * scale, foot - bottom * scale
            drawing = f"q {scale:.6f} 0 0 {scale:.6f} {across:.3f} {up:.3f} cm {name} Do Q"
            sheet.contents_add(drawing.encode())
            slots += slots_in(foot / height, width / height, page=number)
        out = io.BytesIO()
        sheets.save(out, deterministic_id=True)
    return _read(out.getvalue()), tuple(slots)


def _read(data: bytes) -> Artwork:
    found = read_artwork(data)
    return Artwork(found.kind, lambda: data, found.width, found.height, hashlib.sha256(data).hexdigest())


def slots_in(foot: float, width: float, page: int = 1) -> tuple[Slot, ...]:
    """`foot` as a share of the sheet's height, `width` the sheet's own in heights of it."""
    top, code = 1 - foot, 0.92 * foot / width
    edge = 0.25 * foot / width
    mark = min(0.24, 1.9 * foot / width)
    left, width_of_words = 2 * edge + mark, 1 - 4 * edge - mark - code

    def words(kind: SlotKind, y: float, height: float, size: float, weight: Weight) -> Slot:
        return Slot(
            kind=kind, x=left, y=top + y * foot, width=width_of_words, height=height * foot, align="start", colour=INK,
            size=size * foot, weight=weight, page=page,
        )  # fmt: skip

    return (
        Slot(
            kind="logo", x=edge, y=top + 0.16 * foot, width=mark, height=0.68 * foot, align="start", colour=INK,
            size=0.2 * foot, page=page,
        ),
        words("name", 0.2, 0.3, 0.24, "bold"),
        words("link", 0.52, 0.28, 0.2, "regular"),
        Slot(
            kind="qr", x=1 - edge - code, y=top + 0.04 * foot, width=code, height=0.92 * foot, align="end",
            colour=INK, background="#ffffff", page=page,
        ),
    )  # fmt: skip
