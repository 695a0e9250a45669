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
from partners.press.forms.contacts import AgreementForm
from partners.press.models import MediaContact
from partners.press.permissions import can_keep_listing
from partners.press.rendering import compared, consent_changes, held, places_of, told
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


def _question(
    request: HttpRequest, contact: MediaContact, *, at: datetime, form: AgreementForm | None = None
) -> HttpResponse:
    if not contact.organization.is_approved:
        context: dict[str, Any] = {"contact": contact, "is_asked": True, "answer": "decline"}
        return render(request, "partners/press/contact_not_listed.html", context)
    consent = current_consent_text(at=at)
    text = consent.text_in(get_language() or "en") if consent else None
    context = {"contact": contact, "consent": consent, "text": text, **_sides(contact, form, at=at)}
    # Whoever agreed at another address may be somebody else, who has read another text or none.
    if consent and contact.earlier_facts and (before := consent_text_of(contact)):
        context |= {"before": before.version, "changes": consent_changes(before, consent, get_language() or "en")}
    return _page(request, "contact_question", context)


def _own_page(
    request: HttpRequest, contact: MediaContact, *, at: datetime, form: AgreementForm | None = None
) -> HttpResponse:
    """What the link of somebody who agreed shows: the listing, what waits beside it, or why there is none now."""
    agreed = contact.listing(at=at)
    if agreed is None:
        context: dict[str, Any] = {"contact": contact, "answer": "withdraw"}
        return render(request, "partners/press/contact_not_listed.html", context)
    subjects = subject_names()
    context = {
        "contact": contact,
        "consent": current_consent_text(at=at),
        "told": told(agreed, subjects),
        "held": held(agreed),
        "places": [place for place in places_of(agreed, subjects, agreed.surfaces) if place.is_ticked],
        "history": contact.consents.all(),
        # What is proposed at another address may be about somebody else.
        "is_elsewhere": contact.earlier_facts is None,
        "is_open": contact.is_open(at=at),
    }
    if contact.earlier_facts is not None:
        proposed = _sides(contact, form, at=at)
        context |= {name: proposed[name] for name in ("form", "different", "may_keep")}
    return _page(request, "contact_listed", context)


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    is_wrong = context.get("form") is not None and context["form"].is_bound
    return render(request, f"partners/press/{name}.html", context, status=422 if is_wrong else 200)


def _form(contact: MediaContact, data: Any = None) -> AgreementForm:
    if data is not None:
        return AgreementForm(data, contact=contact, organization=contact.organization)
    return AgreementForm.showing(contact, contact=contact, organization=contact.organization)


def _sides(contact: MediaContact, form: AgreementForm | None, *, at: datetime) -> dict[str, Any]:
    """What is proposed, and beside it what this very person agreed to before; `form` is one that was refused."""
    form = form or _form(contact)
    facts, earlier, subjects = contact.facts, contact.earlier_facts, subject_names()
    lines = compared(facts, earlier, subjects) if earlier else []
    return {
        "form": form,
        "told": told(facts, subjects),
        "held": held(facts),
        # What they ticked is not lost to a mistake elsewhere.
        "places": places_of(facts, subjects, form["surfaces"].value()),
        "different": [line for line in lines if line.is_different],
        "same": [line for line in lines if not line.is_different],
        "is_change": earlier is not None and not contact.is_as_agreed,
        "is_listed": contact.listing(at=at) is not None,
        "may_keep": can_keep_listing(contact, at=at),
    }


def _acted(request: HttpRequest, code: str, answer: str) -> HttpResponse:
    if answer == "agree":
        return _agreed(request, code)
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


def _agreed(request: HttpRequest, code: str) -> HttpResponse:
    version = request.POST.get("version", "")
    # isascii: other scripts have digits too, and some of them int() does not read.
    number = int(version) if version.isascii() and version.isdigit() and len(version) < 6 else 0
    corrections: dict[str, Any] = {}
    now = clock.now()
    asked = contact_asked(code, at=now)
    contact = asked or contact_with_link(code)
    # A page without its fields agrees to what stands there.
    if contact and "name" in request.POST:
        form = _form(contact, request.POST)
        if not form.is_valid():
            show = _question if asked else _own_page
            return show(request, contact, at=now, form=form)
        corrections = form.answers
    seen = request.POST.get("seen", "")
    _contact, own_code = confirm_contact(code, version=number, seen=seen, by=LINK_HOLDER, **corrections)
    # To their own page: the link by which they came is used up.
    return redirect("press:contact_confirm", code=own_code)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "partners/press/contact_gone.html", status=404)
