"""Letters to staff about their own accounts; those of sign-in are allauth's."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from partners.mail.emails import url_of
from partners.mail.models import Urgency
from partners.mail.services import queue_mail
from partners.users.models import EnrolmentLink


def enrolment_url(link: EnrolmentLink, code: str) -> str:
    with translation.override(link.user.language):
        return url_of(reverse("enrolment", args=[code]))


def send_enrolment(link: EnrolmentLink, code: str, *, invited: bool = False) -> None:
    """`invited`: to somebody new, who is told what this is."""
    with translation.override(link.user.language):
        label = _("Begin here") if invited else _("Set up the second factor")
        reset_url = url_of(reverse("account_reset_password"))
    facts = {
        "expires_at": link.expires_at,
        "reset_url": reset_url,
        "address": link.user.email,
        "inviter": str(link.sent_by or ""),
        "action_url": enrolment_url(link, code),
        "action_label": label,
    }
    kind = "users/staff_invitation" if invited else "users/enrolment"
    queue_mail(kind, link.user.email, facts, language=link.user.language, urgency=Urgency.SIGN_IN)
