"""Which pages are open now, the one answer for menus, links, lists, the map of the site and whatever names a page."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from wagtail.models import Page
from wagtail.query import PageQuerySet

from partners.materials.models import Material


def online_pages(pages: PageQuerySet, *, at: datetime) -> PageQuerySet:
    """Those that are online at that time, for whomever; a page past its end is not before the tidying job runs, nor the
    page of a withdrawn material although it is published."""
    # Excluded, so that pages which are no material pass.
    closed = Material.objects.closed(at=at).values("public_id")
    return pages.live().filter(Q(expire_at__isnull=True) | Q(expire_at__gt=at)).exclude(translation_key__in=closed)


def open_pages(pages: PageQuerySet, *, at: datetime) -> PageQuerySet:
    """Those that everybody may read at that time."""
    return for_everybody(online_pages(pages, at=at))


def for_everybody(pages: PageQuerySet) -> PageQuerySet:
    """Those that neither they themselves nor anything above them keep for some readers, whenever they are online."""
    restricted = pages.private_q()
    # A mirrored page has the restrictions of the one that it mirrors; Wagtail's own filter forgets these.
    return pages.exclude(restricted).exclude(alias_of__in=Page.objects.filter(restricted))


def open_ids(ids: Iterable[int], *, at: datetime) -> set[int]:
    """Of the pages with these numbers those that everybody may read, in one query."""
    wanted = set(ids)
    return set(open_pages(Page.objects.filter(pk__in=wanted), at=at).values_list("pk", flat=True)) if wanted else set()
