"""What happens to an organisation's files."""

from .confirming import confirm_replacement
from .drawing import draw_preview, look_of_preview
from .editions import check_handed_out, draw_edition, file_name, open_edition, record_download, request_edition
from .indexing import is_index_behind, refresh_index
from .keeping import drop_unfetched
from .recognising import Recognised, recognise_picture

__all__ = [
    "Recognised",
    "check_handed_out",
    "confirm_replacement",
    "draw_edition",
    "draw_preview",
    "drop_unfetched",
    "file_name",
    "is_index_behind",
    "look_of_preview",
    "open_edition",
    "recognise_picture",
    "record_download",
    "refresh_index",
    "request_edition",
]
