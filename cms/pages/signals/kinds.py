"""Which pages are the faces of what, as their rooms have said."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from partners.activity.verbs import Verb
from partners.publications.models import Publication, rows_of


@dataclass(frozen=True)
class Followed:
    """Pages of one model, the rows that they are faces of, and the services that those rows have.

    `facts` is what a page says of the whole, and `words` what it says in its language; both go to the services by name.
    """

    pages: type[Page]
    rows: type[Publication]
    published: Verb
    unpublished: Verb
    add: Callable[..., Any]
    describe: Callable[..., Any]
    show: Callable[..., Any]
    hide: Callable[..., Any]
    facts: Callable[[Any], dict[str, Any]]
    words: Callable[[Any], dict[str, Any]]

    def row_of(self, page: Page) -> Any:
        """Whatever its state; nothing where the page is the first of its thing."""
        return rows_of(self.rows).filter(public_id=page.translation_key).first()


FOLLOWED: list[Followed] = []


def kind_of(page: Page) -> Followed:
    return next(kind for kind in FOLLOWED if kind.pages is type(page))
