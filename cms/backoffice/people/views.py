"""What members of staff set for themselves in the Wagtail admin."""

from typing import Any

from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView as WagtailAccountView

# A picture would be kept as it came, with place and camera in it, where everybody can fetch it. Two names and the
# address are not for Wagtail to change: people here have one name, and the address is confirmed at the one door.
LEFT_OUT = {"avatar", "name_email"}


class AccountView(WagtailAccountView):
    def get_panels(self) -> list[Any]:
        return [panel for panel in super().get_panels() if panel.name not in LEFT_OUT]


account = require_admin_access(AccountView.as_view())
