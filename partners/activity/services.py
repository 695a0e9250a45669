"""Writing the log."""

from datetime import datetime
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from partners.activity.models import ActivityEntry
from partners.activity.verbs import Verb, audience_of

# One number for one lock; any other would do as long as nobody else uses it.
ORDER_LOCK = 0x6C6F67


def record(
    verb: Verb,
    *,
    by: Any,
    organization: Any = None,
    campaign: Any = None,
    subject: models.Model | None = None,
    at: datetime | None = None,
    **data: Any,
) -> ActivityEntry:
    """Write that something happened, in the transaction in which it happens.

    `by` is a user, or None when nobody signed in acts. `data` takes identifiers and numbers only. `at` is for things
    that happened before they were recorded; the order of the log is always that of recording.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("record() has to run inside the transaction of the change.")
    take_place_in_order()
    return ActivityEntry.objects.create(
        verb=verb,
        audience=audience_of(verb),
        actor=by if getattr(by, "pk", None) else None,
        organization=organization,
        campaign=campaign,
        subject_type=(subject._meta.model_name or "") if subject is not None else "",
        subject_id=getattr(subject, "public_id", None),
        data=data,
        happened_at=at or timezone.now(),
    )


def take_place_in_order() -> None:
    """Make row numbers follow the order of commits.

    PostgreSQL hands out numbers before commit, so a slow writer would appear behind a reader's back. The lock is kept
    until the transaction ends. SQLite has a single writer already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ORDER_LOCK])
