"""What public.html shows around any page, the portal's own included."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from cms.pages.selectors import site


def public_site(request: HttpRequest) -> dict[str, Any]:
    """Lazy, because partner pages, the admin and most error pages never show it and should not pay for it."""
    home = SimpleLazyObject(lambda: site.home_page(request, get_language() or "en"))
    return {
        "navigation_links": SimpleLazyObject(lambda: site.navigation_links(home, request)),
        "footer_columns": SimpleLazyObject(lambda: site.footer_columns(home)),
    }
