"""What time it is for the house: that of the world, unless somebody tells a story."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """With a zone, in UTC."""
    return _moment.get() or timezone.now()


@contextmanager
def at(moment: datetime) -> Iterator[datetime]:
    """What is done inside happens at this moment: for a demo that tells of weeks, and for tests.

    In this thread only, so a story that is told in one does not turn back the clock of a request in another.
    """
    token = _moment.set(moment)
    try:
        yield moment
    finally:
        _moment.reset(token)
