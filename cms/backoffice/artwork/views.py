"""Templates: how each looks with a partner on it, and new versions."""

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from partners.artwork.forms import TemplateVersionForm
from partners.artwork.models import Template
from partners.artwork.permissions import can_revise_template
from partners.artwork.selectors import all_templates
from partners.artwork.services import draw_sample_of, revise_template
from partners.kernel.actors import actor_of
from partners.kernel.answers import no_page, turned_away
from partners.kernel.errors import DomainError, NotNow
from partners.kernel.fields import ComeBack, answered
from partners.kernel.limits.budgets import Budget, heavy

PREVIEW_WIDTH = 800


def template_url(template: Template) -> str:
    return reverse("backoffice_templates:inspect", args=[template.public_id])


class TemplateMixin:
    """Who may not look after templates meets 404, like everybody else."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def template(self) -> Template:
        # Asked where the template is fetched: none of the views can forget it.
        if not can_revise_template(actor_of(self.request)):
            raise Http404
        found: Template = get_object_or_404(all_templates(), public_id=self.kwargs["public_id"])
        return found

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),  # type: ignore[misc]
            {"url": reverse("backoffice_templates:index"), "label": _("Templates")},
            {"url": template_url(self.template), "label": self.template.title},
        ]


class InspectView(TemplateMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "cms/backoffice/artwork/template.html"
    header_icon = "image"

    def get_page_title(self) -> str:
        return self.template.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version = self.template.current_version
        height = round(PREVIEW_WIDTH * version.height / version.width)
        return super().get_context_data(
            template=self.template, version=version, picture_width=PREVIEW_WIDTH, picture_height=height, **kwargs
        )


# On `dispatch`, whose attributes Django's `as_view` copies to the view that `portal.shares` looks at.
@method_decorator(heavy("GET", "HEAD"), name="dispatch")
class SampleView(TemplateMixin, View):
    """A picture of one version with an invented partner on it."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, number: int, **kwargs: Any) -> HttpResponse:
        version = get_object_or_404(self.template.versions, number=number)
        try:
            picture = draw_sample_of(version, width=PREVIEW_WIDTH, budget=Budget("sample", request.user.pk))
        except NotNow as later:
            return turned_away(later)
        response = HttpResponse(picture, content_type="image/jpeg", headers={"Cache-Control": "private, no-cache"})
        no_page(response)
        return response


@method_decorator(heavy("POST"), name="dispatch")
class ReviseView(TemplateMixin, WagtailAdminTemplateMixin, TemplateView):
    """The form of a new version; it begins with what the present one says."""

    template_name = "cms/backoffice/artwork/template_revise.html"
    header_icon = "image"

    def get_page_title(self) -> str:
        return _("New version")

    def get_page_subtitle(self) -> str:
        return self.template.title

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        version = self.template.current_version
        slots = json.dumps(version.slots, indent=1, ensure_ascii=False)
        form = TemplateVersionForm(initial={"slots": slots, "credit": version.credit, "licence": version.licence})
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Read first: afterwards the newest version is the one just made.
        before = self.template.current_version
        form = TemplateVersionForm(request.POST, request.FILES, budget=Budget("artwork", request.user.pk))
        if not form.is_valid():
            return answered(form, self.render_to_response(self.get_context_data(form=form)))
        data = form.cleaned_data
        try:
            version = revise_template(
                self.template,
                artwork=data["artwork"].data if data["artwork"] else None,
                slots=data["slots"],
                credit=data["credit"],
                licence=data["licence"],
                by=actor_of(request),
            )
        except DomainError as refused:
            form.add_error(None, ComeBack(refused) if isinstance(refused, NotNow) else str(refused))
            return answered(form, self.render_to_response(self.get_context_data(form=form)))
        if version.pk == before.pk:
            messages.info(request, _("Nothing has changed, so there is no new version."))
        else:
            messages.success(
                request,
                _("Version %(number)s is out. Files made with an earlier one are marked as replaced.")
                % {"number": version.number},
            )
        return redirect(template_url(self.template))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back_url = template_url(self.template)
        return super().get_context_data(template=self.template, back_url=back_url, **kwargs)
