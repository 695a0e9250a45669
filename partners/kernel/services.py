"""Forgetting counters, and asking whether there is room for one more."""

from datetime import timedelta

from partners.kernel import clock
from partners.kernel.limits.counting import count_use
from partners.kernel.models import Counter
from partners.kernel.room import reading


def purge_counters() -> int:
    """Forget stretches of time that are over; the next use would begin a new one anyway."""
    return Counter.objects.filter(ends_at__lte=clock.now()).delete()[0]


def require_room() -> None:
    """Write something, to see whether the database takes it. Raises NoRoom."""
    with reading(False):
        count_use("room", "", within=timedelta(days=1))
