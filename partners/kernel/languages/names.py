"""Languages and countries as the reader calls them."""

from collections.abc import Iterable

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

from .alphabet import alphabetical


def reading_locale() -> Locale:
    return Locale.parse(get_language() or "en", sep="-")


def by_name(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Codes with what they are called, in the reader's alphabet."""
    language = get_language() or "en"
    return sorted(choices, key=lambda choice: alphabetical(choice[1], language))


def language_name(code: str) -> str:
    """The code itself where no name is known."""
    return str(reading_locale().languages.get(code, code))


def own_language_name(code: str) -> str:
    """As its own readers call it, because everybody looks for the word they know; with a capital letter, because it
    stands alone. The code itself where no name is known."""
    try:
        name = Locale.parse(code, sep="-").get_language_name()
    except (UnknownLocaleError, ValueError):
        name = None
    return name[0].upper() + name[1:] if name else code


def country_name(code: str) -> str:
    """The code itself where no name is known."""
    return str(reading_locale().territories.get(code, code))
