"""A strip as a few numbers, by which the likeliest of many partners are found before anything is drawn."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .arrays import Array, Pyramid, grey
from .geometry import Plane, flattened, scaled
from .strips import Place

# Across and down. Codes are left out: so small, one is like any other.
SHAPES = {"logo": (14, 10), "name": (32, 5), "line": (32, 5), "link": (32, 5)}
# The longer side at which a file is drawn to take its numbers.
SIDE = 900
# A place whose numbers are about as alike as this may be that of the same partner.
LIKELY, BEHIND = 0.80, 0.12
# What is left of a place that is cut tells less, and still more than nothing.
LEAST_INSIDE = 0.35
BLOCK = 4000
Numbers = NDArray[np.int8]


def numbers_of(drawn: Image.Image, places: Sequence[Place]) -> Numbers:
    """Of a fresh drawing, in grey; one stretch of each place after the other."""
    parts = []
    for place in _counted(places):
        box = place.left, place.top, place.left + place.width, place.top + place.height
        small = drawn.crop(box).resize(SHAPES[place.kind], Image.Resampling.BOX)
        parts.append(_signed(grey(small)))
    return np.concatenate(parts) if parts else np.zeros(0, np.int8)


def numbers_seen(picture: Pyramid, plane: Plane, places: Sequence[Place]) -> Numbers:
    """The same of a picture that was looked up; zeros stand for what is cut off it."""
    parts = []
    for place in _counted(places):
        size = SHAPES[place.kind]
        to_place = np.array([[1, 0, place.left], [0, 1, place.top], [0, 0, 1]]) @ scaled(
            place.width / size[0], place.height / size[1]
        )
        shown, inside = flattened(picture, plane @ to_place, size)
        parts.append(_signed(shown, inside) if inside.mean() > LEAST_INSIDE else np.zeros(shown.size, np.int8))
    return np.concatenate(parts) if parts else np.zeros(0, np.int8)


def length_of(places: Sequence[Place]) -> int:
    return sum(SHAPES[place.kind][0] * SHAPES[place.kind][1] for place in _counted(places))


def scores(seen: Numbers, known: NDArray[np.int8], places: Sequence[Place]) -> Array:
    """How alike each row is, as the mean over the places that can be seen; -1 to 1."""
    # As numbers to calculate with, a hundred thousand rows would take half a gigabyte.
    blocks = [_scores(seen, known[at : at + BLOCK], places) for at in range(0, len(known), BLOCK)]
    return np.concatenate(blocks) if blocks else np.zeros(0, np.float32)


def _scores(seen: Numbers, known: NDArray[np.int8], places: Sequence[Place]) -> Array:
    total, counted, at = np.zeros(len(known), np.float32), 0, 0
    for place in _counted(places):
        end = at + SHAPES[place.kind][0] * SHAPES[place.kind][1]
        own, others = seen[at:end].astype(np.float32), known[:, at:end].astype(np.float32)
        at = end
        if not own.any():
            continue
        # Of what is cut off nothing is known: there nobody is like it or unlike it.
        if (is_seen := own != 0).mean() < 0.95:
            own, others = own[is_seen], others[:, is_seen]
            own, others = own - own.mean(), others - others.mean(axis=1, keepdims=True)
        lengths = np.linalg.norm(others, axis=1) * np.linalg.norm(own)
        total += np.where(lengths > 0, others @ own / np.maximum(lengths, 1), 0)
        counted += 1
    return np.asarray(total / max(1, counted), dtype=np.float32)


def _counted(places: Sequence[Place]) -> list[Place]:
    return [place for place in places if place.kind in SHAPES]


def _signed(values: Array, inside: NDArray[np.bool_] | None = None) -> Numbers:
    seen = np.ones(values.size, dtype=bool) if inside is None else inside.ravel()
    level = np.where(seen, values.ravel() - values.ravel()[seen].mean(), 0)
    length = float(np.sqrt((level * level).sum()))
    # Nothing stands there: noise of an even ground would be as long as words.
    if length < 3.0 * np.sqrt(level.size):
        return np.zeros(level.size, np.int8)
    return np.clip(np.round(level / length * 254), -127, 127).astype(np.int8)
