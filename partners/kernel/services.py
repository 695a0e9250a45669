"""Queueing mail."""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from partners.kernel.emails import write_mail
from partners.kernel.models import OutgoingMail
from partners.kernel.tasks import deliver_mail


def queue_mail(kind: str, to: str, context: dict[str, Any], *, language: str) -> OutgoingMail:
    """Write `templates/emails/<kind>.txt` in that language and let it leave once the transaction is kept.

    Called in the transaction of the change that it tells about, so there is neither news without a change nor a
    change without news.
    """
    subject, text = write_mail(kind, context, language=language)
    return queue_text(kind, to, subject=subject, text=text)


@transaction.atomic
def queue_text(kind: str, to: str, *, subject: str, text: str) -> OutgoingMail:
    """The same for a message that somebody else has written already."""
    mail = OutgoingMail.objects.create(
        kind=kind,
        to=to,
        subject=" ".join(subject.split())[:200],
        text=text.strip() + "\n",
        next_attempt_at=timezone.now(),
    )
    transaction.on_commit(partial(deliver_mail.enqueue, mail.pk))
    return mail
