"""The partner's desk: reporters' questions that were offered to it, and the thread of those that it has accepted."""

from collections import Counter
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.campaigns.selectors import subject_name, subject_names
from partners.kernel import clock
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.fields import answered
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.models import Role
from partners.press.forms.desks import NoteForm, PartnerAnswerForm, PassForm
from partners.press.models import InquiryMessage, InquiryOffer
from partners.press.selectors import files_of, offers_to, rules_of, thread_with
from partners.press.services.files import saved_file
from partners.press.services.offers import accept_offer, pass_offer
from partners.press.services.threads import keep_partner_note, write_answer
from partners.users.selectors import zone_of

MOVED_ON = gettext_lazy("This question has moved on, so nothing was done. Here is where it stands now.")
State = InquiryOffer.State
TONES = {
    State.OFFERED: "warn",
    State.ACCEPTED: "info",
    State.PASSED: "neutral",
    State.LAPSED: "neutral",
    State.TAKEN_BACK: "neutral",
}


# Editors only: who reads a reporter's question is as few as can be.
@member_door("GET", role=Role.EDITOR)
def offers(request: MemberRequest) -> HttpResponse:
    now, subjects = clock.now(), subject_names()
    found = list(offers_to(request.organization))
    rows = [
        {
            "offer": each,
            "topic": subjects.get(each.inquiry.topic, each.inquiry.topic),
            "tone": TONES[State(each.state)],
            "is_open": each.is_open(at=now),
        }
        for each in found
    ]
    numbers = Counter(State(each.state) for each in found)
    figures = [(state.label, numbers[state]) for state in State if numbers[state]]
    context = {"active": "inquiries", "rows": rows, "figures": figures, "zone": zone_of(request.user)}
    return render(request, "partners/press/offers.html", context)


@member_door("GET", "POST", role=Role.EDITOR)
def offer(request: MemberRequest, inquiry_offer_id: UUID) -> HttpResponse:
    """One question. POST does what `do` says: accept, pass, answer, note."""
    # Among its own: what another partner was offered is not found.
    found = get_object_or_404(offers_to(request.organization), public_id=inquiry_offer_id)
    rules = rules_of(found.inquiry.campaign)
    forms = {
        "pass": PassForm(),
        "answer": PartnerAnswerForm(initial={"answer": _unsent(found)}, is_read_first=rules.approves_answers),
        "note": NoteForm(),
    }
    if request.method != "POST":
        return _page(request, found, forms)
    do = request.POST.get("do", "")
    if do not in {"accept", *forms}:
        return _page(request, found, forms, status=422)
    form: django_forms.Form | None = None
    if do == "pass":
        form = forms[do] = PassForm(request.POST)
    elif do == "answer":
        form = forms[do] = PartnerAnswerForm(request.POST, is_read_first=rules.approves_answers)
    elif do == "note":
        form = forms[do] = NoteForm(request.POST)
    if form is not None and not form.is_valid():
        return answered(form, _page(request, found, forms))
    try:
        told = _done(do, found, form.cleaned_data if form else {}, request)
    except (Conflict, NotAllowed):
        # The door has let an editor in: what they may not do they could have done a moment ago.
        found = offers_to(request.organization).get(pk=found.pk)
        messages.warning(request, MOVED_ON)
        return _page(request, found, forms, status=409, typed=_typed(form))
    messages.success(request, told)
    if do == "pass":
        return redirect("press:offers", request.organization.public_id)
    return redirect("press:offer", request.organization.public_id, found.public_id)


@member_door("GET", role=Role.EDITOR)
def offer_file(request: MemberRequest, inquiry_offer_id: UUID, file_id: UUID) -> HttpResponse:
    """A file of the thread, for as long as the question is this partner's."""
    found = get_object_or_404(offers_to(request.organization), public_id=inquiry_offer_id, state=State.ACCEPTED)
    return saved_file(request, get_object_or_404(files_of(thread_with(found)), public_id=file_id))


def _done(do: str, found: InquiryOffer, data: dict[str, Any], request: MemberRequest) -> str:
    """Call the service and say what has happened. Raises Conflict."""
    by = request.actor
    if do == "accept":
        accept_offer(found, by=by)
        return _("The question is yours. The reporter sees that somebody is working on it.")
    if do == "pass":
        pass_offer(found, why=data["why"], by=by)
        return _("You have passed it on. Others are asked now.")
    if do == "note":
        keep_partner_note(found, note=data["note"], by=by)
        return _("Your note is kept. Only editors of your organisation read it.")
    message = write_answer(found, answer=data["answer"], by=by)
    if message.state == InquiryMessage.State.WAITING:
        return _("Your answer is with the press officers, who send it to the reporter.")
    return _("Your answer is on its way to the reporter.")


def _typed(form: django_forms.Form | None) -> str:
    """What was written and came too late, to be copied."""
    return "\n\n".join(filter(None, form.cleaned_data.values())) if form else ""


def _unsent(found: InquiryOffer) -> str:
    """What was written and has not left, to go on with."""
    message = found.messages.filter(kind="answer").exclude(state="sent").first()
    return message.text if message else ""


def _page(
    request: MemberRequest,
    found: InquiryOffer,
    forms: dict[str, Any],
    *,
    status: int = 200,
    typed: str = "",
) -> HttpResponse:
    now, inquiry = clock.now(), found.inquiry
    is_accepted = found.state == State.ACCEPTED
    context = {
        "active": "inquiries",
        "offer": found,
        # Once it is with others, not a word of it stays here.
        "inquiry": inquiry if is_accepted or found.is_open(at=now) else None,
        "topic": subject_name(inquiry.topic),
        "tone": TONES[State(found.state)],
        "is_open": found.is_open(at=now),
        "is_accepted": is_accepted,
        "is_closed": inquiry.standing == "closed",
        "is_late": inquiry.deadline_at <= now,
        "zone": zone_of(request.user),
        "thread": thread_with(found) if is_accepted else [],
        "forms": forms,
        "typed": typed,
    }
    return render(request, "partners/press/offer.html", context, status=status)
