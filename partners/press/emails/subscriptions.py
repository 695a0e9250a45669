"""Messages to those who want releases by mail."""

from django.core import signing
from django.utils.translation import gettext_lazy as _

from partners.mail.emails import Desk, url_of
from partners.mail.models import Urgency
from partners.mail.services import queue_mail
from partners.press.models import Release, Subscription

from .frame import link_to, reverse_in

RELEASE, SUBSCRIPTION = "press/release_out", "press/subscription_asked"
LEAVE_SALT = "partners.press.leave"


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
