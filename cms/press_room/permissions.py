"""Press officers write on the page of the press room, and on no other."""

from typing import Any

from wagtail.models import PagePermissionTester

from partners.kernel.actors import acting
from partners.press.permissions import can_keep_press_room


class PressRoomTester(PagePermissionTester):
    """Besides what anybody's rights over pages give: who keeps the press room changes and publishes its page.

    Wagtail gives such rights by a place in the tree, and whoever had them there would have them for all below.
    """

    def keeps(self) -> bool:
        return bool(self.user.is_active and can_keep_press_room(acting(self.user)))

    def can_edit(self) -> Any:
        return super().can_edit() or self.keeps()

    def can_publish(self) -> Any:
        return super().can_publish() or self.keeps()
