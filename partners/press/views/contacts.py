"""A partner's media contacts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partners.campaigns.selectors import subject_names
from partners.kernel import clock
from partners.kernel.errors import Conflict
from partners.kernel.fields import answered
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.models import Role
from partners.organizations.permissions import can_edit_organization
from partners.press.forms.contacts import ContactForm
from partners.press.models import MediaContact
from partners.press.rendering import Names, changed_labels, in_words, topic_names
from partners.press.rendering.rota import rota_lines
from partners.press.selectors import contacts_of, contacts_used, is_same_number, others_to_merge
from partners.press.selectors.rota import absences_ahead, shifts_ahead
from partners.press.services.contacts import (
    change_contact,
    may_be_asked_again,
    resend_confirmation,
    submit_contact,
    withdraw_contact,
)
from partners.press.services.questions import ASK_AGAIN_AFTER
from partners.press.workflow import LIVE
from partners.users.selectors import zone_of

State = MediaContact.State
TONES = {
    State.LISTED: "good",
    State.ASKED: "info",
    State.CHANGED: "warn",
    State.UNANSWERED: "warn",
    State.EXPIRED: "warn",
}


@member_door("GET")
def contacts(request: MemberRequest) -> HttpResponse:
    now = clock.now()
    subjects = subject_names()
    found = list(contacts_of(request.organization))
    rows = [_row(contact, subjects, at=now) for contact in found]
    live = [contact for contact in found if contact.is_live]
    for row in rows:
        contact = row["contact"]
        row["alike"] = [other for other in live if contact.is_live and is_same_number(contact, other)]
    may_edit = can_edit_organization(request.actor, request.organization)
    used = contacts_used(request.organization)
    context = {"active": "contacts", "rows": rows, "may_edit": may_edit, "used": used}
    return render(request, "partners/press/contact_list.html", context)


@member_door("GET", "POST", role=Role.EDITOR)
def contact_add(request: MemberRequest) -> HttpResponse:
    if request.method != "POST":
        initial = {
            "language": get_language(),
            "languages": request.organization.languages,
            "time_zone": zone_of(request.user),
        }
        return _form_page(request, ContactForm(initial=initial, organization=request.organization))
    form = ContactForm(request.POST, organization=request.organization)
    if not form.is_valid():
        return _form_page(request, form)
    try:
        contact = submit_contact(request.organization, **form.answers, by=request.actor)
    except Conflict as conflict:
        form.add_error("email" if conflict.code in {"address_taken", "declined"} else None, str(conflict))
        return _form_page(request, form, status=409)
    messages.success(request, _("We have asked %(name)s. Nothing is shown until they agree.") % {"name": contact.name})
    _name_those_alike(request, contact)
    return redirect("press:contacts", request.organization.public_id)


@member_door("GET", "POST", role=Role.EDITOR)
def contact_edit(request: MemberRequest, contact_id: UUID) -> HttpResponse:
    # Among its own: another partner's contact is not found, rather than forbidden.
    contact = get_object_or_404(contacts_of(request.organization), public_id=contact_id)
    if request.method != "POST":
        form = ContactForm.showing(contact, contact=contact, organization=request.organization)
        return _form_page(request, form, contact=contact)
    form = ContactForm(request.POST, contact=contact, organization=request.organization)
    if not form.is_valid():
        return _form_page(request, form, contact=contact)
    # The service decides whether the person is asked; that they were shows only in another moment here.
    asked_before = contact.asked_at
    try:
        contact = change_contact(contact, **form.answers, seen=form.cleaned_data["seen"], by=request.actor)
    except Conflict as conflict:
        if conflict.code == "stale":
            return _stale_page(request, form, contact)
        form.add_error("email" if conflict.code in {"address_taken", "declined"} else None, str(conflict))
        if conflict.code in {"just_asked", "too_many_questions"}:
            form.add_error(None, _("Nothing has changed yet. If the entry must disappear at once, withdraw it."))
        return _form_page(request, form, contact=contact, status=409)
    if contact.asked_at != asked_before:
        told = _("Saved. We have asked the person. Until they agree, nothing of this change is shown.")
        messages.info(request, told)
    else:
        messages.success(request, _("Saved."))
    _name_those_alike(request, contact)
    return redirect("press:contacts", request.organization.public_id)


@member_door("POST", role=Role.EDITOR)
def contact_ask_again(request: MemberRequest, contact_id: UUID) -> HttpResponse:
    contact = get_object_or_404(contacts_of(request.organization), public_id=contact_id)
    resend_confirmation(contact, by=request.actor)
    messages.success(request, _("We have asked %(name)s once more.") % {"name": contact.name})
    return redirect("press:contacts", request.organization.public_id)


# `approved=False`: also a suspended partner must be able to take its people off.
@member_door("GET", "POST", role=Role.EDITOR, approved=False)
def contact_withdraw(request: MemberRequest, contact_id: UUID) -> HttpResponse:
    """Ask, then withdraw: the person would have to agree anew."""
    contact = get_object_or_404(contacts_of(request.organization), public_id=contact_id)
    if request.method != "POST":
        return render(request, "partners/press/contact_withdraw.html", {"active": "contacts", "contact": contact})
    withdraw_contact(contact, by=request.actor)
    messages.success(request, _("%(name)s is no longer a media contact.") % {"name": contact.name})
    return redirect("press:contacts", request.organization.public_id)


def _name_those_alike(request: MemberRequest, contact: MediaContact) -> None:
    """The number of a desk may be that of several people, so it is said and not refused."""
    if names := [other.name for other in others_to_merge(contact) if is_same_number(contact, other)]:
        told = _("%(names)s: the same telephone number. If this is one person, merge the two entries.")
        messages.warning(request, told % {"names": ", ".join(names)})


def _row(contact: MediaContact, subjects: Names, *, at: datetime) -> dict[str, Any]:
    state = contact.state(at=at)
    # Hides a button only. The service counts by address, whoever asked there, and has the last word.
    was_asked_lately = contact.asked_at > at - ASK_AGAIN_AFTER
    return {
        "contact": contact,
        "facts": contact.facts,
        "topics": topic_names(contact.topics, subjects),
        "state": state,
        "tone": TONES.get(state, "neutral"),
        "is_live": contact.standing in LIVE,
        "is_open": contact.is_open(at=at),
        "places": in_words(contact.facts, "surfaces", {}),
        "changed": changed_labels(contact.facts, contact.agreed_facts) if contact.standing in LIVE else [],
        "may_ask_again": may_be_asked_again(contact, at=at) and not was_asked_lately,
    }


def _stale_page(request: MemberRequest, form: ContactForm, contact: MediaContact) -> HttpResponse:
    """Their own words in the fields, the saved ones beside them; saving again is then a choice."""
    contact.refresh_from_db()
    return _form_page(request, form, contact=contact, status=409, differing=form.differing_from(contact))


def _form_page(
    request: MemberRequest, form: ContactForm, *, contact: MediaContact | None = None, status: int = 200, **extra: Any
) -> HttpResponse:
    context = {"active": "contacts", "form": form, "contact": contact, **extra}
    if contact:
        now = clock.now()
        context["rota"] = rota_lines(shifts_ahead(contact, at=now), absences_ahead(contact, at=now), at=now)
    return answered(form, render(request, "partners/press/contact_form.html", context, status=status))
