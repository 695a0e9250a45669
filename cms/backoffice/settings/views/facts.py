"""What the campaign is, and how its portal looks: two screens over one row."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.frame.history import history_of
from partners.activity.verbs import Noun
from partners.campaigns.forms import CampaignForm, FaceForm
from partners.campaigns.models import Campaign
from partners.campaigns.permissions import can_manage_campaigns
from partners.campaigns.selectors import campaign_presented
from partners.campaigns.services.facts import change_campaign, change_face
from partners.kernel import clock
from partners.kernel.actors import actor_of
from partners.kernel.errors import DomainError
from partners.kernel.fields import answered
from partners.kernel.limits.budgets import Budget, heavy


class FactsView(WagtailAdminTemplateMixin, FormView):
    """Of the campaign that the portal presents. Who may not change it meets 404; so does everybody before there is one.

    What was overtaken comes back beside what is saved, with 409.
    """

    template_name = "cms/backoffice/settings/facts.html"
    lead: Any = ""
    campaign: Campaign

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = campaign_presented(at=clock.now())
        if found is None or not can_manage_campaigns(actor_of(request)):
            raise Http404
        self.campaign = found
        return super().dispatch(request, *args, **kwargs)

    def save(self, form: Any) -> Campaign:
        """Raises DomainError."""
        raise NotImplementedError

    def get_initial(self) -> dict[str, Any]:
        return {**self.form_class.values_of(self.campaign), "seen": self.campaign.stamp}  # type: ignore[union-attr]

    def get_success_url(self) -> str:
        return self.request.path

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.save(form)
        except DomainError as refused:
            if refused.code != "stale":
                form.add_error(None, str(refused))
                return self.form_invalid(form)
            self.campaign.refresh_from_db()
            differing = form.differing_from(self.campaign)
            return self.render_to_response(self.get_context_data(form=form, differing=differing), status=409)
        messages.success(self.request, _("Saved. Every page and letter says it from now on."))
        return super().form_valid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        return answered(form, super().form_invalid(form))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        history = history_of(subject_type=Noun.CAMPAIGN, subject_id=self.campaign.public_id)
        return super().get_context_data(campaign=self.campaign, lead=self.lead, history=history, **kwargs)


class CampaignView(FactsView):
    form_class = CampaignForm
    page_title = gettext_lazy("The campaign")
    header_icon = "info-circle"
    lead = gettext_lazy("Every page, letter, feed and program takes these facts from here.")

    def save(self, form: CampaignForm) -> Campaign:
        facts = form.facts_for(self.campaign)
        return change_campaign(self.campaign, seen=form.cleaned_data["seen"], by=actor_of(self.request), **facts)


# On `dispatch`, whose attributes Django's `as_view` copies to the view that `portal.shares` looks at.
@method_decorator(heavy("POST"), name="dispatch")
class FaceView(FactsView):
    form_class = FaceForm
    page_title = gettext_lazy("The portal’s look")
    header_icon = "view"
    lead = gettext_lazy("The site, the partner area, sign-in, letters and this back office show them within a second.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "budget": Budget("picture", self.request.user.pk)}

    def save(self, form: FaceForm) -> Campaign:
        facts = form.facts_for(self.campaign)
        return change_face(self.campaign, seen=form.cleaned_data["seen"], by=actor_of(self.request), **facts)
