"""Letters that Wagtail writes to staff (a page was handed in, read, sent back; a comment) leave like all others."""

from typing import Any

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from wagtail.admin import mail

from partners.mail.services import queue_text

KIND = "backoffice/wagtail"


def send_through_queue() -> None:
    """Wagtail would send while somebody waits for the page, without a second try, and from a server that may be away.

    Both names are looked up in its module when a letter leaves.
    """
    mail.send_mail = queue_letter
    mail.get_connection = no_connection


def queue_letter(subject: str, message: str, recipient_list: list[str], **_others: Any) -> int:
    for address in recipient_list:
        queue_text(KIND, address, subject=subject, text=message)
    return len(recipient_list)


def no_connection(**_options: Any) -> BaseEmailBackend:
    """Wagtail opens one before the first letter, and none is needed."""
    connection: BaseEmailBackend = get_connection("django.core.mail.backends.dummy.EmailBackend")
    return connection
