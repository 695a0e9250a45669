"""Who makes an organisation's files, and who takes them."""

from partners.kernel.actors import Actor
from partners.materials.models import Material
from partners.organizations.models import Organization
from partners.organizations.permissions import can_edit_organization, can_view_organization
from partners.publications.permissions import can_decide_on_publication


def can_make_edition(actor: Actor, organization: Organization) -> bool:
    """Owners and editors speak for the organisation, so they decide what carries its name."""
    return organization.is_approved and can_edit_organization(actor, organization)


def can_download_edition(actor: Actor, organization: Organization) -> bool:
    """Everybody in the organisation may take what an editor has made."""
    return organization.is_approved and can_view_organization(actor, organization)


def can_confirm_replacement(actor: Actor, organization: Organization) -> bool:
    """Say for the organisation that it has replaced what it held."""
    return organization.is_approved and can_edit_organization(actor, organization)


def can_change_embeds(actor: Actor, organization: Organization) -> bool:
    """Say on which sites its frame may stand."""
    return organization.is_approved and can_edit_organization(actor, organization)


def can_withdraw_edition(actor: Actor) -> bool:
    """Who withdraws materials withdraws a single file of one."""
    return can_decide_on_publication(actor, Material)
