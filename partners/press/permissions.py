"""Who puts contacts forward, who speaks for themselves, and who answers reporters."""

from datetime import datetime

from partners.kernel.actors import Actor, ActorKind
from partners.organizations.models import AccessKey, Organization
from partners.organizations.permissions import can_edit_organization
from partners.press.models import MediaContact, MediaInquiry
from partners.users.permissions import may

ANSWER = "press.answer_inquiry"


def can_offer_contact(actor: Actor, organization: Organization) -> bool:
    """Editors of a partner; or the partner's own key with the scope, whatever has become of who made it."""
    # Before either is looked at: the key of a suspended partner offers nobody, either.
    if not organization.is_approved:
        return False
    if actor.key is not None:
        return actor.key.organization_id == organization.pk and AccessKey.Scope.CONTACTS_WRITE in actor.key.scopes
    return can_edit_organization(actor, organization)


def holds_the_link(actor: Actor, contact: MediaContact) -> bool:
    """The person themselves: services that take a code have looked the contact up by it."""
    return actor.kind == ActorKind.LINK_HOLDER


def can_keep_listing(contact: MediaContact, *, at: datetime) -> bool:
    """Whether the person may refuse a change and stay listed with what they agreed to, until the day it runs to.

    Not after another address was given: that may have been done because somebody else reads the old one. And not
    under another name of the organisation, which nobody can give back.
    """
    earlier = contact.earlier_facts
    if earlier is None or not contact.organization.is_approved or contact.organization.name != earlier.organization:
        return False
    is_pending = contact.standing == MediaContact.Standing.SUBMITTED or not contact.is_as_agreed
    return is_pending and contact.listed_until is not None and contact.listed_until > at


def can_withdraw_contact(actor: Actor, contact: MediaContact) -> bool:
    """The person, or an editor of the organisation, whatever the organisation's standing."""
    return holds_the_link(actor, contact) or can_edit_organization(actor, contact.organization)


def can_answer_inquiries(actor: Actor) -> bool:
    """Whether the press officers' screens open at all."""
    return may(actor, ANSWER)


def can_take_inquiry(actor: Actor, inquiry: MediaInquiry) -> bool:
    # Taking it over once more would be an entry in the log about nothing.
    return can_answer_inquiries(actor) and inquiry.assigned_to_id != actor.user_id


def can_answer_inquiry(actor: Actor, inquiry: MediaInquiry) -> bool:
    """One voice: only who has taken the inquiry over answers it."""
    return can_answer_inquiries(actor) and inquiry.assigned_to_id == actor.user_id


def can_close_inquiry(actor: Actor, inquiry: MediaInquiry) -> bool:
    # Any of them, so that what needs no answer is put away without being taken over first.
    return can_answer_inquiries(actor)


def can_keep_press_room(actor: Actor) -> bool:
    """Write what stands in the press room, and say which updates are releases and until when they are held back."""
    return may(actor, "press.change_pressroom")
