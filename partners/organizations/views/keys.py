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
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partners.kernel import clock
from partners.kernel.actors import actor_of
from partners.kernel.emails import address_of
from partners.kernel.errors import Conflict
from partners.organizations.access import MemberRequest, for_member
from partners.organizations.forms.keys import AccessKeyForm
from partners.organizations.models import Role
from partners.organizations.permissions import can_make_key, can_revoke_key
from partners.organizations.selectors import keys_of
from partners.organizations.services.keys import create_access_key, revoke_access_key

FIRST_REQUEST = "/api/v1/activity"


def signed_in_long_ago(request: HttpRequest) -> bool:
    """Whether this session's last sign-in is too old for making a key; allauth then asks for it again."""
    oldest = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return not any(record.get("at", 0) >= oldest for record in get_authentication_records(request, request.user))


@for_member(Role.EDITOR, approved=False)
@require_safe
def keys(request: MemberRequest) -> HttpResponse:
    now = clock.now()
    context = {
        "active": "keys",
        "keys": [{"key": key, "state": key_state(key, at=now)} for key in keys_of(request.organization)],
        "may_make": can_make_key(actor_of(request), request.organization),
        "may_revoke": can_revoke_key(actor_of(request), request.organization),
    }
    return render(request, "partners/organizations/keys.html", context)


def key_state(key: Any, *, at: Any) -> str:
    if key.revoked_at:
        return "revoked"
    return "expired" if key.expires_at and key.expires_at <= at else "live"


@for_member(Role.OWNER)
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(enabled=signed_in_long_ago)
def key_create(request: MemberRequest) -> HttpResponse:
    form = AccessKeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            key, token = create_access_key(
                request.organization,
                name=form.cleaned_data["name"],
                scopes=form.cleaned_data["scopes"],
                expires_at=form.expires_at(at=clock.now()),
                by=actor_of(request),
            )
        except Conflict as conflict:
            form.add_error("name", str(conflict))
        else:
            return _shown_once(request, key, token)
    return render(request, "partners/organizations/key_create.html", {"active": "keys", "form": form})


def _shown_once(request: MemberRequest, key: Any, token: str) -> HttpResponse:
    """Drawn in the answer to the POST: a redirect would have to keep the secret somewhere in between."""
    url = address_of(FIRST_REQUEST)
    context = {
        "active": "keys",
        "key": key,
        "token": token,
        "example": f'curl -H "Authorization: Bearer {token}" \\\n  {url}',
    }
    response = render(request, "partners/organizations/key_created.html", context)
    patch_cache_control(response, private=True, no_store=True)
    return response


@for_member(Role.OWNER, approved=False)
@require_http_methods(["GET", "HEAD", "POST"])
def key_revoke(request: MemberRequest, key_id: UUID) -> HttpResponse:
    key = get_object_or_404(keys_of(request.organization), public_id=key_id)
    if request.method != "POST":
        return render(request, "partners/organizations/key_revoke.html", {"active": "keys", "key": key})
    revoke_access_key(key, by=actor_of(request))
    messages.success(request, _("The key “%(name)s” no longer opens anything.") % {"name": key.name})
    return redirect("organizations:keys", request.organization.public_id)
