"""Who may speak for an organisation, and who opens campaigns."""

from typing import Any

from partners.organizations.models import Organization
from partners.organizations.permissions import can_own_organization
from partners.users.permissions import may


def can_endorse_statement(user: Any, organization: Organization) -> bool:
    return organization.is_approved and can_own_organization(user, organization)


def can_manage_campaigns(user: Any) -> bool:
    return may(user, "campaigns.change_campaign")
