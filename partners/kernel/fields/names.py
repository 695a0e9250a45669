"""Languages and countries as the reader calls them."""

from babel import Locale
from django.utils.translation import get_language


def reading_locale() -> Locale:
    return Locale.parse(get_language() or "en", sep="-")


def language_name(code: str) -> str:
    """The code itself where no name is known."""
    return str(reading_locale().languages.get(code, code))


def country_name(code: str) -> str:
    """The code itself where no name is known."""
    return str(reading_locale().territories.get(code, code))
