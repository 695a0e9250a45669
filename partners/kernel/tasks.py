"""Hints to the worker about mail."""

from datetime import timedelta

import structlog
from django.db.models import F
from django_tasks import task

from partners.kernel import clock
from partners.kernel.emails import transmit
from partners.kernel.models import OutgoingMail
from partners.kernel.selectors import mail_due

log = structlog.get_logger(__name__)

# Waiting times after each failed attempt; together about two days, then a person has to look.
RETRY_AFTER = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 300, 600, 720, 1080))
MOST_ATTEMPTS = len(RETRY_AFTER) + 1
LEASE = timedelta(minutes=2)


@task()
def deliver_mail(mail_id: int) -> None:
    """Send one waiting message. Safe to run twice: the lease lets one of two workers through.

    The attempt is counted with the lease: a message that kills its worker would otherwise be tried for ever.
    """
    now = clock.now()
    if not mail_due(now).filter(pk=mail_id).update(lease_until=now + LEASE, attempts=F("attempts") + 1):
        return
    mail = OutgoingMail.objects.get(pk=mail_id)
    if mail.attempts > MOST_ATTEMPTS:
        _postpone(mail)
        log.warning("mail_given_up", mail=str(mail.public_id), attempt=mail.attempts)
        return
    try:
        transmit(mail)
    except Exception as error:  # noqa: BLE001  any backend may raise anything; the row remembers and the ladder decides
        _postpone(mail)
        log.warning("mail_failed", mail=str(mail.public_id), attempt=mail.attempts, error=type(error).__name__)
        return
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=OutgoingMail.State.SENT, sent_at=clock.now(), lease_until=None, text="", html=""
    )
    log.info("mail_sent", mail=str(mail.public_id), kind=mail.kind)


def _postpone(mail: OutgoingMail) -> None:
    mail.lease_until = None
    if mail.attempts >= MOST_ATTEMPTS:
        mail.state = OutgoingMail.State.FAILED
        # It may hold a link that still opens something, and nobody will send it any more.
        mail.text = mail.html = ""
    else:
        mail.next_attempt_at = clock.now() + RETRY_AFTER[mail.attempts - 1]
    mail.save(update_fields=["lease_until", "state", "next_attempt_at", "text", "html"])
