"""Corners of a picture, and what each looks like in 128 numbers: gradients in a square around it, upright.

A turned or mirrored picture has the same numbers in another order, so nothing is computed twice for it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .arrays import Array, Pyramid, grey, reduced, slopes, smoothed

# The longer side at which corners are looked for; each level of the pyramid is smaller by the root of two.
SIDE = 720
LEVELS = 6
STEP = 2**-0.5
# A descriptor has 4 x 4 cells of 5 pixels, and in each a histogram of 8 directions.
CELLS, CELL, WAYS = 4, 5, 8
REACH = CELLS * CELL // 2
# At most so many of the strongest in each of 12 x 12 fields: otherwise one block of small print takes them all.
FIELDS, FIELD_SHARE = 12, 3.0


@dataclass(frozen=True)
class Features:
    """`places` are x, y in pixels of the whole picture; `numbers` has one row of 128 for each, of length one."""

    places: Array
    numbers: Array


def features_of(picture: Pyramid, most: int, free: NDArray[np.bool_] | None = None) -> Features:
    """`free` (of the same size) is false where nothing is looked at."""
    nearest = picture.at(min(1.0, SIDE / max(picture.size)))
    first = reduced(nearest, SIDE / max(nearest.size))
    found: list[tuple[Array, Array, Array]] = []
    for level in range(LEVELS):
        drawn = reduced(first, STEP**level)
        if min(drawn.size) < 2 * REACH + 8:
            break
        factor = drawn.width / picture.size[0], drawn.height / picture.size[1]
        # Small levels have fewer corners, and each of them stands for more of the picture.
        share = max(24, round(most * STEP**level / 3))
        rows, columns, strength = corners(grey(drawn), share, _at(free, drawn.size))
        if len(rows):
            places = np.stack([(columns + 0.5) / factor[0], (rows + 0.5) / factor[1]], axis=1).astype(np.float32)
            found.append((places, described(grey(drawn), rows, columns), strength))
    if not found:
        return Features(np.zeros((0, 2), np.float32), np.zeros((0, CELLS * CELLS * WAYS), np.float32))
    places, numbers = (np.concatenate([each[at] for each in found])[:most] for at in (0, 1))
    return Features(places, numbers)


def _at(free: NDArray[np.bool_] | None, size: tuple[int, int]) -> NDArray[np.bool_] | None:
    if free is None:
        return None
    return np.asarray(Image.fromarray(free).resize(size, Image.Resampling.NEAREST), dtype=bool)


def corners(
    level: Array, most: int, free: NDArray[np.bool_] | None
) -> tuple[NDArray[np.intp], NDArray[np.intp], Array]:
    """Rows, columns and strengths (after Harris), the strongest first, spread over the picture."""
    across, down = slopes(level)
    xx, yy, xy = smoothed(np.stack([across * across, down * down, across * down]), 2)
    strength = xx * yy - xy * xy - 0.05 * (xx + yy) ** 2
    strength[:REACH] = strength[-REACH:] = strength[:, :REACH] = strength[:, -REACH:] = 0
    if free is not None:
        strength = np.where(free, strength, 0)
    peak = strength > 25.0
    for y, x in ((0, 1), (1, 0), (1, 1), (1, -1)):
        for way in (1, -1):
            peak &= strength >= np.roll(strength, (way * y, way * x), (0, 1))
    rows, columns = np.nonzero(peak)
    order = np.argsort(-strength[rows, columns], kind="stable")
    rows, columns = rows[order], columns[order]
    field = rows * FIELDS // level.shape[0] * FIELDS + columns * FIELDS // level.shape[1]
    # The how-manieth of its field each one is: by fields first, and within them still the strongest first.
    by_field = np.argsort(field, kind="stable")
    counts = np.bincount(field, minlength=FIELDS**2)
    rank = np.empty(len(rows), dtype=np.intp)
    rank[by_field] = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    chosen = np.nonzero(rank < max(2, FIELD_SHARE * most / FIELDS**2))[0][:most]
    return rows[chosen], columns[chosen], strength[rows[chosen], columns[chosen]].astype(np.float32)


def _pooling() -> Array:
    """How much each pixel of the square counts in each cell: falling to nothing at the middles of the next ones."""
    at = np.arange(2 * REACH) + 0.5 - REACH
    middles = (np.arange(CELLS) - (CELLS - 1) / 2) * CELL
    line = np.maximum(0, 1 - np.abs(at[:, None] - middles[None]) / CELL)
    whole = line[:, None, :, None] * line[None, :, None, :]
    return whole.reshape(4 * REACH * REACH, CELLS * CELLS).astype(np.float32)


POOLING = _pooling()


def described(level: Array, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> Array:
    """128 numbers for each corner, by row, column and direction of the cells; of length one."""
    soft = smoothed(level, 1)
    across, down = slopes(soft)
    offsets = np.arange(-REACH, REACH)
    at = (rows[:, None, None] + offsets[None, :, None], columns[:, None, None] + offsets[None, None, :])
    x, y = across[at].reshape(len(rows), -1), down[at].reshape(len(rows), -1)
    size = np.hypot(x, y)
    turn = (np.arctan2(y, x) / (2 * np.pi) * WAYS) % WAYS
    low = np.floor(turn)
    part = turn - low
    low = low.astype(np.intp) % WAYS
    cells = np.empty((len(rows), WAYS, CELLS * CELLS), np.float32)
    for way in range(WAYS):
        weight = np.where(low == way, size * (1 - part), 0) + np.where((low + 1) % WAYS == way, size * part, 0)
        cells[:, way] = weight @ POOLING
    numbers = cells.transpose(0, 2, 1).reshape(len(rows), -1)
    numbers /= np.linalg.norm(numbers, axis=1, keepdims=True) + 1e-6
    # Clipped once: one hard edge must not outvote all the rest (Lowe 2004, 6.1).
    numbers = np.minimum(numbers, 0.2)
    return np.asarray(numbers / (np.linalg.norm(numbers, axis=1, keepdims=True) + 1e-6), dtype=np.float32)


# How a picture may lie before us: quarter turns to the right, after having been mirrored or not.
POSES = tuple((turns, mirrored) for mirrored in (False, True) for turns in range(4))


def order_in(pose: tuple[int, bool]) -> NDArray[np.intp]:
    """Which of the 128 numbers of the picture as it lies stands where once it has been put upright again."""
    turns, mirrored = pose
    numbers = np.arange(CELLS * CELLS * WAYS).reshape(CELLS, CELLS, WAYS)
    # A picture turned to the right has each gradient turned by two of eight directions (the rows run downwards).
    numbers = np.roll(np.rot90(numbers, turns), -2 * turns, axis=2)
    if mirrored:
        numbers = numbers[:, ::-1, (WAYS // 2 - np.arange(WAYS)) % WAYS]
    return np.ascontiguousarray(numbers).reshape(-1)


def upright(picture: Image.Image, pose: tuple[int, bool]) -> Image.Image:
    """Undoes the pose: turned back to the left, then mirrored."""
    turns, mirrored = pose
    ways = {1: Image.Transpose.ROTATE_90, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_270}
    turned = picture.transpose(ways[turns]) if turns else picture
    return turned.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if mirrored else turned


def put_upright(seen: Features, pose: tuple[int, bool], size: tuple[int, int]) -> Features:
    """The features that `upright(picture, pose)` has; `size` is that of the picture as it lies."""
    turns, mirrored = pose
    places, (width, height) = seen.places, size
    for _turn in range(turns):
        # A quarter to the left: what was right comes to be the top.
        places = np.stack([places[:, 1], width - places[:, 0]], axis=1)
        width, height = height, width
    if mirrored:
        places = np.stack([width - places[:, 0], places[:, 1]], axis=1)
    return Features(places, seen.numbers[:, order_in(pose)])
