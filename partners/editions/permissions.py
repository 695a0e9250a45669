"""Who makes an organisation's files, and who takes them."""

from partners.editions.models import PrivateLink
from partners.kernel.actors import Actor, ActorKind
from partners.organizations.models import AccessKey, Organization
from partners.organizations.permissions import can_edit_organization, can_view_organization

DECIDED_BEFORE = {ActorKind.LINK_HOLDER, ActorKind.CLOCK}


def can_make_edition(actor: Actor, organization: Organization) -> bool:
    """Owners and editors speak for the organisation, so they decide what carries its name; its own keys with the scope;
    and what one of them has decided before: the holder of a private link, and the clock that makes files anew."""
    if not organization.is_approved:
        return False
    if actor.key is not None:
        return is_own_key(actor, organization, AccessKey.Scope.EDITIONS_WRITE)
    # Services that take a secret have looked the link up by it; no service takes the clock but for a renewal.
    return actor.kind in DECIDED_BEFORE or can_edit_organization(actor, organization)


def can_download_edition(actor: Actor, organization: Organization) -> bool:
    """Everybody in the organisation may take what an editor has made."""
    if not organization.is_approved:
        return False
    if actor.key is not None:
        return is_own_key(actor, organization, AccessKey.Scope.EDITIONS_READ)
    return can_view_organization(actor, organization)


def can_confirm_replacement(actor: Actor, organization: Organization) -> bool:
    """Say for the organisation that it has replaced what it held."""
    return organization.is_approved and can_edit_organization(actor, organization)


def can_share_by_link(actor: Actor, organization: Organization) -> bool:
    """Give a file to somebody without an account."""
    return organization.is_approved and can_edit_organization(actor, organization)


def can_revoke_link(actor: Actor, link: PrivateLink) -> bool:
    """Whatever has become of the organisation's standing."""
    return can_edit_organization(actor, link.organization)


def can_renew_editions(actor: Actor, organization: Organization) -> bool:
    """Have all files made anew."""
    return organization.is_approved and can_edit_organization(actor, organization)


def is_own_key(actor: Actor, organization: Organization, scope: AccessKey.Scope) -> bool:
    return actor.key.organization_id == organization.pk and scope in actor.key.scopes
