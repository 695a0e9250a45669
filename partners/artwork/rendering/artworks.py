"""Reading the designer's artwork: its size, and its pixels at the size of the outcome."""

import hashlib
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import pikepdf
import pypdfium2
from PIL import Image, ImageOps

from .shapes import Artwork
from .undrawable import Undrawable

MAX_PIXELS = 40_000_000
# PDFium is not made for threads.
PDFIUM = threading.Lock()


def read_artwork(data: bytes) -> Artwork:
    """Measures a picture or PDF that was cleaned before. Raises Undrawable when it cannot serve as artwork."""
    sha256 = hashlib.sha256(data).hexdigest()
    if data.startswith(b"%PDF-"):
        try:
            with pikepdf.open(io.BytesIO(data)) as pdf:
                width, height = page_size(pdf.pages[0])
        except (pikepdf.PdfError, IndexError) as broken:
            raise Undrawable("pdf_unreadable") from broken
        return Artwork(kind="pdf", load=lambda: data, width=width, height=height, sha256=sha256)
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG", "PNG"]) as picture:
            size = picture.size
    except OSError as broken:
        raise Undrawable("no_artwork") from broken
    check_size(*size)
    return Artwork(kind="raster", load=lambda: data, width=size[0], height=size[1], sha256=sha256)


def pages_of(data: bytes) -> int:
    """How many there are to put slots on; 1 for a picture. Raises Undrawable."""
    if not data.startswith(b"%PDF-"):
        return 1
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return len(pdf.pages)
    except pikepdf.PdfError as broken:
        raise Undrawable("pdf_unreadable") from broken


def page_size(page: pikepdf.Page) -> tuple[float, float]:
    # Slots are placed in the coordinates of the page, and these do not turn with it.
    if int(page.obj.get("/Rotate", 0)) % 360:
        raise Undrawable("pdf_rotated")
    left, bottom, right, top = (float(number) for number in page.cropbox)
    width, height = abs(right - left), abs(top - bottom)
    # The larger number is PDF's own limit (ISO 32000-1, annex C).
    if not (10 <= width <= 14_400 and 10 <= height <= 14_400):
        raise Undrawable("pdf_page_size")
    return width, height


def check_size(width: int, height: int) -> None:
    if width < 1 or height < 1 or width * height > MAX_PIXELS:
        raise Undrawable("too_many_pixels", width=width, height=height)


def draw_base(artwork: Artwork, size: tuple[int, int], page: int = 1) -> Image.Image:
    """The artwork alone in RGB, exactly this large. The slow part of composing, done once per template version."""
    if artwork.kind == "pdf":
        return draw_page(artwork, size, page)
    with Image.open(io.BytesIO(artwork.load()), formats=["JPEG", "PNG"]) as picture:
        check_size(*picture.size)
        # Lets the decoder of a JPEG reduce by itself, never below this size; other formats ignore it.
        picture.draft("RGB", size)
        drawn = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    if drawn.mode == "RGBA":
        # JPEG and print know no transparency: what is see-through lies on white.
        paper = Image.new("RGB", drawn.size, "white")
        paper.paste(drawn, mask=drawn)
        drawn = paper
    return drawn if drawn.size == size else ImageOps.fit(drawn, size, Image.Resampling.LANCZOS)


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """For one thread at a time."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def draw_page(artwork: Artwork, size: tuple[int, int], page: int, mode: Literal["RGB", "L"] = "RGB") -> Image.Image:
    with opened(artwork.load()) as document:
        if page > len(document):
            raise Undrawable("pdf_no_page", page=page)
        # The larger of both, so that what is left to do afterwards is to reduce.
        scale = max(size[0] / artwork.width, size[1] / artwork.height)
        # PDFium draws in BGR unless told otherwise.
        drawn = document[page - 1].render(scale=scale, rev_byteorder=True).to_pil().convert(mode)
    return drawn if drawn.size == size else drawn.resize(size, Image.Resampling.LANCZOS)


def draw_in_grey(pdf: bytes) -> list[Image.Image]:
    """Each page, a pixel for each point, on white."""
    with opened(pdf) as document:
        return [page.render(scale=1, grayscale=True).to_pil() for page in document]


def widths_of(pdf: bytes) -> list[float]:
    """Of each page, in points."""
    with opened(pdf) as document:
        return [document.get_page_size(number)[0] for number in range(len(document))]
