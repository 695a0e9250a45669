"""What happens to an organisation's files."""

from .approving import approve_edition, refuse_edition
from .checking import occasion_for
from .confirming import confirm_replacement
from .drawing import draw_asked, draw_picture, draw_preview, look_of_preview
from .editions import (
    draw_edition,
    file_name,
    open_edition,
    record_download,
    request_edition,
    reserve_edition,
)
from .embedding import allow_hosts, note_sighting
from .filming import give_up_film, make_film, order_film, purge_orders
from .handing import check_handed_out, check_made
from .indexing import is_index_behind, refresh_index
from .keeping import drop_unfetched, is_kept
from .letters import (
    FORMS,
    compose_letter,
    letter_of,
    name_of_letter,
    record_letter_taken,
    signature_of,
    what_is_missing,
)
from .packing import Pack, pack_of, parts_of_pack, record_pack
from .photographs import add_photograph, purge_photographs, take_back_photograph
from .recognising import Recognised, recognise_picture
from .renewing import ask_for_renewal, renew_some
from .sharing import create_link, edition_behind, note_link_use, require_open, revoke_link
from .verifying import Answer, Sight, look_up_file
from .withdrawing import withdraw_edition

__all__ = [
    "FORMS",
    "Answer",
    "Pack",
    "Recognised",
    "Sight",
    "add_photograph",
    "allow_hosts",
    "approve_edition",
    "ask_for_renewal",
    "check_handed_out",
    "check_made",
    "compose_letter",
    "confirm_replacement",
    "create_link",
    "draw_asked",
    "draw_edition",
    "draw_picture",
    "draw_preview",
    "drop_unfetched",
    "edition_behind",
    "file_name",
    "give_up_film",
    "is_index_behind",
    "is_kept",
    "letter_of",
    "look_of_preview",
    "look_up_file",
    "make_film",
    "name_of_letter",
    "note_link_use",
    "note_sighting",
    "occasion_for",
    "open_edition",
    "order_film",
    "pack_of",
    "parts_of_pack",
    "purge_orders",
    "purge_photographs",
    "recognise_picture",
    "record_download",
    "record_letter_taken",
    "record_pack",
    "refresh_index",
    "refuse_edition",
    "renew_some",
    "request_edition",
    "require_open",
    "reserve_edition",
    "revoke_link",
    "signature_of",
    "take_back_photograph",
    "what_is_missing",
    "withdraw_edition",
]
