"""The dictionary form of a word, so that a search for one form finds the others (docs/adr/0044).

By the script and not by the language of the page: whoever searches says no language, and both sides have to agree.
Cyrillic words are looked up in the Ukrainian dictionary, Latin ones in the English one.
"""

import re
import unicodedata
from functools import lru_cache

import simplemma

from .searching import UNSEEN, words_in

APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`´ʹ′", "'"))
WORD = re.compile(r"\w+(?:'\w+)*")
HIDDEN = re.compile(f"[{UNSEEN}]+")
CYRILLIC = re.compile("[\u0400-\u052f]")
# A longer one is no word of a dictionary.
LONGEST = 40
# Words of campaigns that the dictionary knows as another one: `плакати` is also “to weep”, `дні` a form of “bottom”.
OWN = {
    "плакати": "плакат",
    "діти": "дитина",
    "дітям": "дитина",
    "дітьми": "дитина",
    "дітях": "дитина",
    "дні": "день",
    "днях": "день",
    "руці": "рука",
    "сіл": "село",
    "міст": "місто",
    "затримань": "затримання",
    "імям": "ім'я",
    "people": "person",
    "persons": "person",
}


def forms_in(text: str) -> str:
    """The folded words of a text, and behind them the dictionary forms that are others: what an index keeps."""
    plain = words_in(text)
    forms = {lemma for word in written_in(text) if (lemma := lemma_of(word))} - set(plain.split())
    return " ".join([plain, *sorted(forms)]).strip()


def choices_in(text: str) -> list[list[str]]:
    """For each word that is searched for what it may stand as in the index: itself, and its dictionary form."""
    found = [list(dict.fromkeys([words_in(word), lemma_of(word)])) for word in written_in(text)]
    return [[form for form in forms if form] for forms in found if any(forms)]


def written_in(text: str) -> list[str]:
    """The words as dictionaries write them: with й and ї, which folding takes apart, and one kind of apostrophe."""
    seen = HIDDEN.sub("", unicodedata.normalize("NFC", text.lower().translate(APOSTROPHES)))
    # Words that are joined by a sign of another kind are folded to one, as `words_in` does.
    return WORD.findall(seen)


@lru_cache(maxsize=20_000)
def lemma_of(word: str) -> str:
    """Folded; the word itself where no dictionary knows it. The dictionaries are read when the first word is asked."""
    if len(word) > LONGEST or not word.replace("'", "").isalpha():
        return words_in(word)
    lemma = OWN.get(word) or simplemma.lemmatize(word, lang="uk" if CYRILLIC.search(word) else "en")
    return words_in(lemma)
