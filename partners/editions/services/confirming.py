"""What a partner says about files that are no longer right."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.editions.models import Confirmation
from partners.editions.permissions import can_confirm_replacement
from partners.editions.selectors import holders_of
from partners.kernel import clock
from partners.kernel.actors import Actor, acting_user
from partners.kernel.errors import Conflict, NotAllowed
from partners.materials.models import Material
from partners.organizations.models import Organization
from partners.organizations.services.locks import hold


@transaction.atomic
def confirm_replacement(
    organization: Organization, material: Material, *, answers: datetime, by: Actor
) -> Confirmation:
    """The organisation has replaced what it held of a material. `answers` is the moment of the withdrawal or correction
    that the person has read of. Saying it again changes nothing.

    Raises NotAllowed, and Conflict when something else has happened to the material since (`changed_since`) or when
    the organisation holds nothing of it (`nothing_held`).
    """
    organization = hold(organization)
    if not can_confirm_replacement(by, organization):
        raise NotAllowed(_("Only owners and editors say what the organisation has replaced."))
    # The material's row as it is now: what was read may be an earlier correction.
    material = Material.objects.select_for_update(no_key=True).get(pk=material.pk)
    if answers != (material.withdrawn_at or material.corrected_at):
        raise Conflict(
            _("Something has happened to this material since you opened the page. Read it again, then confirm."),
            code="changed_since",
        )
    if not holders_of(material).filter(pk=organization.pk).exists():
        raise Conflict(_("You have no files of this material that are older than the change."), code="nothing_held")
    confirmation, is_new = Confirmation.objects.get_or_create(
        organization=organization,
        material=material,
        answers=answers,
        defaults={"confirmed_at": clock.now(), "confirmed_by": acting_user(by)},
    )
    if is_new:
        record(Verb.MATERIAL_REPLACED, by=by, organization=organization, campaign=material.campaign, subject=material)
    return confirmation
