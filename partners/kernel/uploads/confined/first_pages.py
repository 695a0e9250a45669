"""What the first page of a paper looks like. Nothing else of the paper leaves here, so nothing has to be rebuilt."""

from contextlib import closing
from typing import Any

import pypdfium2
from PIL import Image

from . import likeness, pictures
from .refusal import Refused

# What PDFium says of a lock (FPDF_ERR_PASSWORD).
LOCKED = 4


def clean(data: bytes, *, side: int) -> tuple[bytes, dict[str, Any]]:
    """Always a PNG on white, its longer side of so many pixels."""
    try:
        with closing(likeness.opened(data)) as paper:
            if not len(paper):
                raise Refused("corrupt")
            return pictures.encode(drawn(paper[0], side), "PNG")
    except pypdfium2.PdfiumError as broken:
        raise Refused("locked_document" if broken.err_code == LOCKED else "corrupt") from None


def drawn(page: Any, side: int) -> Image.Image:
    # Of a page as narrow as a hair the shorter side has its one pixel all the same.
    return likeness.shown(page, side / max(1, *page.get_size()))
