"""Writing the log."""

from typing import Any

from django.db import connection, models, transaction

from partners.activity.models import ActivityEntry
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor

# One number for one lock; any other would do as long as nobody else uses it.
ORDER_LOCK = 0x6C6F67


def record(
    verb: Verb,
    *,
    by: Actor,
    organization: Any = None,
    campaign: Any = None,
    subject: models.Model | None = None,
    **data: Any,
) -> ActivityEntry:
    """Write that something happened, in the transaction in which it happens.

    `data` takes identifiers and numbers only. The order of the log is that of recording. Raises
    TransactionManagementError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("record() has to run inside the transaction of the change.")
    take_place_in_order()
    return ActivityEntry.objects.create(
        verb=verb,
        audience=verb.audience,
        actor_kind=by.kind,
        actor_user=by.user,
        actor_key=by.key,
        organization=organization,
        campaign=campaign,
        subject_type=verb.noun if subject is not None else "",
        subject_id=getattr(subject, "public_id", None),
        data=data,
        # Read behind the lock, so that moments stand in the order of the numbers.
        happened_at=clock.now(),
    )


def take_place_in_order() -> None:
    """Make row numbers follow the order of commits.

    PostgreSQL hands out numbers before commit, so a slow writer would appear behind a reader's back. The lock is kept
    until the transaction ends. SQLite has a single writer already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ORDER_LOCK])
