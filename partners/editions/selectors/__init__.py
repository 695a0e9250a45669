"""An organisation's files.

approving what the campaign has to see before anybody gets it
made      what it has made, what has become of it, and what it holds of materials that were changed
films     which of its films somebody waits for, and how far they are
embeds    what of a partner stands on other sites, and where that was seen
issued    what everybody may know of a file, by its code or by its bytes
photographs  its own pictures, for templates that have a place for one
packs     what a pack would hold, made or not
links     private links, and what one of them opens
renewing  which files are replaced and could be made anew, and how far that has come
"""

from .approving import editions_waiting, refused_lately, shown_alike, usual_wait
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
from .films import GIVEN_UP, Filming, films_waiting, open_orders, reason_of, with_films
from .issued import Known, Verdict, issued_with_bytes, issued_with_code, known_of, verdict_on
from .links import link_of, link_with, links_of, live_links, names_of_links
from .made import (
    Notice,
    change_for_holders,
    edition_of,
    edition_with_code,
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
from .packs import Wanted, files_wanted, line_for, made_of, materials_to_pack
from .photographs import (
    names_of_photographs,
    photograph_of,
    photographs_of,
    photographs_to_choose,
    photographs_used,
    photographs_with_uses,
)
from .renewing import Progress, Target, progress_of, renewals_waiting

__all__ = [
    "GIVEN_UP",
    "Filming",
    "Known",
    "Notice",
    "Progress",
    "Shown",
    "Target",
    "Verdict",
    "Wanted",
    "allowed_hosts",
    "change_for_holders",
    "edition_of",
    "edition_with_code",
    "editions_for_staff",
    "editions_of",
    "editions_used",
    "editions_waiting",
    "embedder",
    "embedding_of",
    "files_wanted",
    "films_waiting",
    "first_made",
    "frame_ancestors",
    "holders_of",
    "issued_with_bytes",
    "issued_with_code",
    "kept_files",
    "known_of",
    "last_seen",
    "line_for",
    "link_of",
    "link_with",
    "links_of",
    "live_links",
    "made_of",
    "made_of_template",
    "materials_to_pack",
    "names_of_links",
    "names_of_photographs",
    "notices_for",
    "open_notices",
    "open_orders",
    "own_hosts",
    "page_path",
    "people_who_hold",
    "photograph_of",
    "photographs_of",
    "photographs_to_choose",
    "photographs_used",
    "photographs_with_uses",
    "presented",
    "progress_of",
    "reason_of",
    "refused_lately",
    "renewals_waiting",
    "shown_alike",
    "shown_partner",
    "sightings_of",
    "state_of",
    "titles_of_editions",
    "usual_wait",
    "verdict_on",
    "with_films",
    "with_state",
    "with_uses",
]
