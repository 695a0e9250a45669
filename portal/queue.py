"""The queue that the worker empties, and the one task that does not wait in it."""

from typing import Any

from django_tasks.backends.immediate import ImmediateBackend
from django_tasks_db import DatabaseBackend

# Who deletes a picture is told which pages show it. That has to be true now, not once the worker has come to it.
AT_ONCE = frozenset({"wagtail.tasks.update_reference_index_task"})


class Queue(DatabaseBackend):
    def __init__(self, alias: str, params: dict[str, Any]) -> None:
        super().__init__(alias, params)
        self.at_once = ImmediateBackend(alias, params)

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        if task.module_path in AT_ONCE:
            return self.at_once.enqueue(task, args, kwargs)
        return super().enqueue(task, args, kwargs)
