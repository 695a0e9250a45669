"""The materials that pages, the partner area and the API offer: one answer for all of them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from cms.library.models import MaterialPage
from cms.library.querysets import MaterialQuerySet
from partners.kernel import clock


def materials_available(
    *, at: datetime, language: str = "", kind: str = "", use: str = "", campaign: Any = None
) -> MaterialQuerySet:
    """Materials that everybody may have at this time, the newest first. Empty arguments do not narrow."""
    return newest_first(
        MaterialPage.objects.available(at=at).narrowed(language=language, kind=kind, use=use, campaign=campaign)
    )


def material_versions(public_id: Any, *, at: datetime) -> MaterialQuerySet:
    """One material in all languages in which it is available."""
    return MaterialPage.objects.available(at=at).filter(translation_key=public_id).order_by("locale__language_code")


def titles_of(public_ids: Collection[UUID], language: str) -> dict[UUID, str]:
    """In this language, or in another where there is none; of what is available now."""
    found = MaterialPage.objects.available(at=clock.now()).filter(translation_key__in=public_ids)
    rows = sorted(found.values_list("translation_key", "locale__language_code", "title"), key=lambda row: row[1])
    return {key: title for key, _code, title in rows} | {key: title for key, code, title in rows if code == language}


def newest_first(materials: MaterialQuerySet) -> MaterialQuerySet:
    return materials.order_by("-first_published_at", "-pk")


def materials_in_full(public_ids: Sequence[Any], *, at: datetime) -> list[list[MaterialPage]]:
    """For each of these materials its versions by language, in as many queries for one as for a hundred."""
    pages = MaterialPage.objects.available(at=at).filter(translation_key__in=public_ids).for_cards().with_templates()
    versions: dict[str, list[MaterialPage]] = {str(public_id): [] for public_id in public_ids}
    for page in pages.select_related("locale", "campaign", "neutral_file").order_by("locale__language_code"):
        versions[str(page.public_id)].append(page)
    return [found for found in versions.values() if found]
