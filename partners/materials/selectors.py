"""Which materials there are, and what they are called."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from partners.kernel import clock
from partners.kernel.languages import in_language
from partners.materials.models import Face, Material


def material_known_as(public_id: Any) -> Material | None:
    """Whatever its state; what readers are shown asks `Material.objects.available`."""
    return Material.objects.filter(public_id=public_id).first()


def faces_shown(*, at: datetime) -> Any:
    """The faces that everybody may see at that time, of materials that are offered."""
    return Face.objects.live(at=at).filter(material__in=Material.objects.available(at=at))


def faces_seen(*, at: datetime) -> list[tuple[Any, str, str]]:
    """Material, language and title of every face that is shown: another list is what a reader would notice, whether
    somebody changed it or an hour has passed."""
    rows = faces_shown(at=at).order_by("material_id", "language")
    return list(rows.values_list("material__public_id", "language", "title"))


def titles_of_materials(public_ids: Iterable[Any], language: str) -> dict[Any, str]:
    """In this language, or in another where there is none; of what is available now."""
    # Only what is shown now: the log must not tell the title of a material that was taken back.
    rows = faces_shown(at=clock.now()).filter(material__public_id__in=list(public_ids))
    titles: dict[Any, dict[str, str]] = {}
    for public_id, code, title in rows.values_list("material__public_id", "language", "title"):
        titles.setdefault(public_id, {})[code] = title
    return {public_id: in_language(texts, language) for public_id, texts in titles.items()}
