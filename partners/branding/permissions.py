"""Who may shape how an organisation appears, take its files, and look after the templates."""

from typing import Any

from partners.organizations.models import Organization
from partners.organizations.permissions import can_edit_organization, can_view_organization
from partners.users.permissions import may


def can_edit_brand_kit(user: Any, organization: Organization) -> bool:
    return organization.is_approved and can_edit_organization(user, organization)


def can_make_edition(user: Any, organization: Organization) -> bool:
    """Owners and editors speak for the organisation, so they decide what carries its name."""
    return organization.is_approved and can_edit_organization(user, organization)


def can_download_edition(user: Any, organization: Organization) -> bool:
    """Everybody in the organisation may take what an editor has made."""
    return organization.is_approved and can_view_organization(user, organization)


def can_add_template(user: Any) -> bool:
    return may(user, "branding.add_template")


def can_revise_template(user: Any) -> bool:
    return may(user, "branding.change_template")
