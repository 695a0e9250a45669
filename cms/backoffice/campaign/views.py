"""What the press may ask about: one more subject, or another name, place or end for one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.frame.history import history_of
from partners.activity.verbs import Noun
from partners.campaigns.forms import NewSubjectForm, SubjectForm
from partners.campaigns.models import Subject
from partners.campaigns.permissions import can_edit_subjects
from partners.campaigns.selectors import all_subjects, campaign_presented
from partners.campaigns.services.subjects import add_subject, change_subject
from partners.kernel import clock
from partners.kernel.actors import actor_of
from partners.kernel.errors import DomainError
from partners.kernel.fields import answered


def subject_url(subject: Subject) -> str:
    return reverse("backoffice_subjects:subject", args=[subject.public_id])


class SubjectFormView(WagtailAdminTemplateMixin, FormView):
    """Who may not say what the press asks about meets 404, like everybody else."""

    template_name = "cms/backoffice/campaign/subject.html"
    header_icon = "tag"
    success_url = reverse_lazy("backoffice_subjects:index")
    subject: Subject | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_edit_subjects(actor_of(request)):
            raise Http404
        self.find()
        return super().dispatch(request, *args, **kwargs)

    def find(self) -> None:
        """What the screen is about. Raises Http404 where it is not there."""
        raise NotImplementedError

    def save(self, form: Any) -> Subject:
        """Raises DomainError."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            saved = self.save(form)
        except DomainError as refused:
            return self.refuse(form, refused)
        messages.success(self.request, _("Saved: %(name)s.") % {"name": saved.name})
        return super().form_valid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        return answered(form, super().form_invalid(form))

    def refuse(self, form: Any, refused: DomainError) -> HttpResponse:
        form.add_error("code" if refused.code == "code_taken" else None, str(refused))
        return self.form_invalid(form)

    def get_page_title(self) -> str:
        return self.subject.name if self.subject else _("Add a topic")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": self.get_success_url(), "label": _("Press topics")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(subject=self.subject, **kwargs)


class AddSubjectView(SubjectFormView):
    """To the campaign that the portal presents."""

    form_class = NewSubjectForm

    def find(self) -> None:
        campaign = campaign_presented(at=clock.now())
        if campaign is None:
            raise Http404
        self.campaign = campaign

    def save(self, form: NewSubjectForm) -> Subject:
        return add_subject(self.campaign, code=form.cleaned_data["code"], names=form.names, by=actor_of(self.request))


class EditSubjectView(SubjectFormView):
    form_class = SubjectForm
    subject: Subject

    def find(self) -> None:
        self.subject = get_object_or_404(all_subjects(), public_id=self.kwargs["public_id"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "subject": self.subject}

    def get_initial(self) -> dict[str, Any]:
        return {**SubjectForm.values_of(self.subject), "seen": self.subject.stamp}

    def refuse(self, form: SubjectForm, refused: DomainError) -> HttpResponse:
        if refused.code != "stale":
            return super().refuse(form, refused)
        # Their own words in the fields, the saved ones beside them; saving again is then a choice.
        self.subject.refresh_from_db()
        differing = form.differing_from(self.subject)
        return self.render_to_response(self.get_context_data(form=form, differing=differing), status=409)

    def save(self, form: SubjectForm) -> Subject:
        return change_subject(
            self.subject,
            names=form.names,
            place=form.cleaned_data["place"],
            is_offered=form.cleaned_data["is_offered"],
            seen=form.cleaned_data["seen"],
            by=actor_of(self.request),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        history = history_of(subject_type=Noun.SUBJECT, subject_id=self.subject.public_id)
        return super().get_context_data(history=history, **kwargs)
