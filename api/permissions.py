"""Whether a key may do what a view does. Asks; holds no rule."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.permissions import BasePermission

from api.errors import Refused


def needed_scope(view: Any, method: str) -> str | None:
    """The scope for this method; empty where no key is needed; None where the view forgot to say."""
    scopes = getattr(view, "required_scopes", None)
    return scopes.get("GET" if method == "HEAD" else method) if isinstance(scopes, dict) else scopes


class HasScope(BasePermission):
    """A view names `required_scopes` by method, or one scope for all; an empty one needs no key at all."""

    def has_permission(self, request: Any, view: Any) -> bool:
        # First: to whoever uses a wrong method, a missing key is not the news.
        if request.method not in view.allowed_methods:
            raise MethodNotAllowed(request.method)
        needed = needed_scope(view, request.method)
        if needed == "":
            return True
        # A view that forgot to say is closed.
        if needed is None or request.auth is None:
            return False
        if needed not in request.auth.scopes:
            refused = Refused("scope-missing", _("This needs a key with the scope %(scope)s.") % {"scope": needed})
            # RFC 6750, section 3.1.
            refused.auth_header = f'Bearer realm="partner portal", error="insufficient_scope", scope="{needed}"'
            raise refused
        return True
