"""A reporter's question from its arrival to its answer."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.campaigns.selectors import current_campaign
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.codes import digest_of, in_groups, readable_code
from partners.kernel.doors.open_forms import is_first_use
from partners.kernel.errors import Conflict
from partners.press.emails import notify_press_officers, send_answer, send_arrival
from partners.press.models import MediaInquiry
from partners.press.workflow import INQUIRY

# The page of the receipt tells the reporter so.
KEEP_SETTLED = timedelta(days=180)
KEEP_UNSETTLED = timedelta(days=365)
USED = _(
    "A question was sent with this form already. Your text is still here: if it is another question, send it again."
)


@transaction.atomic
def receive_inquiry(
    *,
    name: str,
    email: str,
    deadline_at: datetime,
    time_zone: str,
    language: str,
    question: str,
    topic: str = "",
    outlet: str = "",
    mail_language: str = "en",
    submission: str = "",
    is_told: bool = True,
    by: Actor,
) -> tuple[MediaInquiry, str]:
    """Take a question in and return it with its receipt, which is not kept.

    `submission` is the form's random token, which serves once. The same text with the same token is the same inquiry
    with the same receipt: whoever presses the button twice sees what the first press gave. Without `is_told` no letter
    says that the question has arrived. Raises Conflict (`used_form`) for another text with the same token.
    """
    now = clock.now()
    values = {
        "name": name,
        "outlet": outlet,
        "email": email,
        "deadline_at": deadline_at,
        "time_zone": time_zone,
        "language": language,
        "topic": topic,
        "question": question,
    }
    # Without a token a second press looks like another reporter with the same question, so each is one of its own.
    receipt = readable_code("partners.press.receipt", [submission or get_random_string(32), *values.values()])
    shown = in_groups(receipt)
    if submission and not is_first_use(submission):
        found = MediaInquiry.objects.filter(receipt_hash=digest_of(receipt)).first()
        if found is None:
            raise Conflict(USED, code="used_form")
        return found, shown
    inquiry = MediaInquiry.objects.create(
        receipt_hash=digest_of(receipt), **values, mail_language=mail_language, campaign=current_campaign(at=now)
    )
    # Without data, here and below: the entry stays when the inquiry is deleted.
    record(Verb.INQUIRY_RECEIVED, by=by, campaign=inquiry.campaign, subject=inquiry)
    if is_told:
        send_arrival(inquiry)
    notify_press_officers(inquiry)
    return inquiry, shown


@transaction.atomic
def assign_inquiry(inquiry: MediaInquiry, *, by: Actor) -> MediaInquiry:
    """Take it over, from nobody or from a colleague: from now on this person is the one voice.

    Raises NotAllowed and Conflict (`wrong_state`).
    """
    inquiry = _held(inquiry)
    INQUIRY.advance(inquiry, "assign", by=by)
    inquiry.assigned_to = by.user
    # `updated_at` each time: Django writes `auto_now` only where `update_fields` names it.
    inquiry.save(update_fields=["standing", "assigned_to", "updated_at"])
    record(Verb.INQUIRY_ASSIGNED, by=by, campaign=inquiry.campaign, subject=inquiry)
    return inquiry


@transaction.atomic
def answer_inquiry(inquiry: MediaInquiry, *, answer: str, by: Actor) -> MediaInquiry:
    """Send the answer; the reporter also finds it with the receipt. Raises NotAllowed and Conflict (`wrong_state`)."""
    inquiry = _held(inquiry)
    INQUIRY.advance(inquiry, "answer", by=by)
    inquiry.answer = answer
    inquiry.answered_at = clock.now()
    inquiry.save(update_fields=["standing", "answer", "answered_at", "updated_at"])
    record(Verb.INQUIRY_ANSWERED, by=by, campaign=inquiry.campaign, subject=inquiry)
    send_answer(inquiry)
    return inquiry


@transaction.atomic
def close_inquiry(inquiry: MediaInquiry, *, by: Actor) -> MediaInquiry:
    """Put it away, answered or not. Nothing is sent: the reporter sees it with the receipt.

    Raises NotAllowed and Conflict (`wrong_state`).
    """
    inquiry = _held(inquiry)
    INQUIRY.advance(inquiry, "close", by=by)
    inquiry.closed_at = clock.now()
    inquiry.save(update_fields=["standing", "closed_at", "updated_at"])
    record(Verb.INQUIRY_CLOSED, by=by, campaign=inquiry.campaign, subject=inquiry)
    return inquiry


def purge_inquiries() -> int:
    """Delete what was settled half a year ago, and what nobody settled a year after its deadline."""
    now, standing = clock.now(), MediaInquiry.Standing
    over = (
        Q(standing=standing.CLOSED, closed_at__lt=now - KEEP_SETTLED)
        | Q(standing=standing.ANSWERED, answered_at__lt=now - KEEP_SETTLED)
        | Q(standing__in=[standing.RECEIVED, standing.ASSIGNED], deadline_at__lt=now - KEEP_UNSETTLED)
    )
    return MediaInquiry.objects.filter(over).delete()[0]


def _held(inquiry: MediaInquiry) -> MediaInquiry:
    # `of`, because PostgreSQL refuses to lock the side of a join that may be missing, and the campaign may.
    held = MediaInquiry.objects.select_for_update(of=("self",), no_key=True).select_related("campaign")
    return held.get(pk=inquiry.pk)
