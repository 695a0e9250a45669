"""Publishing and taking offline at the hour that was set, in place of Wagtail's `publish_scheduled`."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog
from django.db import transaction
from django.db.models import QuerySet

from cms.pages.selectors import expired_at, scheduled_until

log = structlog.get_logger(__name__)


def publish_due(*, at: datetime) -> int:
    """Take offline what has expired and put online what was scheduled; how many of both.

    Any number of workers may do this at once. Each thing is a transaction of its own, which holds what the log says
    about it too; what fails waits for the next round and keeps nothing else waiting.
    """
    gone = sum(_each(due, _take_offline) for due in expired_at(at))
    return gone + _each(scheduled_until(at), _put_online)


def _each(due: QuerySet[Any], act: Callable[[Any], None]) -> int:
    return sum(_guarded(due, pk, act) for pk in list(due.values_list("pk", flat=True)))


def _guarded(due: QuerySet[Any], pk: Any, act: Callable[[Any], None]) -> int:
    try:
        with transaction.atomic():
            found = still_due(due, pk)
            if found is None:
                return 0
            act(found)
    except Exception as error:  # noqa: BLE001  an editor's page may fail in any way; the others are as punctual
        log.error("publishing_failed", kind=due.model._meta.label_lower, error=type(error).__name__)
        return 0
    return 1


def still_due(due: QuerySet[Any], pk: Any) -> Any:
    """The row, looked up again and locked: of two workers the second waits here, and finds that it is done."""
    return due.select_for_update().filter(pk=pk).first()


def _take_offline(thing: Any) -> None:
    thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _put_online(revision: Any) -> None:
    revision.publish(log_action="wagtail.publish.scheduled")
