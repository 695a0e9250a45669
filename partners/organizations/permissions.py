"""Who may do what with an organisation. Asked by pages, API and admin alike."""

from partners.kernel.actors import Actor
from partners.organizations.models import Membership, Organization, Role, VettingNote
from partners.users.permissions import may

REVIEW = "organizations.review_organization"
WITH_A_TEAM = {
    Organization.Standing.APPLIED,
    Organization.Standing.IN_REVIEW,
    Organization.Standing.INFORMATION_NEEDED,
    Organization.Standing.APPROVED,
}
# A table, because the words themselves sort otherwise: editor, owner, viewer.
RANK = {Role.VIEWER: 0, Role.EDITOR: 1, Role.OWNER: 2}


def role_in(actor: Actor, organization: Organization) -> Role | None:
    """The role in the organisation, or None for whoever is from elsewhere, has a closed account, or is no person."""
    if actor.user is None or not actor.user.is_active:
        return None
    # Asked anew each time, and not kept on the request: services ask under the lock, when what a view read may be over.
    role = Membership.objects.filter(user=actor.user, organization=organization).values_list("role", flat=True).first()
    return Role(role) if role else None


def has_role(actor: Actor, organization: Organization, least: Role) -> bool:
    role = role_in(actor, organization)
    return role is not None and is_at_least(role, least)


def is_at_least(role: str, least: str) -> bool:
    return RANK[Role(role)] >= RANK[Role(least)]


def can_view_organization(actor: Actor, organization: Organization) -> bool:
    return has_role(actor, organization, Role.VIEWER)


def can_edit_organization(actor: Actor, organization: Organization) -> bool:
    return has_role(actor, organization, Role.EDITOR)


def can_edit_profile(actor: Actor, organization: Organization) -> bool:
    """What partners read about it. An applicant's words are the application's."""
    return organization.is_approved and can_edit_organization(actor, organization)


def can_own_organization(actor: Actor, organization: Organization) -> bool:
    return has_role(actor, organization, Role.OWNER)


def can_submit_application(actor: Actor, organization: Organization) -> bool:
    return has_role(actor, organization, Role.OWNER)


def can_review_organizations(actor: Actor) -> bool:
    """Whether the reviewers' screens open at all."""
    return may(actor, REVIEW)


def can_review_organization(actor: Actor, organization: Organization) -> bool:
    """Staff of partnerships, except about an organisation they belong to themselves."""
    # In the predicate and not in the list alone: a URL that was typed by hand is refused as well.
    return may(actor, REVIEW) and role_in(actor, organization) is None


def can_strike_note(actor: Actor, note: VettingNote) -> bool:
    """Its author, while they may still review the organisation."""
    return note.author_id == actor.user_id and can_review_organization(actor, note.organization)


def can_grow_team(actor: Actor, organization: Organization) -> bool:
    """Invite, or give somebody a higher role: owners, where a partnership is or lies ahead."""
    return organization.standing in WITH_A_TEAM and can_own_organization(actor, organization)


def can_manage_team(actor: Actor, organization: Organization) -> bool:
    """Remove somebody, lower a role, take an invitation back: owners, and above all where something went wrong."""
    return can_own_organization(actor, organization)


def can_make_key(actor: Actor, organization: Organization) -> bool:
    return organization.is_approved and can_own_organization(actor, organization)


def can_revoke_key(actor: Actor, organization: Organization) -> bool:
    """In every standing: a suspended partner has to be able to clear up before its keys open anything again."""
    return can_own_organization(actor, organization)


def can_accept_agreement(actor: Actor, organization: Organization) -> bool:
    return organization.is_approved and can_own_organization(actor, organization)


def can_publish_agreement(actor: Actor) -> bool:
    return may(actor, REVIEW)
