"""The one place that cleans a file: what leaves here was drawn or rebuilt by us, not copied from an upload."""

from .cleaning import clean_document, clean_logo, clean_picture, first_page_of, looks_like_document
from .files import CleanFile, UploadRefused
from .marks import clean_mark

__all__ = [
    "CleanFile",
    "UploadRefused",
    "clean_document",
    "clean_logo",
    "clean_mark",
    "clean_picture",
    "first_page_of",
    "looks_like_document",
]
