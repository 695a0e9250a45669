"""Whether a key may do what a view does. Asks; holds no rule."""

from typing import Any

from rest_framework.permissions import BasePermission


class HasScope(BasePermission):
    """A view names `required_scopes` by method, or one scope for all; an empty one needs no key at all."""

    def has_permission(self, request: Any, view: Any) -> bool:
        needed = getattr(view, "required_scopes", None)
        if isinstance(needed, dict):
            needed = needed.get(request.method)
        if needed == "":
            return True
        if needed is None or request.auth is None:
            return False
        return needed in request.auth.scopes
