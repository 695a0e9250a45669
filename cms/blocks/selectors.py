"""Which pages are open now, the one answer for menus, links, lists, the map of the site and whatever names a page."""

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from copy import copy
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from partners.publications.selectors import keys_of_closed

# Pages of which is known, while this request is answered, that everybody may read them, by number: those nearest to the
# root (`cms.pages.selectors.frame`). Another page may be open as well.
NEAR: ContextVar[Mapping[int, Page]] = ContextVar("near", default=MappingProxyType({}))


def online_pages(pages: PageQuerySet, *, at: datetime) -> PageQuerySet:
    """Those that are online at that time, for whomever; a page past its end is not before the tidying job runs, nor the
    page of something withdrawn although it is published."""
    # Excluded, so that pages which are the face of nothing pass.
    current = pages.live().filter(Q(expire_at__isnull=True) | Q(expire_at__gt=at))
    return current.exclude(keys_of_closed("translation_key", at=at))


def open_pages(pages: PageQuerySet, *, at: datetime) -> PageQuerySet:
    """Those that everybody may read at that time."""
    return for_everybody(online_pages(pages, at=at))


def for_everybody(pages: PageQuerySet) -> PageQuerySet:
    """Those that neither they themselves nor anything above them keep for some readers, whenever they are online."""
    # A mirrored page has the restrictions of the one that it mirrors; Wagtail's own filter forgets these, and asks for
    # all restrictions anew with each list.
    return pages.exclude(is_restricted("path")).exclude(is_restricted("alias_of__path"))


def is_restricted(path: str) -> Exists:
    """Whether a restriction stands on the page with this path, or above it."""
    asked = ExpressionWrapper(OuterRef(path), output_field=CharField())
    return Exists(PageViewRestriction.objects.alias(asked=asked).filter(asked__startswith=F("page__path")))


def in_language_of_reader(pages: Iterable[Page], *, at: datetime) -> dict[int, Page]:
    """By the number of each page the one that a reader is led to: its version in the reader's language, else the page
    itself; left out where neither can be read. One query at most for all of them."""
    chosen = {page.pk: page for page in pages}
    led = {
        pk: versions.get(get_language() or "", page) for pk, page in chosen.items() if (versions := versions_near(page))
    }
    rest = {pk: page for pk, page in chosen.items() if pk not in led}
    if not rest:
        return led
    keys = {page.translation_key for page in rest.values()}
    wanted = Q(pk__in=rest) | Q(translation_key__in=keys, locale__language_code=get_language() or "")
    found = list(open_pages(Page.objects.filter(wanted), at=at).annotate(code=F("locale__language_code")))
    own = {page.translation_key: page for page in found if page.code == get_language()}
    as_chosen = {page.pk: page for page in found}
    for pk, page in rest.items():
        if shown := own.get(page.translation_key) or as_chosen.get(pk):
            led[pk] = shown
    return led


def open_ids(ids: Iterable[int], *, at: datetime) -> set[int]:
    """Of the pages with these numbers those that everybody may read, in one query at most."""
    wanted = set(ids)
    near = wanted & NEAR.get().keys()
    rest = wanted - near
    if not rest:
        return near
    return near | set(open_pages(Page.objects.filter(pk__in=rest), at=at).values_list("pk", flat=True))


def near_page(number: int | None) -> Page | None:
    """A copy, for whoever asks may change it; None where nothing is known of it."""
    found = NEAR.get().get(number or 0)
    return copy(found) if found else None


def nearest_of_type(model: type[Page], language: str) -> Page | None:
    """The first open page of this type in a language, of those that are known."""
    if not NEAR.get():
        return None
    kind = ContentType.objects.get_for_model(model).pk
    pages = (page for page in NEAR.get().values() if page.content_type_id == kind)
    return next((copy(page) for page in pages if page.locale.language_code == language), None)


def versions_near(page: Page) -> dict[str, Page] | None:
    """Language → version of a page that is known, itself included; None where nothing is known of it."""
    near = NEAR.get()
    if page.pk not in near:
        return None
    return {
        found.locale.language_code: found for found in near.values() if found.translation_key == page.translation_key
    }


def parent_of(page: Page) -> Any:
    above = page.path[: -page.steplen]
    return next((found for found in NEAR.get().values() if found.path == above), None) or page.get_parent()


def specific_pages(pages: Iterable[Page]) -> dict[int, Any]:
    """By number, in one query for each type among them."""
    by_type: dict[Any, list[Page]] = {}
    for page in pages:
        by_type.setdefault(page.cached_content_type.model_class() or Page, []).append(page)
    found: dict[int, Any] = {}
    for model, listed in by_type.items():
        if model is Page:
            found |= {page.pk: page for page in listed}
            continue
        for number, specific in model._default_manager.in_bulk([page.pk for page in listed]).items():
            found[number] = specific
    return found
