"""Logos that come as a PDF: rebuilt as any paper is, and only then drawn, on a clear ground."""

from contextlib import closing
from typing import Any

import pypdfium2
from PIL import Image

from . import documents, pictures
from .logos import LONGEST_SIDE, NEAR, trimmed
from .refusal import Refused

# Of a small sign on a large sheet.
MOST_NEARER = 8
CLEAR = (255, 255, 255, 0)


def clean(data: bytes) -> tuple[bytes, dict[str, Any]]:
    """Always a PNG. A paper of several pages is no logo, and one that cannot be rebuilt as it looks is refused."""
    body, facts = documents.clean(data, as_pictures=False)
    if facts["pages"] > 1:
        raise Refused("too_many_pages", found=facts["pages"], limit=1)
    with closing(pypdfium2.PdfDocument(body)) as paper:
        page = paper[0]
        scale = LONGEST_SIDE / max(page.get_size())
        logo = drawn(page, scale)
        seen = logo.getchannel("A").getbbox() if logo.mode == "RGBA" else None
        # Without the empty sheet around it, it is drawn once more, larger.
        if seen and max(seen[2] - seen[0], seen[3] - seen[1]) < NEAR * LONGEST_SIDE:
            left, bottom, right, top = box = box_of(page, seen, scale)
            page.set_mediabox(*box)
            page.set_cropbox(*box)
            logo = drawn(page, min(MOST_NEARER * scale, LONGEST_SIDE / max(right - left, top - bottom)))
        logo = trimmed(logo)
    if max(logo.size) > LONGEST_SIDE:
        logo.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return pictures.encode(logo, "PNG")


def drawn(page: Any, scale: float) -> Image.Image:
    # PDFium draws in BGR unless told otherwise.
    bitmap = page.render(scale=scale, fill_color=CLEAR, maybe_alpha=True, rev_byteorder=True, may_draw_forms=False)
    picture = bitmap.to_pil()
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema()[0] == 255:
        return picture.convert("RGB")
    return picture


def box_of(page: Any, seen: tuple[int, int, int, int], scale: float) -> tuple[float, float, float, float]:
    """These pixels in points of the page, with one more on each side: what is half covered may begin there."""
    left, _bottom, _right, top = page.get_cropbox()
    x0, y0, x1, y1 = seen[0] - 1, seen[1] - 1, seen[2] + 1, seen[3] + 1
    return left + x0 / scale, top - y1 / scale, left + x1 / scale, top - y0 / scale
