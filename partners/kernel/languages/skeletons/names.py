"""Names of organisations: without their legal form, and as they sound in Latin letters."""

import re

from .shapes import LONGEST, shape, spelled_words_of, words_of

# Short forms and what they stand for. `fund` and its like are not among them: they are a part of many names.
LEGAL_FORMS = """
    го|громадська організація|вго|мго|гс|громадська спілка|громадське об'єднання|бф|мбф|благодійний фонд|бо|мбо
    благодійна організація|благодійне товариство|тов|пп|нуо|нпо|ано|оо|рго|
    ngo|npo|cso|ingo|cbo|cf|charitable foundation|charitable organization|charitable organisation
    public organization|public organisation|non governmental organization|non governmental organisation
    ltd|limited|llc|inc|incorporated|corp|plc|cic|cio|the|a registered charity|registered charity
    e.v.|e. v.|eingetragener verein|ggmbh|gmbh|gug|ug|asbl|vzw|aisbl|stichting|association loi 1901
    z.s.|z. s.|z.ú.|o.p.s.|o. p. s.|o.z.|sp. z o.o.|onlus|aps|odv|ets|oü|mtü|r.y.|d.o.o.|asociația|ong|osc
"""
CYRILLIC = re.compile("[\u0400-\u052f]")
# The passport table of 2010, with one letter for each group that people spell in several ways: i for и, і, ї, й and y.
CYRILLIC_SOUNDS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "i", "і": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia", "ъ": "", "ы": "i", "э": "e",
    "ј": "i", "љ": "l", "њ": "n", "џ": "dzh", "ђ": "d", "ћ": "c", "ѕ": "dz",
}  # fmt: skip
# How other languages and habits spell those sounds; the longer first.
LATIN_SOUNDS = (
    ("szcz", "shch"), ("tsch", "ch"), ("sch", "sh"), ("sz", "sh"), ("cz", "ch"), ("zgh", "zh"), ("kh", "h"),
    ("tz", "ts"), ("ph", "f"), ("x", "ks"), ("w", "v"), ("q", "k"), ("g", "h"), ("y", "i"), ("j", "i"),
)  # fmt: skip
# A Latin letter that slipped into a Cyrillic word is read as the one it was taken for.
SLIPPED = str.maketrans("abcehikmoptxy", "авсенікмортху")
CARONS = str.maketrans({"š": "sh", "č": "ch", "ž": "zh", "Š": "sh", "Č": "ch", "Ž": "zh"})
TWICE, ONCE = re.compile(r"(.)\1+"), r"\1"


def bare_name(name: str) -> str:
    """The skeleton without the legal form at either end; the whole where nothing else would be left."""
    return "".join(shape(word) for word in _core(words_of(name)))[:LONGEST]


def core_words(name: str) -> list[str]:
    """The name's own words in small letters, with their accents and without the legal form at either end; all of them
    where nothing else would be left."""
    folded, told = words_of(name), spelled_words_of(name)
    start, end = _bounds(folded)
    return told[start:end] if len(told) == len(folded) else told


def sounding(name: str) -> str:
    """How the name reads in Latin letters, behind a mark of its script: `c:` with any Cyrillic letter, else `l:`.

    `Надія`, `Nadiia` and `Nadiya` sound alike. So do `Лис` and `Ліс`, and those are two words: whoever compares two
    Cyrillic names asks for their skeletons only (`alike`). Empty where nothing can be read.
    """
    read = "".join(_sound(word) for word in _core(words_of(name.translate(CARONS))))
    if not (read and read.isascii()):
        return ""
    script = "c" if CYRILLIC.search(name) else "l"
    return f"{script}:{TWICE.sub(ONCE, read)}"[:LONGEST]


def alike(sound: str) -> list[str]:
    """The soundings that are taken for this one: of a Cyrillic name those in Latin letters, of a Latin one both."""
    script, _mark, read = sound.partition(":")
    if not read:
        return []
    return [f"l:{read}"] if script == "c" else [f"l:{read}", f"c:{read}"]


def _sound(word: str) -> str:
    if CYRILLIC.search(word):
        return "".join(CYRILLIC_SOUNDS.get(letter, letter) for letter in word.translate(SLIPPED))
    for spelt, heard in LATIN_SOUNDS:
        word = word.replace(spelt, heard)
    return word


def _core(words: list[str]) -> list[str]:
    start, end = _bounds(words)
    return words[start:end]


def _bounds(words: list[str]) -> tuple[int, int]:
    looks = [_look(word) for word in words]
    start, end = 0, len(words)
    while found := next((form for form in FORMS if _begins(looks[start:end], form)), None):
        start += len(found)
    while found := next((form for form in FORMS if _begins(looks[start:end][::-1], form[::-1])), None):
        end -= len(found)
    return (start, end) if start < end else (0, len(words))


def _look(word: str) -> str:
    # By script: `вго` looks like the word `bro`, which is no legal form. What is mixed counts as Cyrillic.
    return f"{'l' if word.isascii() else 'c'}:{shape(word)}"


def _begins(looks: list[str], form: tuple[str, ...]) -> bool:
    # Something has to be left: a group may be called nothing but "Go".
    return len(looks) > len(form) and tuple(looks[: len(form)]) == form


FORMS = sorted(
    {
        tuple(_look(word) for word in words_of(form))
        for line in LEGAL_FORMS.splitlines()
        for form in line.split("|")
        if form.strip()
    },
    key=len,
    reverse=True,
)
