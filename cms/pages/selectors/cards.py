"""What the card beside a link to a page says, and where it lies."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from wagtail.models import Page

from cms.blocks.selectors import open_pages
from partners.artwork.rendering import Card
from partners.campaigns.selectors import portal_face
from partners.kernel import clock


def card_of(page: Any, language: str) -> Card:
    """In the page's language and the campaign's colours. A page says with `card_kicker` what stands above its title."""
    face = portal_face()
    colours = {
        name: face.colours[key][hour]
        for name, key, hour in (("ground", "band", "light"), ("thread", "thread", "dark"))
        if hour in face.colours.get(key, {})
    }
    return Card(
        kicker=getattr(page, "card_kicker", ""),
        title=page.title,
        name=face.name_in(language),
        language=language,
        **colours,
    )


def card_url(page: Page, card: Card) -> str:
    """Another one as soon as the card says or shows something else, so that it may be kept for good."""
    return reverse("share_card", args=[page.translation_key, card.language, card.digest])


def page_of_card(key: UUID, language: str) -> Any:
    """Only of a page that everybody may read now."""
    found = Page.objects.filter(translation_key=key, locale__language_code=language)
    page = open_pages(found, at=clock.now()).select_related("locale").first()
    return page.specific if page else None
