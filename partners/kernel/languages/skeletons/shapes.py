"""What letters look like: case, accents, typography and look-alikes of other scripts folded away."""

import re
import unicodedata
from functools import cache, lru_cache

from confusable_homoglyphs import confusables

# More than any name has, and far below what an index of PostgreSQL can hold.
LONGEST = 200
# Longer than LONGEST: what is dropped must not decide what is kept. A limit all the same, for each sign costs time.
MOST_READ = 600
# Letters that Unicode does not take apart, and what people write in their place.
PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ґ": "г", "ѐ": "е", "ѝ": "и"}
)
# The same stroke in many typefaces. Case is gone by then, so a capital I is a small one.
STROKES = str.maketrans({"l": "i", "1": "i", "0": "o"})
BETWEEN = re.compile(r"[\W_ʺˮ]+")
# Beside a letter they join; a full stop also abbreviates (e.V., з.с.).
INSIDE = re.compile(
    r"(?<=\w)['’ʼ‘`´ʹ′ˈ\u02ee\u055a\ua78c.\u2024](?=\w|\s|$)"
    r"|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)


def skeleton(text: str) -> str:
    """The letters and digits as an eye takes them, without what stands between them; empty where there are none."""
    return "".join(shape(word) for word in words_of(text))[:LONGEST]


def is_alike(text: str, other: str) -> bool:
    """Whether readers take the one for the other. What has neither letters nor digits is compared as it stands."""
    return skeleton(text) == skeleton(other) if skeleton(text) else text.strip() == other.strip()


def words_of(text: str) -> list[str]:
    """Small letters without accents, word by word; `e.V.` and `Ім’я` are one word each."""
    plain = unicodedata.normalize("NFKD", text[:MOST_READ].casefold()).translate(PLAIN)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
    plain = INSIDE.sub("", plain.replace("&", " and "))
    return [word for word in BETWEEN.split(plain) if word]


def spelled_words_of(text: str) -> list[str]:
    """The same words as they are spelled, in small letters."""
    spelled = unicodedata.normalize("NFC", text[:MOST_READ].casefold())
    return [word for word in BETWEEN.split(INSIDE.sub("", spelled.replace("&", " and "))) if word]


@lru_cache(maxsize=4096)
def shape(word: str) -> str:
    """A word of small letters in the letters of ASCII that it looks like, as far as it looks like any."""
    # Two letters that touch: Unicode's list calls them one.
    return "".join(map(look, word)).replace("rn", "m").translate(STROKES)


@cache
def look(letter: str) -> str:
    """The plain letter or digit that this one, small or capital, is mistaken for; itself where there is none."""
    if letter.isascii():
        return letter
    # By both cases: м is no m, but М is M, and a name may be written in capitals.
    for form in (letter, letter.upper()):
        for twin in twins(form):
            if twin.isascii() and twin.isalnum():
                return twin.lower()
    # A small capital (ᴛ): its twin is a letter of another script, and only that one's capital is plain.
    further = [close for twin in twins(letter) if len(twin) == 1 for close in twins(twin.upper())]
    return next((close.lower() for close in further if close.isascii() and close.isalnum()), letter)


def twins(letter: str) -> list[str]:
    """By Unicode's list of confusables."""
    return [found["c"] for found in confusables.confusables_data.get(letter, ())]
