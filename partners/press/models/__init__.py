"""People who speak to the press, what they agree to, what reporters ask, and what they find in the press room."""

from .consent import ConsentKey, ConsentText, ContactConsent
from .contacts import MediaContact
from .embargo import EmbargoAccess, EmbargoCopy
from .entries import KINDS, Coverage, KeyFigure, PressDate, Quote
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
from .mail import InquiryFile, InquiryLetter, ReplyAddress
from .offers import InquiryOffer, PressRules
from .privacy import PersonRequest
from .releases import Release
from .room import Entry, PressRoom
from .rota import Absence, DutyShift
from .subscriptions import Subscription
from .threads import InquiryMessage

__all__ = [
    "FACTS",
    "KINDS",
    "SHOWN",
    "TOLD",
    "Absence",
    "Condition",
    "ConsentKey",
    "ConsentText",
    "ContactConsent",
    "Coverage",
    "Day",
    "DutyShift",
    "EmbargoAccess",
    "EmbargoCopy",
    "Entry",
    "Facts",
    "InquiryFile",
    "InquiryLetter",
    "InquiryMessage",
    "InquiryOffer",
    "KeyFigure",
    "Kind",
    "Level",
    "MediaContact",
    "MediaInquiry",
    "Medium",
    "Outcome",
    "PersonRequest",
    "PressDate",
    "PressRoom",
    "PressRules",
    "Quote",
    "Release",
    "ReplyAddress",
    "Safety",
    "Subscription",
    "Surface",
    "allowed_surfaces",
]
