"""What happens to templates, and how they are drawn."""

from .drafts import begin_template, begin_version, discard_draft, publish_draft, save_draft
from .drawing import (
    address_of_code,
    artwork_of,
    code_at,
    draw,
    draw_sample,
    draw_sample_of,
    draw_view,
    has_no_room_for,
    is_code_readable,
    logo_is_lost_on,
    longest_line,
    marked,
    own_sheet,
    sheets_of,
)
from .sheets import LABELS, Trial, draw_trial, sample_names, trials_of
from .templates import add_template, offer_template_again, retire_template, revise_template

__all__ = [
    "LABELS",
    "Trial",
    "add_template",
    "address_of_code",
    "artwork_of",
    "begin_template",
    "begin_version",
    "code_at",
    "discard_draft",
    "draw",
    "draw_sample",
    "draw_sample_of",
    "draw_trial",
    "draw_view",
    "has_no_room_for",
    "is_code_readable",
    "logo_is_lost_on",
    "longest_line",
    "marked",
    "offer_template_again",
    "own_sheet",
    "publish_draft",
    "retire_template",
    "revise_template",
    "sample_names",
    "save_draft",
    "sheets_of",
    "trials_of",
]
