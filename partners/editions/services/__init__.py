"""What happens to an organisation's files."""

from .confirming import confirm_replacement
from .drawing import draw_preview, look_of_preview
from .editions import check_handed_out, draw_edition, file_name, open_edition, record_download, request_edition
from .keeping import drop_unfetched
from .letters import (
    FORMS,
    compose_letter,
    letter_of,
    name_of_letter,
    record_letter_taken,
    signature_of,
    what_is_missing,
)

__all__ = [
    "FORMS",
    "check_handed_out",
    "compose_letter",
    "confirm_replacement",
    "draw_edition",
    "draw_preview",
    "drop_unfetched",
    "file_name",
    "letter_of",
    "look_of_preview",
    "name_of_letter",
    "open_edition",
    "record_download",
    "record_letter_taken",
    "request_edition",
    "signature_of",
    "what_is_missing",
]
