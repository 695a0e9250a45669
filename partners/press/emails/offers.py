"""Messages to partners about what they were asked to answer."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from partners.campaigns.selectors import subject_name
from partners.mail.emails import Desk
from partners.mail.models import Urgency
from partners.mail.services import queue_mail
from partners.organizations.selectors import editors_of
from partners.press.models import InquiryMessage, InquiryOffer, ReplyAddress
from partners.users.models import User

from .frame import link_to
from .inquiries import deadline_for

Side = ReplyAddress.Side


def send_offer(offer: InquiryOffer) -> None:
    """Ask the partner's editors: what language and topic, until when; the question itself stands behind the sign-in."""
    for editor in editors_of(offer.organization):
        _tell_editor(offer, editor, "press/inquiry_offered", until=offer.until)


def send_accepted(offer: InquiryOffer, editor: User, *, is_read_first: bool) -> None:
    """Whoever accepted it can answer from their mailbox. Nothing where the portal takes no mail in: the page says the
    rest."""
    if settings.INBOUND_DOMAIN:
        _tell_editor(offer, editor, "press/inquiry_accepted", goes_on=True, is_read_first=is_read_first)


def send_offer_over(offer: InquiryOffer) -> None:
    """That a question is no longer with the partner."""
    for editor in editors_of(offer.organization):
        _tell_editor(offer, editor, "press/inquiry_offer_over", was_accepted=offer.accepted_by_id is not None)


def send_continued(offer: InquiryOffer) -> None:
    """That the reporter has written again, to the partner that answers; the words stand behind the sign-in."""
    for editor in editors_of(offer.organization):
        _tell_editor(offer, editor, "press/inquiry_continued", goes_on=True)


def send_returned(message: InquiryMessage) -> None:
    """That an answer was given back, to whoever wrote it; the reason stands beside it in the portal."""
    if message.offer is not None and message.written_by is not None:
        _tell_editor(message.offer, message.written_by, "press/inquiry_answer_returned", goes_on=True)


def _tell_editor(offer: InquiryOffer, editor: User, kind: str, *, goes_on: bool = False, **facts: Any) -> None:
    inquiry = offer.inquiry
    with translation.override(editor.language):
        topic = subject_name(inquiry.topic)
        spoken = inquiry.language_name
    link = link_to(
        "press:offer",
        offer.organization.public_id,
        offer.public_id,
        label=_("Open the question"),
        language=editor.language,
    )
    queue_mail(
        kind,
        editor.email,
        {"topic": topic, "spoken": spoken, **deadline_for(inquiry, editor), **facts, **link},
        language=editor.language,
        urgency=Urgency.PROMPT,
        desk=Desk.PRESS,
        reply_to=ReplyAddress.objects.given(inquiry, Side.PARTNER, offer) if goes_on else "",
    )
