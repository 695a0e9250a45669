"""The hours in which somebody can be reached, as their own clock shows them, and what of them is left."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# Further nobody counts: whoever is awake for a week has time enough for every question.
FURTHEST = timedelta(days=14)


@dataclass(frozen=True)
class Hours:
    """One stretch of a week. Monday is 0. An end at or before the beginning is on the next day; the day of the stretch
    is that on which it begins."""

    weekday: int
    start: time
    end: time

    def on(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Its moments, in UTC. Of an hour that comes twice both are in it; one that is skipped is no time."""
        last = day if self.end > self.start else day + timedelta(days=1)
        # `fold`: the end of a stretch is the later of two such moments, its beginning the earlier.
        begins, ends = datetime.combine(day, self.start), datetime.combine(last, self.end).replace(fold=1)
        return moment(begins, zone), moment(ends, zone)


def moment(shown: datetime, zone: ZoneInfo) -> datetime:
    """When the clock in that zone shows this, in UTC; where it skips it, when it is put forward."""
    found = shown.replace(tzinfo=zone).astimezone(UTC)
    if found.astimezone(zone).replace(tzinfo=None, fold=0) == shown.replace(fold=0):
        return found
    before, after = sorted(shown.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    # One of them lies before the change, the other behind it: the change is where the offset becomes another.
    offset = before.astimezone(zone).utcoffset()
    minutes = range(int((after - before).total_seconds() // 60) + 1)
    jump = bisect_left(
        minutes, True, key=lambda passed: (before + timedelta(minutes=passed)).astimezone(zone).utcoffset() != offset
    )
    return before + timedelta(minutes=jump)


# For whoever has told no hours: when it is polite to call.
DAY = tuple(Hours(weekday, time(8), time(21)) for weekday in range(7))


def overlap(
    hours: Sequence[Hours], zone: str, away: frozenset[date], start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """The parts of `start` to `end` in which they are awake, in order and without overlaps. All moments in UTC."""
    clock = ZoneInfo(zone)
    end = min(end, start + FURTHEST)
    # From the day before: a stretch over midnight may have begun there.
    day, last = start.astimezone(clock).date() - timedelta(days=1), end.astimezone(clock).date()
    stretches = []
    while day <= last:
        if day not in away:
            stretches += [each.on(day, clock) for each in hours if each.weekday == day.weekday()]
        day += timedelta(days=1)
    reached = start
    for begins, ends in sorted(stretches):
        since, until = max(begins, reached), min(ends, end)
        if since < until:
            yield since, until
            reached = until


def waking_minutes(hours: Sequence[Hours], zone: str, away: frozenset[date], start: datetime, end: datetime) -> int:
    """Whole minutes of the time between in which they are awake."""
    awake = sum(((ends - begins) for begins, ends in overlap(hours, zone, away, start, end)), timedelta())
    return int(awake.total_seconds() // 60)


def moment_after(
    minutes: int, hours: Sequence[Hours], zone: str, away: frozenset[date], start: datetime, end: datetime
) -> datetime:
    """When they will have been awake for so many minutes; `end` where that is later."""
    left = timedelta(minutes=minutes)
    for begins, ends in overlap(hours, zone, away, start, end):
        if ends - begins >= left:
            return begins + left
        left -= ends - begins
    return end
