"""Writing a message in its reader's language, and handing it over."""

from email.utils import formataddr, parseaddr
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation

from partners.kernel.languages.zones import usual_zone
from partners.mail.models import OutgoingMail


class Desk(StrEnum):
    """Who of the campaign reads the answer to a letter."""

    PARTNERSHIPS = "partnerships"
    PRESS = "press"


def address_of(desk: Desk) -> str:
    """Where an answer goes; empty where neither the campaign nor the settings name anybody."""
    # By a template, as letters also come by the portal's name: the campaign is a room above this one.
    named = render_to_string("emails/reply_to.txt", {"desk": desk.value}).strip()
    return named or str(settings.REPLY_TO_EMAIL)


def url_of(path: str) -> str:
    """The full address for a path. From the setting: a mail link built from the Host header can be poisoned."""
    return f"{settings.BASE_URL}{path}"


def write_mail(kind: str, context: dict[str, Any], *, language: str) -> tuple[str, str]:
    """Subject and text from `templates/emails/<kind>.txt`, whose first line is the subject."""
    # By the clock of that language's readers: that of whoever is signed in would be wrong, and tell where they are.
    with translation.override(language), timezone.override(usual_zone(language)):
        text = render_to_string(f"emails/{kind}.txt", {**context, "base_url": settings.BASE_URL})
    subject, _, body = text.strip().partition("\n")
    return subject, body


def sender() -> str:
    """Our address, and before it the portal's name where the settings give none."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    # By a template, as in `address_of`; a letter that waits knows no language, so it is the portal's first one.
    with translation.override(settings.LANGUAGE_CODE):
        name = name or render_to_string("emails/sender.txt").strip()
    return formataddr((name, address)) if address else str(settings.DEFAULT_FROM_EMAIL)


def transmit(mail: OutgoingMail) -> None:
    """Hand one message to the mail backend; its own errors go through."""
    # The first, so that no holiday notice answers; the second, so that no mail program folds two letters into one.
    headers = {"Auto-Submitted": "auto-generated", "X-Entity-Ref-ID": str(mail.public_id)}
    # The same each time it is tried: two copies are one letter to whoever reads it, and a program that sends it back
    # to us gives it away.
    headers["Message-ID"] = f"<{mail.public_id}@{parseaddr(sender())[1].rpartition('@')[2]}>"
    if mail.leave_url:
        headers |= {"List-Unsubscribe": f"<{mail.leave_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        sender(),
        [mail.to],
        headers=headers,
        reply_to=[mail.reply_to] if mail.reply_to else None,
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    message.send()
