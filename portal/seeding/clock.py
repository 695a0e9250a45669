"""The demo's own time, so that weeks of a campaign can be told in seconds."""

from collections.abc import Callable, Iterator
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


class Story:
    """Steps of several lives, told together in the order of their days: the log's order is that of recording."""

    def __init__(self) -> None:
        self._steps: list[tuple[float, int, Callable[[], object]]] = []

    def at(self, days: float, step: Callable[[], object]) -> None:
        """`days` ago; steps of the same moment keep the order in which they were added."""
        self._steps.append((-days, len(self._steps), step))

    def tell(self) -> None:
        for negative_days, _number, step in sorted(self._steps, key=lambda entry: entry[:2]):
            with days_ago(-negative_days):
                step()
