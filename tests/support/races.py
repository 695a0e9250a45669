"""Several people at the same moment, each with a connection of their own."""

from collections.abc import Callable
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


def in_words(outcomes: list[Exception | None]) -> list[str]:
    """`done`, the code of a refusal, or the name of any other fault."""
    return [
        "done" if each is None else each.code if isinstance(each, DomainError) else type(each).__name__
        for each in outcomes
    ]
