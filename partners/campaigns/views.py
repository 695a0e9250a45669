"""The statement, as a partner reads and signs it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partners.campaigns.forms import EndorsementForm
from partners.campaigns.models import StatementVersion
from partners.campaigns.permissions import can_endorse_statement
from partners.campaigns.selectors import (
    current_campaign,
    endorsements_of,
    endorsers_of,
    published_statements,
    signature_for,
)
from partners.campaigns.services.statements import endorse_statement
from partners.kernel import clock
from partners.kernel.fields import answered
from partners.organizations.doors import MemberRequest, member_door
from partners.texts.rendering import blocks_of, changes_between


@member_door("GET", "POST")
def statement(request: MemberRequest) -> HttpResponse:
    may_endorse = can_endorse_statement(request.actor, request.organization)
    # Before the form is looked at: a colleague who may not sign is not told what is missing in it.
    if request.method == "POST" and not may_endorse:
        raise PermissionDenied
    now = clock.now()
    campaign = current_campaign(at=now)
    versions = list(published_statements(campaign, at=now)) if campaign else []
    form = EndorsementForm(
        request.POST if request.method == "POST" else None,
        initial={"version": versions[0].public_id if versions else None},
    )
    if form.is_valid():
        # Any version of this campaign is found here; that it is no longer the one in force is the service's to say.
        read = get_object_or_404(StatementVersion, public_id=form.cleaned_data["version"], campaign=campaign)
        endorse_statement(request.organization, read, by=request.actor)
        messages.success(request, _("Signed. Thank you for standing with the people this is about."))
        return redirect("campaigns:statement", request.organization.public_id)
    context: dict[str, Any] = {"active": "statement", "campaign": campaign, "form": form, "may_endorse": may_endorse}
    if campaign and versions:
        context |= {"endorser_count": endorsers_of(campaign).count(), **_shown(request, versions)}
    return answered(form, render(request, "partners/campaigns/statement.html", context))


def _shown(request: MemberRequest, versions: list[StatementVersion]) -> dict[str, Any]:
    """The version and language asked for; without a wish the current one in the reader's language."""
    current = versions[0]
    # Compared as text, so that nonsense in the URL is no error and shows the current version.
    shown = next((v for v in versions if str(v.number) == request.GET.get("version")), current)
    wished = [request.GET.get("language", ""), get_language() or "", "en", *shown.texts]
    # Finds one always: the last that is wished is what the text has.
    language = next(code for code in wished if code in shown.texts)
    endorsements = [
        found
        for found in endorsements_of(request.organization)
        if found.statement_version.campaign_id == current.campaign_id
    ]
    signed = {found.statement_version_id: found for found in endorsements}
    valid = signature_for(current, endorsements)
    # The latest comes first: what was signed last is what is compared with.
    before = (valid or endorsements[0]).statement_version if endorsements and shown == current else None
    reader = get_language() or "en"
    return {
        "current": current,
        "shown": shown,
        "is_current": shown == current,
        "language": language,
        "languages": list(shown.texts),
        "blocks": blocks_of(shown.texts[language]),
        "endorsement": valid,
        "has_older_signature": bool(signed) and valid is None,
        "before": before if before != current else None,
        "note": current.change_notes.get(language, ""),
        "changes": changes_between(before, current, language) if before and before != current else [],
        "history": [
            {
                "version": version,
                # In English rather than not at all: who is asked to sign again wants to know what has changed.
                "note": version.change_notes.get(reader) or version.change_notes.get("en", ""),
                "endorsement": signed.get(version.pk),
            }
            for version in versions
        ],
    }
