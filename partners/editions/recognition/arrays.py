"""What pictures and arrays share: grey numbers from 0 to 255, rows first, and positions with the middle of a pixel at
one half, as Pillow has them."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Array = NDArray[np.float32]
# (left, top, width, height), in shares of the artwork.
Box = tuple[float, float, float, float]
# Sizes of a pyramid to each half.
STEPS = 4


def grey(picture: Image.Image) -> Array:
    return np.asarray(picture, dtype=np.float32)


def reduced(picture: Image.Image, factor: float) -> Image.Image:
    """The same at this share of its size, never larger than it is."""
    if factor >= 1:
        return picture
    size = max(1, round(picture.width * factor)), max(1, round(picture.height * factor))
    return picture.resize(size, Image.Resampling.LANCZOS)


class Pyramid:
    """A grey picture, and smaller ones of it, each made once: to begin with all its pixels every time would cost more
    than everything that is done with what comes of it."""

    def __init__(self, picture: Image.Image) -> None:
        self.whole = picture
        self._levels = {0: picture}

    @property
    def size(self) -> tuple[int, int]:
        return self.whole.size

    def at(self, factor: float) -> Image.Image:
        """At this share of its size or up to a fifth more of it, never larger than it is."""
        return self._level(max(0, math.floor(-STEPS * math.log2(factor) + 1e-9)))

    def _level(self, number: int) -> Image.Image:
        if number not in self._levels:
            # From the last half before it: what that has lost would not be left in this one.
            from_level = self._level((number - 1) // STEPS * STEPS)
            factor = 2 ** (-number / STEPS)
            size = max(1, round(self.size[0] * factor)), max(1, round(self.size[1] * factor))
            self._levels[number] = from_level.resize(size, Image.Resampling.LANCZOS)
        return self._levels[number]


def smoothed(values: Array, radius: int) -> Array:
    """The mean over a square window, edges repeated; over the last two axes."""
    if radius < 1:
        return values
    size = 2 * radius + 1
    pad = [(0, 0)] * (values.ndim - 2) + [(radius, radius)] * 2
    sums = np.pad(values.astype(np.float32, copy=False), pad, mode="edge")
    for axis in (-2, -1):
        sums = _summed(sums, size, axis)
    sums /= size**2
    return sums


def _summed(values: Array, size: int, axis: int) -> Array:
    """Of so many neighbours each: by doubling, which takes fewer steps than adding one after the other, and loses no
    digits as running sums do."""
    total, at, wide, doubled = None, 0, 1, values
    length = values.shape[axis] - size + 1

    def part(of: Array, first: int, count: int) -> Array:
        return of[..., first : first + count, :] if axis == -2 else of[..., first : first + count]

    while True:
        if size & wide:
            own = part(doubled, at, length)
            total = own if total is None else total + own
            at += wide
        if 2 * wide > size:
            break
        count = doubled.shape[axis] - wide
        doubled = part(doubled, 0, count) + part(doubled, wide, count)
        wide *= 2
    assert total is not None  # noqa: S101  (for the type checker: every size has a highest bit)
    return total


def slopes(values: Array) -> tuple[Array, Array]:
    """Across and down, in greys for each pixel."""
    across, down = np.zeros_like(values), np.zeros_like(values)
    across[..., :, 1:-1] = (values[..., :, 2:] - values[..., :, :-2]) / 2
    down[..., 1:-1, :] = (values[..., 2:, :] - values[..., :-2, :]) / 2
    return across, down


def outside(boxes: list[Box], size: tuple[int, int], margin: int = 0) -> NDArray[np.bool_]:
    """True for each pixel of a picture of this size (width, height) that lies in none of the boxes."""
    width, height = size
    free = np.ones((height, width), dtype=bool)
    for left, top, wide, tall in boxes:
        x0, y0 = int(left * width) - margin, int(top * height) - margin
        x1, y1 = int(np.ceil((left + wide) * width)) + margin, int(np.ceil((top + tall) * height)) + margin
        free[max(0, y0) : y1, max(0, x0) : x1] = False
    return free


def likeness(one: Any, other: Any) -> float:
    """Normalised correlation, -1 to 1; 0 where either is even."""
    first, second = one - one.mean(), other - other.mean()
    norm = float(np.sqrt((first * first).sum() * (second * second).sum()))
    return float((first * second).sum()) / norm if norm > 1e-6 else 0.0
