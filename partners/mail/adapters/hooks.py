"""A provider's webhook: who may call it and how its message is put together is django-anymail's business."""

from typing import Any

import structlog
from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string

from partners.mail.rendering import Unreadable
from partners.mail.services import take_in

log = structlog.get_logger(__name__)

# Those that sign what they send, or take a name and a password into the address that they call.
PROVIDERS = {
    "brevo": "anymail.webhooks.brevo.BrevoInboundWebhookView",
    "mailersend": "anymail.webhooks.mailersend.MailerSendInboundWebhookView",
    "mailgun": "anymail.webhooks.mailgun.MailgunInboundWebhookView",
    "mailjet": "anymail.webhooks.mailjet.MailjetInboundWebhookView",
    "mandrill": "anymail.webhooks.mandrill.MandrillCombinedWebhookView",
    "postmark": "anymail.webhooks.postmark.PostmarkInboundWebhookView",
    "sendgrid": "anymail.webhooks.sendgrid.SendGridInboundWebhookView",
    "sparkpost": "anymail.webhooks.sparkpost.SparkPostInboundWebhookView",
}


class _Receiver:
    """Stands where anymail would send a signal: whoever takes a letter in is one, and known."""

    def send(self, *, event: Any, **_facts: Any) -> None:
        message = event.message
        try:
            raw = message.as_bytes()
        except (UnicodeError, ValueError, LookupError, TypeError):
            log.warning("mail_unreadable")
            return
        # Who it was for: a blind copy says so nowhere else.
        recipient = str(message.envelope_recipient or "")
        told = f"Delivered-To: {recipient}\r\n".encode() if recipient.isprintable() and recipient else b""
        try:
            take_in(told + raw)
        except Unreadable:
            # A provider tries again whatever was not taken, and it would be as unreadable tomorrow.
            log.warning("mail_unreadable")


def receive(request: HttpRequest) -> HttpResponseBase:
    """Take in what the provider of the settings has sent. 404 where there is none; a call that is not signed is 400.

    Raises NotNow, which the provider answers by trying again.
    """
    if not settings.INBOUND_PROVIDER:
        raise Http404
    view = import_string(PROVIDERS[settings.INBOUND_PROVIDER])
    answer: HttpResponseBase = view.as_view(signal=_Receiver())(request)
    return answer
