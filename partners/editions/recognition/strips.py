"""A partner's places on the picture beside what our own renderer draws there: alike, different, or not to be told."""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .arrays import Array, Pyramid, grey, slopes, smoothed
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
LEAST_SEEN = {"logo": 18.0, "name": 5.0, "line": 5.0, "link": 4.5, "qr": 26.0, "code": 6.0}
# Likeness at least and rest at most of what is alike; likeness below or rest above of what is different. Far apart:
# between them lie a poor photograph of the right name and a good one of a name with one other letter, and neither may
# be called the one or the other. What may be left over was set after looks at the tests' own pictures (docs/adr/0051).
LIMITS = {
    "logo": (0.78, 0.06, 0.45, 0.25),
    "name": (0.83, 0.12, 0.40, 0.22),
    "line": (0.35, 0.35, 0.15, 0.60),
    "link": (0.80, 0.12, 0.25, 0.25),
    "qr": (0.82, 0.12, 0.45, 0.25),
    "code": (0.85, 0.15, 0.20, 0.30),
}
# Letters of so many pixels have to be as much alike as this: one other letter then is none of the camera's.
CLEAR, CLEARLY = 12.0, {"name": 0.90, "link": 0.87}
MARGIN = 4
# Of a place: below it nothing was meant to stand there.
LEAST_CONTENT = 0.004
# Of the height of letters, to either side: one letter at a time.
TEXT_WINDOW = 0.45
# Letters and shapes in pixels of the canvas: more tells nothing more.
ENOUGH_LETTERS, ENOUGH = 30.0, 240.0
PERCENTILE = 2
# Pixels.
ENOUGH_LIGHT = 20_000
# Of the contrast of letters, as variances.
MOST_NOISE = 0.03


@dataclass(frozen=True)
class View:
    """A place as the picture shows it, flat, on a `canvas` of `scale` pixels for each one of the finished picture, of
    which the picture has `sight`; and `bare`, what it would show there without any partner."""

    picture: Pyramid
    place: Place
    box: tuple[int, int, int, int]
    sight: float
    scale: float
    canvas: Plane
    light: Light
    bare: Array
    shown: Array
    inside: NDArray[np.bool_]


def view_of(picture: Pyramid, plane: Plane, place: Place, plain: Image.Image, light: Light, margin: int = 0) -> View:
    """`plane` takes pixels of the finished picture to those of the one looked up; `plain` is the artwork without any
    partner, grey and of that size. `margin` is what is seen around the place."""
    box = place.left - margin, place.top - margin, place.left + place.width + margin, place.top + place.height + margin
    sight = growth(plane, (place.left + place.width / 2, place.top + place.height / 2))
    scale = _scale(place, sight)
    # Light that has bleached the artwork has bleached the strip, too.
    bare = _lit(_as_seen(plain, box, sight, scale), light)
    size = bare.shape[1], bare.shape[0]
    to_place = np.array([[1, 0, box[0]], [0, 1, box[1]], [0, 0, 1]]) @ scaled(
        (box[2] - box[0]) / size[0], (box[3] - box[1]) / size[1]
    )
    canvas = plane @ to_place
    return View(picture, place, box, sight, scale, canvas, light, bare, *flattened(picture, canvas, size))


def is_too_small(plane: Plane, place: Place) -> bool:
    """To be told apart."""
    sight = growth(plane, (place.left + place.width / 2, place.top + place.height / 2))
    least = place.letters if place.kind in LETTERED else min(place.width, place.height)
    return least * sight < LEAST_SEEN[place.kind]


def compared(view: View, drawn: Image.Image) -> Compared:
    """`drawn` is the whole fresh drawing, grey and of the size of a finished picture; the view has the `MARGIN`."""
    place, canvas, shown, inside = view.place, view.canvas, view.shown, view.inside
    ours = _lit(_as_seen(drawn, view.box, view.sight, view.scale), view.light)
    edge = max(1, round(MARGIN * view.scale))
    content = np.zeros(ours.shape, dtype=bool)
    # A neighbour's letters may reach over the edge: they are none of this place.
    content[2 * edge : -2 * edge, 2 * edge : -2 * edge] = True
    content &= np.abs(ours - view.bare) > 6 * min(1.0, view.light[1])
    if content.mean() < LEAST_CONTENT:
        # Against the drawing, which has what reaches over.
        return _of_nothing(place.kind, ours, shown, inside, view.light)
    if (content & inside).sum() < LEAST_PART[place.kind] * content.sum():
        return Compared(place.kind, Seen.UNSEEN)
    # A strip is laid on by us, so that it may lie beside where the artwork says by a fraction.
    for _step in range(3):
        x, y = _aside(ours, shown, inside)
        if max(abs(x), abs(y)) < 0.03:
            break
        canvas = canvas @ np.array([[1, 0, -x], [0, 1, -y], [0, 0, 1.0]])
        shown, inside = flattened(view.picture, canvas, (ours.shape[1], ours.shape[0]))
    return _judged(place, ours, shown, inside, content, view.scale, view.sight)


def _lit(values: Array, light: Light) -> Array:
    offset, gain, _noise = light
    return np.clip(offset + gain * values, 0, 255)


def _scale(place: Place, sight: float) -> float:
    """Twice as large as it is seen: at its own size what lies half a pixel aside is drawn soft."""
    if place.kind in LETTERED:
        return min(2.0, 2 * sight, ENOUGH_LETTERS / place.letters)
    return min(1.0, 2 * sight, ENOUGH / max(place.width, place.height))


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


def _judged(
    place: Place,
    ours: Array,
    shown: Array,
    inside: NDArray[np.bool_],
    content: NDArray[np.bool_],
    canvas: float,
    sight: float,
) -> Compared:
    inner = np.zeros_like(inside)
    edge = max(1, round(MARGIN * canvas))
    inner[edge:-edge, edge:-edge] = True
    is_text = place.kind in LETTERED
    window = max(2, round(place.letters * canvas * (TEXT_WINDOW if is_text else 0.12)))
    # Two pixels from where the picture ends nothing of it is left in what was drawn between them.
    inner &= smoothed(inside.astype(np.float32), 3) > 0.999
    near = inner & (smoothed(content.astype(np.float32), window) > 0.01)
    if inner.sum() < 40 or near.sum() < 40:
        return Compared(place.kind, Seen.UNSEEN)
    best: tuple[float, float] | None = None
    drawn = ours
    # What was made small or soft on its way has lost the same everywhere, which makes no forgery alike.
    for soft in range(4):
        drawn = smoothed(drawn, 1) if soft else ours
        found = _likeness(drawn, shown, inner, near, window)
        if best is not None and found[1] >= best[1]:
            break
        best = found
        # Nothing becomes another word by becoming softer.
        if found[1] > 2 * LIMITS[place.kind][3]:
            break
    assert best is not None  # noqa: S101  (for the type checker)
    worst, rest = best
    least, most, below, above = LIMITS[place.kind]
    if is_text and place.letters * sight >= CLEAR:
        least = CLEARLY.get(place.kind, least)
    if worst >= least and rest <= most:
        seen = Seen.ALIKE
    elif worst < below or rest > above:
        seen = Seen.DIFFERENT
    else:
        seen = Seen.UNCLEAR
    return Compared(place.kind, seen, round(worst, 3), round(rest, 3))


def _likeness(
    drawn: Array, shown: Array, inner: NDArray[np.bool_], near: NDArray[np.bool_], window: int
) -> tuple[float, float]:
    """Likeness where it is least, and the rest. `near` is where something is drawn: a short name in a long place has
    no less contrast for the empty paper behind it."""
    # Of the whole place: one even mark on a plate fills all that lies near it.
    spread = max(float(drawn[near].var()), float(drawn[inner].var()))
    level, gain = _relit(drawn, shown, inner)
    if spread < 1 or gain < 0.08:
        return -1.0, 1.0
    # What lies outside is as it should be: it must not count in any window.
    level = np.where(inner, level, drawn)
    mean, mean_other = smoothed(drawn, window), smoothed(level, window)
    both = smoothed(drawn * level, window) - mean * mean_other
    own = smoothed(drawn * drawn, window) - mean * mean
    others = smoothed(level * level, window) - mean_other * mean_other
    even = inner & (own < 0.02 * spread)
    noise = float(np.percentile(others[even], 40)) if even.sum() > 40 else 0.0
    # Of a camera, or of a screen before it; what is stronger than that was drawn by somebody.
    noise = min(noise, MOST_NOISE * spread)
    others = np.where(others > own, np.maximum(own, others - 2 * noise), others)
    # Where hardly anything is drawn, even a little is unlike it: a share of the whole contrast keeps that quiet.
    quiet = 0.04 * spread + 4.0
    alike = (2 * both + quiet) / (own + others + quiet)
    counted = near | (inner & (others > 0.1 * spread))
    strange = max(0.0, float(np.square(level - drawn)[inner].mean()) - noise)
    return float(np.percentile(alike[counted], PERCENTILE)), strange / (float(drawn[inner].var()) + strange)


def _relit(drawn: Array, shown: Array, inner: NDArray[np.bool_]) -> tuple[Array, float]:
    """What is seen in the greys of the drawing, without the light that falls from one side, and its contrast."""
    y = np.linspace(-1, 1, drawn.shape[0], dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, drawn.shape[1], dtype=np.float32)[None, :]
    terms = [np.ones_like(drawn), x + 0 * y, y + 0 * x, x * x + 0 * y, x * y]
    # Light knows no letters: of a large place every fourth pixel says as much.
    some = np.s_[::2, ::2] if drawn.size > ENOUGH_LIGHT else np.s_[:]
    counted = inner[some]
    columns = np.stack([term[some][counted] for term in (drawn, *terms)], axis=1).astype(np.float64)
    sums = columns.T @ columns + np.diag([1e-3] * columns.shape[1])
    gain, *light = np.linalg.solve(sums, columns.T @ shown[some][counted].astype(np.float64))
    if gain < 0.08:
        return shown, float(gain)
    fallen = sum(float(each) * term for each, term in zip(light, terms, strict=True))
    return np.asarray((shown - fallen) / float(gain), dtype=np.float32), float(gain)


def is_bare(view: View) -> bool | None:
    """Whether nothing stands on the artwork here; None where that cannot be seen. The view has no margin."""
    found = _of_nothing(view.place.kind, view.bare, view.shown, view.inside, view.light)
    return None if found.rest == 1.0 else found.seen is not Seen.DIFFERENT


def _of_nothing(kind: str, bare: Array, shown: Array, inside: NDArray[np.bool_], light: Light) -> Compared:
    """A place that was left empty has to be empty: then it says nothing, and else it says that something was added."""
    if inside.mean() < 0.95:
        return Compared(kind, Seen.UNSEEN)
    offset, gain, noise = light
    left = shown - offset - gain * bare
    left -= np.median(left)
    strange = np.abs(smoothed(left, 1)) > max(30 * abs(gain), 4 * noise)
    # A short word in a long place is no more than a few hundredths of it: of each square the most counts.
    squares = smoothed((strange & inside).astype(np.float32), max(1, min(strange.shape) // 2))
    share = max(float(strange[inside].mean()), float(squares.max()) / 3)
    return Compared(kind, Seen.DIFFERENT if share > 0.04 else Seen.UNSEEN, 0.0, min(share, 0.99))
