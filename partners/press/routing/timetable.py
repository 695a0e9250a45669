"""How long each of those who are asked has, and when the question comes to the press officers.

Each has a quarter of what is left until the deadline, at least 15 minutes and at most 4 hours, counted by the minutes
in which they are awake. As much before the deadline, but at least 10 minutes, belongs to the press officers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from .hours import moment_after
from .ranking import LEAST_MINUTES, Ranked, hours_of, minutes_of
from .voices import Question, Voice

SHORTEST, LONGEST = timedelta(minutes=15), timedelta(hours=4)
LEAST_FOR_STAFF = timedelta(minutes=10)


@dataclass(frozen=True)
class Turn:
    """One voice's time, from and until. Moments in UTC."""

    voice: Voice
    since: datetime
    until: datetime


def share(now: datetime, deadline: datetime) -> timedelta:
    """How long one voice has, of its waking time."""
    return min(max((deadline - now) / 4, SHORTEST), LONGEST)


def last_call(now: datetime, deadline: datetime) -> datetime:
    """From when on nobody but the press officers is asked."""
    return deadline - min(max((deadline - now) / 4, LEAST_FOR_STAFF), LONGEST)


def turn_for(voice: Voice, now: datetime, deadline: datetime) -> Turn | None:
    """The time that this voice would have from now on; None where it is too little to read and decide."""
    last = last_call(now, deadline)
    if last <= now or minutes_of(voice, now, last) < LEAST_MINUTES:
        return None
    minutes = int(share(now, deadline).total_seconds() // 60)
    return Turn(voice, now, moment_after(minutes, hours_of(voice), voice.zone, voice.away, now, last))


def timetable(ranked: Sequence[Ranked], question: Question) -> tuple[list[Turn], datetime]:
    """Who would be asked when if everybody let their time pass, and when it comes to the press officers."""
    now, turns = question.now, []
    for each in ranked:
        turn = turn_for(each.voice, now, question.deadline)
        if turn is not None:
            turns.append(turn)
            now = turn.until
    return turns, now
