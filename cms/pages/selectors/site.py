"""The site around a page: its home in a language, its navigation, its versions in other languages."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_from_path
from wagtail.models import DraftStateMixin, Page, Revision, Site
from wagtail.query import PageQuerySet

from cms.blocks.links import look_up
from cms.blocks.selectors import NEAR, in_language_of_reader, online_pages, open_pages, specific_pages, versions_near
from cms.media.selectors import CARD, pictures_by_id
from partners.kernel import clock
from partners.kernel.languages.names import own_language_name
from partners.kernel.languages.opened import open_languages


def expired_at(at: datetime) -> list[QuerySet[Any]]:
    """What is online past its end: pages, and every other model that can be published."""
    # Wagtail can publish other models, too, and its command takes care of them; ours replaces it.
    others = [m for m in apps.get_models() if issubclass(m, DraftStateMixin) and not issubclass(m, Page)]
    return [m._default_manager.filter(live=True, expire_at__lt=at).order_by("expire_at") for m in [Page, *others]]


def scheduled_until(at: datetime) -> QuerySet[Revision]:
    """Versions whose hour has come, the earliest first."""
    return Revision.objects.filter(approved_go_live_at__lt=at).order_by("approved_go_live_at")


class Around(NamedTuple):
    """What is open to everybody of that with which a page is drawn, found in one query when the page is routed to: its
    versions and those of the home page, what stands above it, the menu of its home page, and what else it names
    (`pages_named`)."""

    page: Page
    home: Page
    pages: list[Page]

    def versions_of(self, page: Page) -> dict[str, Page]:
        return {
            found.locale.language_code: found for found in self.pages if found.translation_key == page.translation_key
        }


def look_around(page: Page, home: Page, *, at: datetime) -> Around:
    if page.depth <= 3 and (near := NEAR.get()) and page.pk in near:
        # All of it is known: its versions, the home pages, and what the menu may name.
        return Around(page, home, list(near.values()))
    above = [page.path[:end] for end in range(2 * Page.steplen, len(page.path), Page.steplen)]
    wanted = Q(translation_key__in=[page.translation_key, home.translation_key]) | Q(path__in=above)
    wanted |= Q(path__startswith=home.path, depth=home.depth + 1, show_in_menus=True)
    if named := getattr(page, "pages_named", None):
        wanted |= Q(pk__in=named())
    return Around(
        page, home, list(open_pages(Page.objects.filter(wanted), at=at).select_related("locale").order_by("path"))
    )


def seen_around(request: HttpRequest) -> Around | None:
    """None where no page was routed to: on the portal's own pages, and in a preview."""
    return getattr(request, "around", None)


def languages_online() -> set[str]:
    """Codes of those whose home page is online now; none while the site stands on Wagtail's page of welcome."""
    roots = Site.objects.filter(is_default_site=True).values("root_page__translation_key")
    homes = Page.objects.filter(translation_key__in=roots, depth=2).exclude(
        content_type=ContentType.objects.get_for_model(Page)
    )
    return set(online_pages(homes, at=clock.now()).values_list("locale__language_code", flat=True))


def home_page(request: HttpRequest, language: str) -> Page | None:
    """The home page in this language, else in the site's own."""
    if around := seen_around(request):
        versions = around.versions_of(around.home)
        found = versions.get(language) or versions.get(settings.LANGUAGE_CODE)
        return found and (around.home if found.pk == around.home.pk else found.specific)
    site = Site.find_for_request(request)
    if site is None:
        return None
    # By the key that languages share: a site names one page only, the first language's.
    homes = open_pages(Page.objects.filter(translation_key=site.root_page.translation_key), at=clock.now())
    by_language = {home.language: home for home in homes.annotate(language=F("locale__language_code"))}
    found = by_language.get(language) or by_language.get(settings.LANGUAGE_CODE)
    return found.specific if found else None


def navigation_links(home: Page | None, request: HttpRequest) -> list[dict[str, Any]]:
    """What the home page's menu says, of it what can be reached now; without a menu, the pages directly below the home
    page that editors want in menus, and everybody may read now."""
    if not home:
        return []
    return with_here(menu_links(home, request), request)


def with_here(links: Iterable[tuple[str, str]], request: HttpRequest) -> list[dict[str, Any]]:
    """As the menu is drawn: with the one that the reader is in."""
    return [{"name": name, "url": url, "active": request.path.startswith(url)} for name, url in links]


def menu_links(home: Page, request: HttpRequest) -> list[tuple[str, str]]:
    """Name and URL."""
    around = seen_around(request)
    menu = getattr(home, "menu", None)
    if menu:
        look_up(menu)
        links = [(block.value["label"], block.value.url) for block in menu]
        return [(name, url) for name, url in links if url]
    if around and around.home.pk == home.pk:
        pages = [page for page in around.pages if page.show_in_menus and page.is_child_of(home)]
    else:
        pages = open_pages(home.get_children().in_menu(), at=clock.now())
    return [(page.title, url) for page in pages if (url := page.get_url(request))]


def footer_columns(home: Page | None) -> list[dict[str, Any]]:
    columns = getattr(home, "footer", None) or []
    look_up(columns)
    return [
        {
            "title": column.value["title"],
            "links": [{"name": link["label"], "url": link.url} for link in column.value["links"] if link.url],
        }
        for column in columns
    ]


def translations_of(page: Page, *, at: datetime) -> dict[str, Page]:
    """Language → the version of this page that can be read, itself included."""
    if (near := versions_near(page)) is not None:
        return near
    versions = open_pages(page.get_translations(inclusive=True), at=at).select_related("locale")
    return {version.locale.language_code: version for version in versions}


def open_version(page: Page | None, *, at: datetime) -> Page | None:
    """This page in the reader's language, else as it is; None where neither can be read."""
    if page is None:
        return None
    versions = translations_of(page, at=at)
    return versions.get(get_language() or "en") or versions.get(page.locale.language_code)


def language_links(page: Page, versions: dict[str, Page], request: HttpRequest) -> list[dict[str, str]]:
    """Every language that is open: this page in it, else the way in."""
    links = []
    for code in open_languages():
        version = versions.get(code)
        # Never left out: who reads only the other language has to find the way there on every page.
        url = version.get_url(request) if version else f"/{code}/"
        links.append({"code": code, "name": own_language_name(code), "url": url})
    return links


def elsewhere(path: str, *, at: datetime) -> list[Page]:
    """What can be read in other languages in place of a URL that leads to no page: what stands at this place there; in
    the reader's own language alone, where that version has another address."""
    language = get_language_from_path(path)
    if language is None:
        return []
    rest = path.removeprefix(f"/{language}/").strip("/")
    roots = Site.objects.filter(is_default_site=True).values("root_page__translation_key")
    homes = list(Page.objects.filter(translation_key__in=roots, depth=2).values_list("url_path", flat=True))
    keys = Page.objects.filter(url_path__in=[f"{home}{rest}/" for home in homes]).values("translation_key")
    # The way in is always there, and its address never ends at no page.
    if not rest or not homes:
        return []
    codes = open_languages()
    found = [
        page
        for page in open_pages(Page.objects.filter(translation_key__in=keys), at=at).select_related("locale")
        if page.locale.language_code in codes
    ]
    own = [page for page in found if page.locale.language_code == language]
    return own or sorted(found, key=lambda page: codes.index(page.locale.language_code))


def all_open_pages(request: HttpRequest, *, at: datetime) -> PageQuerySet:
    """Everything of this site, in all languages, that everybody may read."""
    site = Site.find_for_request(request)
    if site is None:
        return Page.objects.none()
    homes = Page.objects.filter(translation_key=site.root_page.translation_key)
    below = Q()
    for path in homes.values_list("path", flat=True):
        # The tree is stored as paths, so one query finds what is below any of them.
        below |= Q(path__startswith=path)
    return open_pages(Page.objects.filter(below), at=at).select_related("locale").order_by("path")


def crumbs(page: Page, request: HttpRequest) -> list[dict[str, str]]:
    """The way from the home page down to this one, itself not included: those steps that everybody may read."""
    if (around := seen_around(request)) and around.page.pk == page.pk:
        above = [each for each in around.pages if page.is_descendant_of(each)]
    else:
        # Depth 1 is Wagtail's root, which nobody sees.
        above = open_pages(page.get_ancestors().filter(depth__gt=1), at=clock.now())
    return [{"name": ancestor.title, "url": ancestor.get_url(request) or ""} for ancestor in above]


def cards(chosen: list[Page], request: HttpRequest, known: Iterable[Any] = ()) -> list[dict[str, Any]]:
    """Featured pages as cards, in the editor's order and without those that are offline; each in the reader's language
    where it can be read in that. `known` are specific pages that need not be asked for again."""
    named = [page for page in chosen if page is not None]
    led = in_language_of_reader(named, at=clock.now())
    shown = {led[page.pk].pk: led[page.pk] for page in named if page.pk in led}
    specific = {page.pk: page for page in known}
    specific |= specific_pages(page for number, page in shown.items() if number not in specific)
    # The queries forget the editor's order, so it is put back by number.
    pages = [specific[number] for number in shown if number in specific]
    pictures = pictures_by_id([card_picture_id(page) for page in pages], CARD)
    return [
        {
            "title": page.title,
            "url": page.get_url(request),
            "text": page.summary_text() if hasattr(page, "summary_text") else page.search_description,
            "picture": picture if picture and picture.is_shown else None,
            "warning": getattr(page, "warning", ""),
        }
        for page in pages
        for picture in [pictures.get(card_picture_id(page) or 0)]
    ]


def taken_from_campaign(specific: Any) -> dict[str, Any]:
    """What the way in shows of the campaign's page: its ways to join, and the first figures that stand there."""
    # By their names: the room of that page lies above this one. By what is stored: whoever walks through all parts has
    # the pictures in them fetched.
    bodies = [body for name in ("opening", "topics") if (body := getattr(specific, name, None))]
    places = (
        (body, number) for body in bodies for number, part in enumerate(body.raw_data) if part["type"] == "figures"
    )
    figures = next((body[number] for body, number in places), None)
    return {"ways": getattr(specific, "ways", ()), "figures": figures}


def card_picture_id(page: Page) -> int | None:
    return page.main_picture_id() if hasattr(page, "main_picture_id") else None


def absolute(url: str | None) -> str:
    """With our own host. Taken from the settings: the host of a request is what its sender says it is."""
    return f"{settings.BASE_URL}{url}" if url and url.startswith("/") else (url or "")
