"""The team and the invitations to it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from partners.kernel import clock
from partners.kernel.errors import Conflict, Expired, NotAllowed
from partners.kernel.fields import answered
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.forms.team import InvitationForm, RoleForm
from partners.organizations.models import Role
from partners.organizations.permissions import can_grow_team, can_manage_team, is_at_least
from partners.organizations.selectors import (
    inviting_names,
    members_of,
    membership_through,
    open_invitation,
    unanswered_invitations,
)
from partners.organizations.services.team import (
    accept_invitation,
    change_role,
    invite_member,
    remove_member,
    revoke_invitation,
)
from partners.users.doors import OpenRequest, open_door


@member_door("GET", approved=False)
def team(request: MemberRequest) -> HttpResponse:
    return _team_page(request, InvitationForm())


@member_door("POST", role=Role.OWNER, approved=False)
def invitation_create(request: MemberRequest) -> HttpResponse:
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return _team_page(request, form)
    email = form.cleaned_data["email"]
    try:
        invite_member(request.organization, email=email, role=form.cleaned_data["role"], by=request.actor)
    except Conflict as conflict:
        form.add_error("email", str(conflict))
        return _team_page(request, form, status=conflict.status)
    messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": email})
    return redirect("organizations:team", request.organization.public_id)


@member_door("POST", role=Role.OWNER, approved=False)
def invitation_revoke(request: MemberRequest, invitation_id: UUID) -> HttpResponse:
    invitation = get_object_or_404(request.organization.invitations, public_id=invitation_id)
    revoke_invitation(invitation, by=request.actor)
    messages.success(request, _("The invitation no longer works."))
    return redirect("organizations:team", request.organization.public_id)


@member_door("POST", role=Role.OWNER, approved=False)
def member_role(request: MemberRequest, membership_id: UUID) -> HttpResponse:
    membership = get_object_or_404(members_of(request.organization), public_id=membership_id)
    form = RoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("There is no such role. Choose one from the list."))
        return _team_page(request, InvitationForm(), status=422)
    membership = change_role(membership, role=form.cleaned_data["role"], by=request.actor)
    names = {"person": membership.user, "role": membership.get_role_display()}
    messages.success(request, _("%(person)s: the role is “%(role)s” now.") % names)
    return redirect("organizations:team", request.organization.public_id)


@member_door("GET", "POST", role=Role.OWNER, approved=False)
def member_remove(request: MemberRequest, membership_id: UUID) -> HttpResponse:
    """Ask, then remove."""
    membership = get_object_or_404(members_of(request.organization), public_id=membership_id)
    if request.method != "POST":
        context = {"active": "team", "member": membership, "is_leaving": False}
        return render(request, "partners/organizations/team_remove.html", context)
    remove_member(membership, by=request.actor)
    messages.success(request, _("%(person)s is no longer in the team.") % {"person": membership.user})
    # Who removed themselves has nothing to see here any more.
    if membership.user_id == request.user.pk:
        return redirect("dashboard:start")
    return redirect("organizations:team", request.organization.public_id)


@member_door("GET", "POST", approved=False)
def member_leave(request: MemberRequest) -> HttpResponse:
    """Ask, then go. Open to everybody in the team."""
    if request.method != "POST":
        context = {"active": "team", "member": request.membership, "is_leaving": True}
        return render(request, "partners/organizations/team_remove.html", context)
    remove_member(request.membership, by=request.actor)
    messages.success(request, _("You have left the team of %(name)s.") % {"name": request.organization})
    return redirect("dashboard:start")


# Above the door: also its answers stand at a URL that is a secret.
@never_cache
@open_door("GET", "POST", account_to_post=True)
def invitation_accept(request: OpenRequest, code: str) -> HttpResponse:
    """Shows who invites to what; the button joins. One answer for every code that opens nothing."""
    if request.method == "POST":
        return _joined(request, code)
    invitation = open_invitation(code, at=clock.now())
    if invitation is None:
        used = membership_through(code, request.user)
        if used:
            return redirect("dashboard:home", used.organization.public_id)
        return render(request, "partners/organizations/invitation_gone.html", status=404)
    context = {"invitation": invitation, "told": inviting_names(invitation)}
    return render(request, "partners/organizations/invitation_accept.html", context)


def _joined(request: OpenRequest, code: str) -> HttpResponse:
    try:
        membership = accept_invitation(code, by=request.actor)
    # The same page as for a code that never existed, so nothing can be learned by trying.
    except Expired:
        return render(request, "partners/organizations/invitation_gone.html", status=404)
    except NotAllowed:
        return render(request, "partners/organizations/invitation_other.html", status=403)
    except Conflict as conflict:
        messages.info(request, str(conflict))
        return redirect("dashboard:start")
    messages.success(request, _("Welcome to the team of %(name)s.") % {"name": membership.organization})
    return redirect("dashboard:home", membership.organization.public_id)


def _team_page(request: MemberRequest, form: InvitationForm, *, status: int = 200) -> HttpResponse:
    now = clock.now()
    may_manage = can_manage_team(request.actor, request.organization)
    may_grow = can_grow_team(request.actor, request.organization)
    context: dict[str, Any] = {
        "active": "team",
        "members": [
            {
                "member": member,
                "roles": [choice for choice in Role.choices if may_grow or is_at_least(member.role, choice[0])],
            }
            for member in members_of(request.organization)
        ],
        "may_manage": may_manage,
        "may_grow": may_grow,
        "invitations": [],
        "form": form,
    }
    # Addresses of strangers are for owners only.
    if may_manage:
        context["invitations"] = [
            {"invitation": invitation, "is_over": invitation.expires_at <= now}
            for invitation in unanswered_invitations(request.organization)
        ]
    return answered(form, render(request, "partners/organizations/team.html", context, status=status))
