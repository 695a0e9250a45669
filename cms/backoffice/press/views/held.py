"""What came as automats' questions do: looked over, and let in."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.press.views.inquiries import inquiry_url
from partners.kernel.actors import actor_of
from partners.kernel.errors import DomainError
from partners.press.permissions import can_answer_inquiries
from partners.press.selectors import inquiries_held
from partners.press.services.arriving import let_in

ON_A_PAGE = 25


class HeldView(WagtailAdminTemplateMixin, TemplateView):
    """The newest first, each with the reasons."""

    template_name = "cms/backoffice/press/held.html"
    header_icon = "warning"
    page_title = gettext_lazy("Held back")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_answer_inquiries(actor_of(request)):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("backoffice_inquiries:index"), "label": _("Inquiries")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        held = inquiries_held(actor_of(self.request))
        page = Paginator(held, ON_A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(page_of_held=page, **kwargs)


class LetInView(View):
    """POST lets one in, which then stands in the desk like any other."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actor = actor_of(request)
        held = get_object_or_404(inquiries_held(actor), public_id=kwargs["public_id"])
        try:
            inquiry = let_in(held, by=actor)
        except DomainError as refused:
            messages.warning(request, str(refused))
            return redirect("backoffice_inquiries:held")
        messages.success(request, _("The question stands in the list of inquiries now."))
        return redirect(inquiry_url(inquiry))
