"""The site around a page: its home in a language, its navigation, its versions in other languages."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import DraftStateMixin, Page, Revision, Site
from wagtail.query import PageQuerySet

from cms.blocks.links import look_up
from cms.blocks.selectors import open_pages
from cms.media.selectors import CARD, pictures_by_id
from partners.kernel import clock
from partners.kernel.languages.names import own_language_name


def expired_at(at: datetime) -> list[QuerySet[Any]]:
    """What is online past its end: pages, and every other model that can be published."""
    # Wagtail can publish other models, too, and its command takes care of them; ours replaces it.
    others = [m for m in apps.get_models() if issubclass(m, DraftStateMixin) and not issubclass(m, Page)]
    return [m._default_manager.filter(live=True, expire_at__lt=at).order_by("expire_at") for m in [Page, *others]]


def scheduled_until(at: datetime) -> QuerySet[Revision]:
    """Versions whose hour has come, the earliest first."""
    return Revision.objects.filter(approved_go_live_at__lt=at).order_by("approved_go_live_at")


def home_page(request: HttpRequest, language: str) -> Page | None:
    """The home page in this language, else in the site's own."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    # By the key that languages share: a site names one page only, the first language's.
    homes = open_pages(Page.objects.filter(translation_key=site.root_page.translation_key), at=clock.now())
    by_language = {home.language: home for home in homes.annotate(language=F("locale__language_code"))}
    found = by_language.get(language) or by_language.get(settings.LANGUAGE_CODE)
    return found.specific if found else None


def navigation_links(home: Page | None, request: HttpRequest) -> list[dict[str, Any]]:
    """Pages directly below the home page that editors want in menus, and everybody may read now."""
    if not home:
        return []
    here = request.path
    return [
        {"name": page.title, "url": url, "active": here.startswith(url)}
        for page in open_pages(home.get_children().in_menu(), at=clock.now())
        if (url := page.get_url(request))
    ]


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
    versions = open_pages(page.get_translations(inclusive=True), at=at).select_related("locale")
    return {version.locale.language_code: version for version in versions}


def open_version(page: Page | None, *, at: datetime) -> Page | None:
    """This page in the reader's language, else as it is; None where neither can be read."""
    if page is None:
        return None
    versions = translations_of(page, at=at)
    return versions.get(get_language() or "en") or versions.get(page.locale.language_code)


def language_links(page: Page, versions: dict[str, Page], request: HttpRequest) -> list[dict[str, str]]:
    """Every language of the portal: this page in it, else the way in."""
    links = []
    for code, _name in settings.LANGUAGES:
        version = versions.get(code)
        # Never left out: who reads only the other language has to find the way there on every page.
        url = version.get_url(request) if version else f"/{code}/"
        links.append({"code": code, "name": own_language_name(code), "url": url})
    return links


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
    # Depth 1 is Wagtail's root, which nobody sees.
    above = open_pages(page.get_ancestors().filter(depth__gt=1), at=clock.now())
    return [{"name": ancestor.title, "url": ancestor.get_url(request) or ""} for ancestor in above]


def cards(chosen: list[Page], request: HttpRequest) -> list[dict[str, Any]]:
    """Featured pages as cards, in the editor's order and without those that are offline."""
    ids = [page.pk for page in chosen if page is not None]
    # The query forgets the editor's order, so it is put back by number.
    open_now = {page.pk: page for page in open_pages(Page.objects.filter(pk__in=ids), at=clock.now()).specific()}
    pages = [open_now[number] for number in ids if number in open_now]
    pictures = pictures_by_id([card_picture_id(page) for page in pages], CARD)
    return [
        {
            "title": page.title,
            "url": page.get_url(request),
            "text": page.summary_text() if hasattr(page, "summary_text") else page.search_description,
            "picture": pictures.get(card_picture_id(page) or 0),
        }
        for page in pages
    ]


def card_picture_id(page: Page) -> int | None:
    return page.main_picture_id() if hasattr(page, "main_picture_id") else None


def absolute(url: str | None) -> str:
    """With our own host. Taken from the settings: the host of a request is what its sender says it is."""
    return f"{settings.BASE_URL}{url}" if url and url.startswith("/") else (url or "")
