"""Texts that exist in several languages."""


def in_language(texts: dict[str, str], language: str) -> str:
    """The text in this language, else in English, else in any; empty when there is none."""
    candidates = (texts.get(key, "") for key in (language, "en", *sorted(texts)))
    return next((text for text in candidates if text), "")
