"""The pictures of a photo set, each with what may be done with it."""

from collections.abc import Iterable, Mapping
from typing import Any

from cms.media.selectors import CARD, TO_TAKE, pictures_by_id, sizes_of
from cms.pages.selectors.site import absolute


def photos_shown(values: Iterable[Any], pictures: Mapping[int, Any] | None = None) -> list[dict[str, Any]]:
    """With what each needs in as many queries for one as for all, where the pictures are not at hand already; without
    those in which our rights have ended."""
    chosen = [value for value in values if value["picture"]]
    found = pictures or pictures_by_id([value["picture"].pk for value in chosen], CARD, *TO_TAKE)
    photos = []
    for value in chosen:
        picture = found.get(value["picture"].pk)
        if picture is None or not picture.is_shown:
            continue
        sizes = sizes_of(picture, *TO_TAKE) if not picture.licence_code or picture.may_be_taken else {}
        # A picture that is no larger than a screen is offered once.
        by_width = {file.width: (TO_TAKE[spec], file) for spec, file in sizes.items()}
        photos.append(
            {
                "picture": picture,
                "alt": value["alt"] or picture.description,
                "caption": value["caption"],
                "credit": value.get("credit") or picture.credit,
                "sizes": list(by_width.values()),
            }
        )
    return photos


def told_of(photo: dict[str, Any]) -> dict[str, Any]:
    """One picture of a set, for machines."""
    picture = photo["picture"]
    told = {"@type": "ImageObject", "name": picture.title, "description": photo["alt"]}
    if photo["sizes"]:
        told["contentUrl"] = absolute(photo["sizes"][-1][1].url)
    if photo["credit"]:
        told["creditText"] = photo["credit"]
    if picture.licence_url:
        told["license"] = picture.licence_url
    if picture.rights_until:
        told["expires"] = picture.rights_until.isoformat()
    return told
