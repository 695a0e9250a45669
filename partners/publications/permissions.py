"""Who looks after what is published."""

from typing import Any

from partners.kernel.actors import Actor, ActorKind
from partners.users.permissions import is_staff_member, may


def can_keep_publications(actor: Actor) -> bool:
    """Say what a thing is and where it is shown: staff, whose page rights the editor has asked already, and the clock,
    which publishes what was scheduled."""
    # No right of its own: whoever may publish a page in Wagtail brings the thing along.
    return actor.kind == ActorKind.CLOCK or is_staff_member(actor)


def can_correct_publication(actor: Actor, thing: Any) -> bool:
    """The clock as well: a correction may have been scheduled by somebody who has left since."""
    return actor.kind == ActorKind.CLOCK or can_decide_on_publication(actor, thing)


def can_decide_on_publication(actor: Actor, thing: Any) -> bool:
    """Withdraw or correct it. `thing` is one, or its class."""
    return may(actor, f"{thing._meta.app_label}.change_{thing._meta.model_name}")
