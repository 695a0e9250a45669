"""The demo's own time, so that weeks of a campaign can be told in seconds."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from unittest import mock

from django.utils import timezone

BEGIN = timezone.now()


@contextmanager
def days_ago(days: float) -> Iterator[datetime]:
    """Services called inside believe that it is that many days ago. For seeding only."""
    moment = BEGIN - timedelta(days=days)
    with mock.patch("django.utils.timezone.now", return_value=moment):
        yield moment
