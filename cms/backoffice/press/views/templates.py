"""Templates of answers: a list, and a form over one of them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.frame.history import history_of
from partners.activity.verbs import Noun
from partners.kernel.actors import actor_of
from partners.kernel.errors import DomainError
from partners.kernel.fields import answered
from partners.press.forms.desks import AnswerTemplateForm
from partners.press.models import AnswerTemplate
from partners.press.permissions import can_answer_inquiries
from partners.press.selectors import answer_templates
from partners.press.services.answer_templates import keep_answer_template, remove_answer_template

LIST = "backoffice_inquiries:templates"


class AtTheDesk(WagtailAdminTemplateMixin):
    """Who does not answer reporters meets 404."""

    header_icon = "doc-full"
    page_title: Any = gettext_lazy("Answer templates")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_answer_inquiries(actor_of(request)):
            raise Http404
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        own = [{"url": reverse("backoffice_inquiries:index"), "label": _("Inquiries")}]
        return [*super().get_breadcrumbs_items(), *own, {"url": "", "label": str(self.get_page_title())}]


class TemplatesView(AtTheDesk, TemplateView):
    template_name = "cms/backoffice/press/templates.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(templates=answer_templates(), **kwargs)


class TemplateFormView(AtTheDesk, FormView):
    """A new one without an id in its address. The button `remove` takes it away."""

    template_name = "cms/backoffice/press/template.html"
    form_class = AnswerTemplateForm
    thing: AnswerTemplate | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "public_id" in kwargs and can_answer_inquiries(actor_of(request)):
            self.thing = get_object_or_404(answer_templates(), public_id=kwargs["public_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.thing or _("Write a template"))

    def get_initial(self) -> dict[str, Any]:
        if self.thing is None:
            return {}
        own = {name: getattr(self.thing, name) for name in ("title", "language", "text")}
        return {**own, "seen": self.thing.stamp}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.thing is not None and "remove" in request.POST:
            remove_answer_template(self.thing, by=actor_of(request))
            messages.success(request, _("The template is removed."))
            return redirect(LIST)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            keep_answer_template(self.thing, **form.cleaned_data, by=actor_of(self.request))
        except DomainError as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        messages.success(self.request, _("Saved."))
        return redirect(LIST)

    def form_invalid(self, form: Any) -> HttpResponse:
        return answered(form, super().form_invalid(form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        about = {"subject_type": Noun.ANSWER_TEMPLATE, "subject_id": self.thing.public_id} if self.thing else {}
        return super().get_context_data(thing=self.thing, history=history_of(**about) if about else [], **kwargs)
