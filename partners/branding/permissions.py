"""Who may shape how an organisation appears."""

from partners.kernel.actors import Actor
from partners.organizations.models import Organization
from partners.organizations.permissions import can_edit_organization


def can_edit_brand_kit(actor: Actor, organization: Organization) -> bool:
    return organization.is_approved and can_edit_organization(actor, organization)
