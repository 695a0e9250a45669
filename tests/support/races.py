"""Several people at the same moment, each with a connection of their own."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier, Thread
from typing import Any

from django.db import connections

from partners.kernel.errors import DomainError


def at_once(
    *calls: Callable[[], Any], expected: type[Exception] | tuple[type[Exception], ...] = DomainError
) -> list[Exception | None]:
    """What each raised of what is `expected`, or None, in the order of the calls. Each begins when all are there."""
    start = Barrier(len(calls))
    outcomes: list[Exception | None] = [None] * len(calls)

    def run(place: int, call: Callable[[], Any]) -> None:
        try:
            start.wait(timeout=20)
            call()
        except expected as error:
            outcomes[place] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=each) for each in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@contextmanager
def crowd(size: int) -> Iterator[Callable[..., list[Exception | None]]]:
    """`at_once` for many rounds of `size` calls: to connect anew in each would take longer than what is looked at."""
    start = Barrier(size)

    def run(call: Callable[[], Any], expected: type[Exception]) -> Exception | None:
        start.wait(timeout=60)
        try:
            call()
        except expected as error:
            return error
        return None

    # Each waits for all others, so each has a thread, and a connection, of its own.
    def leave() -> None:
        start.wait(timeout=60)
        connections.close_all()

    with ThreadPoolExecutor(size) as pool:
        try:
            yield lambda *calls, expected=DomainError: list(pool.map(run, calls, [expected] * size))
        finally:
            for left in [pool.submit(leave) for _each in range(size)]:
                left.result()


def in_words(outcomes: list[Exception | None]) -> list[str]:
    """`done`, the code of a refusal, or the name of any other fault."""
    return [
        "done" if each is None else each.code if isinstance(each, DomainError) else type(each).__name__
        for each in outcomes
    ]
