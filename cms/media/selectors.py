"""Pictures with what a page needs of them."""

from collections.abc import Iterable
from typing import Any

from wagtail.images.models import SourceImageIOError

from cms.media.models import CampaignImage

# The sizes that pages are drawn with. WebP: half the weight of JPEG, and known to every browser since 2020.
WEB = "format-webp|webpquality-80"
WIDTHS = (480, 960, 1600)
SPECS = tuple(f"width-{width}|{WEB}" for width in WIDTHS)
CARD = f"max-720x720|{WEB}"
SHARE = "fill-1200x630|format-jpeg|jpegquality-80"


def pictures_by_id(ids: Iterable[int | None], *specs: str) -> dict[int, CampaignImage]:
    """Pictures with their renditions in two queries, however many there are."""
    wanted = {number for number in ids if number}
    if not wanted:
        return {}
    return CampaignImage.objects.filter(pk__in=wanted).prefetch_renditions(*(specs or SPECS)).in_bulk()


def sizes_of(picture: CampaignImage, *specs: str) -> dict[str, Any]:
    """Renditions by their spec; none of a picture whose file is gone, or whose sizes find no room on the disk."""
    try:
        return dict(picture.get_renditions(*specs))
    except SourceImageIOError:
        return {}
