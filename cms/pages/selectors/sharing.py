"""How a page is handed on: the addresses that networks take, made in one place, and the pictures that suit them."""

from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import quote

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.blocks.behind import NETWORKS
from cms.blocks.selectors import open_pages
from cms.media.selectors import SHARE, pictures_by_id
from cms.pages.selectors.site import absolute
from partners.kernel import clock

# In the sizes that networks show uncut.
SHAPES = {
    "square": (_("Square, for a post"), (1080, 1080)),
    "portrait": (_("Portrait, for a post"), (1080, 1350)),
    "story": (_("Upright, for a story"), (1080, 1920)),
    "wide": (_("Wide, for a link"), (1200, 630)),
}
# Of a stamp beside the link to the whole picture.
STAMP, STAMP_PART = "-small", 6
# A line end before the address keeps it apart from a text that ends in one.
ADDRESSES = {
    "facebook": ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    "telegram": ("Telegram", "https://t.me/share/url?url={url}&text={text}"),
    "whatsapp": ("WhatsApp", "https://wa.me/?text={text_and_url}"),
    "viber": ("Viber", "viber://forward?text={text_and_url}"),
    "x": ("X", "https://x.com/intent/post?text={text}&url={url}"),
    "bluesky": ("Bluesky", "https://bsky.app/intent/compose?text={text_and_url}"),
    "email": (_("E-mail"), "mailto:?subject={title}&body={text_and_url}"),
}


class ShareLink(NamedTuple):
    network: str
    label: Any
    url: str
    # Leaves this site; a telephone's own programs and our own page do not.
    is_foreign: bool = True


class Share(NamedTuple):
    """What is handed on. `posts` are network and text, in the order in which they are offered; `any` is for those
    networks without one of their own; `key` is empty for what is no page of Wagtail's."""

    url: str
    title: str
    posts: list[tuple[str, str]]
    hashtag: str
    key: Any
    has_picture: bool

    def text_for(self, network: str) -> str:
        """With the hashtag, once."""
        own = [text for wanted in (network, "any") for found, text in self.posts if found == wanted]
        return self.tagged(own[0] if own else self.title)

    def tagged(self, text: str) -> str:
        return text if not self.hashtag or self.hashtag.lower() in text.lower() else f"{text} {self.hashtag}"

    @property
    def text(self) -> str:
        return self.text_for("any")

    @property
    def offered(self) -> list[dict[str, Any]]:
        """For copying: each text with the address below it."""
        # Instagram's text is the caption of its picture.
        posts = [post for post in self.posts if post[0] != "instagram"] or [("any", self.title)]
        return [{"name": NETWORKS[network][0], "text": f"{self.tagged(text)}\n{self.url}"} for network, text in posts]

    @property
    def caption(self) -> str:
        """Of a picture: the address as words, because nobody can press it there."""
        return f"{self.text_for('instagram')}\n{self.url}"

    @property
    def links(self) -> list[ShareLink]:
        found = [
            ShareLink(network, label, self.address(network), is_foreign=network not in {"email", "viber"})
            for network, (label, _address) in ADDRESSES.items()
        ]
        # Its form takes a page of Wagtail's.
        if self.key:
            found.insert(-1, ShareLink("mastodon", "Mastodon", reverse("share_mastodon", args=[self.key]), False))
        return found

    def address(self, network: str) -> str:
        text = self.text_for(network)
        parts = {"url": self.url, "title": self.title, "text": text, "text_and_url": f"{text}\n{self.url}"}
        return ADDRESSES[network][1].format(**{name: encoded(part) for name, part in parts.items()})

    def on_instance(self, host: str) -> str:
        """On a server of Mastodon; `host` as `canonical_host` leaves it."""
        text = f"{self.text_for('mastodon')}\n{self.url}"
        return f"https://{host}/share?text={encoded(text)}"

    @property
    def pictures(self) -> list[dict[str, Any]]:
        if not self.has_picture:
            return []
        return [
            {
                "label": label,
                "url": reverse("share_picture", args=[self.key, shape]),
                "stamp": reverse("share_picture", args=[self.key, shape + STAMP]),
                "size": canvas_size(shape + STAMP),
            }
            for shape, (label, _size) in SHAPES.items()
        ]


def canvas_size(shape: str) -> tuple[int, int] | None:
    """In pixels, of a shape or of its stamp; None of any other word."""
    whole = SHAPES.get(shape.removesuffix(STAMP))
    if whole is None or not shape.endswith(STAMP):
        return whole and whole[1]
    return whole[1][0] // STAMP_PART, whole[1][1] // STAMP_PART


def encoded(text: str) -> str:
    """For one value in a query: every sign that means something there, in UTF-8, and a space never as a plus."""
    # The whole line end, as `mailto:` asks for (RFC 6068); others read it as well.
    return quote("\r\n".join(text.splitlines()), safe="", errors="replace")


def share_of(page: Any, request: HttpRequest, *, has_picture: bool = False) -> Share:
    url = absolute(page.get_url(request) or "")
    # What staff wrote for the campaign's page goes with whatever else is handed on in this language.
    posts = page.share_texts() or posts_of_campaign(page.locale_id)
    return Share(url, page.title, posts, page.hashtag(), page.translation_key, has_picture)


def posts_of_campaign(locale_id: int) -> list[tuple[str, str]]:
    # By its name: the room of that page lies above this one.
    pages = apps.get_model("campaign_pages", "CampaignPage")._default_manager.select_related("campaign")
    page = open_pages(pages.filter(locale=locale_id), at=clock.now()).first()
    return page.share_texts() if page else []


def picture_of(page: Any) -> Any:
    """The page's own; None where it has none, our rights in it have ended, or a warning stands before it."""
    number = page.main_picture_id() or page.share_picture_id
    picture = pictures_by_id([number], SHARE).get(number or 0)
    return picture if may_travel(page, picture) else None


def may_travel(page: Any, picture: Any) -> bool:
    """Whether this picture may go where nobody can be asked whether they want to see it."""
    if picture is None or not picture.may_travel:
        return False
    # A warning of the page is about what the page shows, not about what was chosen for its links.
    return not getattr(page, "warning", "") or picture.pk != page.main_picture_id()


def shared_page(key: Any, language: str, *, at: datetime) -> Any:
    """The page that everybody may read in this language, or None."""
    found = open_pages(Page.objects.filter(translation_key=key, locale__language_code=language), at=at).first()
    page = found.specific if found else None
    return page if getattr(page, "is_shared", False) else None
