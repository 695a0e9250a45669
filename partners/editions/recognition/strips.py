"""A partner's places on the picture beside what our own renderer draws there: alike, different, or not to be told."""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .arrays import Array, grey, likeness, slopes, smoothed
from .geometry import Plane, flattened, growth, scaled
from .tiles import Light


class Seen(Enum):
    ALIKE = "alike"
    DIFFERENT = "different"
    UNCLEAR = "unclear"
    # Cut off, too small to be read, or there is nothing to compare.
    UNSEEN = "unseen"


LETTERED = ("name", "line", "link", "code")


@dataclass(frozen=True)
class Place:
    """A slot in pixels of the finished picture, and how high its letters are there (its own height without any)."""

    kind: str
    left: int
    top: int
    width: int
    height: int
    letters: float


@dataclass(frozen=True)
class Compared:
    """`worst`: likeness where it is least (of all small windows one in fifty is worse); `rest`: what the drawing does
    not explain of what is seen, from 0 to 1."""

    kind: str
    seen: Seen
    worst: float = 0.0
    rest: float = 1.0


# Pixels of the picture below which letters or shapes are no longer told apart.
# How much of a place has to lie inside of the picture.
LEAST_PART = {"logo": 0.55, "name": 0.95, "line": 0.9, "link": 0.9, "qr": 0.5, "code": 0.95}
LEAST_SEEN = {"logo": 18.0, "name": 8.0, "line": 6.5, "link": 6.0, "qr": 26.0, "code": 6.0}
# Likeness at least and rest at most of what is alike; likeness below or rest above of what is different. Far apart:
# between them lie a poor photograph of the right name and a good one of a name with one other letter, and neither may
# be called the one or the other.
LIMITS = {
    "logo": (0.78, 0.06, 0.45, 0.25),
    "name": (0.88, 0.10, 0.25, 0.22),
    "line": (0.50, 0.25, 0.15, 0.60),
    "link": (0.85, 0.13, 0.15, 0.25),
    "qr": (0.86, 0.12, 0.45, 0.25),
    "code": (0.85, 0.15, 0.20, 0.30),
}
MARGIN = 4
# Of a place: below it nothing was meant to stand there.
LEAST_CONTENT = 0.004
# Of the height of letters, to either side: one letter at a time.
TEXT_WINDOW = 0.45
# Letters and shapes in pixels of the canvas: more tells nothing more.
ENOUGH_LETTERS, ENOUGH = 30.0, 240.0
PERCENTILE = 2


def compared(
    picture: Image.Image, plane: Plane, place: Place, drawn: Image.Image, plain: Image.Image, light: Light
) -> Compared:
    """`plane` takes pixels of the finished picture to those of the one looked up; `drawn` is the whole fresh drawing,
    `plain` the artwork without any partner, both grey and of that size."""
    middle = place.left + place.width / 2, place.top + place.height / 2
    sight = growth(plane, middle)
    least = place.letters if place.kind in LETTERED else min(place.width, place.height)
    if least * sight < LEAST_SEEN[place.kind]:
        return Compared(place.kind, Seen.UNSEEN)
    box = place.left - MARGIN, place.top - MARGIN, place.left + place.width + MARGIN, place.top + place.height + MARGIN
    # Light that has bleached the artwork has bleached the strip, too.
    canvas_scale = _scale(place, sight)
    ours, bare = (_lit(_as_seen(each, box, sight, canvas_scale), light) for each in (drawn, plain))
    edge = max(1, round(MARGIN * canvas_scale))
    content = np.zeros(ours.shape, dtype=bool)
    # A neighbour's letters may reach over the edge: they are none of this place.
    content[2 * edge : -2 * edge, 2 * edge : -2 * edge] = True
    content &= np.abs(ours - bare) > 6 * min(1.0, light[1])
    size = ours.shape[1], ours.shape[0]
    to_place = np.array([[1, 0, box[0]], [0, 1, box[1]], [0, 0, 1]]) @ scaled(
        (box[2] - box[0]) / size[0], (box[3] - box[1]) / size[1]
    )
    canvas = plane @ to_place
    shown, inside = flattened(picture, canvas, size)
    if content.mean() < LEAST_CONTENT:
        # Against the drawing, which has what reaches over.
        return _of_nothing(place.kind, ours, shown, inside, light)
    if (content & inside).sum() < LEAST_PART[place.kind] * content.sum():
        return Compared(place.kind, Seen.UNSEEN)
    # A strip is laid on by us, so that it may lie beside where the artwork says by a fraction.
    for _step in range(3):
        x, y = _aside(ours, shown, inside)
        if max(abs(x), abs(y)) < 0.03:
            break
        canvas = canvas @ np.array([[1, 0, -x], [0, 1, -y], [0, 0, 1.0]])
        shown, inside = flattened(picture, canvas, size)
    return _judged(place, ours, shown, inside, canvas_scale)


def _lit(values: Array, light: Light) -> Array:
    offset, gain, _noise = light
    return np.clip(offset + gain * values, 0, 255)


def _scale(place: Place, sight: float) -> float:
    enough = ENOUGH_LETTERS / place.letters if place.kind in LETTERED else ENOUGH / max(place.width, place.height)
    return min(1.0, 2 * sight, enough)


def _as_seen(drawn: Image.Image, box: tuple[int, int, int, int], sight: float, scale: float) -> Array:
    """This part at twice the size at which the picture shows it, with no more in it than that shows."""
    part = drawn.crop(box)
    if sight < min(1.0, scale):
        part = part.resize(
            (max(2, round(part.width * sight)), max(2, round(part.height * sight))), Image.Resampling.LANCZOS
        )
    size = max(4, round((box[2] - box[0]) * scale)), max(4, round((box[3] - box[1]) * scale))
    way = Image.Resampling.LANCZOS if size[0] < part.width else Image.Resampling.BICUBIC
    return grey(part if part.size == size else part.resize(size, way))


def _aside(ours: Array, shown: Array, inside: NDArray[np.bool_]) -> tuple[float, float]:
    weight = inside.astype(np.float32)
    one, other = ours - ours[inside].mean(), shown - shown[inside].mean()
    gain = float((one * other * weight).sum()) / (float((one * one * weight).sum()) + 1e-3)
    if abs(gain) < 0.1:
        return 0.0, 0.0
    left = (other / gain - one) * weight
    x, y = slopes(ours)
    xx, yy, xy = float((x * x).sum()), float((y * y).sum()), float((x * y).sum())
    damp = 0.01 * (xx + yy) + 1e-3
    right, below = float((x * left).sum()), float((y * left).sum())
    size = (xx + damp) * (yy + damp) - xy * xy
    moved = ((yy + damp) * right - xy * below) / size, ((xx + damp) * below - xy * right) / size
    return float(np.clip(moved[0], -1.5, 1.5)), float(np.clip(moved[1], -1.5, 1.5))


def _judged(place: Place, ours: Array, shown: Array, inside: NDArray[np.bool_], canvas: float) -> Compared:
    inner = np.zeros_like(inside)
    edge = max(1, round(MARGIN * canvas))
    inner[edge:-edge, edge:-edge] = True
    is_text = place.kind in LETTERED
    window = max(2, round(place.letters * canvas * (TEXT_WINDOW if is_text else 0.12)))
    # Two pixels from where the picture ends nothing of it is left in what was drawn between them.
    inner &= smoothed(inside.astype(np.float32), 3) > 0.999
    if inner.sum() < 40:
        return Compared(place.kind, Seen.UNSEEN)
    best: tuple[float, float] | None = None
    # What was made small or soft on its way has lost the same everywhere, which makes no forgery alike.
    for soft in range(4):
        drawn = ours
        for _step in range(soft):
            drawn = smoothed(drawn, 1)
        rest = 1 - max(0.0, likeness(drawn[inner], shown[inner])) ** 2
        if best is None or rest < best[1]:
            best = _worst(drawn, shown, inner, window), rest
    assert best is not None  # noqa: S101  (for the type checker)
    worst, rest = best
    least, most, below, above = LIMITS[place.kind]
    if worst >= least and rest <= most:
        seen = Seen.ALIKE
    elif worst < below or rest > above:
        seen = Seen.DIFFERENT
    else:
        seen = Seen.UNCLEAR
    return Compared(place.kind, seen, round(worst, 3), round(rest, 3))


def _worst(drawn: Array, shown: Array, inner: NDArray[np.bool_], window: int) -> float:
    one, other = drawn[inner], shown[inner]
    spread = float(one.var())
    gain = float(((one - one.mean()) * (other - other.mean())).mean()) / spread if spread > 1 else 0.0
    if gain < 0.08:
        return -1.0
    # What lies outside is as it should be: it must not count in any window.
    level = np.where(inner, (shown - other.mean()) / gain + one.mean(), drawn)
    mean, mean_other = smoothed(drawn, window), smoothed(level, window)
    both = smoothed(drawn * level, window) - mean * mean_other
    own = smoothed(drawn * drawn, window) - mean * mean
    others = smoothed(level * level, window) - mean_other * mean_other
    even = inner & (own < 0.02 * spread)
    noise = float(np.percentile(others[even], 40)) if even.sum() > 40 else 0.0
    # Noise of a camera is no letter; whatever is more than twice as strong stays.
    others = np.where(others > own, np.maximum(own, others - 2 * noise), others)
    # Where hardly anything is drawn, even a little is unlike it: a share of the whole contrast keeps that quiet.
    quiet = 0.04 * spread + 4.0
    alike = (2 * both + quiet) / (own + others + quiet)
    return float(np.percentile(alike[inner], PERCENTILE))


def is_bare(picture: Image.Image, plane: Plane, place: Place, plain: Image.Image, light: Light) -> bool | None:
    """Whether nothing stands on the artwork here; None where that cannot be seen."""
    box = place.left, place.top, place.left + place.width, place.top + place.height
    sight = growth(plane, (place.left + place.width / 2, place.top + place.height / 2))
    bare = _lit(_as_seen(plain, box, sight, _scale(place, sight)), light)
    size = bare.shape[1], bare.shape[0]
    to_place = np.array([[1, 0, box[0]], [0, 1, box[1]], [0, 0, 1]]) @ scaled(
        (box[2] - box[0]) / size[0], (box[3] - box[1]) / size[1]
    )
    found = _of_nothing(place.kind, bare, *flattened(picture, plane @ to_place, size), light)
    return None if found.rest == 1.0 else found.seen is not Seen.DIFFERENT


def _of_nothing(kind: str, bare: Array, shown: Array, inside: NDArray[np.bool_], light: Light) -> Compared:
    """A place that was left empty has to be empty: then it says nothing, and else it says that something was added."""
    if inside.mean() < 0.95:
        return Compared(kind, Seen.UNSEEN)
    offset, gain, noise = light
    left = shown - offset - gain * bare
    left -= np.median(left)
    strange = np.abs(smoothed(left, 1)) > max(30 * abs(gain), 4 * noise)
    share = float(strange[inside].mean())
    return Compared(kind, Seen.DIFFERENT if share > 0.04 else Seen.UNSEEN, 0.0, min(share, 0.99))
