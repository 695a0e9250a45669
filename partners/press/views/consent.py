"""What a person sees who was put forward: the question, and later their own listing."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from partners.campaigns.selectors import subject_names
from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER
from partners.kernel.errors import Expired
from partners.press.models import MediaContact
from partners.press.permissions import can_keep_listing
from partners.press.rendering import compared, consent_changes, held, told
from partners.press.selectors import consent_text_of, contact_asked, contact_with_link, current_consent_text
from partners.press.services.consent import confirm_contact, decline_contact, keep_listing, withdraw_by_link
from partners.users.doors import open_door


@never_cache
@open_door("GET", "POST")
def contact_confirm(request: HttpRequest, code: str) -> HttpResponse:
    """The link shows; only the buttons act. One answer for every code that opens nothing."""
    if request.method == "POST":
        try:
            return _acted(request, code, request.POST.get("answer", ""))
        # Whatever else is refused is shown in words by `portal.middleware`.
        except Expired:
            return _gone(request)
    now = clock.now()
    if contact := contact_asked(code, at=now):
        return _question(request, contact, at=now)
    if contact := contact_with_link(code):
        return _own_page(request, contact, at=now)
    return _gone(request)


def _question(request: HttpRequest, contact: MediaContact, *, at: datetime) -> HttpResponse:
    if not contact.organization.is_approved:
        context: dict[str, Any] = {"contact": contact, "is_asked": True, "answer": "decline"}
        return render(request, "partners/press/contact_not_listed.html", context)
    consent = current_consent_text(at=at)
    text = consent.text_in(get_language() or "en") if consent else None
    context = {"contact": contact, "consent": consent, "text": text, **_sides(contact, at=at)}
    # Whoever agreed at another address may be somebody else, who has read another text or none.
    if consent and contact.earlier_facts and (before := consent_text_of(contact)):
        context |= {"before": before.version, "changes": consent_changes(before, consent, get_language() or "en")}
    return render(request, "partners/press/contact_question.html", context)


def _own_page(request: HttpRequest, contact: MediaContact, *, at: datetime) -> HttpResponse:
    """What the link of somebody who agreed shows: the listing, what has become of it, or why there is none now."""
    if facts := contact.listing(at=at):
        context: dict[str, Any] = {"contact": contact, "told": told(facts, subject_names()), "held": held(facts)}
        return render(request, "partners/press/contact_listed.html", context)
    context = {"contact": contact, "answer": "withdraw"}
    is_over = contact.listed_until is not None and contact.listed_until <= at
    if is_over or not contact.organization.is_approved:
        return render(request, "partners/press/contact_not_listed.html", context)
    agreed = contact.agreed_facts
    is_elsewhere = agreed is not None and contact.earlier_facts is None
    # What is proposed at another address may be about somebody else.
    sides = (
        {"agreed": told(agreed, subject_names()) + held(agreed)} if agreed and is_elsewhere else _sides(contact, at=at)
    )
    is_open = contact.state(at=at) == MediaContact.State.CHANGED and contact.code_expires_at is not None
    context |= {**sides, "is_elsewhere": is_elsewhere, "is_open": is_open}
    return render(request, "partners/press/contact_changed.html", context)


def _sides(contact: MediaContact, *, at: datetime) -> dict[str, Any]:
    """What is proposed, and beside it what this very person agreed to before."""
    facts, earlier, subjects = contact.facts, contact.earlier_facts, subject_names()
    lines = compared(facts, earlier, subjects) if earlier else []
    return {
        "told": told(facts, subjects),
        "held": held(facts),
        "different": [line for line in lines if line.is_different],
        "same": [line for line in lines if not line.is_different],
        "is_change": earlier is not None and not contact.listing(at=at),
        "may_keep": can_keep_listing(contact, at=at),
    }


def _acted(request: HttpRequest, code: str, answer: str) -> HttpResponse:
    if answer == "agree":
        version = request.POST.get("version", "")
        # isascii: other scripts have digits too, and some of them int() does not read.
        number = int(version) if version.isascii() and version.isdigit() and len(version) < 6 else 0
        _contact, own_code = confirm_contact(code, version=number, seen=request.POST.get("seen", ""), by=LINK_HOLDER)
        # To their own page: the link by which they came is used up.
        return redirect("press:contact_confirm", code=own_code)
    if answer == "decline":
        decline_contact(code, by=LINK_HOLDER)
        # Shown at once, as after withdrawing: behind a redirect the link would open nothing any more.
        return render(request, "partners/press/contact_declined.html")
    if answer == "keep":
        return render(request, "partners/press/contact_kept.html", {"contact": keep_listing(code, by=LINK_HOLDER)})
    if answer == "withdraw":
        withdraw_by_link(code, by=LINK_HOLDER)
        return render(request, "partners/press/contact_withdrawn.html")
    return redirect("press:contact_confirm", code=code)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "partners/press/contact_gone.html", status=404)
