"""Messages to reporters and press officers about a question."""

from typing import Any

from django.utils import translation
from django.utils.timesince import timeuntil
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.mail.emails import Desk, url_of
from partners.mail.models import Urgency
from partners.mail.services import queue_mail
from partners.press.models import InquiryMessage, MediaInquiry, ReplyAddress
from partners.press.selectors import press_officers
from partners.users.models import User
from partners.users.selectors import zone_of

from .frame import link_to

# The domain does not know the back office, so its addresses cannot be reversed here.
SCREEN = "/cms/inquiries/"
Side = ReplyAddress.Side


def send_arrival(inquiry: MediaInquiry, *, receipt: str = "") -> None:
    """Tell the reporter that the question is here.

    With the receipt only where the reporter wished for it: mail is read by more people than one thinks.
    """
    _tell_reporter(
        inquiry,
        "press/inquiry_received",
        deadline_at=inquiry.deadline_at,
        time_zone=inquiry.time_zone,
        receipt=receipt,
    )


def send_answer(inquiry: MediaInquiry, message: InquiryMessage, *, is_first: bool) -> None:
    """An answer or a correction, as it was written."""
    _tell_reporter(
        inquiry,
        "press/inquiry_answered",
        answer=message.text,
        is_correction=message.kind == InquiryMessage.Kind.CORRECTION,
        is_first=is_first,
    )


def send_closing(inquiry: MediaInquiry) -> None:
    _tell_reporter(inquiry, "press/inquiry_closed", goes_on=False, is_answered=inquiry.answered_at is not None)


def send_not_taken(inquiry: MediaInquiry, editor: User | None, why: str) -> None:
    """That a letter could not be taken in, to whom it came from: an editor, or else the reporter."""
    if editor is None:
        _tell_reporter(inquiry, "press/inquiry_letter_not_taken", goes_on=False, why=why)
        return
    kind = "press/inquiry_letter_not_taken"
    queue_mail(kind, editor.email, {"why": why}, language=editor.language, urgency=Urgency.PROMPT, desk=Desk.PRESS)


def _tell_reporter(inquiry: MediaInquiry, kind: str, *, goes_on: bool = True, **facts: Any) -> None:
    """`goes_on`: an answer by mail is taken into the thread."""
    link = link_to("press:inquiry_status", label=_("See where it stands"), language=inquiry.mail_language)
    queue_mail(
        kind,
        inquiry.email,
        {**facts, **link},
        language=inquiry.mail_language,
        urgency=Urgency.PROMPT,
        desk=Desk.PRESS,
        reply_to=ReplyAddress.objects.given(inquiry, Side.REPORTER) if goes_on else "",
    )


def notify_press_officers(inquiry: MediaInquiry, what: str = "arrived") -> None:
    """That something waits and how long there is; who asks and what stands behind the sign-in.

    `what`: `arrived`; `left`, for which no partner is left to ask; `waits`, a partner's answer to be read; `asks`, the
    reporter has written again; `held`, a letter that they have to look at. Of what somebody has in hand only they are
    told, and all where that is nobody.
    """
    officers = list(press_officers())
    in_hand = [officer for officer in officers if officer.pk == inquiry.assigned_to_id]
    for officer in in_hand or officers:
        _tell_officer(inquiry, officer, "press/inquiry_waits", what=what)


def send_hand_over(inquiry: MediaInquiry, colleague: User) -> None:
    """Without the note, which stands behind the sign-in like all that is written about a question."""
    _tell_officer(inquiry, colleague, "press/inquiry_waits", what="handed_over")


def _tell_officer(inquiry: MediaInquiry, officer: User, kind: str, **facts: Any) -> None:
    with translation.override(officer.language):
        label = str(_("Open the inquiry"))
    link = {"action_url": url_of(f"{SCREEN}{inquiry.public_id}/"), "action_label": label}
    queue_mail(
        kind,
        officer.email,
        {"inquiry": inquiry, **deadline_for(inquiry, officer), **facts, **link},
        language=officer.language,
        urgency=Urgency.PROMPT,
        desk=Desk.PRESS,
        reply_to=ReplyAddress.objects.given(inquiry, Side.DESK),
    )


def deadline_for(inquiry: MediaInquiry, reader: User) -> dict[str, Any]:
    """The deadline with the reader's zone, and what is left as words for a subject line; empty once it has passed."""
    with translation.override(reader.language):
        left = timeuntil(inquiry.deadline_at, clock.now(), depth=1) if inquiry.deadline_at > clock.now() else ""
    return {"deadline_at": inquiry.deadline_at, "time_zone": zone_of(reader), "left": left}
