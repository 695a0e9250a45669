"""How often, and how much, in a stretch of time that the first use began."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import F
from django.utils.crypto import salted_hmac

from partners.kernel import clock
from partners.kernel.models import Counter
from partners.kernel.room import if_there_is_room

# One statement: of two callers at once each gets a number of its own, and neither waits for a lock of ours.
# Raw, because an upsert by the ORM can only replace, not add. A later use moves no end.
COUNT = """
    INSERT INTO kernel_counter AS kept (key, number, ends_at) VALUES {rows}
    ON CONFLICT (key) DO UPDATE SET
        number = CASE WHEN kept.ends_at > %s THEN kept.number + excluded.number ELSE excluded.number END,
        ends_at = CASE WHEN kept.ends_at > %s THEN kept.ends_at ELSE excluded.ends_at END
    RETURNING key, number, ends_at
"""


class Name(NamedTuple):
    """Of a counter: what is counted, and of whom."""

    action: str
    subject: str


class Use(NamedTuple):
    """The first of a stretch has the number 1 (or its amount); the stretch is over at `ends_at`."""

    number: int
    ends_at: datetime

    @property
    def wait(self) -> int:
        """Seconds until then, never 0: a program would be back at once, and be counted again."""
        return max(1, round((self.ends_at - clock.now()).total_seconds()))


def count_use(action: str, subject: str, *, within: timedelta) -> Use:
    """Count one more use by `subject`, of which only a keyed hash is kept.

    In a transaction it is taken back with the transaction.
    """
    name = Name(action, subject)
    return count_amounts({name: 1}, within=within)[name]


def counted(action: str, subject: str) -> int:
    """How often in the stretch that runs now. Asking counts nothing, and writes nothing."""
    kept = Counter.objects.filter(key=key_of(action, subject), ends_at__gt=clock.now())
    return kept.values_list("number", flat=True).first() or 0


def count_amounts(amounts: Mapping[Name, int], *, within: timedelta) -> dict[Name, Use]:
    """Add to several counters at once. No amount is negative; 0 tells what was counted so far.

    Without room to count, whoever reads is counted as nobody; else it raises NoRoom.
    """
    if not amounts:
        return {}
    now = clock.now()
    keys = {key_of(*name): name for name in amounts}
    # Always in the same order: two callers that take the same rows never hold what the other one waits for.
    rows = [value for key in sorted(keys) for value in (key, amounts[keys[key]], now + within)]
    statement = COUNT.format(rows=", ".join(["(%s, %s, %s)"] * len(keys)))
    with if_there_is_room("counters"):
        return {
            keys[counter.key]: Use(counter.number, counter.ends_at)
            for counter in Counter.objects.raw(statement, [*rows, now, now])
        }
    return {name: Use(0, now + within) for name in amounts}


def take_back(names: Iterable[Name], amount: int) -> None:
    """What was counted and did not happen. A stretch that is over by now is left as it is."""
    keys = [key_of(*name) for name in names]
    # Never below zero, which the column refuses: in a stretch that began in between there may be less than that.
    kept = Counter.objects.filter(key__in=keys, ends_at__gt=clock.now(), number__gte=amount)
    with if_there_is_room("counters"):
        kept.update(number=F("number") - amount)


def key_of(action: str, subject: str) -> str:
    # Keyed, because there are few enough IP addresses to try them all against a plain digest.
    return salted_hmac(f"partners.kernel.counter.{action}", subject, algorithm="sha256").hexdigest()
