"""What allauth says by itself, and what we say in its place."""

from functools import cache
from pathlib import Path

import allauth
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent.parent
LIBRARIES = ROOT / "portal" / "locale_libraries"
OWN = ROOT / "portal" / "locale" / "uk" / "LC_MESSAGES" / "django.po"
ALLAUTH = Path(allauth.__file__).parent


def messages(path: Path, language: str) -> list[Message]:
    with path.open("rb") as file:
        catalogue = read_mo(file) if path.suffix == ".mo" else read_po(file, locale=language)
    return [message for message in catalogue if message.id]


def words(value: str | tuple[str, ...]) -> list[str]:
    """A sentence, or its forms where it counts something."""
    return [value] if isinstance(value, str) else list(value)


def first(message: Message) -> str:
    return words(message.id)[0]


@cache
def of_allauth(language: str) -> list[Message]:
    return messages(ALLAUTH / "locale" / language / "LC_MESSAGES" / "django.po", language)


@cache
def of_ours(language: str) -> list[Message]:
    return messages(LIBRARIES / language / "LC_MESSAGES" / "django.po", language)


@cache
def of_the_libraries() -> frozenset[str]:
    """Every sentence that some library gives to translators; one of them ships compiled catalogues only."""
    paths = list(ALLAUTH.parent.glob("**/locale/en/LC_MESSAGES/django.[mp]o"))
    return frozenset(first(message) for path in paths for message in messages(path, "en"))


@cache
def stock() -> frozenset[str]:
    """Sentences of allauth that can be recognised in a page: of several words, and without a gap."""
    return frozenset(
        first(message) for message in of_allauth("en") if " " in first(message) and "%" not in first(message)
    )


@cache
def ours(language: str) -> frozenset[str]:
    """What our catalogue says; a sentence of allauth that is found good stands there, too."""
    return frozenset(word for message in of_ours(language) for word in words(message.string))


@cache
def written_by_us() -> frozenset[str]:
    """The English sentences of our own code and templates."""
    return frozenset(first(message) for message in messages(OWN, "uk"))
