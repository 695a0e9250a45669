"""People who speak to the press, what they agree to, and what reporters ask."""

from .consent import ConsentKey, ConsentText, ContactConsent
from .contacts import MediaContact
from .facts import (
    FACTS,
    SHOWN,
    TOLD,
    Condition,
    Day,
    Facts,
    Kind,
    Level,
    Medium,
    Safety,
    Surface,
    allowed_surfaces,
)
from .inquiries import MediaInquiry, Outcome
from .offers import InquiryOffer, PressRules
from .threads import InquiryMessage

__all__ = [
    "FACTS",
    "SHOWN",
    "TOLD",
    "Condition",
    "ConsentKey",
    "ConsentText",
    "ContactConsent",
    "Day",
    "Facts",
    "InquiryMessage",
    "InquiryOffer",
    "Kind",
    "Level",
    "MediaContact",
    "MediaInquiry",
    "Medium",
    "Outcome",
    "PressRules",
    "Safety",
    "Surface",
    "allowed_surfaces",
]
