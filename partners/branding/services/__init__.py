"""What happens to logos and brand kits, one module per subject."""

from .kits import save_brand_kit
from .logos import add_logo, purge_logos, remove_logo
from .preflight import Finding, contrast_with_paper, findings_about, findings_on, too_long_a_link

__all__ = [
    "Finding",
    "add_logo",
    "contrast_with_paper",
    "findings_about",
    "findings_on",
    "purge_logos",
    "remove_logo",
    "save_brand_kit",
    "too_long_a_link",
]
