"""Templates that partners know: how each looks, its versions, the next one, and whether it is offered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.frame.history import history_of
from partners.activity.verbs import Noun
from partners.artwork.forms import TemplateVersionForm
from partners.artwork.selectors import open_draft_of
from partners.artwork.services import begin_version, draw_sample_of, offer_template_again, retire_template
from partners.editions.selectors import made_of_template
from partners.kernel.errors import Conflict, DomainError, NotNow
from partners.kernel.fields import ComeBack, answered
from partners.kernel.limits.budgets import Budget, heavy

from .frame import PICTURE_WIDTH, TemplateMixin, draft_url, picture_of, template_url

# A list, because each width has a base layer of its own to be kept.
WIDTHS = {"160": 160}


class InspectView(TemplateMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "cms/backoffice/artwork/template.html"
    header_icon = "image"

    def get_page_title(self) -> str:
        return self.template.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version = self.template.current_version
        made = made_of_template(self.template)
        return super().get_context_data(
            template=self.template,
            version=version,
            draft=open_draft_of(self.template),
            partners=len(made),
            files=sum(made.values()),
            picture_width=PICTURE_WIDTH,
            picture_height=round(PICTURE_WIDTH * version.height / version.width),
            history=history_of(subject_type=Noun.TEMPLATE, subject_id=self.template.public_id),
            **kwargs,
        )


# On `dispatch`, whose attributes Django's `as_view` copies to the view that `portal.shares` looks at.
@method_decorator(heavy("GET", "HEAD"), name="dispatch")
class SampleView(TemplateMixin, View):
    """A picture of one version with an invented partner on it; `?width=160` is a small one."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, number: int, **kwargs: Any) -> HttpResponse:
        version = get_object_or_404(self.template.versions, number=number)
        width = WIDTHS.get(request.GET.get("width", ""), PICTURE_WIDTH)
        return picture_of(request, lambda budget: draw_sample_of(version, width=width, budget=budget))


@method_decorator(heavy("POST"), name="dispatch")
class ReviseView(TemplateMixin, WagtailAdminTemplateMixin, TemplateView):
    """What the next version begins with. Partners get nothing of it before it is looked at and published."""

    template_name = "cms/backoffice/artwork/template_revise.html"
    header_icon = "image"

    def get_page_title(self) -> str:
        return _("New version")

    def get_page_subtitle(self) -> str:
        return self.template.title

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        version = self.template.current_version
        form = TemplateVersionForm(initial={"credit": version.credit, "licence": version.licence})
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Fetched before the form is read: who may not look after templates is not told what is wrong with it.
        template = self.template
        form = TemplateVersionForm(request.POST, request.FILES, budget=Budget("artwork", request.user.pk))
        if not form.is_valid():
            return answered(form, self.render_to_response(self.get_context_data(form=form)))
        data = form.cleaned_data
        try:
            draft = begin_version(
                template,
                artwork=data["artwork"].data if data["artwork"] else None,
                slots=data["slots"],
                credit=data["credit"],
                licence=data["licence"],
                by=self.actor,
            )
        except DomainError as refused:
            form.add_error(None, ComeBack(refused) if isinstance(refused, NotNow) else str(refused))
            return answered(form, self.render_to_response(self.get_context_data(form=form)))
        return redirect(draft_url(draft))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            template=self.template, draft=open_draft_of(self.template), back_url=template_url(self.template), **kwargs
        )


@method_decorator(heavy("POST"), name="dispatch")
class AgainView(TemplateMixin, View):
    """A draft with what an earlier version had: to be looked at like any other."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, number: int, **kwargs: Any) -> HttpResponse:
        version = get_object_or_404(self.template.versions, number=number)
        try:
            draft = begin_version(self.template, like=version, by=self.actor)
        except DomainError as refused:
            messages.error(request, str(refused))
            open_one = open_draft_of(self.template) if isinstance(refused, Conflict) else None
            return redirect(draft_url(open_one) if open_one else template_url(self.template))
        messages.success(
            request, _("The draft has what version %(number)s had. Nothing is published yet.") % {"number": number}
        )
        return redirect(draft_url(draft))


class OfferView(TemplateMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks once more, and says what follows. `is_offered` is what it will be."""

    template_name = "cms/backoffice/artwork/template_offer.html"
    header_icon = "image"
    is_offered = False

    def get_page_title(self) -> str:
        return _("Offer this template again") if self.is_offered else _("Retire this template")

    def get_page_subtitle(self) -> str:
        return self.template.title

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_offered:
            offer_template_again(self.template, by=self.actor)
            messages.success(request, gettext_lazy("Partners are offered this template again."))
        else:
            retire_template(self.template, by=self.actor)
            messages.success(request, gettext_lazy("Partners are not offered this template any more."))
        return redirect(template_url(self.template))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        made = made_of_template(self.template)
        return super().get_context_data(
            template=self.template,
            is_offered=self.is_offered,
            partners=list(made),
            files=sum(made.values()),
            back_url=template_url(self.template),
            **kwargs,
        )
