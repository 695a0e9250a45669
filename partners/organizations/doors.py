"""From a URL to an organisation and a role in it, or 404."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from partners.organizations.models import Membership, Role
from partners.organizations.permissions import is_at_least
from partners.users.doors import PersonalRequest, View, door, sign_in_first


class MemberRequest(PersonalRequest):
    """A request behind `member_door`; for annotations only."""

    organization: Any
    membership: Membership


def member_door(*methods: str, role: Role = Role.VIEWER, approved: bool = True) -> Callable[[View], View]:
    """Give the view `request.organization` and `request.membership`, in place of the id in the URL.

    A stranger gets the same 404 as for an organisation that does not exist, by whatever method; a colleague whose role
    is too low gets 403, because they know the organisation anyway. `approved=False` opens the page to applicants too.
    """

    def check(request: Any, arguments: dict[str, Any]) -> HttpResponseBase | None:
        membership = (
            Membership.objects.select_related("organization")
            .filter(organization__public_id=arguments.pop("organization_id"), user=request.user)
            .first()
        )
        if membership is None:
            raise Http404
        if not is_at_least(membership.role, role):
            raise PermissionDenied
        request.organization = membership.organization
        request.membership = membership
        return None

    through = door(methods, sign_in_first, check)
    # Innermost: only who may come in is told that it is not open yet.
    return lambda view: through(_once_approved(view) if approved else view)


def _once_approved(view: View) -> View:
    @wraps(view)
    def entered(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.organization.is_approved:
            messages.info(request, _("This opens once the organisation has been approved."))
            return redirect("organizations:application_status", organization_id=request.organization.public_id)
        return view(request, *args, **kwargs)

    return entered
