"""Asking people again by the clock: before their year ends, and when what they agreed to is no longer what stands."""

from collections.abc import Callable
from contextlib import suppress

from django.db import transaction

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict
from partners.kernel.limits.counting import count_use
from partners.press.emails import send_question
from partners.press.models import MediaContact
from partners.press.rendering import differences
from partners.press.selectors import contacts_changed_unasked, contacts_to_renew
from partners.press.services.contacts import ASK_TO_RENEW_BEFORE, hold_contact
from partners.press.services.questions import ASK_AGAIN_AFTER, ask_anew, open_question

# So that a round ends soon, whatever an import has written: the rest is asked in the next ones.
AT_ONCE = 200


def renew_contacts(*, by: Actor) -> int:
    """Ask those whose year ends soon, once each; how many were asked."""
    return _ask_each(contacts_to_renew(at=clock.now(), before=ASK_TO_RENEW_BEFORE), _renew, by=by)


def ask_about_changes(*, by: Actor) -> int:
    """Ask those whose facts were changed past the services; how many were asked. Their listing has ended by itself."""
    return _ask_each(contacts_changed_unasked(at=clock.now()), _ask_about_change, by=by)


def _ask_each(contacts: list[MediaContact], ask: Callable[..., int], *, by: Actor) -> int:
    asked = 0
    for contact in contacts[:AT_ONCE]:
        # Deleted in the meantime, or no letter may be sent yet: then another round asks.
        with suppress(Conflict):
            asked += ask(contact, by=by)
    return asked


@transaction.atomic
def _renew(contact: MediaContact, *, by: Actor) -> int:
    contact = hold_contact(contact)
    # Looked up again under the lock: by now they may have answered, or an editor may have asked.
    if not contacts_to_renew(at=clock.now(), before=ASK_TO_RENEW_BEFORE, pk=contact.pk):
        return 0
    # Not `ask_anew`: that a year ends is no wish of the partner's, whose limit of a day neither counts nor refuses it.
    code = open_question(contact)
    # Counted for the address all the same, so that nobody writes there a second time within the hour.
    count_use("press.question", contact.email, within=ASK_AGAIN_AFTER)
    # The question stays open as long as the listing itself.
    contact.code_expires_at = contact.listed_until
    _save_and_send(contact, code, by=by)
    return 1


@transaction.atomic
def _ask_about_change(contact: MediaContact, *, by: Actor) -> int:
    contact = hold_contact(contact)
    if not contacts_changed_unasked(at=clock.now(), pk=contact.pk):
        return 0
    # Within the partner's limits, though the clock asks; the listing has ended anyway, so the letter may wait.
    code = ask_anew(contact, contact.organization)
    _save_and_send(contact, code, by=by)
    return 1


@transaction.atomic
def _save_and_send(contact: MediaContact, code: str, *, by: Actor) -> None:
    contact.save()
    about = {"organization": contact.organization, "subject": contact}
    record(Verb.CONTACT_CHANGED, by=by, **about, asks_again=True)
    send_question(contact, code, different=differences(contact))
