"""Alphabetical in the reader's language, which is the published order of partners."""

import re
import unicodedata

UKRAINIAN = {letter: place for place, letter in enumerate("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")}
# Letters that Unicode does not take apart, filed where readers of Latin scripts look for them.
LATIN = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "e",
}  # fmt: skip
APOSTROPHES = re.compile("['’ʼ`]")
NO_LETTERS = re.compile(r"[\W_]+")
# Which script comes first for readers of a language; digits come before all letters.
CYRILLIC_FIRST = {"uk", "be", "bg", "mk", "sr"}

Place = tuple[int, int]


def alphabetical(text: str, language: str) -> tuple[tuple[Place, ...], str]:
    """A key for `sorted()`. Case, accents, apostrophes, quotation marks and punctuation do not count.

    Ukrainian letters follow the Ukrainian alphabet (ґ after г, є after е, і and ї after и, ь near the end). Latin
    letters follow the English one. Other scripts come after these two, each in the order of its own code table.
    """
    plain = APOSTROPHES.sub("", text.casefold())
    words = NO_LETTERS.sub(" ", plain).strip()
    cyrillic, latin = (1, 2) if language in CYRILLIC_FIRST else (2, 1)
    places = tuple(place for letter in words for place in places_of(letter, cyrillic, latin))
    # The text itself last: names that differ in accents only stand in the same order on every page.
    return places, text


def places_of(letter: str, cyrillic: int, latin: int) -> list[Place]:
    """(group, place in it) for a letter; several when one letter is filed as two."""
    if letter == " ":
        return [(-1, 0)]
    # Before letters are taken apart: й and ї would become и and і with a mark that does not count.
    if letter in UKRAINIAN:
        return [(cyrillic, UKRAINIAN[letter])]
    plain = LATIN.get(letter) or unicodedata.normalize("NFKD", letter)
    found = []
    for part in plain:
        if unicodedata.combining(part):
            continue
        if part.isdigit():
            found.append((0, ord(part)))
        elif part.isascii():
            found.append((latin, ord(part)))
        elif part in UKRAINIAN:
            found.append((cyrillic, UKRAINIAN[part]))
        else:
            found.append((3, ord(part)))
    return found
