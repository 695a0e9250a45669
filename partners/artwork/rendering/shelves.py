"""A bounded memory of things that were drawn."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Shelf(Generic[T]):
    """Keeps what was used last, up to a number of bytes. Safe for threads; what is on it must not be changed."""

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
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
        # It would throw out everything else, and then itself.
        if size > self.max_bytes:
            return
        with self._lock:
            old = self._things.pop(key, None)
            self.bytes += size - (old[1] if old else 0)
            self._things[key] = (thing, size)
            while self.bytes > self.max_bytes:
                self.bytes -= self._things.popitem(last=False)[1][1]
