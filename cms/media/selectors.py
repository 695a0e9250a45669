"""Pictures with what a page needs of them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import SourceImageIOError

from cms.media.models import CampaignImage
from partners.kernel import clock

# The sizes that pages are drawn with. WebP: half the weight of JPEG, and known to every browser since 2020.
WEB = "format-webp|webpquality-80"
WIDTHS = (720, 1200, 1600)
SPECS = tuple(f"width-{width}|{WEB}" for width in WIDTHS)
CARD = f"max-720x720|{WEB}"
# So small that nothing of the picture is left to be made out, however it is enlarged.
VEIL = "max-24x24|format-webp|webpquality-50"
FOR_CARDS = (CARD, VEIL)
# To be taken away, by size: JPEG, which every program opens, and the whole picture as it was cleaned.
TO_TAKE = {
    "max-1600x1600|format-jpeg|jpegquality-86": _("for screens"),
    "original": _("whole size"),
}
SHARE = "fill-1200x630|format-jpeg|jpegquality-80"


def pictures_by_id(ids: Iterable[int | None], *specs: str) -> dict[int, CampaignImage]:
    """Pictures with their renditions in two queries, however many there are."""
    wanted = {number for number in ids if number}
    if not wanted:
        return {}
    return CampaignImage.objects.filter(pk__in=wanted).prefetch_renditions(*(specs or SPECS), VEIL).in_bulk()


def pictures_for_cards() -> Any:
    """For a prefetch: a picture that may not be shown any more is none, and its card is one without."""
    shown = Q(rights_until__isnull=True) | Q(rights_until__gte=clock.now().date())
    return CampaignImage.objects.filter(shown).prefetch_renditions(*FOR_CARDS)


def give_pictures(fields: Iterable[tuple[str, Iterable[Any]]]) -> None:
    """As a prefetch of `pictures_for_cards`, of lists of several models at once: each with its field."""
    owners = [(owner, field) for field, things in fields for owner in things]
    wanted = {number for owner, field in owners if (number := getattr(owner, f"{field}_id"))}
    found = pictures_for_cards().in_bulk(wanted) if wanted else {}
    for owner, field in owners:
        setattr(owner, field, found.get(getattr(owner, f"{field}_id")))


def sizes_of(picture: CampaignImage, *specs: str) -> dict[str, Any]:
    """Renditions by their spec; none of a picture whose file is gone, or whose sizes find no room on the disk."""
    try:
        return dict(picture.get_renditions(*specs))
    except SourceImageIOError:
        return {}
