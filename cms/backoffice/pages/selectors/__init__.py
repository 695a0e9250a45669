"""Which pages somebody on staff may know of: those that Wagtail's explorer shows them, and no others on any screen."""

from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from wagtail.models import Page
from wagtail.permissions import page_permission_policy as policy
from wagtail.query import PageQuerySet
from wagtail_localize.models import TranslationSource

from cms.blocks.selectors import open_pages
from partners.kernel import clock

# As in Wagtail: any of these makes a page explorable.
RIGHTS = ("add", "change", "publish", "lock", "unlock", "bulk_delete")


class Reach:
    """What one viewer may know of, for as long as one request takes."""

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def any_page(self) -> bool:
        return bool(policy.user_has_any_permission(self.user, RIGHTS))

    @cached_property
    def ids(self) -> set[int]:
        return set(self.pages().values_list("pk", flat=True))

    def pages(self) -> PageQuerySet:
        return policy.explorable_instances(self.user) if self.any_page else Page.objects.none()

    def holds(self, page_id: int | None) -> bool:
        if page_id is None or page_id in self.ids:
            return True
        # What was made since the list was: a copy is named in the very answer that tells of it.
        return bool(self.pages().filter(pk=page_id).exists())

    @cached_property
    def open_ids(self) -> set[int]:
        return set(open_without_changes().values_list("pk", flat=True))

    def may_name(self, page: Page) -> bool:
        return page.pk is None or self.holds(page.pk) or page.pk in self.open_ids

    def holds_all(self, page_ids: Iterable[int]) -> bool:
        return all(self.holds(number) for number in page_ids)


# Set by `portal.reach.PagesInReach` for requests of the admin; None where titles are nobody's secret. A variable,
# because Wagtail asks a page for its title without saying who reads it.
VIEWER: ContextVar[Reach | None] = ContextVar("viewer", default=None)


def pages_to_link_to(pages: PageQuerySet, user: Any) -> PageQuerySet:
    """What a chooser offers: pages in reach, and those that everybody may read and that wait for no new title."""
    if user.is_superuser:
        return pages
    return pages.filter(Q(pk__in=Reach(user).pages().values("pk")) | Q(pk__in=open_without_changes().values("pk")))


def open_without_changes() -> PageQuerySet:
    """What everybody may read; one that is to be called something else soon is left out, for the admin shows that."""
    return open_pages(Page.objects.filter(has_unpublished_changes=False), at=clock.now())


def translations_in_reach(translations: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """Those of pages in reach, the newest first; of what is no page nobody is shown any, for the portal translates
    nothing else."""
    # Wagtail-localize names no order, and a list that is cut into pages needs one.
    translations = translations.order_by("-pk")
    if user.is_superuser:
        return translations
    pairs = Reach(user).pages().values_list("translation_key", "locale_id")
    known = set(pairs)
    sources = [
        pk
        for pk, key, locale in TranslationSource.objects.values_list("pk", "object_id", "locale_id")
        if (key, locale) in known
    ]
    return translations.filter(source_id__in=sources)


def redirects_in_reach(redirects: QuerySet[Any], user: Any) -> QuerySet[Any]:
    if user.is_superuser:
        return redirects
    return redirects.filter(Q(redirect_page=None) | Q(redirect_page__in=Reach(user).pages().values("pk")))
