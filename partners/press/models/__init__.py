"""People who speak to the press, what they agree to, what reporters ask, and what they find in the press room."""

from .answer_templates import PLACE, PLACES, AnswerTemplate
from .consent import ConsentKey, ConsentText, ContactConsent, level_of
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
from .held import HeldInquiry
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
    "PLACE",
    "PLACES",
    "SHOWN",
    "TOLD",
    "Absence",
    "AnswerTemplate",
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
    "HeldInquiry",
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
    "level_of",
]
