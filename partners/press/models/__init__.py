"""People who speak to the press, the text they agree to, and what reporters ask."""

from .consent import FACTS, ConsentText, Facts
from .contacts import MediaContact
from .inquiries import MediaInquiry, Medium, Outcome
from .offers import InquiryOffer, PressRules
from .threads import InquiryMessage

__all__ = [
    "FACTS", "ConsentText", "Facts", "InquiryMessage", "InquiryOffer", "MediaContact", "MediaInquiry", "Medium",
    "Outcome", "PressRules",
]  # fmt: skip
