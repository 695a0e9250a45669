"""Adding, removing and handing out the papers of an application."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from partners.kernel.answers import no_page
from partners.kernel.errors import Conflict
from partners.kernel.fields import answered
from partners.kernel.limits.budgets import Budget, heavy
from partners.kernel.uploads.cleaning import own_name
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.forms.documents import DocumentForm
from partners.organizations.models import Role, VettingDocument
from partners.organizations.selectors import papers_used
from partners.organizations.services.documents import MOST_DOCUMENTS, add_document, remove_document


@heavy("POST")
@member_door("GET", "POST", role=Role.EDITOR, approved=False)
def document_add(request: MemberRequest) -> HttpResponse:
    organization = request.organization
    if not organization.is_editable_by_applicant:
        messages.info(request, _("The application has been sent, so its documents cannot be changed now."))
        return redirect("organizations:application_status", organization_id=organization.public_id)
    budget = Budget("paper", request.user.pk, organization.pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DocumentForm(*sent, budget=budget)
    if form.is_valid() and _add(request, form):
        return redirect("organizations:document_add", organization_id=organization.public_id)
    documents = list(organization.documents.all())
    context = {
        "active": "application",
        "organization": organization,
        "form": form,
        "documents": documents,
        "has_room": len(documents) < MOST_DOCUMENTS,
        "used": papers_used(organization),
    }
    return answered(form, render(request, "partners/organizations/document_add.html", context))


def _add(request: MemberRequest, form: DocumentForm) -> bool:
    """Whether the person can go on; otherwise the form says why not."""
    try:
        add_document(request.organization, **form.cleaned_data, by=request.actor)
    except Conflict as conflict:
        # Most often the same click twice: what the person wanted has happened.
        if conflict.code == "duplicate":
            messages.info(request, str(conflict))
            return True
        form.add_error(None, str(conflict))
        return False
    messages.success(request, _("The document has been added."))
    return True


@member_door("POST", role=Role.EDITOR, approved=False)
def document_remove(request: MemberRequest, document_id: UUID) -> HttpResponse:
    document = get_object_or_404(request.organization.documents, public_id=document_id)
    remove_document(document, by=request.actor)
    messages.success(request, _("The document has been removed."))
    return redirect("organizations:document_add", organization_id=request.organization.public_id)


@member_door("GET", role=Role.EDITOR, approved=False)
def document_file(request: MemberRequest, document_id: UUID) -> HttpResponse | FileResponse:
    return handed_out(get_object_or_404(request.organization.documents, public_id=document_id))


def handed_out(document: VettingDocument) -> FileResponse:
    """The paper as a download under a name of ours; no browser shows it in our own place."""
    try:
        file: Any = document.file.open("rb")
    # A backup may bring rows back without their files; the page then says that it is not there, instead of failing.
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(
        file, as_attachment=True, filename=f"{own_name(document.title)}.pdf", content_type="application/pdf"
    )
    no_page(response)
    response["Cache-Control"] = "private, no-store"
    return response
