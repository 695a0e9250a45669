"""What waits for a person: on the home screen, and as a number in the menu."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from partners.kernel.actors import Actor, actor_of


@dataclass(frozen=True)
class Queue:
    """One row on the home screen. `count` takes the viewer; `allowed` hides the row from everybody else."""

    title: Any
    nothing: Any
    route: str
    icon: str
    allowed: Callable[[Actor], bool]
    count: Callable[[Actor], int]
    query: str = ""

    @property
    def url(self) -> str:
        return reverse(self.route) + self.query


class WaitingPanel(Component):
    """The first thing on the home screen: what this person could do next."""

    name = "waiting"
    order = 10
    template_name = "cms/backoffice/frame/waiting_panel.html"

    def __init__(self, request: Any, queues: list[Queue]) -> None:
        self.request = request
        self.queues = queues

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        viewer = actor_of(self.request)
        return {"rows": [(queue, queue.count(viewer)) for queue in self.queues if queue.allowed(viewer)]}


class StaffMenuItem(MenuItem):
    """A menu entry for those who may work on what lies behind it; with `count` it says how many wait there."""

    def __init__(
        self,
        label: Any,
        url: str,
        *,
        allowed: Callable[[Actor], bool],
        count: Callable[[Actor], int] | None = None,
        **kwargs: Any,
    ) -> None:
        self.allowed, self.count = allowed, count
        super().__init__(label, url, **kwargs)

    def is_shown(self, request: Any) -> bool:
        return self.allowed(actor_of(request))

    def render_component(self, request: Any) -> Any:
        component = super().render_component(request)
        if self.count and (number := self.count(actor_of(request))):
            component.label = f"{self.label} ({number})"
        return component
