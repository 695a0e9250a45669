"""Messages to media contacts and about them."""

from collections.abc import Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.mail.emails import Desk, url_of
from partners.mail.models import Urgency
from partners.mail.services import queue_mail
from partners.organizations.selectors import editors_of
from partners.press.models import Facts, MediaContact
from partners.press.selectors import press_officers
from partners.users.models import User
from partners.users.selectors import staff_who_may

from .frame import link_to

# The domain does not know the back office, so its addresses cannot be reversed here.
CONTACTS_SCREEN = "/cms/media-contacts/"


def send_question(contact: MediaContact, code: str, *, different: Sequence[Any]) -> None:
    """Ask the person. Of what was typed it carries the two names only: any inbox of the world can be at the end.

    Whoever agreed to something else before, at this address, reads what is proposed beside it (`different`, lines of
    `rendering`): it is their own mailbox.
    """
    # By the names that the person agreed to: the others are a part of what they are asked about.
    names = (different and contact.earlier_facts) or contact.facts
    queue_mail(
        "press/contact_changed" if different else "press/contact_question",
        contact.email,
        {
            "name": names.name,
            "organization": names.organization,
            "expires_at": contact.code_expires_at,
            "is_listed": contact.listing(at=clock.now()) is not None,
            "is_renewal": contact.is_as_agreed,
            "different": different,
            **link_to(
                "press:contact_confirm", code, label=_("Read what it means, and answer"), language=contact.language
            ),
        },
        language=contact.language,
        # Those that the clock asks again are many at once, and have days to answer.
        urgency=Urgency.BULK if contact.is_as_agreed else Urgency.ORDINARY,
    )


def send_own_link(contact: MediaContact, code: str) -> None:
    """Tell a person that they are listed, and give them the link with which they can end it."""
    queue_mail(
        "press/contact_listed",
        contact.email,
        {
            "name": contact.name,
            "organization": contact.organization.name,
            "listed_until": contact.listed_until,
            **link_to("press:contact_confirm", code, label=_("See or end your listing"), language=contact.language),
        },
        language=contact.language,
        urgency=Urgency.PROMPT,
    )


def send_end(contact: MediaContact, agreed: Facts, *, is_replaced: bool = False, is_merged: bool = False) -> None:
    """Tell a person who had agreed that the organisation withdrew them, or put another address in place of theirs; or
    that this was the second entry about them."""
    queue_mail(
        "press/contact_ended",
        # Not to today's address: that one may be somebody else's, who never agreed.
        agreed.email,
        {
            "name": agreed.name,
            "organization": contact.organization.name,
            "is_replaced": is_replaced,
            "is_merged": is_merged,
        },
        language=contact.language,
    )


def tell_editors(contact: MediaContact, decision: str, *, corrected: Sequence[Any] = ()) -> None:
    """Tell those who look after the contacts what the person decided: confirm, decline, withdraw or keep; and the
    labels of those facts that they put right themselves."""
    for editor in editors_of(contact.organization):
        link = link_to(
            "press:contacts",
            contact.organization.public_id,
            label=_("See your media contacts"),
            language=editor.language,
        )
        with translation.override(editor.language):
            labels = [str(label) for label in corrected]
        decided = {"name": contact.name, "decision": decision, "listed_until": contact.listed_until}
        facts = {**decided, "corrected": labels, **link}
        queue_mail("press/contact_decided", editor.email, facts, language=editor.language)


def send_taken(taker: User, number: int) -> None:
    """Tell the other press officers and the administrators that somebody has taken many contacts; of these no word."""
    readers = {person.pk: person for person in (*press_officers(), *staff_who_may("users.change_user"))}
    for reader in readers.values():
        if reader.pk == taker.pk:
            continue
        with translation.override(reader.language):
            label = str(_("Open the media contacts"))
        facts = {"who": str(taker), "number": number, "action_url": url_of(CONTACTS_SCREEN), "action_label": label}
        queue_mail(
            "press/contacts_taken",
            reader.email,
            facts,
            language=reader.language,
            urgency=Urgency.PROMPT,
            desk=Desk.PRESS,
        )
