"""Looking closely: how much of an artwork is there, tile by tile, and how it lies to a fraction of a pixel."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .arrays import Array, Box, Pyramid, grey, outside, slopes
from .geometry import Plane, fitted, flattened, growth, is_possible, moved, scaled

TILE = 32
# Below this spread of greys a tile looks like any other even piece of paper.
TEXTURE = 5.0
ALIKE = 0.70
# The longer side of the canvas on which the last look is taken; less for a picture that shows less.
SIDE = 720
# Pixels by which most tiles lie aside and another look would see no more.
STEADY = 0.25
# Tiles without which nothing can be refitted.
LEAST_AGREED = 6
# Tiles alike, in all and of those that can be seen.
LEAST_TILES, LEAST_SHARE = 20, 0.70
# Light: greys of the picture as a + b x greys of the artwork, with what is left over as their spread.
Light = tuple[float, float, float]


@dataclass(frozen=True)
class Look:
    """`plane` from the artwork's kept picture to the one looked up; `tiles` seen, `alike` of them as they should be;
    `area` is the share of the artwork's textured tiles that are alike."""

    plane: Plane
    tiles: int
    alike: int
    area: float
    light: Light

    @property
    def is_artwork(self) -> bool:
        return self.alike >= LEAST_TILES and self.alike >= LEAST_SHARE * self.tiles

    @property
    def is_part(self) -> bool:
        """Parts of the artwork are there, and the rest is something else."""
        return self.alike >= LEAST_TILES


def glance_at(picture: Pyramid, artwork: Image.Image, slots: list[Box], plane: Plane) -> Look | None:
    """Coarsely: what is several pixels off is found there only. None where the plane turns out to be none."""
    least, fine = _sides(artwork, plane)
    look, _off = _look(picture, artwork, slots, plane, max(fine / 2, least))
    return look if look and look.alike >= LEAST_AGREED else None


def look_at(picture: Pyramid, artwork: Image.Image, slots: list[Box], glance: Look) -> Look | None:
    """Closely, where somebody has glanced. None where the plane turns out to be none."""
    _least, fine = _sides(artwork, glance.plane)
    look = glance
    for _step in range(2):
        nearer, off = _look(picture, artwork, slots, look.plane, fine)
        if nearer is None or nearer.alike < LEAST_AGREED:
            return None
        look = nearer
        if off < STEADY:
            break
    # The tiles that agreed have moved the plane for the last time; what they say is as good as it gets.
    return look


def _sides(artwork: Image.Image, plane: Plane) -> tuple[float, float]:
    """The longer side below which there are too few tiles, and that of a close look."""
    sight = growth(plane, (artwork.width / 2, artwork.height / 2)) * max(artwork.size) / SIDE
    least = 6 * TILE / min(artwork.size) * max(artwork.size)
    return min(least, max(artwork.size)), min(max(min(SIDE, SIDE * sight * 1.2), least), max(artwork.size))


def _look(
    picture: Pyramid, artwork: Image.Image, slots: list[Box], plane: Plane, side: float
) -> tuple[Look | None, float]:
    """What is seen, and how many pixels of this look the plane was off."""
    factor = side / max(artwork.size)
    size = max(TILE, round(artwork.width * factor)), max(TILE, round(artwork.height * factor))
    to_artwork = scaled(artwork.width / size[0], artwork.height / size[1])
    canvas = plane @ to_artwork
    known = grey(artwork.resize(size, Image.Resampling.LANCZOS) if size != artwork.size else artwork)
    shown, inside = flattened(picture, canvas, size)
    free = outside(slots, size, 2)
    blocks = [_tiles(each) for each in (known, shown, free & inside, free)]
    ours, theirs, seen, usable = blocks
    spread = ours.std(axis=(1, 2))
    is_ours = usable.mean(axis=(1, 2)) > 0.98
    wanted = is_ours & (spread > TEXTURE)
    chosen = wanted & (seen.mean(axis=(1, 2)) > 0.98)
    if not chosen.any():
        return None, 0.0
    ours, theirs = ours[chosen], theirs[chosen]
    likeness, shift = _shifted(ours, theirs)
    middles = _middles(size)[chosen]
    near = np.abs(shift).max(axis=1) < 4
    alike = (likeness > ALIKE) & near
    better = None
    if alike.sum() >= 8:
        better = fitted(middles[alike] + shift[alike], moved(canvas, middles[alike]), likeness[alike] ** 2)
    light = _light(ours[alike], theirs[alike]) if alike.any() else (0.0, 1.0, 0.0)
    sound = better is not None and is_possible(better, middles)
    after = better @ np.linalg.inv(to_artwork) if better is not None and sound else plane
    area = float(alike.sum() / max(1, wanted.sum()))
    off = float(np.median(np.abs(shift[alike]).max(axis=1))) if alike.any() else 0.0
    return Look(after, int(chosen.sum()), int(alike.sum()), area, light), off


def _tiles(values: NDArray[np.generic]) -> NDArray[np.float32]:
    rows, columns = values.shape[0] // TILE, values.shape[1] // TILE
    cut = values[: rows * TILE, : columns * TILE].reshape(rows, TILE, columns, TILE)
    return cut.transpose(0, 2, 1, 3).reshape(-1, TILE, TILE).astype(np.float32)


def _middles(size: tuple[int, int]) -> NDArray[np.float64]:
    rows, columns = size[1] // TILE, size[0] // TILE
    y, x = np.mgrid[:rows, :columns]
    return np.stack([x.ravel(), y.ravel()], axis=1) * float(TILE) + TILE / 2


def _shifted(ours: Array, theirs: Array) -> tuple[Array, Array]:
    """Likeness of each tile once it has been moved a little, and by how much (x, y) it was (Lucas and Kanade)."""
    level = ours - ours.mean(axis=(1, 2), keepdims=True)
    other = theirs - theirs.mean(axis=(1, 2), keepdims=True)
    norm = np.sqrt((level**2).sum(axis=(1, 2)) * (other**2).sum(axis=(1, 2))) + 1e-3
    # One gain for each tile: shades of a photograph are no shift.
    gain = (level * other).sum(axis=(1, 2)) / ((level**2).sum(axis=(1, 2)) + 1e-3)
    safe = np.where(np.abs(gain) < 0.05, 1.0, gain)[:, None, None]
    left_over = other / safe - level
    x, y = slopes(ours)
    xx, yy, xy = ((one * two).sum(axis=(1, 2)) for one, two in ((x, x), (y, y), (x, y)))
    right, below = (x * left_over).sum(axis=(1, 2)), (y * left_over).sum(axis=(1, 2))
    # Along an edge nothing can be told; the small number keeps the tile from running off along it.
    damp = 0.02 * (xx + yy) + 1e-3
    size = (xx + damp) * (yy + damp) - xy * xy
    shift = np.stack([(yy + damp) * right - xy * below, (xx + damp) * below - xy * right], axis=1) / size[:, None]
    nearer = level + x * np.clip(shift[:, 0], -2, 2)[:, None, None] + y * np.clip(shift[:, 1], -2, 2)[:, None, None]
    nearer -= nearer.mean(axis=(1, 2), keepdims=True)
    after = (nearer * other).sum(axis=(1, 2))
    after = after / (np.sqrt((nearer**2).sum(axis=(1, 2)) * (other**2).sum(axis=(1, 2))) + 1e-3)
    return np.maximum((level * other).sum(axis=(1, 2)) / norm, after).astype(np.float32), shift.astype(np.float32)


def _light(ours: Array, theirs: Array) -> Light:
    one, other = ours.ravel(), theirs.ravel()
    spread = float(one.var())
    gain = float(((one - one.mean()) * (other - other.mean())).mean()) / spread if spread > 1 else 1.0
    offset = float(other.mean()) - gain * float(one.mean())
    return offset, gain, float((other - offset - gain * one).std())
