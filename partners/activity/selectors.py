"""Who reads what of the log."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from partners.activity.models import ActivityEntry
from partners.activity.verbs import Audience


def joint_feed() -> QuerySet[ActivityEntry]:
    """What every approved partner may know, newest first."""
    return _readable(Q(audience=Audience.JOINT))


def feed_for(organization: Any) -> QuerySet[ActivityEntry]:
    """What this organisation may know: the joint feed and what is about itself, newest first."""
    return _readable(Q(audience=Audience.JOINT) | Q(audience=Audience.OWN, organization=organization))


def feed_of(organization: Any) -> QuerySet[ActivityEntry]:
    """What happened around one organisation as itself may read it, newest first."""
    return _readable(Q(audience__in=[Audience.JOINT, Audience.OWN], organization=organization))


def everything() -> QuerySet[ActivityEntry]:
    """The whole log, for staff."""
    return _readable(Q())


def narrowed(
    entries: QuerySet[ActivityEntry],
    *,
    verbs: list[str] | None = None,
    organization_id: Any = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[ActivityEntry]:
    """A feed with the filters that every surface offers; `organization_id` is the public one."""
    if verbs:
        entries = entries.filter(verb__in=verbs)
    if organization_id:
        entries = entries.filter(organization__public_id=organization_id)
    if since:
        entries = entries.filter(happened_at__gte=since)
    if until:
        entries = entries.filter(happened_at__lt=until)
    return entries


def _readable(condition: Q) -> QuerySet[ActivityEntry]:
    return ActivityEntry.objects.filter(condition).select_related("organization", "campaign", "actor").order_by("-id")
