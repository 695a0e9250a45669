"""What an editor could do next. All of it is about pages in the viewer's reach, and pictures they may change."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Cast
from wagtail.images.permissions import permission_policy as pictures_policy
from wagtail.models import Revision, TaskState, WorkflowState
from wagtail.query import PageQuerySet

from cms.backoffice.models import BrokenLink
from cms.backoffice.pages.selectors import VIEWER, Reach
from cms.library.models import MaterialPage
from cms.media.models import CampaignImage

# How long before its end a right is told of.
ENDING = timedelta(days=30)


def reach_of(user: Any) -> Reach:
    """That of this request where there is one: it remembers what it has asked."""
    reach = VIEWER.get()
    return reach if reach is not None and reach.user == user else Reach(user)


def works_with_pages(user: Any) -> bool:
    return bool(user is not None and user.is_active and reach_of(user).any_page)


def pages_of(user: Any) -> PageQuerySet:
    """Those in reach, without the root, which is no page of anybody's."""
    return reach_of(user).pages().filter(depth__gt=1, alias_of=None)


def drafts_of(user: Any) -> PageQuerySet:
    """What is written and not online as it is written, one's own and the youngest first; nothing scheduled."""
    changed = Q(has_unpublished_changes=True) | Q(live=False, expired=False)
    return (
        pages_of(user)
        .annotate(goes_online=_goes_online())
        .filter(changed, goes_online__isnull=True)
        .select_related("latest_revision__user", "locale")
        # One's own first: they are what one goes on with.
        .order_by(Case(When(latest_revision__user=user, then=0), default=1), "-latest_revision_created_at", "pk")
    )


def scheduled_of(user: Any) -> PageQuerySet:
    """With `goes_online`, the next first."""
    return (
        pages_of(user)
        .annotate(goes_online=_goes_online())
        .filter(goes_online__isnull=False)
        .select_related("locale")
        .order_by("goes_online", "pk")
    )


def _goes_online() -> Subquery:
    waiting = Revision.page_revisions.filter(
        object_id=Cast(OuterRef("pk"), CharField()), approved_go_live_at__isnull=False
    )
    return Subquery(waiting.order_by("approved_go_live_at").values("approved_go_live_at")[:1])


def awaiting_review_by(user: Any) -> QuerySet[TaskState]:
    """Steps of a workflow that this person may take."""
    return (
        TaskState.objects.reviewable_by(user)
        .select_related("revision", "revision__user", "workflow_state")
        .prefetch_related("revision__content_object")
        .order_by("started_at", "pk")
    )


def sent_to_review_by(user: Any) -> QuerySet[WorkflowState]:
    return (
        WorkflowState.objects.active()
        .filter(requested_by=user)
        .prefetch_related("content_object")
        .order_by("-created_at", "pk")
    )


def published_of(user: Any) -> PageQuerySet:
    return (
        pages_of(user)
        .filter(live=True, last_published_at__isnull=False)
        .select_related("locale", "live_revision__user")
        .order_by("-last_published_at", "pk")
    )


def pictures_of(user: Any) -> QuerySet[CampaignImage]:
    return pictures_policy.instances_user_has_any_permission_for(user, ["change"])


def undescribed_of(user: Any) -> QuerySet[CampaignImage]:
    """Pictures without words for who cannot see them."""
    return pictures_of(user).filter(description="").order_by("-created_at", "pk")


def ending_rights_of(user: Any, *, on: date) -> QuerySet[CampaignImage]:
    """Pictures that may not be shown any more, or soon: the next end first."""
    return pictures_of(user).filter(rights_until__lte=on + ENDING).order_by("rights_until", "pk")


def ending_materials_of(user: Any, *, on: date) -> QuerySet[MaterialPage]:
    """Pages of materials that are offered no longer, or not for long: the next end first; none that is offline."""
    ending = MaterialPage.objects.filter(live=True, rights_until__lte=on + ENDING, pk__in=pages_of(user).values("pk"))
    return ending.select_related("locale").order_by("rights_until", "pk")


def broken_links_of(user: Any) -> QuerySet[BrokenLink]:
    return BrokenLink.objects.filter(page__in=pages_of(user).order_by()).select_related("page").order_by("page", "pk")
