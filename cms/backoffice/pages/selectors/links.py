"""The links that a page holds, read from what is stored: a link to something deleted is no value of any block."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from wagtail.models import Page

from cms.backoffice.models import BrokenLink
from cms.blocks.selectors import open_ids
from cms.media.models import CampaignDocument
from partners.kernel import clock

LINK = re.compile(r"<a\s([^>]*)>(.*?)</a>", re.DOTALL)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
TAG = re.compile(r"<[^>]*>")
IDS = re.compile(r'\sid="([^"]+)"')


class Link(NamedTuple):
    """Where it leads: to a page, perhaps a part of it, or to a document. Without either, to a part of its own page."""

    words: str
    page: int | None = None
    document: int | None = None
    anchor: str = ""


def links_on(page: Page) -> list[Link]:
    """All links within the site, in text and in blocks, of the page as it is online."""
    return [link for value in page.serializable_data().values() for link in links_in(value)]


def links_in(value: Any) -> Iterator[Link]:
    if isinstance(value, dict):
        # A block that leads somewhere, in the shape in which it is stored.
        if "destination" in value and "label" in value and isinstance(value.get("page"), int):
            yield Link(str(value["label"]), page=value["page"], anchor=str(value.get("anchor") or ""))
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from links_in(part)
    elif isinstance(value, str):
        if value.startswith(("[", "{")):
            with suppress(ValueError, RecursionError):
                yield from links_in(json.loads(value))
                return
        yield from links_in_text(value)


def links_in_text(text: str) -> Iterator[Link]:
    for given, inside in LINK.findall(text):
        told = dict(ATTRIBUTE.findall(given))
        words = html.unescape(TAG.sub("", inside)).strip()
        number = int(told["id"]) if told.get("id", "").isdecimal() else None
        if told.get("linktype") == "page":
            yield Link(words, page=number or 0)
        elif told.get("linktype") == "document":
            yield Link(words, document=number or 0)
        elif told.get("href", "").startswith("#") and len(told["href"]) > 1:
            yield Link(words, anchor=told["href"][1:])


def faults_of(pages: Iterable[Page]) -> list[BrokenLink]:
    """What is broken on these pages now. Asks nobody outside: the site itself knows where its links lead."""
    found = {page: links_on(page) for page in pages}
    links = [link for each in found.values() for link in each]
    wanted = {link.page for link in links if link.page}
    known = set(Page.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    are_open = open_ids(wanted, at=clock.now())
    documents = set(
        CampaignDocument.objects.filter(pk__in={link.document for link in links if link.document}).values_list(
            "pk", flat=True
        )
    )
    parts: dict[int, set[str]] = {}

    def has_part(number: int, anchor: str) -> bool:
        if number not in parts:
            parts[number] = parts_of(Page.objects.get(pk=number).specific)
        return anchor in parts[number]

    def fault(page: Page, link: Link) -> str:
        if link.document is not None:
            return "" if link.document in documents else BrokenLink.Fault.DOCUMENT_GONE
        if link.page is not None and link.page not in known:
            return BrokenLink.Fault.PAGE_GONE
        if link.page is not None and link.page not in are_open:
            return BrokenLink.Fault.PAGE_OFFLINE
        if link.anchor and not has_part(link.page or page.pk, link.anchor):
            return BrokenLink.Fault.ANCHOR_GONE
        return ""

    return [
        BrokenLink(page_id=page.pk, words=(link.words or f"#{link.anchor}")[:200], fault=what)
        for page, links in found.items()
        for link in links
        if (what := fault(page, link))
    ]


def parts_of(page: Page) -> set[str]:
    """The names that a link's # may lead to, as the page is drawn: templates and blocks make them together."""
    drawn = page.make_preview_request()
    text = drawn.render().content.decode() if hasattr(drawn, "render") else drawn.content.decode()
    return {html.unescape(name) for name in IDS.findall(text)}
