"""From a picture to the artworks that it shows, and to what its strip says beside those that we would have drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from PIL import Image

from .arrays import Array, Pyramid
from .features import POSES, Features, features_of, upright
from .geometry import Plane, flattened, growth, scaled
from .index import Artwork
from .matching import QUERY_CORNERS, VOTING, poses_of
from .strips import MARGIN, Compared, Place, Seen, View, compared, is_bare, is_too_small, view_of
from .tiles import Look, glance_at, look_at

# The longer side at which a picture is looked at: what is larger shows nothing more.
LARGEST = 2400
# Artworks of several languages or formats share most of what they show: those within this share of the best are all
# asked, and their strips decide.
BESIDE = 0.8
# Looked at closely, of those whose corners agree, and how many of the corners of the first they need.
CLOSELY, CORNERS_BESIDE = 4, 0.2
# What has less than this share of the best at a glance had at most three quarters of it after a close look.
GLANCED = 0.35
# Corners that vote on a picture that may lie some other way: most do not.
FEW = 120


@dataclass(frozen=True)
class Sighting:
    """One artwork, kept at this `size`, as it lies in `picture`, which was put upright."""

    artwork: Artwork
    size: tuple[int, int]
    picture: Pyramid
    look: Look

    def plane_for(self, size: tuple[int, int]) -> Plane:
        """From pixels of a finished picture of this size to those of the picture."""
        return self.look.plane @ scaled(self.size[0] / size[0], self.size[1] / size[1])


def prepared(picture: Image.Image) -> Image.Image:
    """In grey, what is clear on white, and no larger than it is looked at."""
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer)
    drawn = picture.convert("L")
    drawn.thumbnail((LARGEST, LARGEST), Image.Resampling.LANCZOS)
    return drawn


def sightings_in(
    picture: Image.Image, artworks: Sequence[Artwork], is_late: Callable[[], bool]
) -> tuple[list[Sighting], list[Sighting]]:
    """The artworks that it shows, the most of one first; and those of which it shows no more than parts.

    `picture` is `prepared`; `is_late` ends the search between two steps.
    """
    if min(picture.size) < 48:
        return [], []
    straight = Pyramid(picture)
    seen = features_of(straight, QUERY_CORNERS)
    known = _Features(artworks)
    parts: list[Sighting] = []
    for lying in POSES:
        if is_late():
            break
        poses = poses_of(seen, picture.size, known, lying, VOTING if lying == POSES[0] else FEW)
        lain = Pyramid(upright(picture, lying)) if poses and lying != POSES[0] else straight
        likely = [pose for pose in poses[:CLOSELY] if pose.pairs >= CORNERS_BESIDE * poses[0].pairs]
        shown = _sightings(lain, [(artworks[pose.artwork], pose.plane) for pose in likely])
        whole = sorted((each for each in shown if each.look.is_artwork), key=lambda each: -each.look.area)
        if whole:
            return [each for each in whole if each.look.area >= BESIDE * whole[0].look.area], []
        parts += [each for each in shown if each.look.is_part]
    return [], sorted(parts, key=lambda each: -each.look.area)


def _sightings(picture: Pyramid, likely: Sequence[tuple[Artwork, Plane]]) -> list[Sighting]:
    glanced = []
    for artwork, plane in likely:
        kept = artwork.picture()
        if glance := glance_at(picture, kept, list(artwork.slots), plane):
            glanced.append((artwork, kept, glance))
    most = max((glance.area for _artwork, _kept, glance in glanced), default=0.0)
    return [
        Sighting(artwork, kept.size, picture, look)
        for artwork, kept, glance in glanced
        if glance.area >= GLANCED * most and (look := look_at(picture, kept, list(artwork.slots), glance))
    ]


class _Features(Sequence[Features]):
    """Of these artworks, each made when it is asked for."""

    def __init__(self, artworks: Sequence[Artwork]) -> None:
        self._artworks = artworks

    def __getitem__(self, at: Any) -> Any:
        return self._artworks[at].features

    def __len__(self) -> int:
        return len(self._artworks)


@dataclass(frozen=True)
class Ground:
    """The artwork at the size of its files, and the places on it, all in pixels of that size."""

    sighting: Sighting
    plain: Image.Image
    places: tuple[Place, ...]

    @cached_property
    def plane(self) -> Plane:
        return self.sighting.plane_for(self.plain.size)

    def compare(self, drawn: Image.Image, *, in_full: bool = True) -> tuple[Compared, ...]:
        """Each place with a drawing, in grey and of the size of `plain`; unless `in_full`, until two are different."""
        found: list[Compared] = []
        for place, view in self.views:
            is_told = not in_full and sum(each.seen is Seen.DIFFERENT for each in found) > 1
            found.append(Compared(place.kind, Seen.UNSEEN) if view is None or is_told else compared(view, drawn))
        return tuple(found)

    @cached_property
    def views(self) -> list[tuple[Place, View | None]]:
        """What every drawing is compared with; None where nothing could be told apart."""
        return [
            (place, None if is_too_small(self.plane, place) else self._view(place, MARGIN)) for place in self.places
        ]

    def _view(self, place: Place, margin: int) -> View:
        here = self.sighting
        return view_of(here.picture, self.plane, place, self.plain, here.look.light, margin)

    def is_bare(self) -> bool:
        """No partner's things stand on it, as far as its strip can be seen."""
        told = [is_bare(self._view(place, 0)) for place in self.places]
        return False not in told and True in told

    def flat(self, place: Place, margin: float) -> Array:
        """One place as if it lay before us, large enough for a code to be read off it."""
        side = max(place.width, place.height) * (1 + 2 * margin)
        sight = growth(self.plane, (place.left + place.width / 2, place.top + place.height / 2))
        canvas = max(200, min(900, round(side * sight * 3)))
        left, top = place.left + place.width / 2 - side / 2, place.top + place.height / 2 - side / 2
        to_place = np.array([[1, 0, left], [0, 1, top], [0, 0, 1]]) @ scaled(side / canvas)
        return flattened(self.sighting.picture, self.plane @ to_place, (canvas, canvas))[0]


def strip_of(ground: Ground, drawn: Image.Image | None = None) -> Image.Image | None:
    """The band with all places, flat, for people to look at: of the picture, or of a drawing. None without places."""
    if not ground.places:
        return None
    left, top = min(each.left for each in ground.places), min(each.top for each in ground.places)
    right = max(each.left + each.width for each in ground.places)
    bottom = max(each.top + each.height for each in ground.places)
    space = (bottom - top) // 8
    box = max(0, left - space), max(0, top - space), right + space, bottom + space
    box = box[0], box[1], min(ground.plain.width, box[2]), min(ground.plain.height, box[3])
    factor = min(1.0, 900 / (box[2] - box[0]))
    size = max(1, round((box[2] - box[0]) * factor)), max(1, round((box[3] - box[1]) * factor))
    if drawn is not None:
        return drawn.crop(box).resize(size, Image.Resampling.LANCZOS)
    to_strip = np.array([[1, 0, box[0]], [0, 1, box[1]], [0, 0, 1]]) @ scaled(
        (box[2] - box[0]) / size[0], (box[3] - box[1]) / size[1]
    )
    shown, _inside = flattened(ground.sighting.picture, ground.plane @ to_strip, size)
    return Image.fromarray(np.clip(shown, 0, 255).astype(np.uint8))
