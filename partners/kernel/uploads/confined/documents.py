"""A PDF keeps what its pages show, and nothing that acts, hides or tells who wrote it."""

import encodings.cp1252
import encodings.latin_1
import encodings.mac_roman
import encodings.utf_16_be
import encodings.utf_16_le
import encodings.utf_32_be  # noqa: F401  (loaded now: later no file can be opened)
import io
from contextlib import closing
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Dictionary

from . import likeness
from .appearances import settled
from .rebuilding import Rebuilding
from .refusal import Refused

MAX_PAGES = 200
# Most papers have a few hundred. What comes out is bounded besides (`rebuilding.MAX_OBJECTS`).
MAX_OBJECTS = 300_000
FACTS = {"width": 0, "height": 0, "extension": "pdf", "media_type": "application/pdf"}


def clean(data: bytes, *, as_pictures: bool = True) -> tuple[bytes, dict[str, Any]]:
    """`as_pictures`: what cannot be carried over piece by piece may become pictures of its pages."""
    try:
        pdf = opened(data)
        count = len(pdf.pages)
        if count == 0:
            raise Refused("corrupt")
        if count > MAX_PAGES:
            raise Refused("too_many_pages", found=count, limit=MAX_PAGES)
        before = without_orders(pdf, data)
        pdf, drawn = settled(pdf)
        body = rebuilt(pdf)
        if body is None or not likeness.alike(before, body, drawn):
            if not as_pictures:
                raise Refused("document_unlike")
            body = likeness.drawn_anew(saved(pdf))
    except MemoryError:
        raise Refused("document_too_complex") from None
    return body, {"pages": count, **FACTS}


def opened(data: bytes) -> pikepdf.Pdf:
    """Open for all who have it: protected against changes at most, which no reader asks a password for."""
    try:
        pdf = read(data)
    except pikepdf.PasswordError:
        raise Refused("locked_document") from None
    objects = int(pdf.trailer.get("/Size", 0))
    if objects > MAX_OBJECTS:
        raise Refused("too_many_objects", found=objects, limit=MAX_OBJECTS)
    if pdf.Root.get("/NeedsRendering", False) is True:
        raise Refused("document_dynamic")
    if "/Collection" in pdf.Root:
        raise Refused("document_portfolio")
    return pdf


def read(data: bytes) -> pikepdf.Pdf:
    """Some papers that readers open are mended by the library that shows them, and only by that one."""
    try:
        pdf = pikepdf.open(io.BytesIO(data))
        if len(pdf.pages):
            return pdf
    except pikepdf.PasswordError:
        raise
    except (pikepdf.PdfError, ValueError):
        pass
    mended = io.BytesIO()
    with closing(pypdfium2.PdfDocument(data)) as paper:
        paper.save(mended)
    return pikepdf.open(mended)


def warm_up() -> None:
    """Some locks ask the system for chance, which they can open only before nothing can be opened any more."""
    locked = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="", user=""))
    pikepdf.open(locked).close()


def without_orders(pdf: pikepdf.Pdf, data: bytes) -> bytes:
    """The paper as a reader shows it; a form that asks for new looks does not get them: those that are there win."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary) or not {"/NeedAppearances", "/XFA"} & set(form.keys()):
        return data
    form.NeedAppearances = False
    if "/XFA" in form:
        del form["/XFA"]
    return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, encryption=False, fix_metadata_version=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def rebuilt(pdf: pikepdf.Pdf) -> bytes | None:
    try:
        new = Rebuilding(pdf).pages()
        out = io.BytesIO()
        # The same document twice gives the same bytes: by default its id would come from the clock.
        new.save(
            out, deterministic_id=True, fix_metadata_version=False, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    except (MemoryError, Refused):
        raise
    # Whatever a broken part raises in its reader: its pages may be shown all the same.
    except Exception:  # noqa: BLE001
        return None
    return out.getvalue()


warm_up()
