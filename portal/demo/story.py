"""The demo's own time, so that weeks of a campaign can be told in seconds."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from partners.kernel import clock

# Read once: all days are counted from one moment, however long the telling takes.
BEGIN = clock.now()


def days_ago(days: float) -> AbstractContextManager[datetime]:
    """What is done inside happens that many days ago."""
    return clock.at(BEGIN - timedelta(days=days))


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
