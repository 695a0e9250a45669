"""The materials that pages, the partner area and the API offer: one answer for all of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.compare import diff_text
from wagtail.models import PageLogEntry

from cms.library.models import CollectionPage, MaterialPage
from cms.library.querysets import CollectionQuerySet, MaterialQuerySet
from cms.pages.selectors.site import absolute
from partners.artwork.selectors import templates_available
from partners.materials.models import Material
from partners.materials.selectors import Wording, material_known_as


def materials_available(
    *, at: datetime, language: str = "", kind: str = "", use: str = "", campaign: Any = None, state: str = ""
) -> MaterialQuerySet:
    """Materials that everybody may have at this time, the newest first. Empty arguments do not narrow."""
    chosen: dict[str, Any] = {"language": language, "kind": kind, "use": use, "campaign": campaign, "state": state}
    return newest_first(MaterialPage.objects.available(at=at).narrowed(**chosen, at=at))


def collections_shown(language: str, *, at: datetime) -> CollectionQuerySet:
    """Collections that everybody may open and that hold something in this language, with picture and number."""
    return CollectionPage.objects.shown(language=language, at=at).for_cards()


def material_versions(public_id: Any, *, at: datetime) -> MaterialQuerySet:
    """One material in all languages in which it is available."""
    return MaterialPage.objects.available(at=at).filter(translation_key=public_id).order_by("locale__language_code")


def wordings(public_id: Any, at: datetime) -> list[Wording]:
    """Of a material that is a text, as it stands on its pages; of a video it would be what others say in it."""
    found = []
    row = material_known_as(public_id)
    for page in material_versions(public_id, at=at).select_related("locale", "campaign"):
        if row and page.is_text:
            sections = tuple((block.value["heading"], block.value["text"]) for block in page.body)
            language, address = page.locale.language_code, absolute(page.get_url())
            found.append(Wording(row, language, page.title, sections, address, page.credit, page.rights_in_words))
    return found


def in_best_language(materials: MaterialQuerySet, language: str) -> list[MaterialPage]:
    """One page for each of these materials, whatever selection they are: in this language where there is one."""
    best: dict[Any, MaterialPage] = {}
    full = newest_first(materials).select_related("locale", "campaign", "preview", "neutral_file")
    for page in full:
        kept = best.get(page.translation_key)
        if kept is None or (page.locale.language_code == language and kept.locale.language_code != language):
            # Its place stays that of its newest version, so that the order is the same in every language.
            best[page.translation_key] = page
    return list(best.values())


def withdrawn_of(public_ids: Iterable[Any]) -> list[Material]:
    """Those that everybody knew and that were withdrawn: what was never shown is told of to nobody."""
    found = Material.objects.filter(public_id__in=list(public_ids), withdrawn_at__isnull=False)
    return [row for row in found.prefetch_related("faces").order_by("-withdrawn_at", "pk") if row.withdrawn_titles]


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


def page_as_of(page: MaterialPage, moment: datetime) -> MaterialPage:
    """As readers had it then; the first that they had, where it was published only later."""
    published = PageLogEntry.objects.filter(page=page, action__startswith="wagtail.publish", revision__isnull=False)
    entries = published.select_related("revision").order_by("timestamp", "pk")
    found = entries.filter(timestamp__lte=moment).last() or entries.first()
    return found.revision.as_object() if found else page


def differences(old: MaterialPage, new: MaterialPage) -> list[tuple[str, list[tuple[str, str]]]]:
    """What a reader sees changed: by the name of each part its pieces, each `equal`, `deletion` or `addition`."""
    before, after = _parts_of(old), _parts_of(new)
    changed = [name for name in dict.fromkeys([*before, *after]) if before.get(name, "") != after.get(name, "")]
    return [(name, _pieces(before.get(name, ""), after.get(name, ""))) for name in changed]


def _parts_of(page: MaterialPage) -> dict[str, str]:
    parts = {_("Title"): page.title, _("Summary"): page.summary}
    for number, block in enumerate(page.body, 1):
        # By its place: a heading may be what has changed.
        parts[_("Text %(number)s") % {"number": number}] = f"{block.value['heading']}\n{block.value['text']}".strip()
    return parts


def _pieces(old: str, new: str) -> list[tuple[str, str]]:
    # Wagtail tells it sign by sign.
    changes = diff_text(old, new).changes
    return [
        (kind, "".join(text for _kind, text in run)) for kind, run in groupby(changes, key=lambda change: change[0])
    ]
