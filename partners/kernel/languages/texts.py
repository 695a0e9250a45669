"""Texts that exist in several languages."""

from collections.abc import Mapping
from typing import Any


def in_language(texts: Mapping[str, Any], language: str) -> Any:
    """What there is in this language, else in English, else in any; an empty text when there is none."""
    # Sorted: SQLite keeps the order in which languages were written, PostgreSQL has one of its own.
    candidates = (texts.get(key, "") for key in (language, "en", *sorted(texts)))
    return next((text for text in candidates if text), "")
