"""Queueing mail, waking it, forgetting it; and handing on what comes in."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

import structlog
from django.db import transaction

from partners.kernel import clock, dispatch
from partners.mail.emails import Desk, address_of, write_mail
from partners.mail.models import OutgoingMail, Urgency
from partners.mail.rendering import Incoming, read_letter
from partners.mail.selectors import LETTERS
from partners.mail.tasks import FIRST, REST, deliver_mail

log = structlog.get_logger(__name__)


class Fate(StrEnum):
    """What became of a letter that came in."""

    TAKEN = "taken"
    HELD = "held"
    # A program's letter, a bounce, one too many, or one that its writer is told cannot be taken.
    NOTED = "noted"
    AGAIN = "again"
    # No address of ours, or one that nobody was given: the same to whoever tries.
    UNKNOWN = "unknown"


# Rooms above hand down what they take in, when they start.
RECEIVERS: list[Callable[[Incoming], Fate]] = []
KEEP_MAIL = LETTERS.after
# By RFC 2606 no such host will ever be.
NOBODY = "nobody@example.invalid"
# Of what waits in the queue, the worker takes the highest number first. 100 is the most that there can be.
PRIORITIES = {Urgency.SIGN_IN: 90, Urgency.PROMPT: 60, Urgency.ORDINARY: 30, Urgency.BULK: 0}


def queue_mail(
    kind: str,
    to: str,
    context: dict[str, Any],
    *,
    language: str,
    urgency: Urgency = Urgency.ORDINARY,
    desk: Desk = Desk.PARTNERSHIPS,
    leave_url: str = "",
    reply_to: str = "",
) -> OutgoingMail:
    """Write `templates/emails/<kind>.txt` in that language and let it leave once the transaction is kept.

    Called in the transaction of the change that it tells about, so there is neither news without a change nor a
    change without news. `desk` is whose answer the reader can ask for by replying;
    `leave_url` takes a POST with which a mail program ends letters of this kind; `reply_to` is an address at which the
    portal itself takes answers in, in place of the desk's.
    """
    is_taken_in, reply_to = bool(reply_to), reply_to or address_of(desk)
    facts = {"reply_to": reply_to, "desk": desk.value, "is_taken_in": is_taken_in}
    subject, text = write_mail(kind, {**context, **facts}, language=language)
    return queue_text(kind, to, subject=subject, text=text, urgency=urgency, reply_to=reply_to, leave_url=leave_url)


# Of its own where the caller has none: the hint would else be given before anybody can see the row.
@transaction.atomic
def queue_text(
    kind: str,
    to: str,
    *,
    subject: str,
    text: str,
    urgency: Urgency = Urgency.ORDINARY,
    reply_to: str = "",
    leave_url: str = "",
) -> OutgoingMail:
    """The same for a message that somebody else has written already."""
    # A line break in a subject would begin a header, which Django refuses to send; 200 is the column's width.
    subject = " ".join(subject.split())[:200]
    letter = {"subject": subject, "text": text.strip() + "\n", "reply_to": reply_to, "leave_url": leave_url}
    return _keep(kind=kind, to=to, urgency=urgency, **letter)


@transaction.atomic
def queue_nothing(kind: str, *, urgency: Urgency) -> OutgoingMail:
    """The work of `queue_text` for a letter that nobody gets: how long it takes must not tell whether one left.

    The row is settled from the beginning, and holds neither text nor the address that was typed.
    """
    return _keep(kind=kind, to=NOBODY, subject="", text="", urgency=urgency, state=OutgoingMail.State.SENT)


def _keep(*, urgency: Urgency, **columns: Any) -> OutgoingMail:
    mail = OutgoingMail.objects.create(urgency=urgency, next_attempt_at=clock.now(), **columns)
    # Robust: the change is kept by then, and a hint that is lost is given again by `wake_mail`.
    transaction.on_commit(lambda: _hint_at(mail.pk, urgency), robust=True)
    return mail


def wake_mail() -> int:
    """Hint at every message whose time has come and whose first hint was lost or failed, the most urgent first."""
    overlooked = dispatch.overlooked(OutgoingMail.objects.order_by("urgency", "next_attempt_at"))
    urgencies = dict(OutgoingMail.objects.filter(pk__in=overlooked).values_list("pk", "urgency"))
    for mail_id in overlooked:
        _hint_at(mail_id, Urgency(urgencies.get(mail_id, Urgency.ORDINARY)))
    return len(overlooked)


def _hint_at(mail_id: int, urgency: Urgency) -> None:
    queue = FIRST if urgency == Urgency.SIGN_IN else REST
    deliver_mail.using(queue_name=queue, priority=PRIORITIES[urgency]).enqueue(mail_id)


def take_in(raw: bytes) -> Fate:
    """Hand one message, as it came over the wire, to whoever it is for. Twice is once.

    Raises Unreadable for what is no message, and NotNow where it should be tried again.
    """
    letter = read_letter(raw)
    fates = {receive(letter) for receive in RECEIVERS} or {Fate.UNKNOWN}
    fate = next((fate for fate in Fate if fate in fates), Fate.UNKNOWN)
    # Neither who nor whom: addresses are no business of the log's.
    log.info("mail_came_in", kind=fate.value)
    return fate


def forget_letters(to: str, kinds: str) -> int:
    """Forget those that have left, of kinds that begin so, to an address that nothing of ours needs any more."""
    settled = [OutgoingMail.State.SENT, OutgoingMail.State.FAILED]
    return OutgoingMail.objects.filter(to=to, kind__startswith=kinds, state__in=settled).delete()[0] if to else 0


def purge_mail() -> int:
    """Forget messages that left or failed long ago; their text is gone already, the address goes now."""
    settled = [OutgoingMail.State.SENT, OutgoingMail.State.FAILED]
    return OutgoingMail.objects.filter(state__in=settled, created_at__lt=clock.now() - KEEP_MAIL).delete()[0]
