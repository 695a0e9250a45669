"""Queueing mail, waking it, forgetting it."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from partners.kernel import clock, dispatch
from partners.mail.emails import write_mail
from partners.mail.models import OutgoingMail
from partners.mail.tasks import deliver_mail

KEEP_MAIL = timedelta(days=30)


def queue_mail(kind: str, to: str, context: dict[str, Any], *, language: str) -> OutgoingMail:
    """Write `templates/emails/<kind>.txt` in that language and let it leave once the transaction is kept.

    Called in the transaction of the change that it tells about, so there is neither news without a change nor a
    change without news.
    """
    subject, text = write_mail(kind, context, language=language)
    return queue_text(kind, to, subject=subject, text=text)


# Of its own where the caller has none: the hint would else be given before anybody can see the row.
@transaction.atomic
def queue_text(kind: str, to: str, *, subject: str, text: str) -> OutgoingMail:
    """The same for a message that somebody else has written already."""
    mail = OutgoingMail.objects.create(
        kind=kind,
        to=to,
        # A line break in a subject would begin a header, which Django refuses to send; 200 is the column's width.
        subject=" ".join(subject.split())[:200],
        text=text.strip() + "\n",
        next_attempt_at=clock.now(),
    )
    # Robust: the change is kept by then, and a hint that is lost is given again by `wake_mail`.
    transaction.on_commit(lambda: deliver_mail.enqueue(mail.pk), robust=True)
    return mail


def wake_mail() -> int:
    """Hint at every message whose time has come and whose first hint was lost or failed."""
    overlooked = dispatch.overlooked(OutgoingMail.objects.all())
    for mail_id in overlooked:
        deliver_mail.enqueue(mail_id)
    return len(overlooked)


def purge_mail() -> int:
    """Forget messages that left or failed long ago; their text is gone already, the address goes now."""
    settled = [OutgoingMail.State.SENT, OutgoingMail.State.FAILED]
    return OutgoingMail.objects.filter(state__in=settled, created_at__lt=clock.now() - KEEP_MAIL).delete()[0]
