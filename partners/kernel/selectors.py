"""A part of a list, found by a position and not by a number: nothing is counted, and what is added moves nothing.

And when the clock of the house was last heard.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Q

LAST_TICK = "last-tick"
# It comes every half minute; a restart takes less than this.
TICK_IS_LATE = timedelta(minutes=5)


@dataclass(frozen=True)
class Slice:
    """Rows in the order asked for, and whether there are more on either side."""

    rows: list[Any]
    has_next: bool
    has_previous: bool


def slice_of(rows: Any, order: Sequence[str], *, beyond: Sequence[Any] | None, is_backwards: bool, limit: int) -> Slice:
    """Up to `limit` rows next to the position `beyond`, on its far side, or on its near side when backwards.

    `order` has to end in something unique; `beyond` holds one value for each of its columns.
    """
    way = [turned(column) for column in order] if is_backwards else list(order)
    if beyond is not None:
        rows = rows.filter(past(way, beyond))
    # One more than asked for tells whether there are more, without counting.
    found = list(rows.order_by(*way)[: limit + 1])
    has_more = len(found) > limit
    found = found[:limit]
    if is_backwards:
        # Going back, the page that one came from is always ahead.
        return Slice(found[::-1], has_next=bool(found), has_previous=has_more)
    return Slice(found, has_next=has_more, has_previous=beyond is not None and bool(found))


def turned(column: str) -> str:
    return column[1:] if column.startswith("-") else f"-{column}"


def past(order: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows behind a position: (a, b) > (x, y) is a > x, or a = x and b > y."""
    condition = Q()
    same: dict[str, Any] = {}
    for column, value in zip(order, values, strict=True):
        name, comparison = (column[1:], "lt") if column.startswith("-") else (column, "gt")
        condition |= Q(**same, **{f"{name}__{comparison}": value})
        same[name] = value
    return condition


def last_tick() -> datetime | None:
    """When the background process last kept time; None where the cache does not know, after a day without it."""
    found: datetime | None = cache.get(LAST_TICK)
    return found
