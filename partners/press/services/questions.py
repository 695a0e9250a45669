"""The question to a person: its code, how long it is open, and how often one may be sent."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.kernel.codes import digest_of, new_secret
from partners.kernel.errors import Conflict
from partners.kernel.limits.counting import count_use
from partners.organizations.models import Organization
from partners.press.models import MediaContact

QUESTION_LIFETIME = timedelta(days=14)
ASK_AGAIN_AFTER = timedelta(hours=1)
# A partner must not be able to make us write to strangers at will.
MOST_QUESTIONS_A_DAY = 20
DAY = timedelta(days=1)


def ask_anew(contact: MediaContact, organization: Organization) -> str:
    """Open a question about the facts as they are now; what was agreed to holds until it is answered.

    Gives the code; raises Conflict when no letter may be sent.
    """
    count_question(organization, contact.email)
    return open_question(contact)


def open_question(contact: MediaContact) -> str:
    now = clock.now()
    code = new_secret()
    contact.asked_at = now
    contact.code_hash = digest_of(code)
    contact.code_expires_at = now + QUESTION_LIFETIME
    return code


def ask_or_wait(contact: MediaContact, organization: Organization) -> str:
    """As `ask_anew`, but where that raises Conflict the question waits for the clock, which asks within the same limits
    (`renewal.ask_about_changes`). Gives the code, or nothing."""
    try:
        # A transaction of its own takes the count of the refused try back: it is no letter.
        with transaction.atomic():
            return ask_anew(contact, organization)
    except Conflict:
        contact.asked_at, contact.code_hash, contact.code_expires_at = clock.now(), None, None
        return ""


def count_question(organization: Organization, address: str) -> None:
    """Count a letter before it is written. Whoever is refused takes the count back with their transaction.

    Raises Conflict (`too_many_questions`, `just_asked`).
    """
    of_partner = count_use("press.questions", str(organization.pk), within=DAY)
    if of_partner.number > MOST_QUESTIONS_A_DAY:
        raise Conflict(
            _("Your organisation has had us ask %(count)s times within a day. Please go on after %(moment)s.")
            % {"count": MOST_QUESTIONS_A_DAY, "moment": _in_words(of_partner.ends_at)},
            code="too_many_questions",
        )
    to_address = count_use("press.question", address, within=ASK_AGAIN_AFTER)
    if to_address.number > 1:
        raise Conflict(
            _("We wrote to this address less than an hour ago. Please try again after %(moment)s.")
            % {"moment": _in_words(to_address.ends_at)},
            code="just_asked",
        )


def _in_words(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{date_format(local, 'DATETIME_FORMAT')} {date_format(local, 'T')}"
