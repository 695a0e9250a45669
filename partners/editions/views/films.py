"""Films that are ordered, and given up again. How far they are stands beside the other files."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from partners.editions.services import give_up_film, order_film
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.models import Role

from .editions import edition_or_404


@member_door("POST", role=Role.EDITOR)
def film_order(request: MemberRequest, digest: str) -> HttpResponse:
    """One that was let go, approved, given up, or could not be made before."""
    if order_film(edition_or_404(request, digest), by=request.actor):
        messages.success(request, being_made())
    return redirect("editions:editions", organization_id=request.organization.public_id)


@member_door("POST", role=Role.EDITOR)
def film_give_up(request: MemberRequest, digest: str) -> HttpResponse:
    if give_up_film(edition_or_404(request, digest), by=request.actor):
        messages.success(request, _("The film is given up. You can order it again at any time."))
    else:
        messages.info(request, _("Nothing was being made any more: look at what stands below."))
    return redirect("editions:editions", organization_id=request.organization.public_id)


def being_made() -> str:
    return _("Your film is being made, which takes some minutes. This page says how far it is.")
