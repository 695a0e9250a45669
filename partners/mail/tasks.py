"""Hints to the worker about mail."""

import structlog
from django_tasks import task

from partners.kernel import dispatch
from partners.mail.emails import transmit
from partners.mail.models import OutgoingMail

log = structlog.get_logger(__name__)

# Queues that the worker's senders serve; the first has a sender of its own, which no other letter ever holds up.
FIRST, REST = "mail-first", "mail"


@task(queue_name=REST)
def deliver_mail(mail_id: int) -> None:
    """Send one waiting message. Safe to run twice: the lease lets one of two workers through."""
    attempt = dispatch.attempt(OutgoingMail.objects.all(), mail_id, transmit)
    if attempt is None:
        return
    mail = attempt.row
    # Not raised: trying again is the ladder's business, and the task library has no retries to leave it to.
    if attempt.error == dispatch.GIVEN_UP:
        log.warning("mail_given_up", mail=str(mail.public_id), attempt=mail.attempts)
    elif attempt.error:
        log.warning("mail_failed", mail=str(mail.public_id), attempt=mail.attempts, error=attempt.error)
    else:
        log.info("mail_sent", mail=str(mail.public_id), kind=mail.kind)
