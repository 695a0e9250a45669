"""What happens to materials: they are described, shown, hidden, corrected and withdrawn."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from partners.activity.verbs import Verb
from partners.campaigns.models import Campaign
from partners.kernel.actors import Actor
from partners.materials.models import Face, Material
from partners.publications.models import offered_through
from partners.publications.services import (
    correct_publication,
    describe_publication,
    hide_publication,
    require_free_key,
    require_keeper,
    show_publication,
    withdraw_publication,
)


@transaction.atomic
def add_material(
    campaign: Campaign,
    *,
    key: str,
    kind: str,
    by: Actor,
    public_id: UUID | None = None,
    rights_until: date | None = None,
) -> Material:
    """A material that nothing shows yet. `public_id` is given when a page had its name first; `rights_until` is the
    last day on which it is offered.

    Raises NotAllowed, and Conflict (`key_taken`) when the campaign has one with this short name. No entry: nobody sees
    it before a face is shown.
    """
    require_keeper(by)
    require_free_key(Material, campaign, key)
    # A page's translation key is older than the row; it stays the name by which both are found.
    named = {"public_id": public_id} if public_id else {}
    return Material.objects.create(campaign=campaign, key=key, kind=kind, **named, **offered_through(rights_until))


def describe_material(
    material: Material, *, by: Actor, kind: str, campaign: Campaign, rights_until: date | None = None
) -> Material:
    """What it is, whose, and the last day on which we may give it away: from then on it is offered nowhere.

    The entry is that of the page that says so. Raises NotAllowed.
    """
    return describe_publication(material, kind=kind, campaign=campaign, by=by, **offered_through(rights_until))


def show_face(
    material: Material, language: str, *, by: Actor, title: str, credit: str, licence: str, until: datetime | None
) -> Face:
    """Everybody may read this language's page now, to its end at `until`. Raises NotAllowed."""
    face: Face = show_publication(material, language, title=title, credit=credit, licence=licence, until=until, by=by)
    return face


def hide_face(material: Material, language: str, *, by: Actor) -> None:
    """This language's page is offline, restricted or gone. Raises NotAllowed."""
    hide_publication(material, language, by=by)


def withdraw_material(
    material: Material, *, reasons: Mapping[str, str], by: Actor, replacement: Material | None = None
) -> Material:
    """For good: no page, no template, no new file and no download from now on.

    Raises NotAllowed, Conflict the second time; DomainError without a reason (`no_reason`), with one that is too long
    (`too_long`), and for a replacement that cannot stand in its place (`own_place`, `not_offered`, `in_a_circle`).
    """
    return withdraw_publication(material, Verb.MATERIAL_WITHDRAWN, reasons=reasons, replacement=replacement, by=by)


def correct_material(
    material: Material, *, notes: Mapping[str, str], by: Actor, corrected_by: Material | None = None
) -> Material:
    """Something in it was wrong: `notes` say by language what changed; `corrected_by` is what stands in its place.

    Raises NotAllowed, Conflict for one that is withdrawn; DomainError without a note (`no_notes`), with one that is too
    long (`too_long`), and for what cannot stand in its place (`own_place`, `not_offered`, `in_a_circle`).
    """
    return correct_publication(material, Verb.MATERIAL_CORRECTED, notes=notes, corrected_by=corrected_by, by=by)
