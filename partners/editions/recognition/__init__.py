"""Which artwork a picture shows, and whose strip is on it: pure functions over arrays, which know no database.

arrays      smoothing, slopes, likeness; features, geometry and tiles stand on it
features    corners and what each looks like, upright, turned or mirrored
geometry    how one plane lies on another
matching    which artworks a picture may show
tiles       how much of an artwork is there, and how it lies to a fraction of a pixel
strips      a partner's places beside a fresh drawing
shortlist   a strip in a few numbers, by which the likeliest partners are found
index       what is known of each artwork, in files
looking     all of these, from a picture to places that can be compared
deciding    what may be said
"""

from .deciding import CAMPAIGN, Beside, Decision, Outcome, decided
from .index import Artwork, Index, looks_of
from .looking import Ground, Sighting, prepared, sightings_in, strip_of
from .shortlist import BEHIND, LIKELY, SIDE, length_of, numbers_of, numbers_seen, scores
from .strips import LETTERED, Compared, Place, Seen

__all__ = [
    "BEHIND",
    "CAMPAIGN",
    "LETTERED",
    "LIKELY",
    "SIDE",
    "Artwork",
    "Beside",
    "Compared",
    "Decision",
    "Ground",
    "Index",
    "Outcome",
    "Place",
    "Seen",
    "Sighting",
    "decided",
    "length_of",
    "looks_of",
    "numbers_of",
    "numbers_seen",
    "prepared",
    "scores",
    "sightings_in",
    "strip_of",
]
