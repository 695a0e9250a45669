"""Where a media contact and an inquiry may move, and who may move them there."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.kernel.workflow import Transition, Workflow
from partners.press.models import EmbargoAccess, InquiryOffer, MediaContact, MediaInquiry
from partners.press.permissions import (
    WITH_A_PARTNER,
    can_accept_inquiry,
    can_answer_inquiry,
    can_approve_answer,
    can_close_inquiry,
    can_correct_answer,
    can_decide_on_access,
    can_end_offer,
    can_hand_over_inquiry,
    can_merge_contact,
    can_merge_inquiry,
    can_offer_inquiry,
    can_reopen_inquiry,
    can_settle_letter,
    can_settle_offer,
    can_speak_for_partner,
    can_take_back_inquiry,
    can_take_inquiry,
    can_withdraw_contact,
    holds_the_link,
    is_the_clock,
)

ContactStanding = MediaContact.Standing
InquiryStanding = MediaInquiry.Standing
OfferState = InquiryOffer.State
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
        # Of the one that ends; the other is not moved.
        Transition("merge", LIVE, ContactStanding.WITHDRAWN, can_merge_contact, _("Merge it into another")),
    ],
)

WAITS = frozenset({InquiryStanding.RECEIVED, InquiryStanding.ASSIGNED})
NOT_CLOSED = WAITS | {InquiryStanding.ANSWERED}

# What is no move of the inquiry itself (an offer, a note) stands here all the same, for the screen of staff: its target
# is not set, as `Workflow.require` allows.
INQUIRY = Workflow(
    "standing",
    [
        # Also from a colleague: a deadline does not wait until the one voice is back.
        Transition("assign", WAITS, InquiryStanding.ASSIGNED, can_take_inquiry, _("Take it over")),
        Transition("hand_over", NOT_CLOSED, InquiryStanding.ASSIGNED, can_hand_over_inquiry, _("Hand it over")),
        Transition("offer", WAITS, InquiryStanding.RECEIVED, can_offer_inquiry, _("Offer it to a partner")),
        Transition("accept", WAITS, InquiryStanding.ASSIGNED, can_accept_inquiry, _("Accept")),
        Transition("release", frozenset({InquiryStanding.ASSIGNED}), InquiryStanding.RECEIVED, is_the_clock),
        Transition("take_back", NOT_CLOSED, InquiryStanding.RECEIVED, can_take_back_inquiry, _("Take it back")),
        # Again and again: a reporter who asks on is answered in the same thread.
        Transition(
            "answer",
            frozenset({InquiryStanding.ASSIGNED, InquiryStanding.ANSWERED}),
            InquiryStanding.ANSWERED,
            can_answer_inquiry,
            pgettext_lazy("button", "Answer"),
        ),
        Transition("speak", NOT_CLOSED, InquiryStanding.ANSWERED, can_speak_for_partner, _("Answer for the partner")),
        Transition(
            "send_answer", NOT_CLOSED, InquiryStanding.ANSWERED, can_approve_answer, _("Send the partner’s answer")
        ),
        Transition(
            "give_back",
            NOT_CLOSED,
            InquiryStanding.ASSIGNED,
            can_approve_answer,
            _("Give the answer back"),
            needs_reason=True,
        ),
        Transition(
            "correct",
            frozenset({InquiryStanding.ASSIGNED, InquiryStanding.ANSWERED, InquiryStanding.CLOSED}),
            InquiryStanding.ANSWERED,
            can_correct_answer,
            _("Correct an answer"),
        ),
        Transition("let_in", NOT_CLOSED, InquiryStanding.ASSIGNED, can_settle_letter, _("Let a letter in")),
        Transition(
            "leave_out", frozenset(InquiryStanding), InquiryStanding.CLOSED, can_settle_letter, _("Leave a letter out")
        ),
        Transition(
            "keep_note", frozenset(InquiryStanding), InquiryStanding.RECEIVED, can_close_inquiry, _("Keep a note")
        ),
        Transition("merge", WAITS, InquiryStanding.CLOSED, can_merge_inquiry, _("Merge it into another")),
        Transition(
            "reopen", NOT_CLOSED, InquiryStanding.ASSIGNED, can_reopen_inquiry, pgettext_lazy("button", "Write again")
        ),
        Transition(
            "keep_outcome",
            frozenset({InquiryStanding.ANSWERED, InquiryStanding.CLOSED}),
            InquiryStanding.CLOSED,
            can_close_inquiry,
            _("Keep what became of it"),
        ),
        Transition("close", NOT_CLOSED, InquiryStanding.CLOSED, can_close_inquiry, _("Close")),
    ],
)

OFFER = Workflow(
    "state",
    [
        Transition(
            "accept", frozenset({OfferState.OFFERED}), OfferState.ACCEPTED, can_settle_offer, _("Accept the question")
        ),
        # Also after it was accepted: people fall ill.
        Transition("pass", frozenset(WITH_A_PARTNER), OfferState.PASSED, can_settle_offer, _("Pass it on")),
        Transition("lapse", frozenset({OfferState.OFFERED}), OfferState.LAPSED, can_end_offer),
        Transition("take_back", frozenset(WITH_A_PARTNER), OfferState.TAKEN_BACK, can_end_offer, _("Take it back")),
    ],
)

AccessStanding = EmbargoAccess.Standing

ACCESS = Workflow(
    "standing",
    [
        Transition(
            "grant", frozenset({AccessStanding.ASKED}), AccessStanding.GRANTED, can_decide_on_access, _("Grant")
        ),
        Transition(
            "refuse",
            frozenset({AccessStanding.ASKED}),
            AccessStanding.REFUSED,
            can_decide_on_access,
            _("Refuse"),
            needs_reason=True,
        ),
        Transition(
            "extend",
            frozenset({AccessStanding.GRANTED}),
            AccessStanding.GRANTED,
            can_decide_on_access,
            _("Change its end, and send the link again"),
        ),
        Transition(
            "withdraw",
            frozenset({AccessStanding.GRANTED}),
            AccessStanding.WITHDRAWN,
            can_decide_on_access,
            _("Withdraw"),
        ),
    ],
)
