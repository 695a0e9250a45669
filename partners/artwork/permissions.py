"""Who looks after the templates."""

from partners.kernel.actors import Actor
from partners.users.permissions import may


def can_add_template(actor: Actor) -> bool:
    return may(actor, "artwork.add_template")


def can_revise_template(actor: Actor) -> bool:
    return may(actor, "artwork.change_template")
