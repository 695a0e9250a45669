"""Alphabetical in the reader's language: the order of every list that people read."""

import re
import unicodedata
from functools import lru_cache

# Of all Cyrillic alphabets together: none of them contradicts the others about the letters that it has itself.
CYRILLIC = {letter: 10 * place for place, letter in enumerate("абвгґдђеєжзѕиіїйјклљмнњопрстћуфхцчџшщъыьэюя")}
# Letters with a mark that in these languages are letters of their own, and behind which they stand.
OWN = {"be": {"ё": "е", "ў": "у"}, "mk": {"ѓ": "д", "ќ": "т"}}
# Letters that Unicode does not take apart, filed where readers of Latin scripts look for them.
LATIN = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "e",
}  # fmt: skip
APOSTROPHES = re.compile("['’ʼ`]")
NO_LETTERS = re.compile(r"[\W_]+")
# Which script comes first for readers of a language; digits come before all letters.
CYRILLIC_FIRST = {"uk", "be", "bg", "mk", "sr", "ru"}

Place = tuple[int, int]


@lru_cache(maxsize=4096)
def alphabetical(text: str, language: str) -> tuple[tuple[Place, ...], str]:
    """A key for `sorted()`. Case, accents, apostrophes, quotation marks and punctuation do not count.

    Cyrillic letters follow the Ukrainian alphabet (ґ after г, є after е, і and ї after и), those of its neighbours
    between them (ы before ь, э after it). Latin letters follow the English one. Other scripts come after these two,
    each in the order of its own code table. `ordering.in_alphabet` has databases sort in the same way.
    """
    plain = APOSTROPHES.sub("", unicodedata.normalize("NFC", text).casefold())
    words = NO_LETTERS.sub(" ", plain).strip()
    own = OWN.get(language, {})
    cyrillic, latin = (1, 2) if reads_cyrillic_first(language) else (2, 1)
    places = tuple(place for letter in words for place in places_of(letter, cyrillic, latin, own))
    # The text itself last: names that differ in accents only stand in the same order on every page.
    return places, text


DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# How many of them write a place within a group (numbers, the two scripts, all others), so that longer ones come later.
WIDTHS = (4, 3, 3, 5)


def order_of(text: str, language: str, longest: int = 200) -> str:
    """The same order as a text in plain letters and digits, which every collation sorts alike: for a column with an
    index. Two texts that begin alike for fifty letters may share one."""
    return "".join(map(_written, alphabetical(text, language)[0]))[:longest]


def _written(place: Place) -> str:
    group, number = place
    if group < 0:
        return "0"
    digits = ""
    for _digit in range(WIDTHS[group]):
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
    return f"{group + 1}{digits}"


def reads_cyrillic_first(language: str) -> bool:
    return language.partition("-")[0] in CYRILLIC_FIRST


def places_of(letter: str, cyrillic: int, latin: int, own: dict[str, str]) -> list[Place]:
    """(group, place in it) for a letter; several when one letter is filed as two."""
    if letter == " ":
        return [(-1, 0)]
    if letter in own:
        return [(cyrillic, CYRILLIC[own[letter]] + 5)]
    # Before letters are taken apart: й and ї would become и and і with a mark that does not count.
    if letter in CYRILLIC:
        return [(cyrillic, CYRILLIC[letter])]
    plain = LATIN.get(letter) or unicodedata.normalize("NFKD", letter)
    found = []
    for part in plain:
        if unicodedata.combining(part):
            continue
        if part.isdigit():
            found.append((0, ord(part)))
        elif part.isascii():
            found.append((latin, ord(part)))
        elif part in CYRILLIC:
            found.append((cyrillic, CYRILLIC[part]))
        elif "\u0400" <= part <= "\u052f":
            found.append((cyrillic, 10 * ord(part)))
        else:
            found.append((3, ord(part)))
    return found
