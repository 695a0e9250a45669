"""What every page may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url

# Each language's own name: a reader looks for the word they know.
OWN_NAMES = {"en": "English", "uk": "Українська", "de": "Deutsch", "fr": "Français", "pl": "Polski"}


def portal(request: HttpRequest) -> dict[str, Any]:
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "base_url": settings.BASE_URL,
        "is_demo": settings.DEMO,
        "language_links": [
            {"code": code, "name": OWN_NAMES[code], "url": translate_url(request.get_full_path(), code)}
            for code, _name in settings.LANGUAGES
        ],
    }
