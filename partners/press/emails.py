"""Messages to media contacts, reporters and press officers."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from partners.mail.emails import Desk, url_of
from partners.mail.models import Urgency
from partners.mail.services import queue_mail
from partners.organizations.selectors import editors_of
from partners.press.models import Facts, MediaContact, MediaInquiry
from partners.press.selectors import press_officers

# The domain does not know the back office, so its addresses cannot be reversed here.
SCREEN = "/cms/inquiries/"


def link_to(route: str, *args: Any, label: Any, language: str) -> dict[str, str]:
    """The one action of a message, in the language of whoever reads it."""
    with translation.override(language):
        # Made text in here: a label that is read later would be in the language of whoever pressed the button.
        return {"action_url": url_of(reverse(route, args=args)), "action_label": str(label)}


def send_question(contact: MediaContact, code: str, *, different: Sequence[Any] = ()) -> None:
    """Ask the person. Of what was typed it carries the two names only: any inbox of the world can be at the end.

    Whoever agreed to something else before, at this address, reads what is proposed beside it (`different`, lines of
    `rendering`): it is their own mailbox.
    """
    earlier = contact.earlier_facts
    is_change = earlier is not None and not contact.is_as_agreed
    # By the names that the person agreed to: the others are a part of what they are asked about.
    names = earlier if earlier and is_change else contact.facts
    queue_mail(
        "press/contact_changed" if is_change else "press/contact_question",
        contact.email,
        {
            "name": names.name,
            "organization": names.organization,
            "expires_at": contact.code_expires_at,
            "listed_until": contact.listed_until,
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


def send_end(contact: MediaContact, agreed: Facts, *, is_replaced: bool = False) -> None:
    """Tell a person who had agreed that the organisation withdrew them, or put another address in place of theirs."""
    queue_mail(
        "press/contact_ended",
        # Not to today's address: that one may be somebody else's, who never agreed.
        agreed.email,
        {"name": agreed.name, "organization": contact.organization.name, "is_replaced": is_replaced},
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


def send_arrival(inquiry: MediaInquiry) -> None:
    """Tell the reporter that the question is here. Without the receipt: mail is read by more people than one thinks."""
    queue_mail(
        "press/inquiry_received",
        inquiry.email,
        {
            "deadline_at": inquiry.deadline_at,
            "time_zone": inquiry.time_zone,
            **link_to("press:inquiry_status", label=_("See where it stands"), language=inquiry.mail_language),
        },
        language=inquiry.mail_language,
        urgency=Urgency.PROMPT,
        desk=Desk.PRESS,
    )


def send_answer(inquiry: MediaInquiry) -> None:
    queue_mail(
        "press/inquiry_answered",
        inquiry.email,
        {
            "answer": inquiry.answer,
            **link_to("press:inquiry_status", label=_("See where it stands"), language=inquiry.mail_language),
        },
        language=inquiry.mail_language,
        urgency=Urgency.PROMPT,
        desk=Desk.PRESS,
    )


def notify_press_officers(inquiry: MediaInquiry) -> None:
    """That something waits and until when; who asks and what stands behind the sign-in."""
    for officer in press_officers():
        with translation.override(officer.language):
            label = str(_("Open the inquiry"))
        facts = {"inquiry": inquiry, "action_url": url_of(f"{SCREEN}{inquiry.public_id}/"), "action_label": label}
        queue_mail("press/inquiry_waits", officer.email, facts, language=officer.language, desk=Desk.PRESS)
