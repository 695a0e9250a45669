"""Who puts contacts forward, who speaks for themselves, and who answers reporters."""

from typing import Any

from partners.organizations.models import AccessKey, Organization
from partners.organizations.permissions import can_edit_organization
from partners.press.models import MediaContact, MediaInquiry
from partners.users.permissions import may

ANSWER = "press.answer_inquiry"


def can_offer_contact(user: Any, organization: Organization, *, key: AccessKey | None = None) -> bool:
    """Editors of a partner; or the partner's own key with the scope, whatever has become of who made it."""
    if not organization.is_approved:
        return False
    if key is not None:
        return key.organization_id == organization.pk and AccessKey.Scope.CONTACTS_WRITE in key.scopes
    return can_edit_organization(user, organization)


def holds_the_link(user: Any, contact: MediaContact) -> bool:
    """The person themselves: services that take a code act with `by=None`, and nothing else does."""
    return user is None


def can_withdraw_contact(user: Any, contact: MediaContact) -> bool:
    """The person, or an editor of the organisation, whatever the organisation's standing."""
    return holds_the_link(user, contact) or can_edit_organization(user, contact.organization)


def can_answer_inquiries(user: Any) -> bool:
    """Whether the press officers' screens open at all."""
    return may(user, ANSWER)


def can_take_inquiry(user: Any, inquiry: MediaInquiry) -> bool:
    return can_answer_inquiries(user) and inquiry.assigned_to_id != user.pk


def can_answer_inquiry(user: Any, inquiry: MediaInquiry) -> bool:
    """One voice: only who has taken the inquiry over answers it."""
    return can_answer_inquiries(user) and inquiry.assigned_to_id == user.pk


def can_close_inquiry(user: Any, inquiry: MediaInquiry) -> bool:
    return can_answer_inquiries(user)
