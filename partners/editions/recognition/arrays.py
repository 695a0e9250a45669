"""What pictures and arrays share: grey numbers from 0 to 255, rows first, and positions with the middle of a pixel at
one half, as Pillow has them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Array = NDArray[np.float32]
# (left, top, width, height), in shares of the artwork.
Box = tuple[float, float, float, float]


def grey(picture: Image.Image) -> Array:
    return np.asarray(picture, dtype=np.float32)


def reduced(picture: Image.Image, factor: float) -> Image.Image:
    """The same at this share of its size, never larger than it is."""
    if factor >= 1:
        return picture
    size = max(1, round(picture.width * factor)), max(1, round(picture.height * factor))
    return picture.resize(size, Image.Resampling.LANCZOS)


def smoothed(values: Array, radius: int) -> Array:
    """The mean over a square window, edges repeated; over the last two axes."""
    if radius < 1:
        return values
    size = 2 * radius + 1
    pad = [(0, 0)] * (values.ndim - 2) + [(radius + 1, radius), (radius + 1, radius)]
    sums = np.pad(values, pad, mode="edge").cumsum(-2, dtype=np.float64).cumsum(-1)
    whole = sums[..., size:, size:] - sums[..., :-size, size:] - sums[..., size:, :-size] + sums[..., :-size, :-size]
    return (whole / size**2).astype(np.float32)


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
