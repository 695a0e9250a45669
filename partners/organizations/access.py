"""From an address to an organisation and a role in it, or 404."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from partners.organizations.models import Membership, Role
from partners.organizations.permissions import is_at_least
from partners.users.models import User

View = Callable[..., HttpResponseBase]


class MemberRequest(HttpRequest):
    """A request after `for_member`; for annotations only."""

    user: User
    organization: Any
    membership: Membership


def for_member(role: Role = Role.VIEWER, *, approved: bool = True) -> Callable[[View], View]:
    """Give the view `request.organization` and `request.membership`.

    A stranger gets the same 404 as for an organisation that does not exist; a colleague whose role is too low gets
    403, because they know the organisation anyway. `approved=False` opens the page to applicants too.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        @login_required
        def checked(request: Any, organization_id: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            membership = (
                Membership.objects.select_related("organization")
                .filter(organization__public_id=organization_id, user=request.user)
                .first()
            )
            if membership is None:
                raise Http404
            if not is_at_least(membership.role, role):
                raise PermissionDenied
            if approved and not membership.organization.is_approved:
                messages.info(request, _("This opens once the organisation has been approved."))
                return redirect("organizations:application_status", organization_id=organization_id)
            request.organization = membership.organization
            request.membership = membership
            return view(request, *args, **kwargs)

        return checked

    return decorate
