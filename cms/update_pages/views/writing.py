"""How a feed is written down: Atom (RFC 4287) and JSON Feed 1.1, with all of each update and absolute URLs."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin
from uuid import uuid5

from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from cms.media.models import CampaignImage
from cms.media.selectors import SHARE, sizes_of
from cms.pages.selectors.site import absolute
from cms.update_pages.models import UpdatePage
from partners.campaigns.selectors import portal_face

# XML knows no way to write these, and an editor's paste may hold them.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# An empty feed has changed at some moment, and at the same one whenever it is asked for.
NEVER = datetime(2022, 2, 24, tzinfo=UTC)
# What only our pages have a use for: styles, sizes for screens, icons.
OURS = ("class", "srcset", "sizes", "loading", "decoding", "fetchpriority", "id")


@dataclass(frozen=True)
class Feed:
    """`url` is its own, `home` that of the list; `topic` is a name, empty for all of them."""

    language: str
    topic: str
    url: str
    home: str
    pages: list[UpdatePage]

    @property
    def title(self) -> str:
        name = portal_face().name_in(self.language)
        words = {"name": name, "topic": self.topic}
        return _("%(name)s: updates on “%(topic)s”") % words if self.topic else _("%(name)s: updates") % words


class FullAtom(Atom1Feed):
    """With the text itself beside the summary, and a moment that does not move while nothing happens."""

    def add_item_elements(self, handler: Any, item: Any) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else NEVER


def as_atom(feed: Feed) -> str:
    atom = FullAtom(
        title=feed.title,
        link=feed.home,
        description="",
        language=feed.language,
        feed_url=feed.url,
        author_name=portal_face().name_in(feed.language),
    )
    for page in feed.pages:
        atom.add_item(
            title=writable(page.title),
            link=absolute(page.url),
            description=writable(page.summary),
            unique_id=id_of(page),
            pubdate=page.dated_at,
            updateddate=page.changed_at,
            author_name=writable(page.author_name),
            categories=[writable(page.topic_name)] if page.topic_name else [],
            content=content_of(page),
        )
    return atom.writeString("utf-8")


def as_json(feed: Feed) -> dict[str, Any]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "language": feed.language,
        "authors": [{"name": portal_face().name_in(feed.language)}],
        "items": [item_of(page) for page in feed.pages],
    }


def item_of(page: UpdatePage) -> dict[str, Any]:
    item = {
        "id": id_of(page),
        "url": absolute(page.url),
        "title": page.title,
        "summary": page.summary,
        "content_html": content_of(page),
        "date_published": page.dated_at.isoformat(timespec="seconds"),
        "date_modified": page.changed_at.isoformat(timespec="seconds"),
        "authors": [{"name": page.author_name}],
        "language": page.locale.language_code,
    }
    if page.topic_name:
        item["tags"] = [page.topic_name]
    if picture := picture_of(page.picture):
        item["image"] = picture
    return item


def id_of(page: UpdatePage) -> str:
    """One for each language, whatever becomes of the title and the address."""
    return uuid5(page.public_id, page.locale.language_code).urn


def picture_of(picture: CampaignImage | None) -> str:
    if picture is None or not picture.may_travel:
        return ""
    found = sizes_of(picture, SHARE).get(SHARE)
    return absolute(found.url) if found else ""


def content_of(page: UpdatePage) -> str:
    """The text as HTML that stands anywhere: nothing in it is relative, styled or a control of ours."""
    html = render_to_string("cms/update_pages/feed_content.html", {"page": page, "corrections": page.corrections})
    soup = BeautifulSoup(writable(html), "html.parser")
    own = absolute(page.url)
    for veiled in soup.select(".veiled"):
        # Nobody's reader can be relied on to ask first: the words stand in its place.
        words = veiled.select_one(".veiled__words > span")
        veiled.replace_with(" ".join(words.get_text().split()) if words else "")
    for icon in soup.find_all("svg"):
        icon.decompose()
    for tag in soup.find_all(True):
        for name in OURS:
            tag.attrs.pop(name, None)
        for name in ("href", "src"):
            if told := tag.attrs.get(name):
                tag[name] = urljoin(own, str(told))
    return str(soup).strip()


def writable(text: str) -> str:
    return UNWRITABLE.sub("", str(text))
