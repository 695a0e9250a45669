"""What is written after the question: answers, corrections, private notes, and the reporter's further questions."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict
from partners.press.emails import notify_press_officers, send_answer, send_continued, send_returned
from partners.press.models import InquiryMessage, InquiryOffer, MediaInquiry
from partners.press.selectors import rules_of
from partners.press.services.offers import held_inquiry, held_offer
from partners.press.workflow import INQUIRY
from partners.users.models import User

Kind, State, Standing = InquiryMessage.Kind, InquiryMessage.State, MediaInquiry.Standing
# Of one thread; a reporter who has more to say asks a new question.
MOST_MESSAGES = 60
FULL = _("This conversation has become very long. Please ask a new question.")
CLOSED = _("This question is closed. Please ask a new one.")
SAID = _("These very words stand in the conversation already: they were sent once, and are not sent again.")


@transaction.atomic
def answer_inquiry(inquiry: MediaInquiry, *, answer: str, by: Actor) -> MediaInquiry:
    """A press officer answers; the reporter gets it by mail and finds it with the receipt.

    Raises NotAllowed and Conflict (`wrong_state`, `said` for the same words once more).
    """
    inquiry = held_inquiry(inquiry)
    INQUIRY.advance(inquiry, "answer", by=by)
    message = _written(inquiry, Kind.ANSWER, answer, by=by)
    _send(inquiry, message)
    record(Verb.INQUIRY_ANSWERED, by=by, campaign=inquiry.campaign, subject=inquiry)
    return inquiry


@transaction.atomic
def write_answer(offer: InquiryOffer, *, answer: str, by: Actor) -> InquiryMessage:
    """The partner that has accepted it answers: at once, or once a press officer has read it, as the campaign wants.

    An answer that waits or was given back is written over. Raises NotAllowed and Conflict (`wrong_state`, `said`).
    """
    offer = held_offer(offer)
    inquiry = offer.inquiry
    INQUIRY.require(inquiry, "speak", by=by)
    if rules_of(inquiry.campaign).approves_answers:
        message = keep_answer(offer, answer=answer, writer=by.user)
        record(
            Verb.INQUIRY_ANSWER_WRITTEN,
            by=by, organization=offer.organization, campaign=inquiry.campaign, subject=inquiry,
        )  # fmt: skip
        return message
    message, _is_news = _open_answer(offer, answer, writer=by.user)
    INQUIRY.advance(inquiry, "speak", by=by)
    _send(inquiry, message)
    record(Verb.INQUIRY_ANSWERED, by=by, campaign=inquiry.campaign, subject=inquiry, is_partner=True)
    return message


@transaction.atomic
def keep_answer(offer: InquiryOffer, *, answer: str, writer: User | None) -> InquiryMessage:
    """Have it wait for the press officers. The caller holds the inquiry's lock, and has asked whether it may be.

    Raises Conflict (`said`).
    """
    message, is_news = _open_answer(offer, answer, writer=writer)
    message.state = State.WAITING
    message.save()
    # Once: whoever mends a word ten times does not send ten letters.
    if is_news:
        notify_press_officers(offer.inquiry, "waits")
    return message


def unsent_answer(offer: InquiryOffer) -> InquiryMessage | None:
    """What waits or was given back."""
    return offer.messages.filter(kind=Kind.ANSWER).exclude(state=State.SENT).first()


def _open_answer(offer: InquiryOffer, answer: str, *, writer: User | None) -> tuple[InquiryMessage, bool]:
    """The one that has not left, or a new one, with these words; and whether the press officers know of none."""
    _require_new(offer.inquiry, Kind.ANSWER, answer)
    open_one = unsent_answer(offer)
    message = open_one or InquiryMessage(inquiry=offer.inquiry, offer=offer, kind=Kind.ANSWER)
    message.text, message.why = answer, ""
    message.written_by, message.written_at = writer, clock.now()
    return message, open_one is None or open_one.state != State.WAITING


@transaction.atomic
def approve_answer(inquiry: MediaInquiry, *, by: Actor) -> MediaInquiry:
    """Send what the partner wrote, as it was written. Raises NotAllowed and Conflict (`wrong_state`)."""
    inquiry = held_inquiry(inquiry)
    INQUIRY.advance(inquiry, "send_answer", by=by)
    for message in inquiry.messages.filter(state=State.WAITING):
        _send(inquiry, message)
    record(Verb.INQUIRY_ANSWERED, by=by, campaign=inquiry.campaign, subject=inquiry, is_partner=True)
    return inquiry


@transaction.atomic
def return_answer(inquiry: MediaInquiry, *, reason: str, by: Actor) -> MediaInquiry:
    """Give it back to the partner with a reason; the reporter sees nothing. Raises NotAllowed and Conflict."""
    inquiry = held_inquiry(inquiry)
    INQUIRY.require(inquiry, "give_back", by=by)
    for message in inquiry.messages.filter(state=State.WAITING).select_related("offer__organization", "written_by"):
        message.state, message.why = State.RETURNED, reason
        message.save(update_fields=["state", "why", "updated_at"])
        organization = message.offer.organization if message.offer else None
        record(
            Verb.INQUIRY_ANSWER_RETURNED,
            by=by, organization=organization, campaign=inquiry.campaign, subject=inquiry,
        )  # fmt: skip
        send_returned(message)
    return inquiry


@transaction.atomic
def correct_answer(inquiry: MediaInquiry, *, answer: str, corrects: InquiryMessage, by: Actor) -> InquiryMessage:
    """Say that an answer was wrong and what is right. The answer stays: it has left by mail.

    Raises NotAllowed and Conflict (`wrong_state`, `said`, `no_answer` for what is no answer of this thread).
    """
    inquiry = held_inquiry(inquiry)
    INQUIRY.require(inquiry, "correct", by=by)
    if not inquiry.messages.filter(pk=corrects.pk, state=State.SENT, kind__in=[Kind.ANSWER, Kind.CORRECTION]).exists():
        raise Conflict(_("This is no answer of this conversation."), code="no_answer")
    message = _written(inquiry, Kind.CORRECTION, answer, by=by, corrects=corrects)
    _send(inquiry, message)
    record(Verb.INQUIRY_CORRECTED, by=by, campaign=inquiry.campaign, subject=inquiry)
    return message


@transaction.atomic
def keep_note(inquiry: MediaInquiry, *, note: str, by: Actor) -> InquiryMessage:
    """A private note of the press officers. Raises NotAllowed and Conflict (`said`)."""
    inquiry = held_inquiry(inquiry)
    INQUIRY.require(inquiry, "keep_note", by=by)
    return _written(inquiry, Kind.NOTE, note, by=by)


@transaction.atomic
def keep_partner_note(offer: InquiryOffer, *, note: str, by: Actor) -> InquiryMessage:
    """A private note among the editors of the partner that has accepted it.

    Raises NotAllowed and Conflict (`wrong_state`, `said`, `too_long` once there are very many).
    """
    offer = held_offer(offer)
    INQUIRY.require(offer.inquiry, "speak", by=by)
    if offer.messages.count() >= MOST_MESSAGES:
        raise Conflict(FULL, code="too_long")
    return _written(offer.inquiry, Kind.NOTE, note, by=by, offer=offer)


@transaction.atomic
def ask_on(inquiry: MediaInquiry, *, question: str, by: Actor) -> InquiryMessage:
    """The reporter writes again in the thread. The same words at once again are the same message.

    Raises NotAllowed and Conflict (`closed`, `too_long`).
    """
    inquiry = held_inquiry(inquiry)
    if inquiry.standing == Standing.CLOSED:
        raise Conflict(CLOSED, code="closed")
    INQUIRY.require(inquiry, "reopen", by=by)
    last = inquiry.messages.filter(kind=Kind.QUESTION).last()
    if last is not None and last.text == question:
        return last
    if inquiry.messages.count() >= MOST_MESSAGES:
        raise Conflict(FULL, code="too_long")
    if inquiry.standing == Standing.ANSWERED:
        INQUIRY.advance(inquiry, "reopen", by=by)
        inquiry.save(update_fields=["standing", "updated_at"])
    message = _written(inquiry, Kind.QUESTION, question, by=by)
    record(Verb.INQUIRY_CONTINUED, by=by, campaign=inquiry.campaign, subject=inquiry)
    notify_press_officers(inquiry, "asks")
    for offer in inquiry.offers.filter(state=InquiryOffer.State.ACCEPTED).select_related("organization"):
        send_continued(offer)
    return message


def _require_new(inquiry: MediaInquiry, kind: str, text: str) -> None:
    """A form that was sent twice is one message. Raises Conflict (`said`)."""
    if inquiry.messages.filter(kind=kind, text=text, state=State.SENT).exists():
        raise Conflict(SAID, code="said")


def _written(inquiry: MediaInquiry, kind: str, text: str, *, by: Actor, **facts: object) -> InquiryMessage:
    _require_new(inquiry, kind, text)
    now = clock.now()
    sent_at = now if kind in {Kind.ANSWER, Kind.CORRECTION} else None
    return InquiryMessage.objects.create(
        inquiry=inquiry, kind=kind, text=text, written_by=by.user, written_at=now, sent_at=sent_at, **facts
    )


def _send(inquiry: MediaInquiry, message: InquiryMessage) -> None:
    now = clock.now()
    message.state, message.sent_at = State.SENT, now
    message.save()
    is_first = inquiry.answered_at is None
    inquiry.answered_at = inquiry.answered_at or now
    inquiry.save(update_fields=["standing", "answered_at", "updated_at"])
    send_answer(inquiry, message, is_first=is_first)
