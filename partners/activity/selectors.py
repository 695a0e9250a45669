"""Who reads what of the log."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When

from partners.activity.models import ActivityEntry
from partners.activity.verbs import Audience
from partners.kernel.selectors import slice_of


def feed_for(organization: Any) -> QuerySet[ActivityEntry]:
    """What this organisation may know: the joint feed and what is about itself, newest first."""
    either = Q(audience=Audience.JOINT) | Q(audience=Audience.OWN, organization=organization)
    # As one expression the log is read from its end until the page is full. SQLite would collect the whole of both
    # halves through their indexes and sort them, for each page.
    return _readable(Case(When(either, then=Value(True)), default=Value(False)))


def everything() -> QuerySet[ActivityEntry]:
    """The whole log, for staff."""
    return _readable(Q())


def narrowed(
    entries: QuerySet[ActivityEntry],
    *,
    verbs: list[str] | None = None,
    audience: str | None = None,
    organization_id: Any = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[ActivityEntry]:
    """A feed with the filters that every surface offers; `organization_id` is the public one."""
    if verbs:
        entries = entries.filter(verb__in=verbs)
    if audience:
        entries = entries.filter(audience=audience)
    if organization_id:
        entries = entries.filter(organization__public_id=organization_id)
    if since:
        entries = entries.filter(happened_at__gte=since)
    if until:
        entries = entries.filter(happened_at__lt=until)
    return entries


def older_than(
    entries: QuerySet[ActivityEntry], before: UUID | None, *, size: int
) -> tuple[list[ActivityEntry], UUID | None]:
    """The next entries older than `before`, and where to go on, or None at the end.

    A `before` that these entries do not hold begins at the newest.
    """
    position = None
    if before:
        # Among these entries only: the id of one that the reader may not see tells nothing.
        position = entries.order_by().filter(public_id=before).values_list("id", flat=True).first()
    beyond = None if position is None else [position]
    found = slice_of(entries, ["-id"], beyond=beyond, is_backwards=False, limit=size)
    return found.rows, found.rows[-1].public_id if found.has_next else None


def _readable(condition: Q | Case) -> QuerySet[ActivityEntry]:
    return (
        ActivityEntry.objects.filter(condition)
        .select_related("organization", "campaign", "actor_user", "actor_key")
        .order_by("-id")
    )
