"""The doors: a picture, a logo, a document, and the look of a document.

Each raises UploadRefused for the file, and Busy when there is no place to look at it. `spent` is told what it cost, in
seconds of a processor: whoever takes files from people charges them (`partners.kernel.limits.budgets`).
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from anyascii import anyascii
from django.utils.text import slugify

from .confined.decoding import opening
from .confinement import run
from .files import CleanFile, refusal
from .vectors import plain_drawing

MEGABYTE = 1024 * 1024
MAX_BYTES = 10 * MEGABYTE
MAX_PIXELS = 25_000_000
MAX_SVG_BYTES = 512_000
FORMATS = ("JPEG", "PNG", "WEBP")
# More pixels or pages than any file of this size has.
LARGEST = 1_000_000

# Of the picture of a page: small letters on a poster can be read in it.
PAGE_SIDE = 2400

# Also of what is never taken, so that the refusal can call it by its name.
# First bytes → what we call it. The order matters: the general comes after the special.
MAGIC: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\xff\xd8\xff"), "JPEG"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "PNG"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "WEBP"),
    (re.compile(rb"GIF8"), "GIF"),
    (re.compile(rb"II\*\x00|MM\x00\*|II\+\x00|MM\x00\+"), "TIFF"),
    (re.compile(rb"BM.{4}\x00\x00\x00\x00", re.DOTALL), "BMP"),
    (re.compile(rb"8BPS"), "PSD"),
    (re.compile(rb"....ftyp(avif|avis)", re.DOTALL), "AVIF"),
    (re.compile(rb"....ftyp(heic|heix|hevc|mif1|msf1)", re.DOTALL), "HEIC"),
    (re.compile(rb"\x00\x00\x01\x00"), "ICO"),
    (re.compile(rb"%PDF-"), "PDF"),
    (re.compile(rb"\x1f\x8b"), "SVGZ"),
    (re.compile(rb"%!PS|\xc5\xd0\xd3\xc6"), "EPS"),
)
# What may come before the drawing itself, each with its end.
PROLOGUE = (("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE", ">"))
# Whatever prefix the file gives the namespace; which one it is, the parser will see.
SVG_TAG = re.compile(r"<(?:[\w.-]{1,40}:)?svg(?:[\s/>]|\Z)")
# Readers take whatever stands before it, a line of a mail or of a web server, for nothing.
PDF_HEADER, PDF_HEADER_WITHIN = b"%PDF-", 1024
# The only kinds of file that leave this module, whatever the confined process says.
MADE = {
    "png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    "jpg": ("image/jpeg", b"\xff\xd8\xff"),
    "pdf": ("application/pdf", b"%PDF-"),
}
Spent = Callable[[float], None] | None
# Devices on Windows: a file of such a name cannot be saved there, whatever its extension.
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")


def clean_picture(
    data: bytes,
    *,
    max_bytes: int = MAX_BYTES,
    max_pixels: int = MAX_PIXELS,
    formats: tuple[str, ...] = FORMATS,
    spent: Spent = None,
) -> CleanFile:
    """JPEG stays JPEG, PNG stays PNG, WebP becomes the one or the other."""
    check_weight(data, max_bytes)
    form = format_of(data)
    if form == "SVG":
        raise refusal("svg_in_picture")
    if form not in formats:
        raise refusal("unsupported_format", format=form, formats=", ".join(formats))
    body, facts = run("picture", data, spent=spent, formats=[form], max_pixels=max_pixels)
    return finish(body, facts)


def clean_logo(data: bytes, *, max_bytes: int = MAX_BYTES, spent: Spent = None) -> CleanFile:
    """Always a PNG, its longest side 2000 pixels at most; of an SVG or a PDF only what it looks like. Of an SVG of
    plain shapes the drawing is beside it, as we wrote it."""
    check_weight(data, max_bytes)
    if looks_like_document(data):
        body, facts = run("paper_logo", data, spent=spent)
        return finish(body, facts)
    form = format_of(data)
    if form not in (*FORMATS, "SVG"):
        raise refusal("unsupported_format", format=form, formats="SVG, PDF, PNG, JPEG")
    if form == "SVG" and len(data) > MAX_SVG_BYTES:
        raise refusal("svg_too_large", found=-(-len(data) // 1000), limit=MAX_SVG_BYTES // 1000)
    body, facts = run("logo", data, spent=spent, svg=form == "SVG", max_pixels=MAX_PIXELS)
    return replace(finish(body, facts), drawing=plain_drawing(facts.get("drawing")))


def clean_document(
    data: bytes, *, filename: str, max_bytes: int = MAX_BYTES, as_pictures: bool = True, spent: Spent = None
) -> CleanFile:
    """A PDF that shows the same pages and carries nothing besides: no form, link, note, attached file or signature.

    `as_pictures`: pages that cannot be carried over piece by piece become pictures of themselves; without it, for what
    goes to print, such a paper is refused.
    """
    check_weight(data, max_bytes)
    if not looks_like_document(data):
        raise refusal("not_a_document")
    body, facts = run("document", data, spent=spent, as_pictures=as_pictures)
    return finish(body, facts, stem=own_name(filename))


def first_page_of(data: bytes, *, max_bytes: int = MAX_BYTES, spent: Spent = None) -> CleanFile:
    """A PNG of what the first page of a PDF looks like; nothing else of the paper is in it."""
    check_weight(data, max_bytes)
    if not looks_like_document(data):
        raise refusal("not_a_document")
    body, facts = run("first_page", data, spent=spent, side=PAGE_SIDE)
    return finish(body, facts)


def check_weight(data: bytes, max_bytes: int) -> None:
    if not data:
        raise refusal("empty")
    if len(data) > max_bytes:
        # Rounded up: “has 10 MB, the most we take is 10” would be a riddle.
        raise refusal("too_large", found=-(-len(data) // MEGABYTE), limit=max_bytes // MEGABYTE)


def format_of(data: bytes) -> str:
    for start, name in MAGIC:
        if start.match(data):
            return name
    if looks_like_drawing(data[:16_384]):
        return "SVG"
    raise refusal("not_a_picture")


def looks_like_document(data: bytes) -> bool:
    return PDF_HEADER in data[:PDF_HEADER_WITHIN]


def looks_like_drawing(start: bytes) -> bool:
    """Step by step and not by one pattern: nested repetition in a pattern is a way to stop the server."""
    rest = opening(start).lstrip()
    while rest:
        if SVG_TAG.match(rest):
            return True
        ending = next((end for begin, end in PROLOGUE if rest.startswith(begin)), None)
        if ending is None:
            return False
        if ending == ">" and "[" in rest.partition(">")[0]:
            ending = "]>" if "]>" in rest else ">"
        rest = rest.partition(ending)[2].lstrip()
    return False


def own_name(filename: str) -> str:
    """Recognisable for the person who sent it, harmless for every file system: letters, digits and hyphens."""
    stem = slugify(anyascii(PurePath(filename.replace("\\", "/")[-300:]).stem))[:60].strip("-_")
    return stem if stem and not RESERVED.fullmatch(stem) else "document"


def finish(body: bytes, facts: dict[str, Any], stem: str = "") -> CleanFile:
    """Raises UploadRefused when the confined process, taken over by a file, tells of another one than it returns."""
    extension = facts.get("extension")
    media_type, start = MADE.get(extension, ("", b"")) if isinstance(extension, str) else ("", b"")
    sizes = {name: facts.get(name, 0) for name in ("width", "height", "pages")}
    known = media_type and facts.get("media_type") == media_type and body.startswith(start)
    if not known or not all(type(size) is int and 0 <= size <= LARGEST for size in sizes.values()):
        raise refusal("corrupt")
    sha256 = hashlib.sha256(body).hexdigest()
    name = f"{stem or sha256[:16]}.{extension}"
    return CleanFile(data=body, sha256=sha256, name=name, media_type=media_type, extension=str(extension), **sizes)
