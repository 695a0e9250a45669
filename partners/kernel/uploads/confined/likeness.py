"""Whether two papers look alike, and papers drawn anew as pictures. What a reader shows is what the drawing library
shows: annotations and filled forms with their own appearances.
"""

import ctypes
import io
import math
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name
from PIL import Image, ImageChops, ImageDraw, ImageFilter

# Enough to see a word, and little for forty pages.
DOTS = 54
# A page as large as a wall is looked at from further away.
LONGEST = 1400
# Letters and edges land a little beside their place when numbers are rounded, and pictures are compressed twice.
APART = 16
REDRAWN_DOTS, REDRAWN_LONGEST = 150, 4000


def alike(before: bytes, after: bytes, besides: dict[int, list[tuple[float, ...]]]) -> bool:
    """`besides` has rectangles by page, in points, that are not looked at. Also False for one that does not open."""
    with suppress(pypdfium2.PdfiumError), closing(opened(before)) as one, closing(opened(after)) as other:
        if len(one) != len(other):
            return False
        return all(same_page(one[place], other[place], besides.get(place, [])) for place in range(len(one)))
    return False


def opened(data: bytes) -> Any:
    paper = pypdfium2.PdfDocument(data)
    # Fields are drawn by another part of the library than the rest.
    paper.init_forms()
    return paper


def same_page(one: Any, other: Any, besides: list[tuple[float, ...]]) -> bool:
    if any(abs(here - there) > 0.5 for here, there in zip(one.get_size(), other.get_size(), strict=True)):
        return False
    scale = scale_of(one, DOTS, LONGEST)
    first, second = shown(one, scale), shown(other, scale)
    if first.tobytes() == second.tobytes():
        return True
    apart = difference(first, second)
    pen = ImageDraw.Draw(apart)
    for box in besides:
        pen.rectangle(seen(one, box, scale), fill=0)
    most: Any = apart.getextrema()[1]
    return bool(most <= APART)


def difference(first: Image.Image, second: Image.Image) -> Image.Image:
    """How far they are apart around each place, beyond what moves by one pixel: 0 is alike, 255 black against white."""
    apart = Image.new("L", first.size)
    extrema: Any = ImageChops.difference(first, second).getextrema()
    # Most pages are the same but for the noise of a picture that was compressed twice.
    if max(most for _, most in extrema) <= APART:
        return apart
    for here, there in ((first, second), (second, first)):
        lightest, darkest = around(there, ImageChops.lighter), around(there, ImageChops.darker)
        over = ImageChops.add(ImageChops.subtract(here, lightest), ImageChops.subtract(darkest, here))
        for band in over.split():
            apart = ImageChops.lighter(apart, band)
    # A word that is missing leaves a patch, a rounded edge single pixels.
    return apart.filter(ImageFilter.BoxBlur(2))


def around(picture: Image.Image, choose: Callable[[Image.Image, Image.Image], Image.Image]) -> Image.Image:
    """Of each pixel and its neighbours one; several times faster than Pillow's filter that does the same."""
    for x, y in ((1, 0), (0, 1)):
        picture = choose(picture, choose(ImageChops.offset(picture, x, y), ImageChops.offset(picture, -x, -y)))
    return picture


def scale_of(page: Any, dots: int, longest: int) -> float:
    return float(min(dots / 72, longest / max(1, *page.get_size())))


def shown(page: Any, scale: float) -> Image.Image:
    # With transparency, because otherwise words in fields would be drawn in the colours of a screen's dots.
    bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRA)
    picture: Image.Image = bitmap.to_pil().convert("RGB")
    return picture


def seen(page: Any, box: tuple[float, ...], scale: float) -> tuple[int, int, int, int]:
    """A rectangle of the page in pixels of its picture, with room for lines on its edge."""
    width, height = (math.ceil(side * scale) for side in page.get_size())
    corners = [to_device(page, x, y, width, height) for x in box[::2] for y in box[1::2]]
    lefts, tops = [x for x, _ in corners], [y for _, y in corners]
    return min(lefts) - 3, min(tops) - 3, max(lefts) + 3, max(tops) + 3


def to_device(page: Any, x: float, y: float, width: int, height: int) -> tuple[int, int]:
    left, top = ctypes.c_int(), ctypes.c_int()
    pypdfium2.raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, left, top)
    return left.value, top.value


def drawn_anew(data: bytes) -> bytes:
    """The same pages as pictures: for what cannot be carried over piece by piece."""
    new = pikepdf.new()
    with closing(opened(data)) as paper:
        for picture, size in pictures(paper):
            page = new.add_blank_page(page_size=size)
            out = io.BytesIO()
            picture.save(out, "JPEG", quality=85)
            image = new.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, ColorSpace=Name.DeviceRGB)
            image.Width, image.Height, image.BitsPerComponent = picture.width, picture.height, 8
            image.write(out.getvalue(), filter=Name.DCTDecode)
            page.Resources = Dictionary(XObject=Dictionary(P=image))
            page.Contents = new.make_stream(b"q %.3f 0 0 %.3f 0 0 cm /P Do Q" % size)
    out = io.BytesIO()
    new.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def pictures(paper: Any) -> Iterator[tuple[Image.Image, tuple[float, float]]]:
    for place in range(len(paper)):
        page = paper[place]
        yield shown(page, scale_of(page, REDRAWN_DOTS, REDRAWN_LONGEST)), page.get_size()
        page.close()
