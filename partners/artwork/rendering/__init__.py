"""Composing a partner's files: artwork and slots from us, logo and words from them. Pure functions, no models."""

from .artworks import read_artwork
from .bases import BaseLayers
from .digests import edition_digest
from .marks import contrast, is_readable, luminance
from .paper import compose_pdf
from .screens import compose_raster, preview
from .shapes import Artwork, Brand, Choices, Credit, Slot, slots_from_json, slots_to_json
from .typefaces import printable_form, unprintable
from .undrawable import Undrawable

__all__ = [
    "Artwork",
    "BaseLayers",
    "Brand",
    "Choices",
    "Credit",
    "Slot",
    "Undrawable",
    "compose_pdf",
    "compose_raster",
    "contrast",
    "edition_digest",
    "is_readable",
    "luminance",
    "preview",
    "printable_form",
    "read_artwork",
    "slots_from_json",
    "slots_to_json",
    "unprintable",
]
