"""A PDF keeps its pages and nothing that acts, hides or tells who wrote it."""

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from .refusal import Refused

MAX_PAGES = 200
NESTING = 50
# Everything else in the catalogue and on a page is left behind: actions, scripts, forms, attached files, metadata.
ROOT_KEYS = {"/Type", "/Pages", "/OCProperties", "/Lang", "/PageLabels"}
PAGE_KEYS = {
    "/Type", "/Parent", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/Resources",
    "/Contents", "/Group", "/UserUnit",
}  # fmt: skip
TELLTALES = ("/Metadata", "/PieceInfo", "/LastModified", "/AF", "/AA", "/OPI", "/Thumb", "/JS", "/StructParent")


def clean(data: bytes) -> tuple[bytes, dict[str, Any]]:
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        raise Refused("locked_document") from None
    # It opens without a password but is locked against changes, and our copy of it would not be.
    if pdf.is_encrypted:
        raise Refused("locked_document")
    count = len(pdf.pages)
    if count == 0:
        raise Refused("corrupt")
    if count > MAX_PAGES:
        raise Refused("too_many_pages", found=count, limit=MAX_PAGES)
    flatten_forms(pdf)
    keep_only(pdf.Root, ROOT_KEYS)
    for page in pdf.pages:
        keep_only(page.obj, PAGE_KEYS)
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    # Every object of the file: pictures and drawings inside the pages tell as much as the pages themselves.
    for thing in pdf.objects:
        strip(thing)
    out = io.BytesIO()
    # The same document twice gives the same bytes: by default its id would come from the clock.
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    facts = {"pages": count, "width": 0, "height": 0, "extension": "pdf", "media_type": "application/pdf"}
    return out.getvalue(), facts


def flatten_forms(pdf: pikepdf.Pdf) -> None:
    """What was filled in becomes part of the page, because the fields themselves are dropped."""
    if "/AcroForm" in pdf.Root and "/XFA" in pdf.Root.AcroForm:
        del pdf.Root.AcroForm["/XFA"]
    try:
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")
    # A broken form goes with its fields, all of which are dropped; the pages are still good.
    except (RuntimeError, ValueError, TypeError):
        return


def keep_only(thing: pikepdf.Object, keys: set[str]) -> None:
    for key in set(thing.keys()) - keys:
        del thing[key]


def strip(thing: pikepdf.Object, depth: int = 0) -> None:
    if isinstance(thing, Array):
        children = list(thing)
    elif isinstance(thing, (Dictionary, Stream)):
        for key in TELLTALES:
            if key in thing:
                del thing[key]
        children = [child for _, child in thing.items()]
    else:
        return
    if depth < NESTING:
        for child in children:
            if isinstance(child, pikepdf.Object) and not child.is_indirect:  # the others have their own turn
                strip(child, depth + 1)
    if isinstance(thing, Stream) and thing.get("/Filter") in (Name.DCTDecode, [Name.DCTDecode]):
        photo = thing.read_raw_bytes()
        thing.write(without_markers(photo), filter=Name.DCTDecode)


def without_markers(photo: bytes) -> bytes:
    """A JPEG without its comments and application segments, except Adobe's, which tells the colours."""
    if not photo.startswith(b"\xff\xd8"):
        return photo
    kept, at = bytearray(b"\xff\xd8"), 2
    while at + 4 <= len(photo) and photo[at] == 0xFF and photo[at + 1] != 0xDA:
        marker, length = photo[at + 1], int.from_bytes(photo[at + 2 : at + 4], "big")
        if not (marker == 0xFE or (0xE0 <= marker <= 0xEF and marker != 0xEE)):
            kept += photo[at : at + 2 + length]
        at += 2 + length
    return bytes(kept) + photo[at:]
