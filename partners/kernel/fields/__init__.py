"""Form fields that let only clean text and clean files through, and what they offer to choose from."""

from .files import CleanDocumentField, CleanFileField, CleanLogoField, CleanPictureField
from .text import ParagraphField, PlainTextField, check_paragraph, check_plain_text

__all__ = [
    "CleanDocumentField",
    "CleanFileField",
    "CleanLogoField",
    "CleanPictureField",
    "ParagraphField",
    "PlainTextField",
    "check_paragraph",
    "check_plain_text",
]
