"""Messages to media contacts, reporters and press officers."""

from typing import Any

from django.core import signing
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from partners.mail.emails import Desk, url_of
from partners.mail.models import Urgency
from partners.mail.services import queue_mail
from partners.organizations.selectors import editors_of
from partners.press.models import Facts, MediaContact, MediaInquiry, Release, Subscription
from partners.press.selectors import press_officers

# The domain does not know the back office, so its addresses cannot be reversed here.
SCREEN = "/cms/inquiries/"
RELEASE, SUBSCRIPTION = "press/release_out", "press/subscription_asked"
LEAVE_SALT = "partners.press.leave"


def link_to(route: str, *args: Any, label: Any, language: str) -> dict[str, str]:
    """The one action of a message, in the language of whoever reads it."""
    with translation.override(language):
        # Made text in here: a label that is read later would be in the language of whoever pressed the button.
        return {"action_url": url_of(reverse(route, args=args)), "action_label": str(label)}


def send_question(contact: MediaContact, code: str) -> None:
    """Ask the person. Of what was typed it carries the two names only: any inbox of the world can be at the end.

    Who agreed to something else before, at this address, is told that this has ended.
    """
    earlier = contact.earlier_facts
    is_change = earlier is not None and contact.standing == MediaContact.Standing.SUBMITTED
    # By the names that the person agreed to: the others are a part of what they are asked about.
    names = earlier if earlier and is_change else contact.facts
    queue_mail(
        "press/contact_changed" if is_change else "press/contact_question",
        contact.email,
        {
            "name": names.name,
            "organization": names.organization,
            "expires_at": contact.code_expires_at,
            # Who is still confirmed has the same facts: `ask_anew` takes this standing from all others.
            "is_renewal": contact.standing == MediaContact.Standing.CONFIRMED,
            **link_to(
                "press:contact_confirm", code, label=_("Read what it means, and answer"), language=contact.language
            ),
        },
        language=contact.language,
        # Those that the clock asks again are many at once, and have days to answer.
        urgency=Urgency.BULK if contact.standing == MediaContact.Standing.CONFIRMED else Urgency.ORDINARY,
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


def tell_editors(contact: MediaContact, decision: str) -> None:
    """Tell those who look after the contacts what the person decided: confirm, decline, withdraw or keep."""
    for editor in editors_of(contact.organization):
        link = link_to(
            "press:contacts",
            contact.organization.public_id,
            label=_("See your media contacts"),
            language=editor.language,
        )
        facts = {"name": contact.name, "decision": decision, "listed_until": contact.listed_until, **link}
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
