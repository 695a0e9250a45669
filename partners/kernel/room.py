"""Which writes are left out when there is no room for them: those that whoever only reads would not miss."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import structlog

from partners.kernel.errors import no_room_in

log = structlog.get_logger(__name__)

# Seconds between two lines about one part: on a full disk every page would write one.
TELL_EVERY = 60.0
_told: dict[str, float] = {}
_reading: ContextVar[bool] = ContextVar("reading", default=False)


@contextmanager
def reading(is_reading: bool = True) -> Iterator[None]:
    """What is done inside only looks at things: a request by GET or HEAD."""
    token = _reading.set(is_reading)
    try:
        yield
    finally:
        _reading.reset(token)


def is_reading() -> bool:
    return _reading.get()


def tell_no_room(part: str, error: BaseException) -> None:
    """One line in the log, not again within a minute."""
    now = time.monotonic()
    if _told.get(part, -TELL_EVERY) <= now - TELL_EVERY:
        _told[part] = now
        log.error("no_room", part=part, error=type(error).__name__)


@contextmanager
def if_there_is_room(part: str) -> Iterator[None]:
    """Around a write beside the way: a counter, a note of the last use, a session's date.

    Somebody who reads goes on without it. For everybody else what is not counted could be guessed at without end, so
    there it raises NoRoom.
    """
    try:
        yield
    except Exception as error:
        no_room = no_room_in(error)
        if no_room is None:
            raise
        tell_no_room(part, error)
        if not is_reading():
            raise no_room from error
