"""Who looks after materials."""

from partners.kernel.actors import Actor
from partners.materials.models import Material
from partners.publications.permissions import can_decide_on_publication


def can_withdraw_material(actor: Actor) -> bool:
    return can_decide_on_publication(actor, Material)


def can_correct_material(actor: Actor) -> bool:
    return can_decide_on_publication(actor, Material)
