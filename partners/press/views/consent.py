"""What a person sees who was put forward: the question, and later their own listing."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from partners.kernel.errors import Expired
from partners.press.models import MediaContact
from partners.press.selectors import contact_asked, contact_with_link, current_consent_text
from partners.press.services.consent import confirm_contact, decline_contact, withdraw_by_link


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact_confirm(request: HttpRequest, code: str) -> HttpResponse:
    """The link shows; only the buttons act. One answer for every code that opens nothing."""
    if request.method == "POST":
        try:
            return _acted(request, code, request.POST.get("answer", ""))
        except Expired:
            return _gone(request)
    now = timezone.now()
    if contact := contact_asked(code, at=now):
        return _question(request, contact, at=now)
    if contact := contact_with_link(code):
        if contact.organization.is_approved and contact.state(at=now) == MediaContact.State.LISTED:
            return render(request, "partners/press/contact_listed.html", {"contact": contact})
        return render(request, "partners/press/contact_not_listed.html", {"contact": contact})
    return _gone(request)


def _question(request: HttpRequest, contact: MediaContact, *, at: datetime) -> HttpResponse:
    if not contact.organization.is_approved:
        context: dict[str, Any] = {"contact": contact, "is_asked": True}
        return render(request, "partners/press/contact_not_listed.html", context)
    consent = current_consent_text(at=at)
    text = consent.text_in(get_language() or "en") if consent else None
    context = {"contact": contact, "consent": consent, "text": text}
    return render(request, "partners/press/contact_question.html", context)


def _acted(request: HttpRequest, code: str, answer: str) -> HttpResponse:
    if answer == "agree":
        version = request.POST.get("version", "")
        # isascii: other scripts have digits too, and some of them int() does not read.
        number = int(version) if version.isascii() and version.isdigit() and len(version) < 6 else 0
        _contact, own_code = confirm_contact(code, version=number, seen=request.POST.get("seen", ""))
        return redirect("press:contact_confirm", code=own_code)
    if answer == "decline":
        decline_contact(code)
        return render(request, "partners/press/contact_declined.html")
    if answer == "withdraw":
        withdraw_by_link(code)
        return render(request, "partners/press/contact_withdrawn.html")
    return redirect("press:contact_confirm", code=code)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "partners/press/contact_gone.html", status=404)
