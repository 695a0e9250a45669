"""Form fields that let only clean text and clean files through, and what they offer to choose from."""

from .addresses import AddressColumn, AddressField, canonical_address, shown_address
from .by_language import FieldsByLanguage
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
from .links import LinkColumn, LinkField, canonical_link, shown_link
from .phones import PhoneColumn, PhoneField, shown_phone
from .text import NameField, ParagraphField, PlainTextField, check_paragraph, check_plain_text, is_name
from .unseen import Unseen, UnseenId, UnseenMoment, UnseenNumber, UnseenText

__all__ = [
    "AddressColumn",
    "AddressField",
    "CleanDocumentField",
    "CleanFileField",
    "CleanLogoField",
    "CleanPictureField",
    "ComeBack",
    "FieldsByLanguage",
    "FileForm",
    "LinkColumn",
    "LinkField",
    "NameField",
    "ParagraphField",
    "PhoneColumn",
    "PhoneField",
    "PlainTextField",
    "Unseen",
    "UnseenId",
    "UnseenMoment",
    "UnseenNumber",
    "UnseenText",
    "answered",
    "canonical_address",
    "canonical_link",
    "check_paragraph",
    "check_plain_text",
    "is_name",
    "put_off",
    "shown_address",
    "shown_link",
    "shown_phone",
]
