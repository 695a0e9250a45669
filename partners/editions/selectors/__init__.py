"""An organisation's files.

made      what it has made, what has become of it, and what it holds of materials that were changed
issued    what everybody may know of a file, by its code or by its bytes
"""

from .issued import Known, Verdict, issued_with_bytes, issued_with_code, known_of, verdict_on
from .made import (
    Notice,
    change_for_holders,
    edition_of,
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

__all__ = [
    "Known",
    "Notice",
    "Verdict",
    "change_for_holders",
    "edition_of",
    "editions_of",
    "editions_used",
    "first_made",
    "holders_of",
    "issued_with_bytes",
    "issued_with_code",
    "kept_files",
    "known_of",
    "made_of_template",
    "notices_for",
    "open_notices",
    "people_who_hold",
    "state_of",
    "titles_of_editions",
    "verdict_on",
    "with_state",
    "with_uses",
]
