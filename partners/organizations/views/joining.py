"""Pages of an applicant: begin, write, send, and see where things stand."""

from typing import Any
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from partners.kernel.errors import Conflict, DomainError
from partners.kernel.fields import answered
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.forms.joining import ApplicationForm, ReplyForm, StartForm
from partners.organizations.models import Organization, Role, VettingReview
from partners.organizations.permissions import can_own_organization, can_submit_application
from partners.organizations.selectors import missing_answers
from partners.organizations.selectors.slugs import page_host
from partners.organizations.selectors.vetting import reviews_of
from partners.organizations.services.joining import (
    leave_campaign,
    resubmit_application,
    save_draft,
    start_application,
    submit_application,
)
from partners.users.doors import OpenRequest, open_door

Standing = Organization.Standing


@open_door("GET", "POST", account_to_post=True)
def join(request: OpenRequest) -> HttpResponse:
    """What is asked and how long it takes; readable before there is an account.

    `?via=` names whose page led here. It stays in the address, and nothing is noted before somebody applies.
    """
    via = request.GET.get("via", "")[:60]
    through = page_host(via) if via else None
    form = StartForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        organization = start_application(name=form.cleaned_data["name"], through=through, by=request.actor)
        return redirect("organizations:application_edit", organization_id=organization.public_id)
    here = f"{request.path}?{urlencode({'via': via})}" if through else request.path
    context = {"form": form, "here": quote(here, safe="/"), "through": through}
    return answered(form, render(request, "partners/organizations/join.html", context))


@member_door("GET", "POST", role=Role.EDITOR, approved=False)
def application_edit(request: MemberRequest) -> HttpResponse:
    organization = request.organization
    if not organization.is_editable_by_applicant:
        messages.info(request, _("The application has been sent, so it cannot be changed now."))
        return _to("application_status", organization)
    if request.method != "POST":
        return _edit_page(request, ApplicationForm.showing(organization))
    form = ApplicationForm(request.POST)
    if not form.is_valid():
        return _edit_page(request, form)
    try:
        organization = save_draft(organization, answers=form.answers, seen=form.cleaned_data["seen"], by=request.actor)
    except Conflict as conflict:
        # Everything else is for `portal.middleware`, which shows any refusal in words.
        if conflict.code != "stale":
            raise
        return _stale_page(request, form)
    return _after_saving(request, organization)


def _after_saving(request: MemberRequest, organization: Organization) -> HttpResponse:
    following = request.POST.get("next")
    if following == "documents":
        return _to("document_add", organization)
    if following == "review":
        is_draft = organization.standing == Standing.DRAFT
        return _to("application_submit" if is_draft else "application_status", organization)
    messages.success(request, _("The draft has been saved."))
    return _to("application_edit", organization)


def _stale_page(request: MemberRequest, form: ApplicationForm) -> HttpResponse:
    """Their own words in the fields, the saved ones beside them; saving again is then a choice."""
    # The door has read it before the other window saved.
    request.organization.refresh_from_db()
    return _edit_page(request, form, status=409, differing=form.differing_from(request.organization))


def _edit_page(request: MemberRequest, form: ApplicationForm, *, status: int = 200, **extra: Any) -> HttpResponse:
    organization = request.organization
    context = {
        "active": "application",
        "organization": organization,
        "form": form,
        "documents": organization.documents.all(),
        "is_draft": organization.standing == Standing.DRAFT,
        "question": _open_question(organization),
        **extra,
    }
    return answered(form, render(request, "partners/organizations/application_edit.html", context, status=status))


@member_door("POST", role=Role.EDITOR, approved=False)
def application_autosave(request: MemberRequest) -> HttpResponse:
    """Saves without leaving the page. `fields` are values that the page puts back into the form."""
    form = ApplicationForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    try:
        organization = save_draft(
            request.organization, answers=form.answers, seen=form.cleaned_data["seen"], by=request.actor
        )
    except DomainError as refused:
        # As JSON, where the middleware would answer with a page that nobody sees.
        return JsonResponse({"message": str(refused), "code": refused.code}, status=refused.status)
    return JsonResponse({"fields": {"seen": organization.stamp}})


@member_door("GET", "POST", role=Role.EDITOR, approved=False)
def application_submit(request: MemberRequest) -> HttpResponse:
    """Everything once more, what is missing, and the button that sends."""
    organization = request.organization
    if organization.standing != Standing.DRAFT:
        # A second click on "Send" comes here; it is told the good news instead of an error.
        messages.info(request, _("The application has been sent already."))
        return _to("application_status", organization)
    if request.method == "POST":
        return _send(request, organization)
    missing = missing_answers(organization)
    context = {
        "active": "application",
        "organization": organization,
        "missing": missing,
        "documents": organization.documents.all(),
        "may_send": can_submit_application(request.actor, organization),
    }
    return render(request, "partners/organizations/application_submit.html", context)


def _send(request: MemberRequest, organization: Organization) -> HttpResponse:
    try:
        submit_application(organization, by=request.actor)
    except DomainError as refused:
        messages.error(request, str(refused))
        return _to("application_submit", organization)
    messages.success(request, _("The application has been sent. Thank you."))
    return _to("application_status", organization)


@member_door("GET", "POST", approved=False)
def application_status(request: MemberRequest) -> HttpResponse:
    """Where the application stands, what happens next, and what is asked. POST answers the question."""
    organization = request.organization
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _answer(request, form):
        return _to("application_status", organization)
    reviews = list(reviews_of(organization))
    context = {
        "active": "application",
        "organization": organization,
        "form": form,
        "last_review": reviews[0] if reviews else None,
        "answered": [review for review in reviews if review.answer],
        "missing": missing_answers(organization) if organization.is_editable_by_applicant else [],
        "is_owner": can_own_organization(request.actor, organization),
        # From the membership that the door has read: asking the predicate would be one more query.
        "may_edit": request.membership.role != Role.VIEWER and organization.is_editable_by_applicant,
    }
    return answered(form, render(request, "partners/organizations/application_status.html", context))


def _answer(request: MemberRequest, form: ReplyForm) -> bool:
    """Whether the answer has left; otherwise the form says what is in the way and keeps the words."""
    try:
        resubmit_application(request.organization, answer=form.cleaned_data["answer"], by=request.actor)
    except DomainError as refused:
        # The one refusal that the person can mend here; the others are shown by the middleware.
        if refused.code != "incomplete":
            raise
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("Your answer has been sent."))
    return True


@member_door("GET", "POST", role=Role.OWNER)
def leave(request: MemberRequest) -> HttpResponse:
    """One owner's button for the whole organisation, so the page says what it ends."""
    if request.method == "POST":
        leave_campaign(request.organization, by=request.actor)
        messages.success(request, _("The organisation has left the campaign. Thank you for what you did."))
        return _to("application_status", request.organization)
    return render(request, "partners/organizations/application_leave.html", {"organization": request.organization})


def _open_question(organization: Organization) -> VettingReview | None:
    if organization.standing != Standing.INFORMATION_NEEDED:
        return None
    return reviews_of(organization).first()


def _to(name: str, organization: Organization) -> HttpResponse:
    return redirect(f"organizations:{name}", organization_id=organization.public_id)
