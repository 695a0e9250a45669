"""An organisation's files.

made      what it has made, what has become of it, and what it holds of materials that were changed
issued    what everybody may know of a file, by its code or by its bytes
packs     what a pack would hold, made or not
links     private links, and what one of them opens
renewing  which files are replaced and could be made anew, and how far that has come
"""

from .issued import Verdict, issued_with_bytes, issued_with_code, verdict_on
from .links import link_of, link_with, links_of, live_links, names_of_links
from .made import (
    Notice,
    change_for_holders,
    edition_of,
    edition_with_code,
    editions_of,
    editions_used,
    first_made,
    holders_of,
    kept_files,
    made_of_template,
    notices_for,
    open_notices,
    people_who_hold,
    state_of,
    titles_of_editions,
    with_state,
    with_uses,
)
from .packs import Wanted, files_wanted, line_for, made_of, materials_to_pack
from .renewing import Progress, Target, progress_of, renewals_waiting

__all__ = [
    "Notice",
    "Progress",
    "Target",
    "Verdict",
    "Wanted",
    "change_for_holders",
    "edition_of",
    "edition_with_code",
    "editions_of",
    "editions_used",
    "files_wanted",
    "first_made",
    "holders_of",
    "issued_with_bytes",
    "issued_with_code",
    "kept_files",
    "line_for",
    "link_of",
    "link_with",
    "links_of",
    "live_links",
    "made_of",
    "made_of_template",
    "materials_to_pack",
    "names_of_links",
    "notices_for",
    "open_notices",
    "people_who_hold",
    "progress_of",
    "renewals_waiting",
    "state_of",
    "titles_of_editions",
    "verdict_on",
    "with_state",
    "with_uses",
]
