"""What happens to materials: they are described, shown, hidden, corrected and withdrawn."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.campaigns.models import Campaign
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.materials.models import Face, Material
from partners.materials.permissions import can_correct_material, can_keep_material, can_withdraw_material

REFUSED = _("You may not change this material.")


@transaction.atomic
def add_material(campaign: Campaign, *, key: str, kind: str, by: Actor, public_id: UUID | None = None) -> Material:
    """A material that nothing shows yet. `public_id` is given when a page had its name first.

    Raises NotAllowed, and Conflict (`key_taken`) when the campaign has one with this short name. No entry: nobody sees
    it before a face is shown.
    """
    if not can_keep_material(by):
        raise NotAllowed(REFUSED)
    # For a readable answer; of two at once the constraint refuses the second.
    if Material.objects.filter(campaign=campaign, key=key).exists():
        raise Conflict(_("There is a material with this short name already."), code="key_taken")
    # A page's translation key is older than the row; it stays the name by which both are found.
    named = {"public_id": public_id} if public_id else {}
    return Material.objects.create(campaign=campaign, key=key, kind=kind, **named)


@transaction.atomic
def describe_material(
    material: Material,
    *,
    by: Actor,
    kind: str,
    campaign: Campaign,
) -> Material:
    """What it is and whose. The entry is that of the page that says so. Raises NotAllowed."""
    if not can_keep_material(by):
        raise NotAllowed(REFUSED)
    material = Material.objects.select_for_update(no_key=True).get(pk=material.pk)
    if (material.kind, material.campaign_id) != (kind, campaign.pk):
        if Material.objects.filter(campaign=campaign, key=material.key).exclude(pk=material.pk).exists():
            # It comes to a campaign that has one of this name: the newcomer gives way.
            material.key = f"{material.key[:240]}-{material.pk}"
        material.kind, material.campaign = kind, campaign
        material.save(update_fields=["key", "kind", "campaign", "updated_at"])
    return material


@transaction.atomic
def show_face(
    material: Material, language: str, *, by: Actor, title: str, credit: str, licence: str, until: datetime | None
) -> Face:
    """Everybody may read this language's page now, to its end at `until`. Raises NotAllowed."""
    if not can_keep_material(by):
        raise NotAllowed(REFUSED)
    told = {"title": title, "credit": credit, "licence": licence, "live_until": until}
    # `live_from` only the first time: publishing a page again does not make it newer.
    face, _is_new = Face.objects.update_or_create(
        material=material, language=language, defaults=told, create_defaults={**told, "live_from": clock.now()}
    )
    return face


@transaction.atomic
def hide_face(material: Material, language: str, *, by: Actor) -> None:
    """This language's page is offline, restricted or gone. Raises NotAllowed."""
    if not can_keep_material(by):
        raise NotAllowed(REFUSED)
    # Gone and not marked: a face is there exactly as long as everybody may read its page.
    material.faces.filter(language=language).delete()


@transaction.atomic
def withdraw_material(material: Material, *, reason: str, by: Actor) -> Material:
    """For good: no page, no template, no new file and no download from now on.

    Raises NotAllowed, Conflict (`withdrawn`) the second time, DomainError (`no_reason`) without a reason.
    """
    if not can_withdraw_material(by):
        raise NotAllowed(_("You may not withdraw materials."))
    if not reason.strip():
        raise DomainError(_("Say why the material is withdrawn."), code="no_reason")
    # Locked, or of two who withdraw at once both would find it offered, and the log would say it twice.
    material = Material.objects.select_for_update(no_key=True).get(pk=material.pk)
    if material.withdrawn_at is not None:
        raise Conflict(_("This material has been withdrawn already."), code="withdrawn")
    material.withdrawn_at, material.withdrawn_by, material.withdrawn_reason = clock.now(), by.user, reason.strip()
    material.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason", "updated_at"])
    record(Verb.MATERIAL_WITHDRAWN, by=by, campaign=material.campaign, subject=material)
    return material


@transaction.atomic
def correct_material(
    material: Material, *, notes: dict[str, str], by: Actor, corrected_by: Material | None = None
) -> Material:
    """Something in it was wrong: `notes` say by language what changed; `corrected_by` is what stands in its place.

    Raises NotAllowed, DomainError (`no_notes`) without a note or (`own_correction`) when it would correct itself.
    """
    if not can_correct_material(by):
        raise NotAllowed(_("You may not correct materials."))
    # Empty notes are left out, so that readers of that language are given another one.
    kept: dict[str, Any] = {language: text.strip() for language, text in notes.items() if text.strip()}
    if not kept:
        raise DomainError(_("Say what has changed."), code="no_notes")
    if corrected_by is not None and corrected_by.pk == material.pk:
        raise DomainError(_("A material cannot stand in its own place."), code="own_correction")
    # Unlike a withdrawal it may happen again: what was corrected can be wrong once more.
    material = Material.objects.select_for_update(no_key=True).get(pk=material.pk)
    material.corrected_at, material.corrected_by, material.change_notes = clock.now(), corrected_by, kept
    material.save(update_fields=["corrected_at", "corrected_by", "change_notes", "updated_at"])
    record(Verb.MATERIAL_CORRECTED, by=by, campaign=material.campaign, subject=material)
    return material
