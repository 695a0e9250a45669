"""Which voice is asked first about a reporter's question, who after them, and how long each has.

Nothing of Django here: whoever doubts an order can work it out by hand from `Voice`, `Question` and the reasons.
"""

from .hours import DAY, Hours, moment_after, overlap, waking_minutes
from .ranking import MOST_LOAD, SHOWS_A_FACE, Left, Ranked, Reason, Routing, route
from .timetable import Turn, last_call, share, timetable, turn_for
from .voices import Level, Question, Safety, Voice

__all__ = [
    "DAY", "MOST_LOAD", "SHOWS_A_FACE", "Hours", "Left", "Level", "Question", "Ranked", "Reason", "Routing", "Safety",
    "Turn", "Voice", "last_call", "moment_after", "overlap", "route", "share", "timetable", "turn_for",
    "waking_minutes",
]  # fmt: skip
