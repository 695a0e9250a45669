"""Form fields that let only clean text and clean files through, and what they offer to choose from."""

from .files import (
    CleanDocumentField,
    CleanFileField,
    CleanLogoField,
    CleanPictureField,
    ComeBack,
    FileForm,
    answered,
    put_off,
)
from .text import NameField, ParagraphField, PlainTextField, check_paragraph, check_plain_text, is_name
from .unseen import Unseen, UnseenId, UnseenNumber, UnseenText

__all__ = [
    "CleanDocumentField",
    "CleanFileField",
    "CleanLogoField",
    "CleanPictureField",
    "ComeBack",
    "FileForm",
    "NameField",
    "ParagraphField",
    "PlainTextField",
    "Unseen",
    "UnseenId",
    "UnseenNumber",
    "UnseenText",
    "answered",
    "check_paragraph",
    "check_plain_text",
    "is_name",
    "put_off",
]
