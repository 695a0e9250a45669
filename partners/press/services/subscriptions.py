"""Being told of releases by e-mail: asked for, confirmed, left, forgotten."""

from uuid import UUID

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.codes import digest_of, new_secret
from partners.kernel.doors.open_forms import is_first_use
from partners.kernel.errors import NotAllowed
from partners.mail.models import OutgoingMail, Urgency
from partners.mail.services import forget_letters, queue_nothing
from partners.press.emails import LEAVE_SALT, RELEASE, SUBSCRIPTION, send_subscription_question
from partners.press.models import Subscription
from partners.press.permissions import can_answer_inquiries
from partners.press.selectors.keeping import SUBSCRIPTIONS

ASKED_FOR = SUBSCRIPTIONS.after
# Letters to one mailbox that somebody else may have typed.
LETTERS_A_DAY = 2


@transaction.atomic
def ask_to_subscribe(
    email: str, *, language: str, topics: list[str], submission: str = "", is_told: bool = True
) -> None:
    """Ask the mailbox whether it wants letters. Whether it has them already nobody who types an address learns:
    the answer, and the work, are the same.

    `submission` is the form's token, which serves once: pressed twice it is one letter. Without `is_told` the letter
    that would be one too many is not sent.
    """
    if submission and not is_first_use(submission):
        return
    if not is_told:
        queue_nothing(SUBSCRIPTION, urgency=Urgency.PROMPT)
        return
    code, now = new_secret(), clock.now()
    wanted = {"language": language, "topics": topics}
    row, _is_new = Subscription.objects.get_or_create(
        email=email, defaults={"language": language, "topics": topics, "wanted": wanted}
    )
    # What held until now holds until the mailbox says otherwise.
    row.ask_hash, row.asked_at, row.wanted = digest_of(code), now, wanted
    row.save(update_fields=["ask_hash", "asked_at", "wanted", "updated_at"])
    send_subscription_question(row, code, language=language)


@transaction.atomic
def confirm_subscription(code: str) -> Subscription | None:
    """Letters come from now on. None for a code that is old, used up, or was never one."""
    open_since = clock.now() - ASKED_FOR
    found = Subscription.objects.select_for_update(no_key=True).filter(
        ask_hash=digest_of(code), asked_at__gt=open_since
    )
    row = found.first()
    if row is None:
        return None
    row.language = row.wanted.get("language", row.language)
    row.topics = row.wanted.get("topics", row.topics)
    row.confirmed_at, row.ask_hash, row.wanted = row.confirmed_at or clock.now(), None, {}
    row.save()
    return row


@transaction.atomic
def leave_subscription(secret: str) -> bool:
    """Gone, with the address and the letters that went to it. The same answer a second time; False for a link that is
    none of ours."""
    public_id = subscription_in(secret)
    if public_id is None:
        return False
    row = Subscription.objects.filter(public_id=public_id).first()
    if row is not None:
        forget(row)
    return True


@transaction.atomic
def end_subscription(address: str, *, by: Actor) -> None:
    """A press officer ends it for somebody who asked them. Raises NotAllowed."""
    if not can_answer_inquiries(by):
        raise NotAllowed(_("You may not do this."))
    forget_subscriptions(address)


def forget_subscriptions(address: str) -> int:
    rows = list(Subscription.objects.filter(email__iexact=address))
    for row in rows:
        forget(row)
    return len(rows)


def subscription_in(secret: str) -> UUID | None:
    """Which one a link in a letter can end; it holds as long as the subscription, for letters are kept for years."""
    try:
        return UUID(signing.loads(secret, salt=LEAVE_SALT))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None


def end_undeliverable() -> int:
    """Subscriptions whose letter about a release could not be handed over, after all tries. How many."""
    refused = OutgoingMail.objects.filter(kind=RELEASE, state=OutgoingMail.State.FAILED).values("to")
    rows = list(Subscription.objects.filter(email__in=refused))
    for row in rows:
        with transaction.atomic():
            forget(row)
    return len(rows)


def purge_subscriptions() -> int:
    """Forget those whose mailbox never answered."""
    late = clock.now() - ASKED_FOR
    return Subscription.objects.filter(confirmed_at=None, asked_at__lt=late).delete()[0]


def forget(row: Subscription) -> None:
    address = row.email
    row.delete()
    forget_letters(address, RELEASE)
    forget_letters(address, SUBSCRIPTION)
