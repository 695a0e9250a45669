"""Releases for programs: Atom, JSON Feed 1.1, and ninjs 3.1, which newsrooms' own systems take in (iptc.org)."""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.blocks.links import look_up
from cms.pages.selectors.site import absolute
from cms.press_room.querysets import releases_shown
from cms.press_room.selectors import press_room_in
from cms.update_pages.models import UpdatePage
from cms.update_pages.views.writing import NEVER, Feed, as_atom, as_json, content_of, id_of, picture_of, writable
from partners.campaigns.selectors import campaign_presented, portal_face
from partners.kernel import clock
from partners.kernel.answers import for_everybody
from partners.press.selectors import press_room_of
from partners.updates.selectors import corrections_by
from partners.users.doors import OpenRequest, open_door

IN_FEED = 20
SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"


@dataclass(frozen=True)
class ReleaseFeed(Feed):
    @property
    def title(self) -> str:
        return _("%(name)s: releases for the press") % {"name": portal_face().name_in(self.language)}


@open_door("GET")
def atom(request: OpenRequest) -> HttpResponse:
    return answer(request, as_atom(feed(request, "atom")), "application/atom+xml; charset=utf-8")


@open_door("GET")
def json_feed(request: OpenRequest) -> HttpResponse:
    return answer(request, as_text(as_json(feed(request, "json"))), "application/feed+json; charset=utf-8")


@open_door("GET")
def ninjs(request: OpenRequest) -> HttpResponse:
    return answer(request, as_text(as_ninjs(feed(request, "ninjs"))), "application/json; charset=utf-8")


def answer(request: OpenRequest, body: str, media_type: str) -> HttpResponse:
    return for_everybody(request, HttpResponse(body, content_type=media_type))


def as_text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def feed(request: HttpRequest, form: str) -> ReleaseFeed:
    """The newest in the language of the URL; empty where there is none."""
    language, now = get_language() or "en", clock.now()
    room = press_room_in(language, at=now)
    pages = list(releases_shown(language, at=now)[:IN_FEED])
    # One query each for all links and all corrections.
    look_up(*(page.body for page in pages))
    corrections = corrections_by([page.public_id for page in pages], language)
    for page in pages:
        page.corrections = corrections.get(page.public_id, [])
    return ReleaseFeed(
        language=language,
        topic="",
        url=absolute(reverse(f"press_room:{form}")),
        home=absolute((room.get_url(request) if room else "") or f"/{language}/"),
        pages=pages,
    )


def as_ninjs(feed: ReleaseFeed) -> dict[str, Any]:
    """One object of ours with the releases associated to it: ninjs knows single objects, and packages of them."""
    room = press_room_of(campaign_presented(at=clock.now()))
    changed = max((page.changed_at for page in feed.pages), default=NEVER)
    return {
        "uri": feed.url,
        "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        "type": "composite",
        "representationType": "full",
        "title": feed.title,
        "language": feed.language,
        "versionCreated": changed.isoformat(timespec="seconds"),
        "infoSources": [{"name": portal_face().name_in(feed.language), "uri": settings.BASE_URL}],
        "associations": [object_of(page, room.boilerplate.get(feed.language, "")) for page in feed.pages],
    }


def object_of(page: UpdatePage, boilerplate: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": f"release-{page.pk}",
        "uri": id_of(page),
        "type": "text",
        "representationType": "full",
        "pubStatus": "usable",
        "title": writable(page.title),
        "language": page.locale.language_code,
        "firstCreated": page.dated_at.isoformat(timespec="seconds"),
        "versionCreated": page.changed_at.isoformat(timespec="seconds"),
        "headlines": [{"role": "main", "value": writable(page.title)}],
        "descriptions": [{"role": "summary", "contentType": "text/plain", "value": writable(page.summary)}],
        "bodies": [{"role": "main", "contentType": "text/html", "value": content_of(page)}],
        "by": writable(page.author_name),
        "altIds": [{"role": "web", "value": absolute(page.url)}],
        "usageTerms": _("Texts of the campaign: CC BY 4.0, with its name."),
    }
    if boilerplate:
        told["bodies"].append({"role": "boilerplate", "contentType": "text/plain", "value": writable(boilerplate)})
    if page.topic_name:
        told["subjects"] = [{"name": writable(page.topic_name), "rel": "about"}]
    if picture := picture_of(page.picture):
        told["renditions"] = [{"name": "share", "href": picture, "contentType": "image/jpeg"}]
    return told
