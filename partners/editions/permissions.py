"""Who makes an organisation's files, and who takes them."""

from partners.editions.models import PrivateLink, Renewal
from partners.kernel.actors import Actor
from partners.materials.models import Material
from partners.organizations.models import AccessKey, Organization
from partners.organizations.permissions import can_edit_organization, can_view_organization
from partners.publications.permissions import can_decide_on_publication

Mandate = PrivateLink | Renewal


def can_make_edition(actor: Actor, organization: Organization, mandate: Mandate | None = None) -> bool:
    """Owners and editors speak for the organisation, so they decide what carries its name; its own keys with the scope;
    and whoever comes with a `mandate`, in which one of them has decided it before."""
    if not organization.is_approved:
        return False
    if mandate is not None:
        return mandate.organization_id == organization.pk
    if actor.key is not None:
        return is_own_key(actor, organization, AccessKey.Scope.EDITIONS_WRITE)
    return can_edit_organization(actor, organization)


def can_download_edition(actor: Actor, organization: Organization) -> bool:
    """Everybody in the organisation may take what an editor has made."""
    if not organization.is_approved:
        return False
    if actor.key is not None:
        return is_own_key(actor, organization, AccessKey.Scope.EDITIONS_READ)
    return can_view_organization(actor, organization)


def can_add_photograph(actor: Actor, organization: Organization) -> bool:
    """Of people who may be seen on it the organisation answers for, so it takes who speaks for it."""
    return organization.is_approved and can_edit_organization(actor, organization)


def can_take_back_photograph(actor: Actor, organization: Organization) -> bool:
    """Whatever has become of the organisation's standing: whoever is seen on it must not wait for that."""
    return can_edit_organization(actor, organization)


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


def can_change_embeds(actor: Actor, organization: Organization) -> bool:
    """Say on which sites its frame may stand."""
    return organization.is_approved and can_edit_organization(actor, organization)


def can_decide_on_edition(actor: Actor) -> bool:
    """Who may take a file back says which ones leave, where a template asks for that."""
    return can_withdraw_edition(actor)


def can_withdraw_edition(actor: Actor) -> bool:
    """Who withdraws materials withdraws a single file of one."""
    return can_decide_on_publication(actor, Material)
