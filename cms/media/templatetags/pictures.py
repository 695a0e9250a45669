"""Pictures in templates: sizes for every screen, none once our rights have ended, blurred where a warning stands."""

from typing import Any

from django import template

from cms.media.models import CampaignImage
from cms.media.selectors import CARD, SPECS, VEIL, sizes_of

register = template.Library()


@register.inclusion_tag("cms/media/picture.html")
def picture(
    image: CampaignImage | None,
    sizes: str = "100vw",
    alt: str | None = None,
    first: bool = False,
    warning: str = "",
    still: bool = False,
) -> Any:
    """`first` is for the picture that is seen at once; `alt=""` says that it only decorates. `warning` is that of what
    the picture stands for, beside its own; `still` is for one inside a link, where nobody can ask to see it clearly.
    """
    if image is None or not image.is_shown:
        return {"picture": None}
    found = sizes_of(image, *SPECS)
    renditions = list(found.values())
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
        **veiled(image, warning, still=still),
    }


@register.inclusion_tag("cms/media/picture.html")
def card_picture(
    image: CampaignImage | None, alt: str | None = None, warning: str = "", still: bool = True, first: bool = False
) -> Any:
    """Small, and mostly within a card, which is one link as a whole: a picture with a warning stays blurred there, and
    is asked for behind it. `first` as above."""
    if image is None or not image.is_shown:
        return {"picture": None}
    return {
        "picture": sizes_of(image, CARD).get(CARD),
        "first": first,
        "alt": image.description if alt is None else alt,
        **veiled(image, warning, still=still),
    }


def veiled(image: CampaignImage, warning: str, *, still: bool) -> dict[str, Any]:
    """What stands in its place until somebody asks. Where not even that can be drawn, nothing of it is shown."""
    words = warning or image.warning
    if not words:
        return {}
    return {"warning": words, "veil": sizes_of(image, VEIL).get(VEIL), "still": still}
