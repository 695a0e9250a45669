"""Every place of a kind taken, as on a busy day."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def taken(places: threading.BoundedSemaphore) -> Iterator[None]:
    """All of them, however many there are; given back at the end."""
    held = 0
    while places.acquire(blocking=False):
        held += 1
    try:
        yield
    finally:
        for _each in range(held):
            places.release()
