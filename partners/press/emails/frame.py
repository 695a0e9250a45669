"""What messages of the press have in common."""

from typing import Any

from django.urls import reverse
from django.utils import translation

from partners.mail.emails import url_of


def link_to(route: str, *args: Any, label: Any, language: str) -> dict[str, str]:
    """The one action of a message, in the language of whoever reads it."""
    with translation.override(language):
        # Made text in here: a label that is read later would be in the language of whoever pressed the button.
        return {"action_url": url_of(reverse(route, args=args)), "action_label": str(label)}


def reverse_in(language: str, route: str, *args: Any) -> str:
    with translation.override(language):
        return reverse(route, args=args)
