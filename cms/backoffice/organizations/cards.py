"""What a reviewer finds on the home screen."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.backoffice.frame.waiting import SHOWN, Card, Found, Queue, Row
from cms.backoffice.organizations.views.deciding import review_url
from cms.backoffice.organizations.views.listing import ME, NOBODY
from partners.activity.selectors import everything, narrowed
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.organizations.permissions import can_review_organizations
from partners.organizations.selectors.vetting import LATE, waiting_for_staff
from partners.organizations.workflow import UNDECIDED

RECENTLY = timedelta(days=14)
WAITING = [("standing", standing) for standing in sorted(UNDECIDED)]


def list_url(**more: str) -> str:
    return f"{reverse('backoffice_partners:index')}?{urlencode([*WAITING, *more.items()])}"


def by_age(viewer: Actor) -> list[Row]:
    """One line for each age, and for whose they are; all from one question."""
    now = clock.now()
    waiting = waiting_for_staff(viewer).order_by()
    numbers = waiting.aggregate(
        mine=Count("pk", filter=Q(reviewer_id=viewer.user_id)),
        nobodys=Count("pk", filter=Q(reviewer_id__isnull=True)),
        **{f"late_{days}": Count("pk", filter=Q(waiting_since__lt=now - timedelta(days=days))) for days in LATE},
    )
    rows = [
        Row(
            ngettext("Waiting for more than %(days)s day", "Waiting for more than %(days)s days", days)
            % {"days": days},
            list_url(waiting=str(days)),
            str(numbers[f"late_{days}"]),
            tone="critical" if days == LATE[-1] else "warning",
        )
        for days in reversed(LATE)
        if numbers[f"late_{days}"]
    ]
    if numbers["mine"]:
        rows.append(Row(_("Yours"), list_url(reviewer=ME), str(numbers["mine"])))
    if numbers["nobodys"]:
        rows.append(Row(_("Taken by nobody yet"), list_url(reviewer=NOBODY), str(numbers["nobodys"])))
    return rows


def changes(viewer: Actor) -> Found:
    """What partners changed about themselves since they were approved."""
    recent = narrowed(everything(), verbs=[Verb.ORGANIZATION_CHANGED], since=clock.now() - RECENTLY)
    newest: dict[int | None, Any] = {}
    for entry in recent[:100]:
        newest.setdefault(entry.organization_id, entry)
    rows = [
        Row(entry.organization.name, review_url(entry.organization), "", entry.happened_at)
        for entry in newest.values()
        if entry.organization
    ]
    return Found(len(rows), rows[:SHOWN])


PARTNERS_QUEUE = Queue(
    title=gettext_lazy("Applications waiting"),
    nothing=gettext_lazy("No application waits. New ones, and answers to your questions, appear here."),
    route="backoffice_partners:index",
    query=f"?{urlencode(WAITING)}",
    icon="group",
    allowed=can_review_organizations,
    count=lambda viewer: waiting_for_staff(viewer).count(),
    rows=by_age,
    in_groups=True,
)
CARDS: list[Card | Queue] = [
    PARTNERS_QUEUE,
    Card(
        gettext_lazy("Partner details changed"),
        gettext_lazy("Partners who change their website, address or description appear here for two weeks."),
        "edit",
        can_review_organizations,
        changes,
        is_news=True,
    ),
]
