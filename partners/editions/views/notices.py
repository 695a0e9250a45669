"""Files that are no longer right, and the organisation's word that it has replaced them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partners.editions.forms import ConfirmationForm
from partners.editions.permissions import can_confirm_replacement
from partners.editions.selectors import notices_for
from partners.editions.services import confirm_replacement
from partners.kernel import clock
from partners.kernel.fields import answered
from partners.materials.selectors import material_known_as
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.models import Role


@member_door("GET")
def notices(request: MemberRequest) -> HttpResponse:
    return notices_page(request, ConfirmationForm())


@member_door("POST", role=Role.EDITOR)
def confirm_replaced(request: MemberRequest, material_id: UUID) -> HttpResponse:
    material = material_known_as(material_id)
    if material is None:
        raise Http404
    form = ConfirmationForm(request.POST)
    if not form.is_valid():
        return answered(form, notices_page(request, form))
    confirm_replacement(request.organization, material, answers=form.cleaned_data["answers"], by=request.actor)
    messages.success(request, _("Thank you. The campaign team sees that you have replaced it."))
    return redirect("editions:notices", organization_id=request.organization.public_id)


def notices_page(request: MemberRequest, form: ConfirmationForm) -> HttpResponse:
    found = notices_for(request.organization, get_language() or "en", at=clock.now())
    context = {
        "organization": request.organization,
        "active": "editions",
        "form": form,
        "open_notices": [notice for notice in found if notice.confirmation is None],
        "answered_notices": [notice for notice in found if notice.confirmation],
        "may_confirm": can_confirm_replacement(request.actor, request.organization),
    }
    return render(request, "partners/editions/notices.html", context)
