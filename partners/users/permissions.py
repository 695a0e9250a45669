"""Who is staff, and who may give whom which rights."""

from typing import Any

from partners.kernel.actors import Actor, ActorKind


def is_staff_member(actor: Actor) -> bool:
    """Campaign staff whose account is live. What they may do is told by the permissions of their groups."""
    return actor.user is not None and bool(actor.user.is_active and actor.user.is_staff)


def may(actor: Actor, permission: str) -> bool:
    """Staff, and one of their groups carries `app.codename`. Partners never hold such permissions."""
    return is_staff_member(actor) and bool(actor.user.has_perm(permission))


def is_equal_to(actor: Actor, person: Any) -> bool:
    """Whether the actor holds every right of this person: whoever may change an address can become its owner."""
    if not is_staff_member(actor):
        return False
    if actor.user.is_superuser or not person.is_staff:
        return bool(actor.user.is_superuser or not person.is_superuser)
    return not person.is_superuser and person.get_all_permissions() <= actor.user.get_all_permissions()


def can_let_enrol(actor: Actor, person: Any) -> bool:
    """Who has the machine, at its command line, and staff who may change people; nobody for oneself."""
    if actor.kind == ActorKind.CLOCK:
        return True
    return may(actor, "users.change_user") and actor.user != person and is_equal_to(actor, person)
