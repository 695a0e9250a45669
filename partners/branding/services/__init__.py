"""What happens to logos, brand kits, templates and editions, one module per subject."""

from .drawing import draw_preview, draw_sample_of, look_of_preview
from .editions import draw_edition, file_name, open_edition, record_download, request_edition
from .kits import save_brand_kit
from .logos import add_logo, purge_logos
from .preflight import Finding, contrast_with_paper, findings_about, findings_on
from .templates import ArtworkRefused, add_template, revise_template

__all__ = [
    "ArtworkRefused",
    "Finding",
    "add_logo",
    "add_template",
    "contrast_with_paper",
    "draw_edition",
    "draw_preview",
    "draw_sample_of",
    "file_name",
    "findings_about",
    "findings_on",
    "look_of_preview",
    "open_edition",
    "purge_logos",
    "record_download",
    "request_edition",
    "revise_template",
    "save_brand_kit",
]
