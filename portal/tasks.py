"""Hints to the worker: what lags behind the rows is caught up with."""

from django.core.cache import cache
from django_tasks import task
from django_tasks.base import Task

from partners.editions.selectors import films_waiting, renewals_waiting
from partners.editions.services import is_index_behind, make_film, refresh_index, renew_some
from partners.kernel import clock

# Seconds after which the same is asked for once more: the worker may have been killed over it.
ASK_AGAIN = {"renewal": 60, "film": 60, "recognition": 120}


@task
def renew(renewal_id: int) -> None:
    """Some organisation waits for its files to be made anew. Safe to run twice: what is drawn already is left."""
    if renew_some(renewal_id):
        renew.enqueue(renewal_id)


def ask_for_renewals() -> int:
    """How many the worker was asked for now, and not a moment ago."""
    return _asked_for("renewal", renewals_waiting(at=clock.now()), renew)


@task
def make_ordered_film(order_id: int) -> None:
    """Some organisation waits for a film. Safe to run twice: what is made, or in somebody's hands, is left."""
    make_film(order_id)


def ask_for_films() -> int:
    """How many the worker was asked for now, and not a moment ago."""
    return _asked_for("film", films_waiting(at=clock.now()), make_ordered_film)


@task
def renew_recognition() -> None:
    """What pictures are recognised by. Safe to run twice: what is there already is left."""
    refresh_index()


def ask_for_recognition() -> int:
    """Whether the worker was asked now, and not a moment ago."""
    if not is_index_behind() or not _is_due("recognition"):
        return 0
    renew_recognition.enqueue()
    return 1


def _asked_for(what: str, waiting: list[int], work: Task[..., None]) -> int:
    due = [pk for pk in waiting if _is_due(what, f"-{pk}")]
    for pk in due:
        work.enqueue(pk)
    return len(due)


def _is_due(what: str, which: str = "") -> bool:
    return bool(cache.add(f"{what}{which}", 1, ASK_AGAIN[what]))
