"""Who is staff."""

from partners.kernel.actors import Actor


def is_staff_member(actor: Actor) -> bool:
    """Campaign staff whose account is live. What they may do is told by the permissions of their groups."""
    return actor.user is not None and bool(actor.user.is_active and actor.user.is_staff)


def may(actor: Actor, permission: str) -> bool:
    """Staff, and one of their groups carries `app.codename`. Partners never hold such permissions."""
    return is_staff_member(actor) and bool(actor.user.has_perm(permission))
