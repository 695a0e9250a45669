"""What SQLite has to be taught about letters: it knows case and order of the English ones only."""

from typing import Any

from .alphabet import alphabetical
from .ordering import COLLATIONS
from .searching import folded, texts


def teach(connection: Any, **kwargs: Any) -> None:
    """Give a new connection its alphabets and its folding; PostgreSQL knows both."""
    if connection.vendor == "sqlite":
        known = connection.connection
        known.create_function("portal_folded", 1, _folded, deterministic=True)
        known.create_function("portal_texts", 1, texts, deterministic=True)
        for is_cyrillic_first, name in COLLATIONS.items():
            known.create_collation(name, _comparing("uk" if is_cyrillic_first else "en"))


def _folded(value: Any) -> str | None:
    return None if value is None else folded(str(value))


def _comparing(language: str) -> Any:
    def compare(one: str, other: str) -> int:
        first, second = alphabetical(one, language), alphabetical(other, language)
        return (first > second) - (first < second)

    return compare
