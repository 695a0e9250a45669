"""What happens to logos and brand kits, one module per subject."""

from .kits import save_brand_kit
from .logos import add_logo, add_mono_logo, add_white_logo, purge_logos, remove_logo
from .marks import drawn_mark
from .preflight import (
    Finding,
    brand_for_many,
    brand_of_kit,
    brand_with_logos,
    contrast_with_paper,
    findings_about,
    findings_about_words,
    findings_on,
)

__all__ = [
    "Finding",
    "add_logo",
    "add_mono_logo",
    "add_white_logo",
    "brand_for_many",
    "brand_of_kit",
    "brand_with_logos",
    "contrast_with_paper",
    "drawn_mark",
    "findings_about",
    "findings_about_words",
    "findings_on",
    "purge_logos",
    "remove_logo",
    "save_brand_kit",
]
