"""Keeps the index of artworks and of what editions look like up with the rows. All of it can be made again."""

import functools
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import structlog
from django.conf import settings
from PIL import Image

from partners.artwork.models import TemplateVersion
from partners.artwork.rendering import Slot, picture_of, slots_from_json
from partners.artwork.services import artwork_of, marked
from partners.artwork.services.drawing import bases
from partners.editions.models import Edition
from partners.editions.recognition import (
    LETTERED,
    SIDE,
    Artwork,
    Index,
    Place,
    length_of,
    looks_of,
    numbers_of,
)

from .drawing import brand_of, choices_of

log = structlog.get_logger(__name__)

# Seconds that one round may take: others wait for the same worker.
ROUND = 60.0
# What recognition compares as words like any other. A photograph it does not know: nothing is said of what one shows,
# and its place counts for nobody, like every other place, when the artwork is found.
KNOWN_AS = {"date": "line", "place": "line"}


@dataclass(frozen=True)
class Face:
    """What never changes of a page: which version it is of (the newest of those that look the same), and its name."""

    version: int
    number: int
    sha256: str
    slots: tuple[Slot, ...]

    @property
    def name(self) -> str:
        return f"{self.sha256[:40]}-{self.number}"

    @property
    def boxes(self) -> tuple[tuple[float, float, float, float], ...]:
        return tuple((slot.x, slot.y, slot.width, slot.height) for slot in self.slots)


@dataclass(frozen=True)
class Page:
    """One page of a version with the places that partners fill. `name` is the same for versions that look the same."""

    version: TemplateVersion
    face: Face

    @property
    def name(self) -> str:
        return self.face.name

    @property
    def number(self) -> int:
        return self.face.number

    @property
    def size(self) -> tuple[int, int]:
        """Of a finished picture."""
        return self.size_at(self.version.picture_scale)

    def size_at(self, scale: float) -> tuple[int, int]:
        return max(1, round(self.version.width * scale)), max(1, round(self.version.height * scale))

    def places(self, size: tuple[int, int]) -> tuple[Place, ...]:
        found = []
        for slot in (each for each in self.face.slots if each.kind != "photo"):
            left, top, width, height = (round(number) for number in slot.box(*size))
            kind = KNOWN_AS.get(slot.kind, slot.kind)
            letters = slot.size * size[1] if kind in LETTERED else float(min(width, height))
            found.append(Place(kind, left, top, max(1, width), max(1, height), letters))
        return tuple(found)


@functools.cache
def index() -> Index:
    return Index(Path(settings.RECOGNITION_DIR))


# By what a version looks like, of which all follows: reading them all anew would take longer than any other step.
_FACES: dict[str, tuple[tuple[int, tuple[Slot, ...]], ...]] = {}


def faces() -> list[Face]:
    """Of every version that was ever published, the newest first; what looks the same is there once."""
    newest: dict[str, int] = {}
    # What is see-through shows whatever film it lies on: nothing there is ours to be recognised by.
    seen = TemplateVersion.objects.exclude(film_place=TemplateVersion.FilmPlace.OVER)
    for key, sha256 in seen.order_by("-pk").values_list("pk", "sha256"):
        newest.setdefault(sha256, key)
    unknown = [key for sha256, key in newest.items() if sha256 not in _FACES]
    for sha256, told in TemplateVersion.objects.filter(pk__in=unknown).values_list("sha256", "slots"):
        slots = slots_from_json(told)
        _FACES[sha256] = tuple(
            # Words that stand there whoever takes it tell nobody apart.
            (number, tuple(slot for slot in slots if slot.page == number and not slot.text))
            for number in sorted({1, *(slot.page for slot in slots)})
        )
    return [Face(key, number, sha256, slots) for sha256, key in newest.items() for number, slots in _FACES[sha256]]


def pages_of(wanted: Iterable[Face]) -> list[Page]:
    """With their rows as they are now, in the same order."""
    asked = list(wanted)
    rows = TemplateVersion.objects.select_related("template__material__campaign").in_bulk(
        {face.version for face in asked}
    )
    return [Page(rows[face.version], face) for face in asked]


def known_artworks(wanted: Iterable[Face]) -> tuple[list[tuple[Face, Artwork]], list[Face]]:
    """Those that are in the index, and those that are still missing."""
    known, missing = [], []
    for face in wanted:
        artwork = index().artwork(face.name, face.boxes)
        if artwork is None:
            missing.append(face)
        else:
            known.append((face, artwork))
    return known, missing


def keep_artworks(missing: Iterable[Face], is_late: Callable[[], bool]) -> tuple[int, bool]:
    """How many were made, and whether there was time for all. One whose file is lost is left out: nobody could be told
    anything of any picture otherwise."""
    made = 0
    for page in pages_of(missing):
        if is_late():
            return made, False
        try:
            _keep_page(page)
        except FileNotFoundError:
            log.error("artwork_lost", version=page.version.pk)
        else:
            made += 1
    return made, True


def _keep_page(page: Page) -> None:
    scale = SIDE / max(page.version.width, page.version.height)
    drawn = bases().layer(artwork_of(page.version), page.size_at(scale), page.number)
    index().keep_artwork(page.name, drawn, page.face.boxes)


def drawn_as(page: Page, edition: Edition, *, scale: float | None = None) -> Image.Image:
    """What people see of this file, in grey; `scale` is that of a finished picture unless another is given."""
    version = edition.template_version
    choices = marked(choices_of(edition), edition.code)
    return picture_of(
        artwork_of(version),
        slots_from_json(version.slots),
        brand_of(edition.organization, edition.kit),
        choices,
        edition.output if scale is None else "png",
        bases=bases(),
        scale=version.picture_scale if scale is None else scale,
        page=page.number,
        mode="L",
    )


def editions_like(page: Page) -> Any:
    """All files that were drawn of what looks like this page."""
    return Edition.objects.filter(template_version__sha256=page.version.sha256, drawn_at__isnull=False)


def looks_known(page: Page) -> Any:
    size = page.size_at(SIDE / max(page.version.width, page.version.height))
    return index().looks(page.name, length_of(page.places(size)))


def looks_made(page: Page, keys: Iterable[int], is_late: Callable[[], bool]) -> Any:
    """Rows for these editions, as far as there is time."""
    scale = SIDE / max(page.version.width, page.version.height)
    places = page.places(page.size_at(scale))
    kind = looks_of(length_of(places))
    same: dict[Any, Any] = {}
    rows = []
    editions = Edition.objects.filter(pk__in=list(keys)).select_related(
        "organization", "kit__logo", "template_version__template", "photograph"
    )
    for edition in editions.order_by("-pk"):
        if is_late():
            break
        # A PDF and a picture of one kit are alike but for their codes, which are not counted.
        look = edition.look
        try:
            if look not in same:
                same[look] = numbers_of(drawn_as(page, edition, scale=scale), places)
        except FileNotFoundError:
            log.error("edition_lost", edition=str(edition.public_id))
            continue
        rows.append((edition.pk, same[look]))
    return np.array(rows, kind)


def refresh_index(*, seconds: float = ROUND) -> int:
    """Makes what is missing, for so many seconds of this thread; how much was made. Records no entry: nothing of it
    is anybody's."""
    begun = time.monotonic()

    def is_late() -> bool:
        return time.monotonic() - begun > seconds

    found = faces()
    made, is_complete = keep_artworks(known_artworks(found)[1], is_late)
    if not is_complete:
        return made
    for page in pages_of(face for face, _artwork in known_artworks(found)[0]):
        made += _refresh_looks(page, is_late)
    index().tidy({face.name for face in found})
    return made


def _refresh_looks(page: Page, is_late: Callable[[], bool]) -> int:
    known = looks_known(page)
    missing = set(editions_like(page).values_list("pk", flat=True)).difference(known["edition"].tolist())
    if not missing or is_late():
        return 0
    rows = looks_made(page, missing, is_late)
    if len(rows):
        index().keep_looks(page.name, np.concatenate([known, rows]))
    return len(rows)


def is_index_behind() -> bool:
    """Asked often, so it draws nothing."""
    known = faces()
    if any(not index().has_artwork(face.name) for face in known):
        return True
    return any(len(looks_known(page)) < editions_like(page).count() for page in pages_of(known))
