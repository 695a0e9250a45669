"""Which artworks a picture may show, and how they lie in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .arrays import Array
from .features import POSES, Features, put_upright
from .geometry import Plane, agreed

# Corners asked of the picture, and kept of an artwork.
QUERY_CORNERS, ARTWORK_CORNERS = 600, 500
# Only the strongest vote on which artwork it is; all of them say how it lies.
VOTING = 300
ALIKE, DISTINCT = 0.80, 0.92
LEAST_VOTES, LEAST_PAIRS = 6, 8
MOST_ARTWORKS = 8
# Artworks left after a first round of votes.
FIRST_ROUND = 32


@dataclass(frozen=True)
class Pose:
    """`artwork` by its place in the list; `plane` takes pixels of its kept picture to those of the picture that was
    looked up, once that was put upright by `lying`."""

    artwork: int
    lying: tuple[int, bool]
    plane: Plane
    pairs: int


def pairs_of(seen: Array, known: Array) -> tuple[Array, Array]:
    """For each row of `seen` the likest of `known`, and whether it stands out from the others."""
    alike = seen @ known.T
    best = alike.argmax(axis=1)
    rows = np.arange(len(seen))
    most = alike[rows, best]
    alike[rows, best] = -1
    # As distances, which is how the ratio of the two is meant (Lowe 2004, 7.1).
    is_own = (most > ALIKE) & (1 - most < (1 - alike.max(axis=1)) * DISTINCT**2)
    return best, is_own


def _spread(numbers: Array, most: int) -> Array:
    """Every so-manieth: they come level by level, and each level has to vote."""
    return numbers[:: max(1, -(-len(numbers) // most))]


def votes_for(seen: Features, artworks: Sequence[Features], voting: int) -> list[int]:
    """Where there are many, a third of the corners says first which of them the others need not be asked about."""
    asked: Sequence[int] = range(len(artworks))
    if len(artworks) > 2 * FIRST_ROUND:
        first = _votes(_spread(seen.numbers, voting // 3), artworks, asked)
        asked = sorted(asked, key=lambda each: -first[each])[:FIRST_ROUND]
    return _votes(_spread(seen.numbers, voting), artworks, asked)


def _votes(numbers: Array, artworks: Sequence[Features], asked: Iterable[int]) -> list[int]:
    votes = [0] * len(artworks)
    for each in asked:
        known = artworks[each].numbers
        if len(known) >= LEAST_PAIRS:
            best, is_own = pairs_of(numbers, known)
            votes[each] = len(np.unique(best[is_own]))
    return votes


def poses_of(
    seen: Features,
    size: tuple[int, int],
    artworks: Sequence[Features],
    lying: tuple[int, bool] = POSES[0],
    voting: int = VOTING,
) -> list[Pose]:
    """Those that agree on a plane, the one with most pairs first. `size` is the picture's, as it lies; so many of its
    corners vote on which artworks are asked."""
    upright = put_upright(seen, lying, size) if lying != POSES[0] else seen
    if len(upright.numbers) < LEAST_PAIRS:
        return []
    votes = votes_for(upright, artworks, voting)
    order = sorted(range(len(artworks)), key=lambda each: -votes[each])
    likely = [each for each in order[:MOST_ARTWORKS] if votes[each] >= LEAST_VOTES]
    found = [pose for each in likely if (pose := _pose(upright, size, artworks[each], each, lying))]
    return sorted(found, key=lambda pose: -pose.pairs)


def _pose(seen: Features, size: tuple[int, int], known: Features, number: int, lying: tuple[int, bool]) -> Pose | None:
    best, is_own = pairs_of(seen.numbers, known.numbers)
    source, target = known.places[best[is_own]], seen.places[is_own]
    found = agreed(source, target, max(size) * 0.012)
    if found is None or found[1].sum() < LEAST_PAIRS:
        return None
    plane, inliers = found
    # Ten corners upon one another are one corner.
    apart = np.unique((source[inliers] // 24).astype(np.intp), axis=0)
    return Pose(number, lying, plane, int(inliers.sum())) if len(apart) >= LEAST_PAIRS - 2 else None
