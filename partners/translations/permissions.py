"""Who offers translations, and who decides about them."""

from partners.kernel.actors import Actor
from partners.organizations.models import Organization
from partners.organizations.permissions import can_edit_organization, role_in
from partners.translations.models import Kind, Offer
from partners.users.permissions import may

# Whoever withdraws and corrects such things decides about their languages, too.
RIGHTS = {Kind.MATERIAL: "materials.change_material", Kind.UPDATE: "updates.change_update"}


def can_offer_translation(actor: Actor, organization: Organization) -> bool:
    return organization.is_approved and can_edit_organization(actor, organization)


def can_write_offer(actor: Actor, offer: Offer) -> bool:
    return can_offer_translation(actor, offer.organization)


def can_withdraw_offer(actor: Actor, offer: Offer) -> bool:
    """In every standing of the organisation: who is suspended may take its words back."""
    return can_edit_organization(actor, offer.organization)


def can_review_offers(actor: Actor) -> bool:
    """Whether the screens open at all."""
    return any(may(actor, right) for right in RIGHTS.values())


def can_review_offer(actor: Actor, offer: Offer) -> bool:
    """Except about the offer of an organisation that they belong to themselves."""
    return may(actor, RIGHTS[Kind(offer.kind)]) and role_in(actor, offer.organization) is None
