"""Who may speak for an organisation, who opens campaigns, and who says what the press may ask about."""

from partners.kernel.actors import Actor
from partners.organizations.models import Organization
from partners.organizations.permissions import can_own_organization
from partners.users.permissions import may


def can_endorse_statement(actor: Actor, organization: Organization) -> bool:
    # Signing speaks for the organisation, so editing for it is not enough.
    return organization.is_approved and can_own_organization(actor, organization)


def can_manage_campaigns(actor: Actor) -> bool:
    return may(actor, "campaigns.change_campaign")


def can_edit_subjects(actor: Actor) -> bool:
    # A right of its own: press officers have it, and neither open campaigns nor publish statements.
    return may(actor, "campaigns.change_subject")
