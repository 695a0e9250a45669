"""Which materials there are, and what they are called."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from partners.materials.models import KINDS_OF_FORMAT, Face, Format, Material
from partners.publications.selectors import known_as, shown_in, titles_in


@dataclass(frozen=True)
class Wording:
    """What a material says in one language, to be taken over. `sections` are headings, which may be empty, with plain
    text; `terms` how far it may be used, `address` where it is read."""

    material: Material
    language: str
    title: str
    sections: tuple[tuple[str, str], ...]
    address: str
    credit: str
    terms: str


class Pages(NamedTuple):
    """What pages know of a material and its row does not, for rooms below them. Both are given a public id, and answer
    for this moment or the one that is named: `wordings` each language in which it has a text that may be taken,
    `files` names and contents of what its page in one language says."""

    wordings: Callable[[Any, datetime], list[Wording]]
    files: Callable[[UUID, str], Iterable[tuple[str, bytes]]]


# The room of the pages puts its own here when it starts, because pages lie above (docs/adr/0049, 0052).
PAGES: list[Pages] = []


def wordings_of(public_id: Any, *, at: datetime) -> list[Wording]:
    return [wording for pages in PAGES for wording in pages.wordings(public_id, at)]


def words_as_files(public_id: UUID, language: str) -> Iterator[tuple[str, bytes]]:
    for pages in PAGES:
        yield from pages.files(public_id, language)


def material_known_as(public_id: Any) -> Material | None:
    found: Material | None = known_as(Material, public_id)
    return found


def texts_offered(*, at: datetime) -> Any:
    """Materials of the kinds that are taken over word for word."""
    return Material.objects.available(at=at).filter(kind__in=KINDS_OF_FORMAT[Format.TEXT]).order_by("pk")


def faces_shown(*, at: datetime) -> Any:
    """The faces that everybody may see at that time, of materials that are offered."""
    return Face.objects.shown(at=at)


def faces_seen(*, at: datetime) -> list[tuple[Any, str, str]]:
    return shown_in(Face, at=at)


def titles_of_materials(public_ids: Iterable[Any], language: str) -> dict[Any, str]:
    return titles_in(Face, public_ids, language)
