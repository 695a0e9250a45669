"""An organisation's files.

made      what it has made, what has become of it, and what it holds of materials that were changed
embeds    what of a partner stands on other sites, and where that was seen
issued    what everybody may know of a file, by its code or by its bytes
"""

from .embeds import (
    Shown,
    allowed_hosts,
    embedder,
    embedding_of,
    frame_ancestors,
    last_seen,
    own_hosts,
    page_path,
    presented,
    shown_partner,
    sightings_of,
)
from .issued import Verdict, issued_with_bytes, issued_with_code, verdict_on
from .made import (
    Notice,
    change_for_holders,
    edition_of,
    editions_for_staff,
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
    "Notice",
    "Shown",
    "Verdict",
    "allowed_hosts",
    "change_for_holders",
    "edition_of",
    "editions_for_staff",
    "editions_of",
    "editions_used",
    "embedder",
    "embedding_of",
    "first_made",
    "frame_ancestors",
    "holders_of",
    "issued_with_bytes",
    "issued_with_code",
    "kept_files",
    "last_seen",
    "made_of_template",
    "notices_for",
    "open_notices",
    "own_hosts",
    "page_path",
    "people_who_hold",
    "presented",
    "shown_partner",
    "sightings_of",
    "state_of",
    "titles_of_editions",
    "verdict_on",
    "with_state",
    "with_uses",
]
