"""Messages to media contacts, reporters and press officers."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation
from django.utils.timesince import timeuntil
from django.utils.translation import gettext_lazy as _

from partners.campaigns.selectors import subject_name
from partners.kernel import clock
from partners.mail.emails import Desk, url_of
from partners.mail.models import Urgency
from partners.mail.services import queue_mail
from partners.organizations.selectors import editors_of
from partners.press.models import (
    Facts,
    InquiryMessage,
    InquiryOffer,
    MediaContact,
    MediaInquiry,
    Release,
    ReplyAddress,
    Subscription,
)
from partners.press.selectors import press_officers
from partners.users.models import User
from partners.users.selectors import staff_who_may, zone_of

# The domain does not know the back office, so its addresses cannot be reversed here.
SCREEN, CONTACTS_SCREEN = "/cms/inquiries/", "/cms/media-contacts/"
RELEASE, SUBSCRIPTION = "press/release_out", "press/subscription_asked"
LEAVE_SALT = "partners.press.leave"
Side = ReplyAddress.Side


def link_to(route: str, *args: Any, label: Any, language: str) -> dict[str, str]:
    """The one action of a message, in the language of whoever reads it."""
    with translation.override(language):
        # Made text in here: a label that is read later would be in the language of whoever pressed the button.
        return {"action_url": url_of(reverse(route, args=args)), "action_label": str(label)}


def send_question(contact: MediaContact, code: str, *, different: Sequence[Any]) -> None:
    """Ask the person. Of what was typed it carries the two names only: any inbox of the world can be at the end.

    Whoever agreed to something else before, at this address, reads what is proposed beside it (`different`, lines of
    `rendering`): it is their own mailbox.
    """
    # By the names that the person agreed to: the others are a part of what they are asked about.
    names = (different and contact.earlier_facts) or contact.facts
    queue_mail(
        "press/contact_changed" if different else "press/contact_question",
        contact.email,
        {
            "name": names.name,
            "organization": names.organization,
            "expires_at": contact.code_expires_at,
            "is_listed": contact.listing(at=clock.now()) is not None,
            "is_renewal": contact.is_as_agreed,
            "different": different,
            **link_to(
                "press:contact_confirm", code, label=_("Read what it means, and answer"), language=contact.language
            ),
        },
        language=contact.language,
        # Those that the clock asks again are many at once, and have days to answer.
        urgency=Urgency.BULK if contact.is_as_agreed else Urgency.ORDINARY,
    )


def send_own_link(contact: MediaContact, code: str) -> None:
    """Tell a person that they are listed, and give them the link with which they can end it."""
    queue_mail(
        "press/contact_listed",
        contact.email,
        {
            "name": contact.name,
            "organization": contact.organization.name,
            "listed_until": contact.listed_until,
            **link_to("press:contact_confirm", code, label=_("See or end your listing"), language=contact.language),
        },
        language=contact.language,
        urgency=Urgency.PROMPT,
    )


def send_end(contact: MediaContact, agreed: Facts, *, is_replaced: bool = False, is_merged: bool = False) -> None:
    """Tell a person who had agreed that the organisation withdrew them, or put another address in place of theirs; or
    that this was the second entry about them."""
    queue_mail(
        "press/contact_ended",
        # Not to today's address: that one may be somebody else's, who never agreed.
        agreed.email,
        {
            "name": agreed.name,
            "organization": contact.organization.name,
            "is_replaced": is_replaced,
            "is_merged": is_merged,
        },
        language=contact.language,
    )


def tell_editors(contact: MediaContact, decision: str, *, corrected: Sequence[Any] = ()) -> None:
    """Tell those who look after the contacts what the person decided: confirm, decline, withdraw or keep; and the
    labels of those facts that they put right themselves."""
    for editor in editors_of(contact.organization):
        link = link_to(
            "press:contacts",
            contact.organization.public_id,
            label=_("See your media contacts"),
            language=editor.language,
        )
        with translation.override(editor.language):
            labels = [str(label) for label in corrected]
        decided = {"name": contact.name, "decision": decision, "listed_until": contact.listed_until}
        facts = {**decided, "corrected": labels, **link}
        queue_mail("press/contact_decided", editor.email, facts, language=editor.language)


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


def send_taken(taker: User, number: int) -> None:
    """Tell the other press officers and the administrators that somebody has taken many contacts; of these no word."""
    readers = {person.pk: person for person in (*press_officers(), *staff_who_may("users.change_user"))}
    for reader in readers.values():
        if reader.pk == taker.pk:
            continue
        with translation.override(reader.language):
            label = str(_("Open the media contacts"))
        facts = {"who": str(taker), "number": number, "action_url": url_of(CONTACTS_SCREEN), "action_label": label}
        queue_mail(
            "press/contacts_taken",
            reader.email,
            facts,
            language=reader.language,
            urgency=Urgency.PROMPT,
            desk=Desk.PRESS,
        )


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
        {"inquiry": inquiry, **_deadline_for(inquiry, officer), **facts, **link},
        language=officer.language,
        urgency=Urgency.PROMPT,
        desk=Desk.PRESS,
        reply_to=ReplyAddress.objects.given(inquiry, Side.DESK),
    )


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
        {"topic": topic, "spoken": spoken, **_deadline_for(inquiry, editor), **facts, **link},
        language=editor.language,
        urgency=Urgency.PROMPT,
        desk=Desk.PRESS,
        reply_to=ReplyAddress.objects.given(inquiry, Side.PARTNER, offer) if goes_on else "",
    )


def _deadline_for(inquiry: MediaInquiry, reader: User) -> dict[str, Any]:
    """The deadline with the reader's zone, and what is left as words for a subject line; empty once it has passed."""
    with translation.override(reader.language):
        left = timeuntil(inquiry.deadline_at, clock.now(), depth=1) if inquiry.deadline_at > clock.now() else ""
    return {"deadline_at": inquiry.deadline_at, "time_zone": zone_of(reader), "left": left}


def send_subscription_question(subscription: Subscription, code: str, *, language: str) -> None:
    """Ask a mailbox whether it wants letters about releases. Of what was typed it carries nothing."""
    link = link_to("press:subscription", code, label=_("Yes, send me releases"), language=language)
    queue_mail(SUBSCRIPTION, subscription.email, link, language=language, urgency=Urgency.PROMPT, desk=Desk.PRESS)


def send_release(subscription: Subscription, release: Release, title: str) -> None:
    """Tell a subscriber that a release is out, with the way to it and the way out."""
    leave = url_of(reverse_in(subscription.language, "press:subscription_leave", leave_secret(subscription)))
    link = link_to(
        "updates:update", release.update.public_id, label=_("Read the release"), language=subscription.language
    )
    context = {"title": title, "leave_url": leave, **link}
    queue_mail(
        RELEASE,
        subscription.email,
        context,
        language=subscription.language,
        urgency=Urgency.BULK,
        desk=Desk.PRESS,
        leave_url=leave,
    )


def leave_secret(subscription: Subscription) -> str:
    """Ends this subscription and nothing else, however old the letter is."""
    return signing.dumps(str(subscription.public_id), salt=LEAVE_SALT)


def reverse_in(language: str, route: str, *args: Any) -> str:
    with translation.override(language):
        return reverse(route, args=args)
