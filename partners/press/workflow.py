"""Where a media contact and an inquiry may move, and who may move them there."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.kernel.workflow import Transition, Workflow
from partners.press.models import MediaContact, MediaInquiry
from partners.press.permissions import (
    can_answer_inquiry,
    can_close_inquiry,
    can_take_inquiry,
    can_withdraw_contact,
    holds_the_link,
)

ContactStanding = MediaContact.Standing
InquiryStanding = MediaInquiry.Standing
# The constraint of one contact per address names the same two: models stand below and cannot read it from here.
LIVE = frozenset({ContactStanding.SUBMITTED, ContactStanding.CONFIRMED})

# A confirmed person is asked again before their year is over; until they answer, what they said holds. Whoever is to
# be listed with something else stands where they were before they agreed; what they agreed to is kept for them.
CONTACT = Workflow(
    "standing",
    [
        Transition("confirm", LIVE, ContactStanding.CONFIRMED, holds_the_link, _("I agree")),
        # From LIVE, not from SUBMITTED alone: of what was written past the services nobody may have asked yet.
        Transition("keep", LIVE, ContactStanding.CONFIRMED, holds_the_link, _("Keep what I agreed to")),
        Transition("decline", LIVE, ContactStanding.DECLINED, holds_the_link, _("I do not agree")),
        Transition("withdraw", LIVE, ContactStanding.WITHDRAWN, can_withdraw_contact, _("Withdraw")),
    ],
)

INQUIRY = Workflow(
    "standing",
    [
        Transition(
            "assign",
            # Also from a colleague: a deadline does not wait until the one voice is back.
            frozenset({InquiryStanding.RECEIVED, InquiryStanding.ASSIGNED}),
            InquiryStanding.ASSIGNED,
            can_take_inquiry,
            _("Take it over"),
        ),
        Transition(
            "answer",
            # Once: the answer has left by mail, and cannot be changed any more.
            frozenset({InquiryStanding.ASSIGNED}),
            InquiryStanding.ANSWERED,
            can_answer_inquiry,
            pgettext_lazy("button", "Answer"),
        ),
        Transition(
            "close",
            frozenset({InquiryStanding.RECEIVED, InquiryStanding.ASSIGNED, InquiryStanding.ANSWERED}),
            InquiryStanding.CLOSED,
            can_close_inquiry,
            _("Close"),
        ),
    ],
)
