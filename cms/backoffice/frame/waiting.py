"""What waits for a person: cards on the home screen, and a number in the menu."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from partners.kernel.actors import Actor, actor_of

# A card is a look and no list.
SHOWN = 5


@dataclass(frozen=True)
class Row:
    """One line of a card. `at` is said by the viewer's clock; `tone` colours the detail, as in lists."""

    title: str
    url: str = ""
    detail: Any = ""
    at: datetime | None = None
    tone: str = ""


@dataclass(frozen=True)
class Found:
    """How many there are, the first of them, and where all of them are shown. `in_groups`: a row stands for several."""

    number: int
    rows: Sequence[Row] = ()
    url: str = ""
    in_groups: bool = False

    @property
    def more(self) -> int:
        """How many there are besides, where there is a way to them."""
        return self.number - len(self.rows) if self.url and self.rows and not self.in_groups else 0


@dataclass(frozen=True)
class Card:
    """What one kind of work looks like now. `look` takes the viewer; `allowed` hides the card from everybody else.

    `nothing` says what will appear here. An `is_news` card only tells: it calls for nothing, and shows no number.
    """

    title: Any
    nothing: Any
    icon: str
    allowed: Callable[[Actor], bool]
    look: Callable[[Actor], Found]
    is_news: bool = False


@dataclass(frozen=True)
class Queue:
    """The same for a list whose entry of the menu says how many wait; `rows` gives the first lines of the card."""

    title: Any
    nothing: Any
    route: str
    icon: str
    allowed: Callable[[Actor], bool]
    count: Callable[[Actor], int]
    query: str = ""
    rows: Callable[[Actor], Sequence[Row]] = field(default=lambda viewer: ())
    in_groups: bool = False
    is_news: bool = False

    @property
    def url(self) -> str:
        return reverse(self.route) + self.query

    def look(self, viewer: Actor) -> Found:
        return Found(self.count(viewer), self.rows(viewer), self.url, self.in_groups)


def first(found: Any, row: Callable[[Any], Row], url: str = "") -> Found:
    """A card's content of a queryset: counted only where there is more than fits."""
    things = list(found[: SHOWN + 1])
    number = len(things) if len(things) <= SHOWN else found.count()
    return Found(number, [row(thing) for thing in things[:SHOWN]], url)


class WaitingPanel(Component):
    """The home screen: what this person could do next, and below it what is done."""

    name = "waiting"
    order = 10
    template_name = "cms/backoffice/frame/waiting_panel.html"

    def __init__(self, request: Any, cards: Sequence[Card | Queue], *, searches_pages: bool) -> None:
        self.request = request
        self.cards = cards
        self.searches_pages = searches_pages

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        viewer = actor_of(self.request)
        looks = [(card, card.look(viewer)) for card in self.cards if card.allowed(viewer)]
        return {
            "searches_pages": self.searches_pages,
            "full": [(card, found) for card, found in looks if found.number],
            "empty": [card for card, found in looks if not found.number],
        }


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
