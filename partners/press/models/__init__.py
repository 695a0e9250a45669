"""People who speak to the press, the text they agree to, and what reporters ask."""

from .consent import FACTS, ConsentText, Facts
from .contacts import MediaContact
from .inquiries import MediaInquiry

__all__ = ["FACTS", "ConsentText", "Facts", "MediaContact", "MediaInquiry"]
