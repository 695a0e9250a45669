"""What a partner says about itself, and who the others are."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from partners.kernel.errors import Conflict
from partners.kernel.fields import answered
from partners.kernel.languages.ordering import in_alphabet
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.forms.profile import ProfileForm
from partners.organizations.permissions import can_edit_profile
from partners.organizations.selectors import approved_organizations
from partners.organizations.services.profile import change_profile


@member_door("GET", "POST")
def profile(request: MemberRequest) -> HttpResponse:
    """Everybody in the organisation reads it; owners and editors write it."""
    organization, may_edit = request.organization, can_edit_profile(request.actor, request.organization)
    if request.method != "POST":
        return _profile_page(request, ProfileForm.showing(organization) if may_edit else None)
    if not may_edit:
        raise PermissionDenied
    form = ProfileForm(request.POST)
    if not form.is_valid():
        return answered(form, _profile_page(request, form))
    try:
        change_profile(organization, answers=form.answers, seen=form.cleaned_data["seen"], by=request.actor)
    except Conflict as conflict:
        if conflict.code != "stale":
            raise
        organization.refresh_from_db()
        return _profile_page(request, form, status=conflict.status, differing=form.differing_from(organization))
    messages.success(request, _("Saved. Other partners read it from now on."))
    return redirect("organizations:profile", organization_id=organization.public_id)


def _profile_page(
    request: MemberRequest, form: ProfileForm | None, *, status: int = 200, **extra: object
) -> HttpResponse:
    context = {"organization": request.organization, "active": "profile", "form": form, **extra}
    return render(request, "partners/organizations/profile.html", context, status=status)


@member_door("GET")
def partners(request: MemberRequest) -> HttpResponse:
    """All partners with what each says about itself, in the reader's alphabet."""
    found = approved_organizations().order_by(*in_alphabet("name"), "pk")
    context = {"organization": request.organization, "active": "partners", "partners": found}
    return render(request, "partners/organizations/partners.html", context)
