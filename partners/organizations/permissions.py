"""Who may do what with an organisation. Asked by pages, API and admin alike."""

from typing import Any

from partners.organizations.models import Membership, Organization, Role
from partners.users.permissions import may

REVIEW = "organizations.review_organization"
WITH_A_TEAM = {
    Organization.Standing.APPLIED,
    Organization.Standing.IN_REVIEW,
    Organization.Standing.INFORMATION_NEEDED,
    Organization.Standing.APPROVED,
}
RANK = {Role.VIEWER: 0, Role.EDITOR: 1, Role.OWNER: 2}


def role_in(user: Any, organization: Organization) -> Role | None:
    """The person's role in the organisation, or None for somebody from elsewhere or with a closed account."""
    if not user.is_active:
        return None
    role = Membership.objects.filter(user=user, organization=organization).values_list("role", flat=True).first()
    return Role(role) if role else None


def has_role(user: Any, organization: Organization, least: Role) -> bool:
    role = role_in(user, organization)
    return role is not None and is_at_least(role, least)


def is_at_least(role: str, least: str) -> bool:
    return RANK[Role(role)] >= RANK[Role(least)]


def can_view_organization(user: Any, organization: Organization) -> bool:
    return has_role(user, organization, Role.VIEWER)


def can_edit_organization(user: Any, organization: Organization) -> bool:
    return has_role(user, organization, Role.EDITOR)


def can_own_organization(user: Any, organization: Organization) -> bool:
    return has_role(user, organization, Role.OWNER)


def can_submit_application(user: Any, organization: Organization) -> bool:
    return has_role(user, organization, Role.OWNER)


def can_review_organizations(user: Any) -> bool:
    """Whether the reviewers' screens open at all."""
    return may(user, REVIEW)


def can_review_organization(user: Any, organization: Organization) -> bool:
    """Staff of partnerships, except about an organisation they belong to themselves."""
    return may(user, REVIEW) and role_in(user, organization) is None


def can_grow_team(user: Any, organization: Organization) -> bool:
    """Invite, or give somebody a higher role: owners, where a partnership is or lies ahead."""
    return organization.standing in WITH_A_TEAM and can_own_organization(user, organization)


def can_manage_team(user: Any, organization: Organization) -> bool:
    """Remove somebody, lower a role, take an invitation back: owners, and above all where something went wrong."""
    return can_own_organization(user, organization)


def can_make_key(user: Any, organization: Organization) -> bool:
    return organization.is_approved and can_own_organization(user, organization)


def can_revoke_key(user: Any, organization: Organization) -> bool:
    """In every standing: a suspended partner has to be able to clear up before its keys open anything again."""
    return can_own_organization(user, organization)


def can_accept_agreement(user: Any, organization: Organization) -> bool:
    return organization.is_approved and can_own_organization(user, organization)


def can_publish_agreement(user: Any) -> bool:
    return may(user, REVIEW)
