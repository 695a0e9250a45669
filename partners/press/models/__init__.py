"""People who speak to the press, the text they agree to, what reporters ask, and what they find in the press room."""

from .consent import FACTS, ConsentText, Facts
from .contacts import MediaContact
from .entries import KINDS, Coverage, KeyFigure, PressDate, Quote
from .inquiries import MediaInquiry
from .releases import Release
from .room import Entry, PressRoom
from .subscriptions import Subscription

__all__ = [
    "FACTS", "KINDS", "ConsentText", "Coverage", "Entry", "Facts", "KeyFigure", "MediaContact", "MediaInquiry",
    "PressDate", "PressRoom", "Quote", "Release", "Subscription",
]  # fmt: skip
