"""What oEmbed (oembed.com, 1.0) tells of an address of ours."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.translation import get_language_from_path, override
from wagtail.models import Page, Site

from cms.blocks.selectors import open_pages
from cms.media.selectors import SPECS, pictures_by_id
from cms.pages.selectors.cards import card_of, card_url
from cms.pages.selectors.sharing import picture_of
from cms.pages.selectors.site import absolute
from partners.campaigns.selectors import portal_face
from partners.editions.selectors import embedder, presented
from partners.kernel import clock
from partners.organizations.selectors.slugs import page_host
from partners.supporters.selectors import VideoGone, post_shown

# Seconds for which a site may keep the answer: a partner may be hidden at any moment.
KEPT = 3600
BOX, VIDEO, CARD = (480, 400), (640, 560), (1200, 630)


@dataclass(frozen=True)
class Most:
    """In pixels; 0 is no bound."""

    width: int = 0
    height: int = 0

    def fits(self, width: int, height: int) -> bool:
        return (not self.width or width <= self.width) and (not self.height or height <= self.height)

    def cut(self, size: tuple[int, int]) -> tuple[int, int]:
        """Of a frame, which takes what it gets."""
        return min(size[0], self.width or size[0]), min(size[1], self.height or size[1])


def told_of(url: str, most: Most) -> dict[str, Any] | None:
    """None for what is not ours, or not for everybody: nobody learns here that there is something."""
    try:
        parts, ours = urlsplit(url), urlsplit(settings.BASE_URL)
    except ValueError:
        return None
    # Whether with TLS or without: somebody may have typed it.
    if parts.netloc != ours.netloc or parts.scheme not in {"https", "http"}:
        return None
    language = get_language_from_path(parts.path) or settings.LANGUAGE_CODE
    with override(language):
        try:
            match = resolve(parts.path)
        except Resolver404:
            return None
        found = answer_for(match, parts.path, language, most)
    if found is None:
        return None
    face = portal_face()
    return {
        "version": "1.0",
        "provider_name": face.name_in(language),
        "provider_url": f"{settings.BASE_URL}/",
        "cache_age": KEPT,
        **found,
    }


def answer_for(match: ResolverMatch, path: str, language: str, most: Most) -> dict[str, Any] | None:
    name = match.view_name
    if name == "embed_box":
        return of_box(embedder(match.kwargs["public_id"]), language, most)
    if name == "with_partner":
        host = page_host(match.kwargs["slug"])
        return of_box(host, language, most, must_be_shown=True) if host else None
    if name in {"supporters:post", "supporters:embed"}:
        return of_video(match.kwargs["public_id"], most)
    return of_page(path, language, most) if name == "wagtail_serve" else None


def of_box(organization: Any, language: str, most: Most, *, must_be_shown: bool = False) -> dict[str, Any] | None:
    campaign, shown = presented(organization, at=clock.now())
    if organization is None or campaign is None or (must_be_shown and shown is None):
        return None
    width, height = most.cut(BOX)
    address = absolute(reverse("embed_box", args=[organization.public_id]))
    code = render_to_string(
        "partners/editions/embed_frame.txt", {"box_url": address, "width": width, "height": height}
    ).strip()
    found = {"type": "rich", "title": campaign.name_in(language), "html": code, "width": width, "height": height}
    return {**found, "author_name": shown.partner.name} if shown else found


def of_video(public_id: Any, most: Most) -> dict[str, Any] | None:
    try:
        post = post_shown(public_id)
    except VideoGone:
        return None
    if post is None:
        return None
    width, height = most.cut(VIDEO)
    address = absolute(reverse("supporters:embed", args=[post.public_id]))
    code = render_to_string("partners/supporters/frame.txt", {"url": address, "post": post}).strip()
    code = code.replace('width="640"', f'width="{width}"')
    return {"type": "rich", "title": post.caption, "html": code, "width": width, "height": height}


def of_page(path: str, language: str, most: Most) -> dict[str, Any] | None:
    """A picture where the page has one that may travel, else a link; only of pages that are there to be shared."""
    roots = Site.objects.filter(is_default_site=True).values("root_page__translation_key")
    home = Page.objects.filter(translation_key__in=roots, depth=2, locale__language_code=language).first()
    rest = path.removeprefix(f"/{language}/")
    if home is None:
        return None
    url_path = f"{home.url_path}{rest}"
    found = open_pages(Page.objects.filter(url_path=url_path), at=clock.now()).select_related("locale").first()
    page = found.specific if found else None
    if page is None or not getattr(page, "is_shared", False):
        return None
    told: dict[str, Any] = {"type": "link", "title": page.title}
    if photo := photo_of(page, most):
        return {**told, **photo, "type": "photo"}
    if most.fits(*CARD):
        url = absolute(card_url(page, card_of(page, language)))
        told |= {"thumbnail_url": url, "thumbnail_width": CARD[0], "thumbnail_height": CARD[1]}
    return told


def photo_of(page: Any, most: Most) -> dict[str, Any] | None:
    """The largest size that is drawn already and fits."""
    picture = picture_of(page)
    picture = pictures_by_id([picture.pk], *SPECS).get(picture.pk) if picture else None
    drawn = getattr(picture, "prefetched_renditions", [])
    sizes = [each for each in drawn if each.filter_spec in SPECS and most.fits(each.width, each.height)]
    best = max(sizes, key=lambda each: each.width, default=None)
    return best and {"url": absolute(best.url), "width": best.width, "height": best.height}
