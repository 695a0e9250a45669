"""What every subject of the back office registers: its list, its screens, and its entry of the menu."""

from typing import Any

from django.urls import URLPattern, path
from wagtail.admin.viewsets.base import ViewSet

from cms.backoffice.frame.listing import StaffIndexView
from cms.backoffice.frame.waiting import Queue, StaffMenuItem


class StaffViewSet(ViewSet):
    """A subclass sets `index_view` and `screens`, what stands beside the list. With a `queue` the menu counts it.

    Who may see the list sees the entry.
    """

    add_to_admin_menu = True
    index_view: type[StaffIndexView]
    queue: Queue | None = None
    screens: list[URLPattern] = []

    def get_menu_item(self, order: int | None = None) -> Any:
        return StaffMenuItem(
            self.menu_label,
            self.menu_url,
            allowed=self.index_view.allowed,
            count=self.queue.count if self.queue else None,
            name=self.menu_name,
            icon_name=self.icon,
            order=self.menu_order,
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        names: dict[str, Any] = {
            "index_url_name": self.get_url_name("index"),
            "index_results_url_name": self.get_url_name("results"),
        }
        return [
            path("", self.index_view.as_view(**names), name="index"),
            path("results/", self.index_view.as_view(**names, results_only=True), name="results"),
            *self.screens,
        ]
