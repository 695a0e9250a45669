"""Access keys of an organisation."""

import time
from typing import Any
from uuid import UUID

from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from partners.kernel import clock
from partners.kernel.doors.shown_once import keep_for_once, never_kept, take_once
from partners.kernel.errors import Conflict
from partners.kernel.fields import answered
from partners.mail.emails import url_of
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.forms.keys import AccessKeyForm
from partners.organizations.models import Role
from partners.organizations.permissions import can_make_key, can_revoke_key
from partners.organizations.selectors import keys_of
from partners.organizations.services.keys import create_access_key, revoke_access_key

FIRST_REQUEST = "/api/v1/activity"


def signed_in_long_ago(request: HttpRequest) -> bool:
    """Whether this session's last sign-in is too old for making a key; allauth then asks for it again."""
    oldest = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    # allauth counts only what was given again: without this, who signed in a minute ago would be asked once more.
    return not any(record.get("at", 0) >= oldest for record in get_authentication_records(request, request.user))


@member_door("GET", role=Role.EDITOR, approved=False)
def keys(request: MemberRequest) -> HttpResponse:
    """All of them; right after one was made, that one itself, once."""
    made = take_once(request, _place(request))
    if made and (key := keys_of(request.organization).filter(public_id=made[0]).first()):
        return _shown_once(request, key, made[1])
    now = clock.now()
    context = {
        "active": "keys",
        "keys": [{"key": key, "state": key_state(key, at=now)} for key in keys_of(request.organization)],
        "may_make": can_make_key(request.actor, request.organization),
        "may_revoke": can_revoke_key(request.actor, request.organization),
        # From the membership that the door has read: asking the predicate would be one more query.
        "is_owner": request.membership.role == Role.OWNER,
    }
    return render(request, "partners/organizations/keys.html", context)


def key_state(key: Any, *, at: Any) -> str:
    if key.revoked_at:
        return "revoked"
    return "expired" if key.expires_at and key.expires_at <= at else "live"


@member_door("GET", "POST", role=Role.OWNER)
# Below the door, so that who has no business here is not asked for a password first.
@reauthentication_required(enabled=signed_in_long_ago)
def key_create(request: MemberRequest) -> HttpResponse:
    form = AccessKeyForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid():
        try:
            key, token = create_access_key(
                request.organization,
                name=form.cleaned_data["name"],
                scopes=form.cleaned_data["scopes"],
                expires_at=form.expires_at(at=clock.now()),
                by=request.actor,
            )
        except Conflict as conflict:
            form.add_error("name", str(conflict))
            status = conflict.status
        else:
            keep_for_once(request, _place(request), key.public_id, token)
            return redirect("organizations:keys", request.organization.public_id)
    context = {"active": "keys", "form": form}
    return answered(form, render(request, "partners/organizations/key_create.html", context, status=status))


def _shown_once(request: MemberRequest, key: Any, token: str) -> HttpResponse:
    url = url_of(FIRST_REQUEST)
    context = {
        "active": "keys",
        "key": key,
        "token": token,
        "example": f'curl -H "Authorization: Bearer {token}" \\\n  {url}',
    }
    return never_kept(render(request, "partners/organizations/key_created.html", context))


def _place(request: MemberRequest) -> str:
    return f"key.{request.organization.public_id}"


@member_door("GET", "POST", role=Role.OWNER, approved=False)
def key_revoke(request: MemberRequest, key_id: UUID) -> HttpResponse:
    key = get_object_or_404(keys_of(request.organization), public_id=key_id)
    if request.method != "POST":
        return render(request, "partners/organizations/key_revoke.html", {"active": "keys", "key": key})
    revoke_access_key(key, by=request.actor)
    messages.success(request, _("The key “%(name)s” no longer opens anything.") % {"name": key.name})
    return redirect("organizations:keys", request.organization.public_id)
