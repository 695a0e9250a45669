"""One reporter: all that they asked, and the way to forget it. And how the campaign deals with questions."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from partners.campaigns.models import Campaign
from partners.campaigns.selectors import campaign_presented
from partners.kernel import clock
from partners.kernel.actors import actor_of
from partners.kernel.fields import answered
from partners.kernel.languages.names import language_name
from partners.press.forms.desks import RulesForm
from partners.press.models import MediaInquiry
from partners.press.permissions import can_answer_inquiries
from partners.press.selectors import accesses_of, inquiries_for_staff, rules_of, subscription_of, times_to_answer
from partners.press.selectors.keeping import EARLY, INQUIRIES, SUBSCRIPTIONS
from partners.press.services.inquiries import forget_reporter, set_press_rules
from partners.press.services.subscriptions import end_subscription

LOOKED_BACK = timedelta(days=90)


def in_hours(wait: timedelta) -> str:
    hours, minutes = divmod(int(wait.total_seconds()) // 60, 60)
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}


class ReporterView(WagtailAdminTemplateMixin, TemplateView):
    """Found by one of their inquiries: an address in a URL would stay in histories. POST deletes all of it."""

    template_name = "cms/backoffice/press/reporter.html"
    header_icon = "user"
    page_title = gettext_lazy("Reporter")

    @cached_property
    def inquiry(self) -> MediaInquiry:
        return get_object_or_404(inquiries_for_staff(actor_of(self.request)), public_id=self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = inquiries_for_staff(actor_of(self.request)).filter(email__iexact=self.inquiry.email)
        return super().get_context_data(
            inquiry=self.inquiry,
            asked=asked.order_by("-created_at"),
            outlets=sorted({each.outlet for each in asked if each.outlet}),
            coverage=[each for each in asked if each.coverage_url],
            kept=[INQUIRIES, SUBSCRIPTIONS, EARLY],
            subscription=subscription_of(self.inquiry.email),
            accesses=accesses_of(self.inquiry.email, actor_of(self.request)),
            **kwargs,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("backoffice_inquiries:index"), "label": _("Inquiries")},
            {"url": "", "label": _("Reporter")},
        ]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "unsubscribe" in request.POST:
            end_subscription(self.inquiry.email, by=actor_of(request))
            messages.success(request, _("They get no more releases by e-mail."))
            return redirect(request.path)
        number = forget_reporter(self.inquiry.email, by=actor_of(request))
        messages.success(request, _("Deleted: %(number)s. Nothing of this reporter is left.") % {"number": number})
        return redirect("backoffice_inquiries:index")


class RulesView(WagtailAdminTemplateMixin, TemplateView):
    """How questions are offered and answered, and how long reporters wait."""

    template_name = "cms/backoffice/press/rules.html"
    header_icon = "cog"
    page_title = gettext_lazy("How questions find a voice")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_answer_inquiries(actor_of(request)):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def campaign(self) -> Campaign | None:
        return campaign_presented(at=clock.now())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("backoffice_inquiries:index"), "label": _("Inquiries")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rules = rules_of(self.campaign)
        initial = {"offers_by_itself": rules.offers_by_itself, "approves_answers": rules.approves_answers}
        times = times_to_answer(actor_of(self.request), since=clock.now() - LOOKED_BACK)
        return super().get_context_data(
            form=kwargs.pop("form", None) or RulesForm(initial=initial),
            campaign=self.campaign,
            times=sorted((language_name(code), in_hours(wait), number) for code, (wait, number) in times.items()),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.campaign is None:
            raise PermissionDenied
        form = RulesForm(request.POST)
        if not form.is_valid():
            return answered(form, self.render_to_response(self.get_context_data(form=form)))
        set_press_rules(self.campaign, **form.cleaned_data, by=actor_of(request))
        messages.success(request, _("Saved."))
        return redirect("backoffice_inquiries:rules")
