"""What the site tells to machines that look around."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.pages.selectors.site import absolute, all_open_pages
from partners.kernel import clock

# Behind these URLs nothing is for everybody. Naming them gives nothing away: they are on every page.
NOT_FOR_ROBOTS = [
    "/cms/",
    "/api/",
    "/documents/",
    *(f"/{code}/{part}/" for code, _name in settings.LANGUAGES for part in ("account", "partner")),
]


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS),
        "",
        f"Sitemap: {absolute('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page that everybody may read, each with its versions in other languages.

    Of `wagtail.contrib.sitemaps` nothing would be left: its items are one language's and know nothing of what ends, its
    URLs come from the row of the site instead of BASE_URL, and it names no versions in other languages.
    """
    by_key: dict[Any, list[dict[str, Any]]] = {}
    for page in all_open_pages(request, at=clock.now()):
        entry = {
            "url": absolute(page.get_url(request)),
            "code": page.locale.language_code,
            "at": page.last_published_at,
        }
        by_key.setdefault(page.translation_key, []).append(entry)
    return render(request, "cms/pages/sitemap.xml", {"groups": by_key.values()}, content_type="application/xml")
