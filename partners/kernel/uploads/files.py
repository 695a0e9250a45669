"""What comes out of the cleaning, and what a person reads when nothing does."""

from dataclasses import dataclass
from typing import Any, cast

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from partners.kernel.errors import DomainError


@dataclass(frozen=True, slots=True)
class CleanFile:
    """A file that is safe to keep. `width` and `height` are pixels (0 for documents); `name` is ours, in ASCII."""

    data: bytes
    media_type: str
    extension: str
    width: int
    height: int
    sha256: str
    name: str
    pages: int = 0
    # Of a logo that came as an SVG of plain shapes: the same as SVG, written by us; empty for all else.
    drawing: bytes = b""


class UploadRefused(DomainError):  # noqa: N818  (named like the other answers of a rule)
    """The file cannot be taken. Codes: too_large, too_many_pixels, not_a_picture, not_a_document,
    unsupported_format, unsupported_document, svg_unsafe, blank, corrupt, timeout, too_hard, not_a_film,
    too_long_a_film."""


# Not a refusal: nothing is wrong with the file.
BUSY = _(
    "So many files are being checked at this moment that we could not look at yours. Please choose it once more and "
    "send the form again in a few seconds; everything else you filled in is still here."
)

# reason → (code, sentence). The names in braces are filled by whoever refuses.
REASONS: dict[str, tuple[str, Promise]] = {
    "too_large": (
        "too_large",
        _("This file has {found} MB; the most we take is {limit} MB. Export it smaller and try again."),
    ),
    "too_large_cleaned": (
        "too_large",
        _("This file becomes too large when we redraw it. Export it smaller, pictures as JPEG, and try again."),
    ),
    "empty": ("corrupt", _("This file is empty. Choose it again, or export it once more.")),
    "too_many_pixels": (
        "too_many_pixels",
        _("This picture has {found} megapixels; the most we take is {limit}. Export it smaller and try again."),
    ),
    "too_long_a_side": (
        "too_many_pixels",
        _("This picture is {width} × {height}; the longest side we take is {limit}. Export it smaller and try again."),
    ),
    "not_a_picture": ("not_a_picture", _("This file is not a picture that we know. Save it as PNG or JPEG.")),
    "not_a_document": ("not_a_document", _("This file is not a PDF. Save or print it as PDF and upload that.")),
    "not_a_film": ("not_a_film", _("This file is not a video that we know. Save it as MP4, MOV or WebM.")),
    "too_long_a_film": (
        "too_long_a_film",
        _("This video is longer than {limit} minutes. Cut it shorter, or publish it elsewhere and send the link."),
    ),
    "small_film": (
        "not_a_film",
        _("This video has sides of {found} pixels only. Save it with {least} pixels at least, and send it again."),
    ),
    "unsupported_format": (
        "unsupported_format",
        _("We do not take {format} files. Save it as one of these and try again: {formats}."),
    ),
    "svg_in_picture": (
        "unsupported_format",
        _("We take SVG drawings only as logos. Export this one as PNG and try again."),
    ),
    "corrupt": ("corrupt", _("We could not read this file: it is damaged. Export it again and retry.")),
    "cut_off": (
        "corrupt",
        _("This picture breaks off before its end: a part of it is missing. Export it again, or send it once more."),
    ),
    "locked_document": (
        "corrupt",
        _("This PDF opens with a password only. Save it without a password and upload that."),
    ),
    "too_many_objects": (
        "too_large",
        _("This PDF consists of {found} parts; the most we take is {limit}. Print it as PDF and upload that."),
    ),
    "document_too_complex": (
        "too_large",
        _("This PDF needs more memory than we have for one file. Print it as PDF, or send fewer pages."),
    ),
    "document_mark": (
        "unsupported_document",
        _(
            "A note or mark in this PDF ({kind}) has no look of its own, so each program shows another. "
            "Print it as PDF and upload that."
        ),
    ),
    "document_letters": (
        "unsupported_document",
        _(
            "A form field or note in this PDF has “{sign}” in it, which we cannot set as your program shows it. "
            "Print it as PDF and upload that."
        ),
    ),
    "document_words": (
        "unsupported_document",
        _(
            "A form field or note in this PDF has more words than fit in its place, so some would be missing. "
            "Print it as PDF and upload that."
        ),
    ),
    "document_dynamic": (
        "unsupported_document",
        _("This PDF is a form that only the program it was made for draws (XFA). Print it as PDF and upload that."),
    ),
    "document_portfolio": (
        "unsupported_document",
        _("This PDF is a folder of other files. Upload those one by one."),
    ),
    "document_unlike": (
        "unsupported_document",
        _("Cleaned of what is hidden in it, this PDF would look different. Print it as PDF and upload that."),
    ),
    "too_many_pages": (
        "too_large",
        _("This PDF has {found} pages; the most we take is {limit}. Send only the pages that matter."),
    ),
    "timeout": (
        "timeout",
        _("This file takes too long to open. Export it in a simpler form, for a logo as PNG, and try again."),
    ),
    "blank": (
        "blank",
        _("This picture is fully transparent: there is nothing to see. Check what you exported and try again."),
    ),
    "svg_too_large": (
        "too_large",
        _("This SVG has {found} kB; the most we take is {limit} kB. Simplify it, or export it as PNG."),
    ),
    "svg_doctype": (
        "svg_unsafe",
        _("This SVG carries a document type with definitions. Export it as plain SVG, or as PNG."),
    ),
    "svg_script": (
        "svg_unsafe",
        _("This SVG contains a script or an event handler. Export it without scripts, or as PNG."),
    ),
    "svg_reference": (
        "svg_unsafe",
        _("This SVG refers to another file or address. Embed everything when exporting, or export it as PNG."),
    ),
    "svg_text": (
        "svg_unsafe",
        _("This SVG contains live text, which looks different without its font. Convert the text to outlines (paths)."),
    ),
    "svg_element": (
        "svg_unsafe",
        _("This SVG contains “{element}”, which we do not take in a logo. Flatten the drawing, or export it as PNG."),
    ),
    "svg_too_complex": (
        "svg_unsafe",
        _("This SVG is too complex for a logo. Simplify the drawing, or export it as PNG."),
    ),
    "svg_too_deep": (
        "svg_unsafe",
        _("This SVG nests its parts too deeply for a logo. Ungroup and simplify the drawing, or export it as PNG."),
    ),
    "svg_circular": (
        "svg_unsafe",
        _("A part of this SVG contains itself, so it cannot be drawn. Flatten the drawing, or export it as PNG."),
    ),
    "svg_slim": (
        "svg_unsafe",
        _("This SVG is more than {times} times as long as it is wide. Set a page size that fits, or export it as PNG."),
    ),
    "svg_picture": (
        "svg_unsafe",
        _("This SVG contains a picture that we could not read. Export the whole logo as PNG."),
    ),
    "svg_picture_large": (
        "svg_unsafe",
        _("This SVG contains a picture of more than {limit} kB. Export the whole logo as PNG."),
    ),
    "svg_encoding": (
        "svg_unsafe",
        _("This SVG is written in “{encoding}”, which we cannot read. Save it as UTF-8, or export it as PNG."),
    ),
    "too_hard": (
        "too_hard",
        _("This file is too complex for us to open. Export it in a simpler form, for a logo as PNG, and try again."),
    ),
    "svg_no_size": (
        "svg_unsafe",
        _("This SVG does not say how large it is. Set a page size (viewBox) when exporting, or export it as PNG."),
    ),
}


def refusal(reason: str, **facts: Any) -> UploadRefused:
    """The error for a reason; an unknown reason is a damaged file, because it came out of the confined process."""
    code, sentence = REASONS.get(reason, REASONS["corrupt"])
    return UploadRefused(format_lazy(cast(str, sentence), **facts), code=code)
