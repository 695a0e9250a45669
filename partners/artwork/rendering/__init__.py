"""Composing a partner's files: artwork and slots from us, logo and words from them. Pure functions, no models."""

from partners.kernel.colours import contrast, luminance

from .artworks import pages_of, read_artwork
from .attribution import in_film
from .bases import BaseLayers
from .cards import Card, compose_card
from .digests import SAMPLE_CODE, codes_from, edition_digest
from .films import as_png, has_shape_of, is_clear_somewhere, on_ground, see_through, whole_card
from .flaws import Flaw, flaws_of
from .grounds import is_ground_known, lost_on, one_colour
from .marks import is_readable
from .moments import longest_moment, moment_in_words, moment_of
from .occasions import sample_occasion
from .paper import compose_pdf
from .photos import LEAST_PPI, Photo, as_jpeg, is_sharp_at, ppi_of
from .pictures import picture_of
from .press import on_press, paper_of
from .readers import identifiers_in, links_in, links_seen
from .samples import samples
from .screens import compose_raster, encode, preview, without_room
from .shapes import Artwork, Brand, Choices, Credit, Occasion, Slot, SlotKind, said_of, slots_from_json, slots_to_json
from .sizes import factor_to, sheet_of, sheets_for
from .stamps import Stamp
from .typefaces import printable_form, unprintable
from .undrawable import Undrawable

__all__ = [
    "LEAST_PPI",
    "SAMPLE_CODE",
    "Artwork",
    "BaseLayers",
    "Brand",
    "Card",
    "Choices",
    "Credit",
    "Flaw",
    "Occasion",
    "Photo",
    "Slot",
    "SlotKind",
    "Stamp",
    "Undrawable",
    "as_jpeg",
    "as_png",
    "codes_from",
    "compose_card",
    "compose_pdf",
    "compose_raster",
    "contrast",
    "edition_digest",
    "encode",
    "factor_to",
    "flaws_of",
    "has_shape_of",
    "identifiers_in",
    "in_film",
    "is_clear_somewhere",
    "is_ground_known",
    "is_readable",
    "is_sharp_at",
    "links_in",
    "links_seen",
    "longest_moment",
    "lost_on",
    "luminance",
    "moment_in_words",
    "moment_of",
    "on_ground",
    "on_press",
    "one_colour",
    "pages_of",
    "paper_of",
    "picture_of",
    "ppi_of",
    "preview",
    "printable_form",
    "read_artwork",
    "said_of",
    "sample_occasion",
    "samples",
    "see_through",
    "sheet_of",
    "sheets_for",
    "slots_from_json",
    "slots_to_json",
    "unprintable",
    "whole_card",
    "without_room",
]
