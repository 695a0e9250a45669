"""Hints to the worker: what pictures are recognised by lags behind what was published and issued."""

from django.core.cache import cache
from django_tasks import task

from partners.editions.services import is_index_behind, refresh_index

# Seconds after which it is asked for once more: the worker may have been killed over it.
ASK_AGAIN = 120


@task
def renew_recognition() -> None:
    """Safe to run twice: what is there already is left."""
    refresh_index()


def ask_for_recognition() -> int:
    """Whether the worker was asked now, and not a moment ago."""
    if not is_index_behind() or not cache.add("recognition", 1, ASK_AGAIN):
        return 0
    renew_recognition.enqueue()
    return 1
