"""What happens to an organisation's files."""

from .confirming import confirm_replacement
from .drawing import draw_preview, look_of_preview
from .editions import check_handed_out, draw_edition, file_name, open_edition, record_download, request_edition
from .embedding import allow_hosts, note_sighting
from .keeping import drop_unfetched
from .withdrawing import withdraw_edition

__all__ = [
    "allow_hosts",
    "check_handed_out",
    "confirm_replacement",
    "draw_edition",
    "draw_preview",
    "drop_unfetched",
    "file_name",
    "look_of_preview",
    "note_sighting",
    "open_edition",
    "record_download",
    "request_edition",
    "withdraw_edition",
]
