"""Messages to media contacts, reporters, partners and press officers."""

from .contacts import send_end, send_own_link, send_question, send_taken, tell_editors
from .frame import link_to
from .inquiries import notify_press_officers, send_answer, send_arrival, send_closing, send_hand_over, send_not_taken
from .offers import send_accepted, send_continued, send_offer, send_offer_over, send_returned
from .subscriptions import LEAVE_SALT, RELEASE, SUBSCRIPTION, leave_secret, send_release, send_subscription_question

__all__ = [
    "LEAVE_SALT",
    "RELEASE",
    "SUBSCRIPTION",
    "leave_secret",
    "link_to",
    "notify_press_officers",
    "send_accepted",
    "send_answer",
    "send_arrival",
    "send_closing",
    "send_continued",
    "send_end",
    "send_hand_over",
    "send_not_taken",
    "send_offer",
    "send_offer_over",
    "send_own_link",
    "send_question",
    "send_release",
    "send_returned",
    "send_subscription_question",
    "send_taken",
    "tell_editors",
]
