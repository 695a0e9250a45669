"""What a process keeps for itself: what was drawn, up to a size, and what it has found out, until it changes."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Shelf(Generic[T]):
    """Keeps what was used last: up to a number of bytes, and of `most` things where that is given; nothing larger than
    `largest` bytes. Safe for threads; what is on it must not be changed."""

    def __init__(self, max_bytes: int, *, most: int | None = None, largest: int | None = None) -> None:
        self.max_bytes = max_bytes
        self.most = most
        # It would throw out everything else, and then itself.
        self.largest = max_bytes if largest is None else largest
        self.bytes = 0
        self._things: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> T | None:
        with self._lock:
            found = self._things.get(key)
            if found is None:
                return None
            self._things.move_to_end(key)
            return found[0]

    def put(self, key: Hashable, thing: T, size: int) -> None:
        if size > self.largest:
            return
        with self._lock:
            old = self._things.pop(key, None)
            self.bytes += size - (old[1] if old else 0)
            self._things[key] = (thing, size)
            while self.bytes > self.max_bytes or (self.most is not None and len(self._things) > self.most):
                self.bytes -= self._things.popitem(last=False)[1][1]

    def exchange(self, key: Hashable, old: T, new: T) -> bool:
        """Whether `old` was still there, and `new`, of the same size, is in its place now."""
        with self._lock:
            found = self._things.get(key)
            if found is None or found[0] is not old:
                return False
            self._things[key] = (new, found[1])
            return True

    def keys(self) -> list[Hashable]:
        """What was used last comes last."""
        with self._lock:
            return list(self._things)


# Seconds for which a process says again what it has found out, without asking whether it is still so.
SAID_AGAIN = 1.0
# Keys may come from a request.
MOST_KNOWN = 64
# What forgets in this process when the mark of pages, or an hour, says that something is different (docs/adr/0046).
_FORGETTING: list[Callable[[], object]] = []
# When the mark was last read and found to be the same, by the monotonic clock.
_confirmed = [float("-inf")]


def forget_with_the_mark(forget: Callable[[], object]) -> None:
    _FORGETTING.append(forget)


def forget_known() -> None:
    """In this process, all that it knows only until something changes."""
    for forget in _FORGETTING:
        forget()


def confirm_known(read_at: float) -> None:
    """Nothing had changed when the mark was read, at that time by the monotonic clock."""
    _confirmed[0] = max(_confirmed[0], read_at)


def is_confirmed() -> bool:
    """Whether what was found out some time ago, and not forgotten since, is right now."""
    return _confirmed[0] > time.monotonic() - SAID_AGAIN


class Known(Generic[T]):
    """What this process has found out and says again: for a second, and then as long as somebody confirms it.

    Safe for threads; what is known must not be changed.
    """

    def __init__(self) -> None:
        self._found: dict[Hashable, tuple[T, float]] = {}
        self._forgotten = 0
        forget_with_the_mark(self.forget)

    def get(self, key: Hashable, read: Callable[[], T]) -> T:
        # Monotonic: how old it is has nothing to do with the day that a story has set the clock to.
        begun, forgotten = time.monotonic(), self._forgotten
        found = self._found.get(key)
        if found is not None and (found[1] > begun - SAID_AGAIN or is_confirmed()):
            return found[0]
        thing = read()
        # What was read before it was forgotten may be what had just changed.
        if forgotten == self._forgotten:
            if len(self._found) >= MOST_KNOWN:
                self._found = {}
            self._found[key] = (thing, begun)
        return thing

    def forget(self) -> None:
        # In this order: whoever reads meanwhile puts nothing back.
        self._forgotten += 1
        self._found = {}
