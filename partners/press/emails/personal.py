"""Letters about a person's own data."""

from django.utils.translation import gettext_lazy as _

from partners.mail.emails import Desk
from partners.mail.models import Urgency
from partners.mail.services import queue_mail
from partners.press.emails import link_to
from partners.press.models import PersonRequest
from partners.press.selectors import press_officers

PERSON = "press/person_asked"


def send_person_question(request: PersonRequest, code: str) -> None:
    """Ask the mailbox whether it was them. Says nothing of what is held, or whether anything is."""
    is_erasure = request.wants == PersonRequest.Wants.ERASE
    label = _("Read what is erased, and confirm") if is_erasure else _("Take a copy of it")
    link = link_to("press:privacy_answer", code, label=label, language=request.language)
    queue_mail(
        PERSON,
        request.email,
        {"is_erasure": is_erasure, **link},
        language=request.language,
        urgency=Urgency.PROMPT,
        desk=Desk.PRESS,
    )


def tell_of_erasure(number: int) -> None:
    """How much is gone, to the press officers; whose it was is what nobody is to know any more."""
    if not number:
        return
    for officer in press_officers():
        facts = {"number": number}
        queue_mail("press/person_erased", officer.email, facts, language=officer.language, desk=Desk.PRESS)
