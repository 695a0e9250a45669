"""How one plane lies on another: homographies (3 x 3, of float64), found from pairs of places."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .arrays import Array, Pyramid, grey

Plane = NDArray[np.float64]
TRIES = 400


def moved(plane: Plane, places: NDArray[np.floating]) -> NDArray[np.float64]:
    """Where these places (x, y in rows) come to lie."""
    whole = np.column_stack([places, np.ones(len(places))]) @ plane.T
    # A place on the horizon lies nowhere; far away is what everybody here takes it for.
    depth = np.where(np.abs(whole[:, 2]) < 1e-9, 1e-9, whole[:, 2])
    return np.asarray(whole[:, :2] / depth[:, None])


def scaled(x: float, y: float | None = None) -> Plane:
    return np.diag([x, x if y is None else y, 1.0])


def growth(plane: Plane, at: tuple[float, float]) -> float:
    """How many pixels there one pixel here becomes, along a line, at this place."""
    step = np.array([at, (at[0] + 1, at[1]), (at[0], at[1] + 1)], dtype=np.float64)
    first, right, below = moved(plane, step)
    across, down = right - first, below - first
    return float(np.sqrt(abs(across[0] * down[1] - across[1] * down[0])))


def fitted(source: NDArray[np.floating], target: NDArray[np.floating], weights: NDArray[np.floating]) -> Plane | None:
    """The plane that takes source to target with the least weighted error; None where the places do not say."""
    if len(source) < 4:
        return None
    before, after = _levelled(source), _levelled(target)
    x, y = moved(before, source).T
    u, v = moved(after, target).T
    zero, one = np.zeros_like(x), np.ones_like(x)
    rows = np.concatenate(
        [
            np.stack([x, y, one, zero, zero, zero, -u * x, -u * y], axis=1),
            np.stack([zero, zero, zero, x, y, one, -v * x, -v * y], axis=1),
        ]
    )
    twice = np.sqrt(np.concatenate([weights, weights]))[:, None]
    found, _rest, rank, _values = np.linalg.lstsq(rows * twice, np.concatenate([u, v]) * twice[:, 0], rcond=1e-9)
    if rank < 8 or not np.isfinite(found).all():
        return None
    plane = np.linalg.inv(after) @ np.append(found, 1.0).reshape(3, 3) @ before
    return np.asarray(plane / plane[2, 2]) if abs(plane[2, 2]) > 1e-12 else None


def _levelled(places: NDArray[np.floating]) -> Plane:
    """Takes these places to around the origin, about one unit away from it: squares of pixels would lose digits."""
    middle = places.mean(axis=0)
    spread = float(np.abs(places - middle).mean()) or 1.0
    return np.array([[1 / spread, 0, -middle[0] / spread], [0, 1 / spread, -middle[1] / spread], [0, 0, 1]])


def agreed(source: Array, target: Array, tolerance: float) -> tuple[Plane, NDArray[np.bool_]] | None:
    """The plane on which most pairs agree, and which of them do (RANSAC, of a fixed seed); None without any."""
    if len(source) < 6:
        return None
    # Fixed: the same picture always gets the same answer.
    chance = np.random.default_rng(11)
    picks = chance.integers(0, len(source), (TRIES, 3))
    one = np.column_stack([source, np.ones(len(source))]).astype(np.float64)
    corners = one[picks]
    is_sound = np.abs(np.linalg.det(corners)) > 200.0
    corners, picks = corners[is_sound], picks[is_sound]
    if not len(picks):
        return None
    tilts = np.linalg.solve(corners, target[picks].astype(np.float64))
    tilts = tilts[_is_likely(tilts)]
    if not len(tilts):
        return None
    errors = np.linalg.norm(one[None] @ tilts - target[None], axis=2)
    best = tilts[np.argmax((errors < tolerance).sum(axis=1))]
    plane: Plane = np.vstack([best.T, [0, 0, 1]])
    inliers = np.linalg.norm(moved(plane, source) - target, axis=1) < tolerance
    # A photograph is no affine picture: what it bends away comes in step by step.
    for limit in (tolerance, tolerance * 0.7, tolerance * 0.5):
        better = fitted(source[inliers], target[inliers], np.ones(int(inliers.sum())))
        if better is None or not is_possible(better, source):
            break
        plane = better
        inliers = np.linalg.norm(moved(plane, source) - target, axis=1) < limit
    return plane, inliers


def _is_likely(tilts: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Not mirrored, not turned by more than a third of a right angle and some, not squeezed to less than half."""
    xx, xy, yx, yy = tilts[:, 0, 0], tilts[:, 0, 1], tilts[:, 1, 0], tilts[:, 1, 1]
    size = xx * yy - xy * yx
    longest = np.hypot(np.hypot(xx, xy), np.hypot(yx, yy))
    upright = (xx > np.abs(xy) * 1.2) & (yy > np.abs(yx) * 1.2)
    found: NDArray[np.bool_] = upright & (size > 1e-3) & (size < 400) & (longest**2 < 4.5 * size)
    return found


def is_possible(plane: Plane, places: NDArray[np.floating]) -> bool:
    """Whether nothing of it lies behind us, as in no photograph of a sheet."""
    depth = np.column_stack([places, np.ones(len(places))]) @ plane[2]
    return bool((depth > 0.2).all() and (depth < 5).all())


def flattened(picture: Pyramid, plane: Plane, size: tuple[int, int]) -> tuple[Array, NDArray[np.bool_]]:
    """What lies under a canvas of this size, which the plane takes to the picture; and where there is any of it."""
    # Pillow samples and does not average: what is much larger has to be made smaller before.
    much = growth(plane, (size[0] / 2, size[1] / 2))
    smaller = picture.at(1 / much) if much > 1.25 else picture.whole
    to_smaller = scaled(smaller.width / picture.size[0], smaller.height / picture.size[1]) @ plane
    numbers = tuple(to_smaller.ravel() / to_smaller[2, 2])[:8]
    drawn = smaller.transform(size, Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BICUBIC)
    return grey(drawn), _inside(to_smaller, size, smaller.size)


def _inside(plane: Plane, size: tuple[int, int], other: tuple[int, int]) -> NDArray[np.bool_]:
    """Which pixels of a canvas of this size lie on the other one."""
    corners = moved(plane, np.array([(0, 0), (size[0], 0), (0, size[1]), size], dtype=np.float64))
    # What lies between four corners lies inside when they do; mostly that is all there is to ask.
    if (corners > 0.5).all() and (corners < np.array(other) - 0.5).all():
        return np.ones((size[1], size[0]), dtype=bool)
    x, y = np.arange(size[0])[None, :] + 0.5, np.arange(size[1])[:, None] + 0.5
    depth = plane[2, 0] * x + plane[2, 1] * y + plane[2, 2]
    right = (plane[0, 0] * x + plane[0, 1] * y + plane[0, 2]) / depth
    below = (plane[1, 0] * x + plane[1, 1] * y + plane[1, 2]) / depth
    return np.asarray((right > 0.5) & (below > 0.5) & (right < other[0] - 0.5) & (below < other[1] - 0.5))
