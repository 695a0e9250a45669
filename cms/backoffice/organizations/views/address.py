"""At which address a partner's own page lies, and where its frames were seen."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.organizations.views.review import OrganizationMixin
from partners.editions.selectors import sightings_of
from partners.kernel.actors import actor_of
from partners.kernel.errors import DomainError
from partners.kernel.fields import answered
from partners.organizations.forms.vetting import SlugForm
from partners.organizations.selectors.slugs import slug_of
from partners.organizations.services.slugs import change_slug

# The latest; the partner's own page has more.
MOST_SEEN = 20


class AddressView(OrganizationMixin, WagtailAdminTemplateMixin, TemplateView):
    """Of whoever was approved: before that nobody has a page."""

    template_name = "cms/backoffice/organizations/address.html"
    header_icon = "site"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        back_url = reverse("backoffice_partners:review", args=[self.organization.public_id])
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("backoffice_partners:index"), "label": _("Partners")},
            {"url": back_url, "label": self.organization.name},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_page_title(self) -> str:
        return _("Address of its page")

    def get_page_subtitle(self) -> str:
        return str(self.organization.name)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.page(SlugForm(initial={"slug": slug_of(self.organization)}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Before the form is read: who may not see it is not told what is wrong with it.
        organization, form = self.organization, SlugForm(request.POST)
        if form.is_valid():
            try:
                change_slug(organization, form.cleaned_data["slug"], by=actor_of(request))
            except DomainError as refused:
                form.add_error("slug", str(refused))
            else:
                messages.success(request, _("The address is changed. The earlier one leads to it."))
                return redirect("backoffice_partners:address", public_id=organization.public_id)
        return answered(form, self.page(form))

    def page(self, form: SlugForm) -> HttpResponse:
        if self.organization.approved_at is None:
            raise Http404
        slug = slug_of(self.organization)
        return self.render_to_response(
            self.get_context_data(
                organization=self.organization,
                form=form,
                page_path=reverse("with_partner_short", args=[slug]) if slug else "",
                sightings=sightings_of(self.organization)[:MOST_SEEN],
                back_url=reverse("backoffice_partners:review", args=[self.organization.public_id]),
            )
        )
