"""Who looks after materials."""

from partners.kernel.actors import Actor, ActorKind
from partners.users.permissions import is_staff_member, may


def can_keep_material(actor: Actor) -> bool:
    """Say what a material is and where it is shown: staff, whose page rights the editor has asked already, and the
    clock, which publishes what was scheduled."""
    # No right of its own: whoever may publish a page in Wagtail brings the material along.
    return actor.kind == ActorKind.CLOCK or is_staff_member(actor)


def can_withdraw_material(actor: Actor) -> bool:
    return may(actor, "materials.change_material")


def can_correct_material(actor: Actor) -> bool:
    return may(actor, "materials.change_material")
