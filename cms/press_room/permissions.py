"""What may be done to the page of the press room by those who hold it alone."""

from typing import Any

from wagtail.models import PagePermissionTester


class PressRoomTester(PagePermissionTester):
    """Who may only write on this page neither takes it away nor moves it: reporters know its address.

    In Wagtail whoever may change and publish a page may also delete and unpublish it.
    """

    def holds_the_tree(self) -> bool:
        above = self.page.get_parent()
        return bool(above and above.permissions_for_user(self.user).can_edit())

    def can_delete(self, ignore_bulk: bool = False) -> Any:
        return super().can_delete(ignore_bulk) and self.holds_the_tree()

    def can_unpublish(self) -> Any:
        return super().can_unpublish() and self.holds_the_tree()

    def can_set_view_restrictions(self) -> Any:
        return super().can_set_view_restrictions() and self.holds_the_tree()

    def can_copy(self) -> Any:
        return super().can_copy() and self.holds_the_tree()
