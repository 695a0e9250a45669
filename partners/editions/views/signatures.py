"""A signature for a person's e-mails."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from partners.artwork.rendering.signatures import signature_as_markup, signature_as_words
from partners.branding.selectors import current_kit
from partners.campaigns.selectors import current_campaign
from partners.editions.forms import SignatureForm
from partners.editions.services import signature_of
from partners.kernel import clock
from partners.organizations.doors import MemberRequest, member_door


@member_door("GET", "POST")
def signature(request: MemberRequest) -> HttpResponse:
    """By POST, so that nobody's name stands in an address; the answer is the page itself, because nothing is kept."""
    kit, campaign = current_kit(request.organization), current_campaign(at=clock.now())
    languages = list(campaign.languages) if campaign and campaign.languages else ["en"]
    is_sent = request.method == "POST"
    initial = {"person": request.user.name, "language": get_language()}
    form = SignatureForm(request.POST if is_sent else None, initial=initial, languages=languages)
    context: dict[str, Any] = {"organization": request.organization, "active": "brand", "kit": kit, "form": form}
    if is_sent and form.is_valid() and kit is not None and campaign is not None:
        made = signature_of(kit, campaign, **form.cleaned_data)
        context |= {"markup": signature_as_markup(made), "words": signature_as_words(made)}
    status = 422 if is_sent and "markup" not in context else 200
    return render(request, "partners/editions/signature.html", context, status=status)
