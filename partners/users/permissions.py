"""Who is staff."""

from typing import Any


def is_staff_member(user: Any) -> bool:
    """Campaign staff whose account is live. What they may do is told by the permissions of their groups."""
    return bool(user.is_authenticated and user.is_active and user.is_staff)


def may(user: Any, permission: str) -> bool:
    """Staff, and one of their groups carries `app.codename`. Partners never hold such permissions."""
    return is_staff_member(user) and bool(user.has_perm(permission))
