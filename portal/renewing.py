"""Hints to the worker: some organisation waits for its files to be made anew."""

from django.core.cache import cache
from django_tasks import task

from partners.editions.selectors import renewals_waiting
from partners.editions.services import renew_some
from partners.kernel import clock

# Seconds after which the same is asked for once more: the worker may have been killed over it.
ASK_AGAIN = 60


@task
def renew(renewal_id: int) -> None:
    """Safe to run twice: what is drawn already is left."""
    if renew_some(renewal_id):
        renew.enqueue(renewal_id)


def ask_for_renewals() -> int:
    """How many the worker was asked for now, and not a moment ago."""
    waiting = [pk for pk in renewals_waiting(at=clock.now()) if cache.add(f"renewal-{pk}", 1, ASK_AGAIN)]
    for pk in waiting:
        renew.enqueue(pk)
    return len(waiting)
