"""Pictures in templates: sizes for every screen, and none once our rights have ended."""

from typing import Any

from django import template

from cms.media.models import CampaignImage
from cms.media.selectors import CARD, SPECS, sizes_of
from partners.kernel import clock

register = template.Library()


@register.inclusion_tag("cms/media/picture.html")
def picture(image: CampaignImage | None, sizes: str = "100vw", alt: str | None = None, first: bool = False) -> Any:
    """`first` is for the picture that is seen at once; `alt=""` says that it only decorates."""
    # By the clock of the server and not of the reader: rights end at one moment.
    if image is None or not image.may_be_shown(clock.now().date()):
        return {"picture": None}
    renditions = list(sizes_of(image, *SPECS).values())
    if not renditions:
        return {"picture": None}
    # A small original has the same size under several names.
    by_width = {rendition.width: rendition for rendition in renditions}
    return {
        # The one in the middle, for what knows no `srcset`.
        "picture": renditions[1],
        "sources": ", ".join(f"{rendition.url} {width}w" for width, rendition in sorted(by_width.items())),
        "sizes": sizes,
        "alt": image.description if alt is None else alt,
        "first": first,
    }


@register.inclusion_tag("cms/media/picture.html")
def card_picture(image: CampaignImage | None, alt: str | None = None) -> Any:
    if image is None or not image.may_be_shown(clock.now().date()):
        return {"picture": None}
    return {"picture": sizes_of(image, CARD).get(CARD), "alt": image.description if alt is None else alt}
