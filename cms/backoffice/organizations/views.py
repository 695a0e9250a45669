"""The screen on which one organisation is decided about."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.frame.history import history_of
from cms.backoffice.frame.transitions import Step, Subject
from partners.branding.selectors import logos_used
from partners.editions.selectors import editions_used
from partners.kernel.actors import actor_of
from partners.kernel.errors import DomainError
from partners.kernel.fields import answered
from partners.organizations.forms.vetting import MessageForm, NoteForm
from partners.organizations.models import Organization
from partners.organizations.selectors import (
    members_of,
    missing_answers,
    organizations_under_review,
    papers_used,
    possible_duplicates,
    reviews_of,
)
from partners.organizations.services.vetting import (
    approve_organization,
    ask_for_information,
    decline_organization,
    keep_review_note,
    reinstate_organization,
    start_review,
    suspend_organization,
)
from partners.organizations.views.documents import handed_out
from partners.organizations.workflow import STANDING
from partners.press.selectors import contacts_used

# How urgent a standing looks; Wagtail's own classes for its status tags.
TONES = {"applied": "primary", "in_review": "primary", "information_needed": "warning", "approved": "success"}


def review_url(organization: Organization) -> str:
    return reverse("backoffice_partners:review", args=[organization.public_id])


PARTNERS = Subject(
    workflow=STANDING,
    # So for its own members an organisation is 404 here, by every button.
    visible_to=organizations_under_review,
    url_of=review_url,
    # Sending, answering and leaving are the organisation's own moves, and so no steps of staff.
    steps={
        "start_review": Step(
            start_review,
            gettext_lazy("The organisation sees that somebody is reading. No mail is sent."),
            gettext_lazy("The review has begun. You are its reviewer."),
        ),
        "approve": Step(
            approve_organization,
            gettext_lazy(
                "The organisation becomes a partner at once: it is listed for everybody, the partner area opens, and "
                "the owners get a welcome by mail. All partners read it in their activity."
            ),
            gettext_lazy("The organisation is a partner now. The welcome is on its way."),
            form=NoteForm,
        ),
        "ask_for_information": Step(
            ask_for_information,
            gettext_lazy(
                "The owners get your question by mail and see it on their page. They can change the application until "
                "they answer; then it comes back here."
            ),
            gettext_lazy("The question has been sent."),
            form=MessageForm,
        ),
        "decline": Step(
            decline_organization,
            gettext_lazy("The owners get your reason by mail and see it on their page. This cannot be taken back."),
            gettext_lazy("The application has been declined, and the reason is on its way."),
            form=MessageForm,
            is_dangerous=True,
        ),
        "suspend": Step(
            suspend_organization,
            gettext_lazy(
                "The partner area and the API keys close at once, and the organisation disappears from the list of "
                "partners. The owners get your reason by mail. You can reinstate it at any time."
            ),
            gettext_lazy("The organisation is suspended."),
            form=MessageForm,
            is_dangerous=True,
        ),
        "reinstate": Step(
            reinstate_organization,
            gettext_lazy("Everything opens again as it was before. The owners get a mail."),
            gettext_lazy("The organisation is a partner again."),
            form=NoteForm,
        ),
    },
)


class OrganizationMixin:
    """Fetches through the selector that takes the viewer: staff without the right get 404, like everybody else."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def organization(self) -> Organization:
        return get_object_or_404(organizations_under_review(actor_of(self.request)), public_id=self.kwargs["public_id"])


class ReviewView(OrganizationMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "cms/backoffice/organizations/review.html"
    header_icon = "group"

    def get_page_title(self) -> str:
        return self.organization.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("backoffice_partners:index"), "label": _("Partners")},
            {"url": "", "label": self.organization.name},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        organization = self.organization
        reviews = list(reviews_of(organization))
        return super().get_context_data(
            organization=organization,
            tone=TONES.get(organization.standing, ""),
            moves=PARTNERS.moves_for(self.request.user, organization),
            reviews=reviews,
            documents=list(organization.documents.select_related("uploaded_by")),
            members=list(members_of(organization)),
            duplicates=list(possible_duplicates(organization)),
            missing=missing_answers(organization),
            history=history_of(organization=organization),
            room=[used(organization) for used in (papers_used, logos_used, editions_used, contacts_used)],
            **{"note_form": NoteForm(initial={"note": reviews[0].note}) if reviews else None, **kwargs},
        )


class NoteView(ReviewView):
    """Saves the note beside the current round; one that cannot be kept is shown again on the whole screen."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = NoteForm(request.POST)
        if not form.is_valid():
            return answered(form, self.render_to_response(self.get_context_data(note_form=form)))
        try:
            keep_review_note(self.organization, note=form.cleaned_data["note"], by=actor_of(request))
        except DomainError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The note has been saved."))
        return redirect(review_url(self.organization))


class DocumentView(OrganizationMixin, View):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, document_id: UUID, **kwargs: Any) -> FileResponse:
        # Below an organisation that the viewer may see: the id of a paper alone opens nothing.
        return handed_out(get_object_or_404(self.organization.documents, public_id=document_id))
