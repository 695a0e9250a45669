"""What members of staff set for themselves in the Wagtail admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView as WagtailAccountView
from wagtail.admin.views.account import BaseSettingsPanel

from cms.backoffice.people.forms import AboutYouForm
from partners.kernel.actors import actor_of

# A picture would be kept as it came, with place and camera in it, where everybody can fetch it. Two names and the
# address are not for Wagtail to change: people here have one name, and the address is confirmed at the one door.
# Clock and language are those of “About you”, which stands here in their place.
LEFT_OUT = {"avatar", "name_email", "locale"}


class AboutYouPanel(BaseSettingsPanel):
    name = "about"
    title = _("About you")
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
