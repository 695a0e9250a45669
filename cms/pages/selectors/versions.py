"""A page's versions in other languages, as somebody sees them who is about to take this one away."""

from enum import Enum
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.blocks.selectors import open_ids
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.languages.names import language_name


class Act(Enum):
    UNPUBLISH = "unpublish"
    DELETE = "delete"
    MOVE = "move"


class OtherVersion(NamedTuple):
    """One language. `reason` says why it cannot be taken along, and is empty where it can."""

    page: Page
    state: str
    reason: str
    may_open: bool
    under: Page | None = None
    is_open: bool = False

    @property
    def title(self) -> str:
        """As the viewer may know it: what waits in a draft is for those who work on it, and empty is nobody's page."""
        if self.may_open:
            return str(self.page.draft_title)
        return str(self.page.title) if self.is_open else ""

    @property
    def language(self) -> str:
        return capfirst(language_name(self.page.locale.language_code))

    @property
    def state_label(self) -> str:
        labels = {"online": _("online"), "scheduled": _("goes online later"), "draft": _("draft, not online")}
        return labels[self.state]

    @property
    def stays_online(self) -> bool:
        return self.state != "draft" and bool(self.reason)


def other_versions(page: Page, act: Act, *, by: Actor, under: Page | None = None) -> list[OtherVersion]:
    """Every other language of this page, by its code. `under` is the new parent, for a move."""
    found = []
    versions = list(versions_elsewhere(page))
    are_open = open_ids((version.pk for version in versions), at=clock.now())
    for version in versions:
        may = version.permissions_for_user(by.user)
        state = state_of(version)
        target = counterpart(under, version) if under else None
        if act is Act.UNPUBLISH:
            reason = _why_not_offline(may, state)
        elif act is Act.DELETE:
            reason = "" if may.can_delete() else _("You may not delete this page.")
        else:
            # Without a parent nobody knows yet.
            reason = _why_not_moved(version, may, under, target) if under else ""
        found.append(OtherVersion(version, state, reason, may.can_edit(), target, version.pk in are_open))
    return found


def versions_elsewhere(page: Page) -> QuerySet[Page]:
    versions = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return versions.select_related("locale").specific().order_by("locale__language_code", "pk")


def state_of(page: Page) -> str:
    if page.live:
        return "online"
    return "scheduled" if page.approved_schedule else "draft"


def counterpart(parent: Page, version: Page) -> Page | None:
    """Where a version belongs when the page itself belongs below `parent`."""
    if parent.is_root():
        return parent
    return Page.objects.filter(translation_key=parent.translation_key, locale_id=version.locale_id).first()


def _why_not_offline(may: Any, state: str) -> str:
    if state == "draft":
        return _("There is nothing to take offline.")
    # Said by itself, because Wagtail's permission would only say no.
    if state == "online" and may.page_locked():
        return _("Somebody has locked it.")
    allowed = may.can_unpublish() if state == "online" else may.can_unschedule()
    return "" if allowed else _("You may not take this page offline.")


def _why_not_moved(version: Page, may: Any, under: Page, target: Page | None) -> str:
    if target is None:
        return _("“%(parent)s” does not exist in this language.") % {"parent": under.draft_title}
    if version.is_child_of(target):
        return _("It is there already.")
    if not may.can_move_to(target):
        return _("You may not move this page there.")
    if not Page._slug_is_available(version.slug, target, page=version):
        return _("Another page there has its address, “%(slug)s”.") % {"slug": version.slug}
    return ""
