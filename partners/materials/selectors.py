"""Which materials there are, and what they are called."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from partners.materials.models import Face, Material
from partners.publications.selectors import known_as, shown_in, titles_in


def material_known_as(public_id: Any) -> Material | None:
    found: Material | None = known_as(Material, public_id)
    return found


def faces_shown(*, at: datetime) -> Any:
    """The faces that everybody may see at that time, of materials that are offered."""
    return Face.objects.shown(at=at)


def faces_seen(*, at: datetime) -> list[tuple[Any, str, str]]:
    return shown_in(Face, at=at)


def titles_of_materials(public_ids: Iterable[Any], language: str) -> dict[Any, str]:
    return titles_in(Face, public_ids, language)
