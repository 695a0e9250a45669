"""What public.html shows around any page, the portal's own included."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from cms.pages.selectors import frame, site


def public_site(request: HttpRequest) -> dict[str, Any]:
    """Lazy, because partner pages, the admin and most error pages never show it and should not pay for it."""
    language = get_language() or "en"
    home = SimpleLazyObject(lambda: site.home_page(request, language))

    def navigation() -> list[dict[str, Any]]:
        known = frame.known_menu(request, language)
        return site.navigation_links(home, request) if known is None else site.with_here(known, request)

    def columns() -> list[dict[str, Any]]:
        known = frame.known_foot(request, language)
        return site.footer_columns(home) if known is None else known

    return {"navigation_links": SimpleLazyObject(navigation), "footer_columns": SimpleLazyObject(columns)}
