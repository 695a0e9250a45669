"""What is the same around all pages: the site, its settings, the pages nearest to the root, menu and foot.

Each process knows it until something changes (docs/adr/0046), for readers who could as well be given a kept page.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Page, Site

from cms.blocks.selectors import NEAR, open_ids, open_pages
from cms.pages.selectors import site
from partners.kernel import clock
from partners.kernel.shelves import Known

# Home pages and what stands directly below them.
NEAR_DEPTHS = (2, 3)
# With more of them nothing is known of any: a list that is not whole cannot say that a page is not open.
MOST_NEAR = 300
_FRAMES: Known["Frame | None"] = Known()


class Frame(NamedTuple):
    site: Site
    roots: Any
    settings: Any
    # By language, as readers are led to them.
    homes: dict[str, Page]
    # Those that everybody may read.
    near: Mapping[int, Page]
    # By language: name and URL; as `site.footer_columns` gives them.
    menus: dict[str, list[tuple[str, str]]]
    feet: dict[str, list[dict[str, Any]]]

    def home_in(self, language: str) -> Page | None:
        return self.homes.get(language) or self.homes.get(settings.LANGUAGE_CODE)

    def page_at(self, url_path: str) -> Page | None:
        """A copy; None for what is deeper, or not open to everybody."""
        return next((copy(page) for page in self.near.values() if page.url_path == url_path), None)


def frame_of(request: HttpRequest) -> Frame | None:
    """None for whoever may have changed something a moment ago, and where there is no site."""
    if not getattr(request, "may_have_known", False):
        return None
    told = request.__dict__
    if "frame" not in told:
        try:
            host = request.get_host()
        except DisallowedHost:
            # The page that says so stands in no site.
            return None
        told["frame"] = _FRAMES.get(host, lambda: read_frame(request))
    found: Frame | None = told["frame"]
    return found


@contextmanager
def inside(request: HttpRequest) -> Iterator[Frame | None]:
    """With what Wagtail asks for on the way, and what blocks ask of the pages that they name."""
    frame = frame_of(request)
    if frame is None:
        yield None
        return
    values = {
        "_wagtail_site": frame.site,
        "_wagtail_cached_site_root_paths": frame.roots,
        frame.settings.get_cache_attr_name(): frame.settings,
    }
    request.__dict__.update(values)
    token = NEAR.set(frame.near)
    try:
        yield frame
    finally:
        NEAR.reset(token)


def read_frame(request: HttpRequest) -> Frame | None:
    found = Site.find_for_request(request)
    if found is None:
        return None
    pages = open_pages(Page.objects.filter(depth__in=NEAR_DEPTHS), at=clock.now()).select_related("locale")
    near = {page.pk: page for page in pages.order_by("path")[: MOST_NEAR + 1]}
    # By its name: the model of the settings stands beside the pages, which ask this module. A copy, because Wagtail
    # hangs the request on its own.
    public = copy(apps.get_model("pages", "PublicSite").for_request(request))
    model = found.root_page.specific_class or Page
    homes = model._default_manager.filter(live=True, translation_key=found.root_page.translation_key)
    by_language = {home.locale.language_code: home for home in homes.select_related("locale")}
    token = NEAR.set(near if len(near) <= MOST_NEAR else {})
    try:
        shown = open_ids((home.pk for home in by_language.values()), at=clock.now())
        menus, feet = {}, {}
        for code, home in by_language.items():
            if home.pk in shown:
                # Links lead to pages in the language of the reader, who is not the one that happens to ask first.
                with translation.override(code):
                    menus[code], feet[code] = site.menu_links(home, request), site.footer_columns(home)
        return Frame(
            site=found,
            roots=found.root_page._get_site_root_paths(request),
            settings=public,
            homes=by_language,
            near=NEAR.get(),
            menus=menus,
            feet=feet,
        )
    finally:
        NEAR.reset(token)


def known_menu(request: HttpRequest, language: str) -> list[tuple[str, str]] | None:
    frame = frame_of(request)
    return frame.menus.get(language, frame.menus.get(settings.LANGUAGE_CODE, [])) if frame else None


def known_foot(request: HttpRequest, language: str) -> list[dict[str, Any]] | None:
    frame = frame_of(request)
    return frame.feet.get(language, frame.feet.get(settings.LANGUAGE_CODE, [])) if frame else None
