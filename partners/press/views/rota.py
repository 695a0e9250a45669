"""A partner's duty rota: who is on duty, who is away, who stands in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from partners.kernel import clock
from partners.kernel.errors import DomainError
from partners.kernel.fields import answered
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.models import Role
from partners.organizations.permissions import can_edit_organization
from partners.press.forms.rota import AbsenceForm, HandOverShiftForm, People, ShiftForm
from partners.press.rendering.rota import rota_lines
from partners.press.selectors import contacts_of
from partners.press.selectors.rota import absences_of, shifts_of
from partners.press.services.rota import add_absence, add_shift, hand_over_shift, take_off_rota
from partners.press.workflow import LIVE
from partners.users.selectors import zone_of


@member_door("GET")
def rota(request: MemberRequest) -> HttpResponse:
    return _page(request)


@member_door("POST", role=Role.EDITOR)
def rota_shift(request: MemberRequest) -> HttpResponse:
    form = ShiftForm(request.POST, people=_people(request))
    return _kept(request, form, add_shift, "shift_form")


@member_door("POST", role=Role.EDITOR)
def rota_absence(request: MemberRequest) -> HttpResponse:
    form = AbsenceForm(request.POST, people=_people(request))
    return _kept(request, form, add_absence, "absence_form")


@member_door("GET", "POST", role=Role.EDITOR)
def rota_hand_over(request: MemberRequest, shift_id: UUID) -> HttpResponse:
    now = clock.now()
    shift = get_object_or_404(shifts_of(request.organization.pk, at=now), public_id=shift_id)
    people = {key: found for key, found in _people(request).items() if found[0].pk != shift.contact_id}
    form = HandOverShiftForm(request.POST if request.method == "POST" else None, people=people)
    context = {"active": "contacts", "form": form, "lines": rota_lines([shift], [], at=now)}
    if request.method == "POST" and form.is_valid():
        try:
            hand_over_shift(shift, form.cleaned_data["to"], by=request.actor)
        except DomainError as refused:
            form.add_error(None, str(refused))
            return render(request, "partners/press/rota_hand_over.html", context, status=refused.status)
        messages.success(request, _("Handed over."))
        return redirect("press:rota", request.organization.public_id)
    return answered(form, render(request, "partners/press/rota_hand_over.html", context))


@member_door("POST", role=Role.EDITOR)
def rota_take_off(request: MemberRequest, entry_id: UUID) -> HttpResponse:
    now = clock.now()
    shift = shifts_of(request.organization.pk, at=now).filter(public_id=entry_id).first()
    entry = shift or get_object_or_404(absences_of(request.organization.pk, at=now), public_id=entry_id)
    take_off_rota(entry, by=request.actor)
    messages.success(request, _("It is off the rota."))
    return redirect("press:rota", request.organization.public_id)


def _people(request: MemberRequest) -> People:
    live = contacts_of(request.organization).filter(standing__in=LIVE)
    return {str(contact.public_id): (contact, contact.name) for contact in live}


def _kept(request: MemberRequest, form: Any, keep: Any, name: str) -> HttpResponse:
    if not form.is_valid():
        return answered(form, _page(request, **{name: form}))
    try:
        keep(**form.answers, by=request.actor)
    except DomainError as refused:
        form.add_error(None, str(refused))
        return _page(request, status=refused.status, **{name: form})
    messages.success(request, _("It stands in the rota."))
    return redirect("press:rota", request.organization.public_id)


def _page(request: MemberRequest, *, status: int = 200, **forms: Any) -> HttpResponse:
    now, people = clock.now(), _people(request)
    organization = request.organization.pk
    initial = {"time_zone": zone_of(request.user)}
    context = {
        "active": "contacts",
        "lines": rota_lines(shifts_of(organization, at=now), absences_of(organization, at=now), at=now),
        "may_edit": can_edit_organization(request.actor, request.organization),
        "has_people": bool(people),
        "shift_form": forms.get("shift_form") or ShiftForm(people=people, initial=initial),
        "absence_form": forms.get("absence_form") or AbsenceForm(people=people),
    }
    return render(request, "partners/press/rota.html", context, status=status)
