"""What members of staff set for themselves in the Wagtail admin, and the link that lets one set up a factor."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView as WagtailAccountView
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.people.forms import AboutYouForm
from partners.kernel.actors import actor_of
from partners.kernel.errors import DomainError
from partners.users.models import User
from partners.users.permissions import can_let_enrol
from partners.users.selectors import staff_without_factor
from partners.users.services import let_enrol

# A picture would be kept as it came, with place and camera in it, where everybody can fetch it. Two names and the
# address are not for Wagtail to change: people here have one name, and the address is confirmed at the one door.
# Clock and language are those of “About you”, which stands here in their place.
LEFT_OUT = {"avatar", "name_email", "locale"}


class AboutYouPanel(BaseSettingsPanel):
    name = "about"
    title = gettext_lazy("About you")
    order = 100

    def get_form(self) -> AboutYouForm:
        by = actor_of(self.request)
        if self.request.method == "POST":
            return AboutYouForm(self.request.POST, prefix=self.name, user=self.user, by=by)
        return AboutYouForm.showing(self.user, prefix=self.name, by=by)


class AccountView(WagtailAccountView):
    def get_panels(self) -> list[Any]:
        about = AboutYouPanel(self.request, self.request.user, None)
        return [about, *(panel for panel in super().get_panels() if panel.name not in LEFT_OUT)]


account = require_admin_access(AccountView.as_view())


class EnrolmentView(WagtailAdminTemplateMixin, TemplateView):
    """GET says what the link does, POST sends it. Who may not, and who is no staff, is 404 alike."""

    template_name = "cms/backoffice/people/enrolment.html"
    header_icon = "key"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.person = get_object_or_404(User, public_id=kwargs["public_id"], is_staff=True)
        if not can_let_enrol(actor_of(request), self.person):
            raise Http404
        self.url = reverse("wagtailusers_users:edit", args=[self.person.pk])
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            let_enrol(self.person, by=actor_of(request))
        except DomainError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The link is on its way to %(address)s.") % {"address": self.person.email})
        return redirect(self.url)

    def get_page_title(self) -> str:
        return _("Second factor")

    def get_page_subtitle(self) -> str:
        return str(self.person)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waits = staff_without_factor().filter(pk=self.person.pk).exists()
        return super().get_context_data(person=self.person, waits=waits, back_url=self.url, **kwargs)
