"""Pages are indexed when somebody searches: most tests make pages, and few look for any."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from modelsearch import signal_handlers
from modelsearch.backends.base import BaseSearchBackend
from modelsearch.tasks import insert_or_update_object_task


class Waiting:
    """Stands in for the task that each saving asks for, and does what it was asked before the next search."""

    def __init__(self) -> None:
        # Each once, in the order of the first asking.
        self.asked: dict[tuple[Any, ...], None] = {}

    def enqueue(self, *which: Any) -> None:
        self.asked[which] = None

    def catch_up(self) -> None:
        asked, self.asked = list(self.asked), {}
        for which in asked:
            insert_or_update_object_task.enqueue(*which)


@contextmanager
def indexed_when_searched() -> Iterator[None]:
    waiting, search = Waiting(), BaseSearchBackend._search

    def search_after_all(self: Any, *args: Any, **kwargs: Any) -> Any:
        waiting.catch_up()
        return search(self, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signal_handlers, "insert_or_update_object_task", waiting)
        patch.setattr(BaseSearchBackend, "_search", search_after_all)
        yield
