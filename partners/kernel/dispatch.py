"""Whatever leaves the house: one worker has it in hand, each failure waits longer, and the last one is the end.

A row is a `DispatchedModel`; mail is the first to leave this way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from django.db.models import F, Q, QuerySet

from partners.kernel import clock
from partners.kernel.models import DispatchedModel

Row = TypeVar("Row", bound=DispatchedModel)

# Waiting times after each failed attempt; together about two days, then a person has to look.
RETRY_AFTER = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 300, 600, 720, 1080))
MOST_ATTEMPTS = len(RETRY_AFTER) + 1
# Longer than a server of somebody else's may take to answer, so that a slow one is not asked twice.
LEASE = timedelta(minutes=2)
# A fresh row has a hint of its own under way.
HINT_GRACE = timedelta(seconds=20)
# So that one round of hints ends, whatever has piled up; the next round takes the next ones.
MOST_HINTS = 500
# The error of a row that every worker died of.
GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Attempt(Generic[Row]):
    """One try: the row as it is now, and what stopped it. `error` is None where it left."""

    row: Row
    error: str | None


def due(rows: QuerySet[Row], at: datetime) -> QuerySet[Row]:
    """Waiting, its time has come, and nobody holds a lease on it."""
    is_free = Q(lease_until__isnull=True) | Q(lease_until__lt=at)
    return rows.filter(is_free, state=DispatchedModel.State.WAITING, next_attempt_at__lte=at)


def overlooked(rows: QuerySet[Row]) -> list[int]:
    """Keys of rows whose time has come and whose first hint was lost or failed."""
    return list(due(rows, clock.now() - HINT_GRACE).values_list("pk", flat=True)[:MOST_HINTS])


def attempt(rows: QuerySet[Row], pk: int, send: Callable[[Row], None]) -> Attempt[Row] | None:
    """Send one row that is due; None where it is not, or another worker has it. Safe to call twice.

    Whatever `send` raises is remembered in the row and is no error here: its type's name is in the answer.
    """
    now = clock.now()
    # The attempt is counted with the lease: what kills its worker would otherwise be tried for ever.
    if not due(rows, now).filter(pk=pk).update(lease_until=now + LEASE, attempts=F("attempts") + 1):
        return None
    # Read only now, under the lease: an earlier copy may be from before another worker's try.
    row = rows.get(pk=pk)
    # The last try killed its worker: one that lives has settled the row by itself.
    if row.attempts > MOST_ATTEMPTS:
        _postpone(row)
        return Attempt(row, GIVEN_UP)
    try:
        send(row)
    except Exception as error:  # noqa: BLE001  any backend may raise anything; the row remembers and the ladder decides
        _postpone(row)
        # The type alone: what a mail server answers repeats the address, and this goes into the logs.
        return Attempt(row, type(error).__name__)
    row.sent_at = clock.now()
    _settle(row, DispatchedModel.State.SENT)
    return Attempt(row, None)


def _postpone(row: DispatchedModel) -> None:
    if row.attempts >= MOST_ATTEMPTS:
        _settle(row, DispatchedModel.State.FAILED)
        return
    row.lease_until, row.next_attempt_at = None, clock.now() + RETRY_AFTER[row.attempts - 1]
    row.save(update_fields=["lease_until", "next_attempt_at"])


def _settle(row: DispatchedModel, state: DispatchedModel.State) -> None:
    row.state, row.lease_until = state, None
    for name in row.emptied:
        setattr(row, name, "")
    row.save(update_fields=["state", "lease_until", "sent_at", *row.emptied])
