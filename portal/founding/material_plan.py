"""What a campaign's folder says of materials and pictures, read and checked."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from partners.kernel.uploads import CleanFile
from portal.founding.reading import Text

# Heading and what stands below it: paragraphs divided by empty lines. The heading may be empty.
Section = tuple[str, str]
Bodies = dict[str, tuple[Section, ...]]


@dataclass(frozen=True)
class Picture:
    """Without a file only in a folder that is refused."""

    file: CleanFile | None
    title: Text
    alt: Text
    credit: Text
    licence: Text
    rights_until: date | None
    licence_code: str = ""
    territory: str = ""
    caution: str = ""


@dataclass(frozen=True)
class FilmBelow:
    """The film that artwork is laid over, as it was sent; when it is seen there as `artwork.models.Drawn` says."""

    data: bytes
    place: str
    start: float
    seconds: float


@dataclass(frozen=True)
class Drawn:
    """Artwork in one language, and the slots for a partner's words; `slots` is JSON as templates store it."""

    file: CleanFile
    slots: list[dict[str, Any]]
    film: FilmBelow | None = None


@dataclass(frozen=True)
class Photo:
    """One picture of a set, by its key."""

    picture: str
    caption: Text


@dataclass(frozen=True)
class Format:
    """The same material at another size, `name` being that of its artwork."""

    name: str
    kind: str
    title: Text
    drawn: dict[str, Drawn]


@dataclass(frozen=True)
class Material:
    """`picture` stands for one without artwork; `topic` is the code of a subject; `corrected` says what was wrong."""

    key: str
    kind: str
    title: Text
    summary: Text
    credit: Text
    licence: Text
    alt: Text
    drawn: dict[str, Drawn]
    bodies: Bodies
    is_draft: bool
    licence_code: str = ""
    territory: str = ""
    rights_until: date | None = None
    warning: Text = field(default_factory=dict)
    topic: str = ""
    picture: str = ""
    photos: tuple[Photo, ...] = ()
    film_url: str = ""
    film_length: str = ""
    corrected: Text = field(default_factory=dict)
    formats: tuple[Format, ...] = ()


@dataclass(frozen=True)
class Collection:
    """`materials` are keys, in their order."""

    key: str
    title: Text
    lead: Text
    dated_on: date | None
    picture: str
    materials: tuple[str, ...]
    bodies: Bodies
