"""The kit: everything that a newsroom needs in one ZIP, with a list of what is in it."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.pages.selectors.site import absolute
from cms.press_room.querysets import releases_shown
from cms.press_room.selectors import press_room_in
from partners.campaigns.models import Campaign
from partners.kernel.answers import in_pieces, noted, telling_name
from partners.kernel.languages.names import own_language_name
from partners.kernel.languages.opened import open_languages
from partners.press.models import KeyFigure, Quote
from partners.press.selectors import entries_shown, press_room_of

RELEASES = 10
Part = tuple[str, Iterable[bytes]]


def kit_of(campaign: Campaign, *, at: datetime) -> Iterator[Part]:
    """Name and content of each file; the manifest comes last, because it has the hash of every other.

    What is in it is asked for before the first byte leaves: a figure that is withdrawn meanwhile is in the next kit.
    """
    listed: list[dict[str, Any]] = []
    missing: list[str] = []
    for name, content, about in [*texts_of(campaign, at=at), *mark_of(campaign)]:
        entry: dict[str, Any] = {"name": name, **about}
        listed.append(entry)
        yield name, noted([content], entry)
    for name, photo, about in photographs(at=at):
        try:
            file = photo.file.open("rb")
        except FileNotFoundError:
            # Half a ZIP is on its way: what is not there is named instead.
            missing.append(name)
            continue
        entry = {"name": name, **about}
        listed.append(entry)
        yield name, noted(in_pieces(file), entry)
    manifest = {
        "made_at": at.isoformat(timespec="seconds"),
        "site": settings.BASE_URL,
        "campaign": campaign.slug,
        "files": listed,
        "left_out": missing,
    }
    yield "manifest.json", [json.dumps(manifest, ensure_ascii=False, indent=1).encode()]


def texts_of(campaign: Campaign, *, at: datetime) -> list[tuple[str, bytes, dict[str, Any]]]:
    """In each language what there is in it. A list, so that nobody's language is changed while a piece leaves."""
    found = []
    for language in open_languages():
        with override(language):
            context = {
                "campaign": campaign.name_in(language),
                "room": press_room_of(campaign),
                "boilerplate": press_room_of(campaign).boilerplate.get(language, ""),
                "figures": list(entries_shown(KeyFigure, campaign, at=at)),
                "quotes": list(entries_shown(Quote, campaign, at=at).select_related("organization")),
                "releases": [(page, absolute(page.url)) for page in releases_shown(language, at=at)[:RELEASES]],
                "photographs": list(described(language, at=at)),
                "made_at": at,
                "site": settings.BASE_URL,
                "licence": _("Texts of the campaign: CC BY 4.0, with its name."),
            }
            folder = telling_name(own_language_name(language), "x").removesuffix(".x")
            for name, template in (
                (_("READ ME"), "readme"), (_("figures"), "figures"), (_("quotes"), "quotes"),
                (_("photographs"), "photographs"),
            ):  # fmt: skip
                text = render_to_string(f"cms/press_room/kit/{template}.txt", context).strip() + "\n"
                found.append((f"{folder}/{name}.txt", text.encode(), {"language": language}))
    return found


def mark_of(campaign: Campaign) -> list[tuple[str, bytes, dict[str, Any]]]:
    return [("logo/mark.svg", campaign.mark.encode(), {})] if campaign.mark else []


def photographs(*, at: datetime) -> list[tuple[str, Any, dict[str, Any]]]:
    """Each once, whole, with what may be done with it; under the name that stands in the texts."""
    found: dict[int, tuple[str, Any, dict[str, Any]]] = {}
    for language in open_languages():
        page = press_room_in(language, at=at)
        for photo in page.photos_to_take() if page else []:
            picture, file = photo["picture"], photo["sizes"][-1][1]
            if picture.pk not in found:
                about = {
                    "title": picture.title,
                    "credit": photo["credit"],
                    "licence": picture.licence or picture.rights_sentence,
                    "licence_url": picture.licence_url,
                    "rights_until": picture.rights_until.isoformat() if picture.rights_until else None,
                }
                found[picture.pk] = (name_of(picture, file), file, about)
    return list(found.values())


def described(language: str, *, at: datetime) -> Iterator[dict[str, Any]]:
    """The same in words, as they stand on the page of this language."""
    page = press_room_in(language, at=at)
    for photo in page.photos_to_take() if page else []:
        yield {**photo, "name": name_of(photo["picture"], photo["sizes"][-1][1])}


def name_of(picture: Any, file: Any) -> str:
    # With its number: two pictures may have one name.
    extension = file.file.name.rpartition(".")[2]
    return f"photographs/{picture.pk} {picture.name_to_take(extension)}"
