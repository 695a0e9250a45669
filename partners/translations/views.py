"""What a partner has translated, what it could translate, and the page on which it does."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from partners.kernel import clock
from partners.kernel.errors import Conflict
from partners.kernel.fields import answered
from partners.kernel.languages.names import language_name
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.models import Role
from partners.translations.forms import OfferForm
from partners.translations.models import Kind, Offer, Standing
from partners.translations.permissions import can_offer_translation
from partners.translations.selectors import (
    PAGES,
    Original,
    languages_into,
    now_original,
    offers_of,
    offers_used,
    open_offer,
    original_of,
    sides_of,
    things_to_translate,
)
from partners.translations.services import save_offer, send_offer, take_back_offer, withdraw_offer

TONES = {
    Standing.WRITING: "neutral",
    Standing.SENT: "info",
    Standing.RETURNED: "warn",
    Standing.ACCEPTED: "good",
    Standing.DECLINED: "bad",
    Standing.WITHDRAWN: "neutral",
}
SEND = "send"


@member_door("GET")
def offers(request: MemberRequest) -> HttpResponse:
    """Their own, the latest first, and everything that could be translated."""
    rows = [{"offer": each, "tone": TONES[Standing(each.standing)]} for each in offers_of(request.organization)]
    things = [
        {"kind": kind, "original": original, "languages": [language_name(code) for code in original.languages]}
        for kind, original in things_to_translate(at=clock.now())
    ]
    context = {
        "active": "translations",
        "rows": rows,
        "things": things,
        "may_offer": can_offer_translation(request.actor, request.organization),
        "used": offers_used(request.organization),
    }
    return render(request, "partners/translations/offers.html", context)


@member_door("GET")
def thing(request: MemberRequest, kind: str, thing_id: UUID) -> HttpResponse:
    """Into which language?"""
    original = _original(kind, thing_id)
    own = {each.language: each for each in offers_of(request.organization).filter(kind=kind, thing_id=thing_id)[::-1]}
    languages = [
        {
            "code": code,
            "name": name,
            "is_online": code in original.languages,
            "offer": own.get(code),
            "tone": TONES[Standing(own[code].standing)] if code in own else "",
        }
        for code, name in languages_into(original)
    ]
    context = {
        "active": "translations",
        "kind": Kind(kind),
        "original": original,
        "language_rows": languages,
        "may_offer": can_offer_translation(request.actor, request.organization),
    }
    return render(request, "partners/translations/thing.html", context)


@member_door("GET", "POST", role=Role.EDITOR)
def write(request: MemberRequest, kind: str, thing_id: UUID, language: str) -> HttpResponse:
    """The original beside what is written. POST saves; with `do=send` it is sent as well."""
    original = _original(kind, thing_id)
    if language not in dict(languages_into(original)):
        raise Http404
    saved = open_offer(request.organization, kind, thing_id, language)
    if saved is not None and not saved.is_written:
        return redirect("translations:offer", request.organization.public_id, saved.public_id)
    told: dict[str, Any] = {
        "kind": kind,
        "original": original,
        "language": language,
        "before": {each["key"]: each["text"] for each in saved.source} if saved else {},
    }
    if request.method != "POST":
        # What the page says in this language already is where one begins.
        texts = saved.texts if saved else PAGES[kind].present(thing_id, language)
        initial = {
            **OfferForm.values_of(texts),
            "seen": saved.stamp if saved else "",
            "wants_credit": bool(saved and saved.wants_credit),
        }
        return _form_page(request, OfferForm(initial=initial, **told), saved, told)
    form = OfferForm(request.POST, **told)
    if not form.is_valid():
        return _form_page(request, form, saved, told)
    try:
        offer = save_offer(
            request.organization,
            kind=kind,
            thing_id=thing_id,
            language=language,
            texts=form.texts,
            wants_credit=form.cleaned_data["wants_credit"],
            seen=form.cleaned_data["seen"],
            by=request.actor,
        )
    except Conflict as refused:
        if refused.code == "stale":
            return _stale_page(request, form, told)
        form.add_error(None, str(refused))
        return _form_page(request, form, saved, told, status=409)
    if request.POST.get("do") == SEND:
        return _send(request, offer)
    messages.success(request, _saved(offer))
    return redirect(_write_url(request, offer))


@member_door("GET", approved=False)
def offer(request: MemberRequest, offer_id: UUID) -> HttpResponse:
    """What was sent, and what was answered."""
    found = get_object_or_404(offers_of(request.organization), public_id=offer_id)
    original = now_original(found)
    context = {
        "active": "translations",
        "offer": found,
        "tone": TONES[Standing(found.standing)],
        "sides": sides_of(found, original),
        "write_url": _write_url(request, found) if found.is_written and original else "",
        "may_offer": can_offer_translation(request.actor, request.organization),
    }
    return render(request, "partners/translations/offer.html", context)


@member_door("POST", role=Role.EDITOR)
def take_back(request: MemberRequest, offer_id: UUID) -> HttpResponse:
    found = get_object_or_404(offers_of(request.organization), public_id=offer_id)
    take_back_offer(found, by=request.actor)
    messages.info(request, _("It is yours again. Change it, then send it anew."))
    return redirect(_write_url(request, found))


# `approved=False`: also a suspended partner must be able to take its words back.
@member_door("POST", role=Role.EDITOR, approved=False)
def withdraw(request: MemberRequest, offer_id: UUID) -> HttpResponse:
    found = get_object_or_404(offers_of(request.organization), public_id=offer_id)
    withdraw_offer(found, by=request.actor)
    messages.success(request, _("The offer is withdrawn."))
    return redirect("translations:offer", request.organization.public_id, found.public_id)


def _original(kind: str, thing_id: UUID) -> Original:
    original = original_of(kind, thing_id, at=clock.now())
    if original is None:
        raise Http404
    return original


def _send(request: MemberRequest, offer: Offer) -> HttpResponse:
    try:
        send_offer(offer, seen=offer.stamp, by=request.actor)
    except Conflict as refused:
        messages.warning(request, _("Saved, and not sent yet. %(reason)s") % {"reason": str(refused)})
        return redirect(_write_url(request, offer))
    messages.success(request, _("Sent. The campaign team reads it and answers; you get a letter."))
    return redirect("translations:offer", request.organization.public_id, offer.public_id)


def _saved(offer: Offer) -> str:
    left = len(offer.source) - offer.done
    if not left:
        return _("Saved. Every passage is translated; you can send it.")
    words = ngettext("Saved. %(number)s passage is left.", "Saved. %(number)s passages are left.", left)
    return words % {"number": left}


def _write_url(request: MemberRequest, offer: Offer) -> str:
    return reverse(
        "translations:write", args=[request.organization.public_id, offer.kind, offer.thing_id, offer.language]
    )


def _stale_page(request: MemberRequest, form: OfferForm, told: dict[str, Any]) -> HttpResponse:
    """Their own words in the fields, the saved ones beside them; saving again is then a choice."""
    saved = open_offer(request.organization, told["kind"], told["original"].thing_id, told["language"])
    data: Any = form.data
    data = data.copy()
    data["seen"] = saved.stamp if saved else ""
    form.data = data
    texts = saved.texts if saved else {}
    differing = [
        {"name": passage.name, "value": texts.get(passage.key) or "–"}
        for passage in told["original"].passages
        if texts.get(passage.key, "") != form.texts[passage.key]
    ]
    return _form_page(request, form, saved, told, status=409, differing=differing)


def _form_page(
    request: MemberRequest,
    form: OfferForm,
    saved: Offer | None,
    told: dict[str, Any],
    *,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    context = {
        "active": "translations",
        "form": form,
        "offer": saved,
        "original": told["original"],
        "kind": told["kind"],
        "into": language_name(told["language"]),
        "into_code": told["language"],
        "has_marks": any("<" in passage.text for passage in told["original"].passages),
        "reader": get_language() or "en",
        **extra,
    }
    return answered(form, render(request, "partners/translations/write.html", context, status=status))
