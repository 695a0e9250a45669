"""Forgetting counters, asking whether there is room for one more, and noting that time goes on."""

from datetime import timedelta

from django.core.cache import cache

from partners.kernel import clock
from partners.kernel.limits.counting import count_use
from partners.kernel.models import Counter
from partners.kernel.room import reading
from partners.kernel.selectors import LAST_TICK


def purge_counters() -> int:
    """Forget stretches of time that are over; the next use would begin a new one anyway."""
    return Counter.objects.filter(ends_at__lte=clock.now()).delete()[0]


def require_room() -> None:
    """Write something, to see whether the database takes it. Raises NoRoom."""
    with reading(False):
        count_use("room", "", within=timedelta(days=1))


def note_tick() -> int:
    """In the cache and no table: it is written every half minute, and nothing depends on it."""
    cache.set(LAST_TICK, clock.now(), timeout=int(timedelta(days=1).total_seconds()))
    return 1
