"""An organisation's photographs: added, looked at, taken back."""

import io
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from partners.artwork.services import draw_photograph
from partners.editions.forms import PhotographForm
from partners.editions.models import Photograph
from partners.editions.permissions import can_add_photograph, can_take_back_photograph
from partners.editions.selectors import photographs_used, photographs_with_uses
from partners.editions.services import add_photograph, take_back_photograph
from partners.kernel.answers import private_file, turned_away
from partners.kernel.errors import DomainError, NotNow
from partners.kernel.fields import answered
from partners.kernel.limits.budgets import Budget, heavy
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.models import Role

PICTURE_SIDE = 480


# Also while the organisation is no partner: whoever is seen on one must not wait for that.
@member_door("GET", approved=False)
def photographs(request: MemberRequest) -> HttpResponse:
    organization = request.organization
    context = {
        "organization": organization,
        "active": "editions",
        "rows": [(each, *size_shown(each)) for each in photographs_with_uses(organization)],
        "used": photographs_used(organization),
        "may_add": can_add_photograph(request.actor, organization),
        "may_take_back": can_take_back_photograph(request.actor, organization),
    }
    return render(request, "partners/editions/photographs.html", context)


def size_shown(photograph: Photograph) -> tuple[int, int]:
    """Width and height of its picture on the list."""
    scale = min(1.0, PICTURE_SIDE / max(photograph.width, photograph.height))
    return max(1, round(photograph.width * scale)), max(1, round(photograph.height * scale))


@heavy("POST")
@member_door("GET", "POST", role=Role.EDITOR)
def photograph_add(request: MemberRequest) -> HttpResponse:
    organization = request.organization
    budget = Budget("photograph", request.user.pk, organization.pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PhotographForm(*sent, budget=budget)
    if form.is_valid():
        try:
            add_photograph(organization, form.cleaned_data["picture"], **form.facts, by=request.actor)
        except DomainError as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("The photograph is there. You choose it where a template has a place for one."))
            return redirect("editions:photographs", organization_id=organization.public_id)
    context = {"organization": organization, "active": "editions", "form": form}
    return answered(form, render(request, "partners/editions/photograph_add.html", context))


@heavy("GET", "HEAD")
@member_door("GET", approved=False)
def photograph_picture(request: MemberRequest, photograph_id: UUID) -> HttpResponse:
    """The whole of it, small."""
    photograph = photograph_or_404(request, photograph_id)
    budget = Budget("preview", request.user.pk, request.organization.pk)

    def load() -> io.BytesIO:
        return io.BytesIO(draw_photograph(photograph.as_drawn(), *size_shown(photograph), budget=budget))

    try:
        response: HttpResponse = private_file(request, photograph.sha256, load, "image/jpeg", name="photograph.jpg")
    except NotNow as later:
        return turned_away(later)
    return response


@member_door("GET", "POST", role=Role.EDITOR, approved=False)
def photograph_remove(request: MemberRequest, photograph_id: UUID) -> HttpResponse:
    """Says first which files go with it."""
    photograph = photograph_or_404(request, photograph_id)
    if request.method == "POST":
        take_back_photograph(photograph, by=request.actor)
        messages.success(request, _("The photograph is deleted, and no file that shows it is handed out any more."))
        return redirect("editions:photographs", organization_id=request.organization.public_id)
    width, height = size_shown(photograph)
    context: dict[str, Any] = {
        "organization": request.organization,
        "active": "editions",
        "photograph": photograph,
        "picture_width": width,
        "picture_height": height,
    }
    return render(request, "partners/editions/photograph_remove.html", context)


def photograph_or_404(request: MemberRequest, photograph_id: UUID) -> Any:
    found = photographs_with_uses(request.organization).filter(public_id=photograph_id).first()
    if found is None:
        raise Http404
    return found
