"""What a paste brings along: spaces of other widths, and characters that nobody sees."""

import re
import unicodedata

# Every space of Unicode but that of Ogham, which is drawn; and the tab between two cells of a table.
SPACES = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
# Marks, embeddings, overrides and isolates. In text of one direction they turn nothing.
DIRECTION = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
TURNED_AROUND = "\u202e"
JOINERS = frozenset("\u200c\u200d")
# Formats (Cf) that are drawn all the same: signs around the numbers and verses of some scripts.
DRAWN = re.compile(
    "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001345f]"
)
# Combining marks and letters by category, but without width.
WITHOUT_WIDTH = frozenset("\u034f\u17b4\u17b5")
BLACK_FLAG = "\U0001f3f4"
# Nobody types so much in one line; it is refused by its length, and not looked at.
LONGEST = 20_000


def one_line(text: str) -> str:
    """With plain spaces, one at a time, none at the ends; and without what `without_hidden` takes away."""
    return SPACES.sub(" ", without_hidden(text)).strip()


def without_hidden(text: str) -> str:
    """Without the invisible characters that change nothing for the eye. What turns text around, or could, stays in
    it, for a check that names it."""
    if text.isascii() or len(text) > LONGEST:
        return text
    begin, end = 0, len(text)
    while begin < end and _is_margin(text[begin]) and text[begin] != TURNED_AROUND:
        begin += 1
    while end > begin and _is_margin(text[end - 1]):
        end -= 1
    text = text[begin:end]
    is_mixed = any(unicodedata.bidirectional(each) in {"R", "AL"} for each in text if not is_hidden(each))
    return "".join(character for at, character in enumerate(text) if not _vanishes(text, at, is_mixed=is_mixed))


def is_hidden(character: str) -> bool:
    """A format that is not drawn, or a letter without width."""
    is_format = unicodedata.category(character) == "Cf" and not DRAWN.match(character)
    return is_format or character in WITHOUT_WIDTH


def joins_letters(text: str, at: int) -> bool:
    """Whether the joiner at this place stands between two letters of Arabic or of an Indic script."""
    # At the first place this slice is empty, not the last character: both neighbours have to be there.
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return text[at] in JOINERS and len(around) == 2 and all("\u0600" <= letter <= "\u0dff" for letter in around)


def _is_margin(character: str) -> bool:
    return character.isspace() or is_hidden(character)


def _vanishes(text: str, at: int, *, is_mixed: bool) -> bool:
    character = text[at]
    if not is_hidden(character):
        return False
    if character in DIRECTION:
        return character != TURNED_AROUND and (not is_mixed or _is_amid_one_direction(text, at, character))
    if character in JOINERS:
        # Between two pictures it makes one of them: that is seen.
        is_of_a_picture = any(unicodedata.category(other) in {"So", "Sk", "Mn"} for other in text[at - 1 : at + 2 : 2])
        return not joins_letters(text, at) and not is_of_a_picture
    # Tags spell the flags of regions behind a black one, and hidden words anywhere else.
    return not ("\U000e0020" <= character <= "\U000e007f" and BLACK_FLAG in text)


def _is_amid_one_direction(text: str, at: int, mark: str) -> bool:
    """A simple mark whose nearest letters on both sides have its own direction: they alone order what is between."""
    if mark not in "\u200e\u200f\u061c":
        return False
    wanted = {"L"} if mark == "\u200e" else {"R", "AL"}
    before, after = (_direction(side) for side in (text[:at][::-1], text[at + 1 :]))
    return before in wanted and after in wanted


def _direction(text: str) -> str:
    """That of the first character that has one; a number counts as none of the two."""
    found = (unicodedata.bidirectional(character) for character in text if not is_hidden(character))
    return next((each for each in found if each in {"L", "R", "AL", "EN", "AN"}), "")
