"""Non-breaking spaces by the rules of each language, so that the texts themselves stay easy to edit."""

import re

NBSP = "\u00a0"

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"

RULES = {
    "en": (
        (re.compile(rf"(?<=\d) (?=(?:{MONTHS}|per cent|%))"), NBSP),
        (re.compile(r" (?=[–—] )"), NBSP),
    ),
    "uk": (
        # The look-behind, unlike a captured space, lets two such words follow each other: «і в місті».
        # An apostrophe before it makes the letter the end of a word: ім’я.
        (re.compile(r"(?i)(?<![\w’])([авєзийіоуя]) (?=\S)"), r"\1" + NBSP),
        # Particles, which lean on the word before.
        (re.compile(r" (?=(?:би?|же?)\b)"), NBSP),
        (re.compile(r"(?<=\d) (?=[а-яіїєґ%])"), NBSP),
        (re.compile(r"№ (?=\d)"), "№" + NBSP),
        (re.compile(r" (?=[–—] )"), NBSP),
    ),
}


def typeset(text: str, language: str) -> str:
    """Return the text with spaces that must not break replaced; unknown languages pass unchanged."""
    for pattern, replacement in RULES.get(language, ()):
        text = pattern.sub(replacement, text)
    return text
