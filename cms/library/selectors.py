"""The materials that pages, the partner area and the API offer: one answer for all of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from cms.library.models import MaterialPage
from cms.library.querysets import MaterialQuerySet
from partners.artwork.selectors import templates_available


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


def newest_first(materials: MaterialQuerySet) -> MaterialQuerySet:
    return materials.order_by("-first_published_at", "-pk")


def materials_in_full(public_ids: Sequence[Any], *, at: datetime) -> list[list[MaterialPage]]:
    """For each of these materials its versions by language, in as many queries for one as for a hundred."""
    pages = MaterialPage.objects.available(at=at).filter(translation_key__in=public_ids).for_cards()
    # In the order that was asked for, which the query does not keep and a dictionary does.
    versions: dict[str, list[MaterialPage]] = {str(public_id): [] for public_id in public_ids}
    found = pages.select_related("locale", "campaign", "neutral_file").order_by("locale__language_code")
    for page in with_templates(found):
        versions[str(page.public_id)].append(page)
    return [found for found in versions.values() if found]


def with_templates(pages: Iterable[MaterialPage]) -> list[MaterialPage]:
    """Each with its `templates_in_use`, in its own language, in one query for all of them."""
    listed = list(pages)
    # Without the versions: what is listed here are titles.
    templates = templates_available().prefetch_related(None).select_related("material")
    by_face: dict[tuple[Any, str], list[Any]] = {}
    for template in templates.filter(material__public_id__in=[page.translation_key for page in listed]):
        by_face.setdefault((template.material.public_id, template.language), []).append(template)
    for page in listed:
        page.templates_in_use = by_face.get((page.translation_key, page.locale.language_code), [])
    return listed
