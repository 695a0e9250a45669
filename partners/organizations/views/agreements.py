"""The agreement between the campaign and a partner."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partners.kernel import clock
from partners.kernel.fields import answered
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.forms.agreements import AcceptanceForm
from partners.organizations.models import Agreement
from partners.organizations.permissions import can_accept_agreement, can_own_organization
from partners.organizations.selectors import acceptance_for, acceptances_of, current_agreement
from partners.organizations.services.agreements import accept_agreement
from partners.texts.rendering import blocks_of, changes_between


@member_door("GET", "POST")
def agreement(request: MemberRequest) -> HttpResponse:
    may_accept = can_accept_agreement(request.actor, request.organization)
    # Before the form is looked at: a colleague who may not sign is not told what is missing in it.
    if request.method == "POST" and not may_accept:
        raise PermissionDenied
    current = current_agreement(at=clock.now())
    form = AcceptanceForm(
        request.POST if request.method == "POST" else None, initial={"version": current.version if current else None}
    )
    if form.is_valid():
        read = get_object_or_404(Agreement, version=form.cleaned_data["version"])
        accept_agreement(request.organization, read, by=request.actor)
        messages.success(request, _("The agreement is accepted. Thank you."))
        return redirect("organizations:agreement", request.organization.public_id)
    context = {
        "active": "agreement",
        "form": form,
        "may_accept": may_accept,
        "may_leave": can_own_organization(request.actor, request.organization),
        **_shown(request, current),
    }
    return answered(form, render(request, "partners/organizations/agreement.html", context))


def _shown(request: MemberRequest, current: Agreement | None) -> dict[str, Any]:
    """The text in the language asked for, else the reader's, else English, and what was accepted so far."""
    acceptances = list(acceptances_of(request.organization))
    shown: dict[str, Any] = {"agreement": current, "acceptances": acceptances}
    if current is None:
        return shown
    wished = [request.GET.get("language", ""), get_language() or "", "en", *current.texts]
    # Finds one always: the last that is wished is what the text has.
    language = next(code for code in wished if code in current.texts)
    accepted = acceptance_for(current, acceptances)
    # The latest comes first: what was accepted last is what is compared with.
    before = (accepted or acceptances[0]).agreement if acceptances else None
    return {
        **shown,
        "before": before if before != current else None,
        "changes": changes_between(before, current, language) if before and before != current else [],
        "language": language,
        "note": current.change_notes.get(language, ""),
        "languages": list(current.texts),
        "blocks": blocks_of(current.texts[language]),
        "accepted": accepted,
    }
