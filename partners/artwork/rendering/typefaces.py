"""What our typefaces can print. Anything else comes out as an empty box, and nobody is told."""

import functools
import unicodedata
from pathlib import Path

from anyascii import anyascii
from fontTools.ttLib import TTFont

from .shapes import one_line

FONTS = Path(__file__).parent.parent / "fonts"
# In the order in which they are asked for a letter. Noto Sans has Devanagari as well. None has Chinese, Japanese or
# Korean: a face for those weighs more than all of these together.
FAMILIES = (
    "Arsenal", "Noto Sans", "Noto Sans Georgian", "Noto Sans Armenian", "Noto Sans Hebrew", "Noto Sans Arabic",
)  # fmt: skip
# Scripts of which Arsenal has some letters and not all, as Unicode begins the names of their letters.
PARTLY = ("LATIN ", "GREEK ", "CYRILLIC ", "COMBINING ")


def unprintable(text: str) -> list[str]:
    """The signs that our typefaces lack, each once, as the text would be set. Joiners and selectors are not drawn."""
    signs = dict.fromkeys(one_line(text))
    return [sign for sign in signs if ord(sign) not in printable() and not is_unseen(sign)]


def printable_form(text: str) -> str:
    """As it would be set, with Latin letters for what cannot be printed."""
    missing = set(unprintable(text))
    return "".join(anyascii(sign) if sign in missing else sign for sign in one_line(text))


def families_for(text: str) -> tuple[str, ...]:
    """Noto Sans alone where Arsenal lacks a letter: a word in two faces looks like a mistake."""
    lacked = set(text) - arsenal()
    return FAMILIES[1:] if any(unicodedata.name(sign, "").startswith(PARTLY) for sign in lacked) else FAMILIES


@functools.cache
def arsenal() -> frozenset[str]:
    """The signs that it has in both weights."""
    found = code_points(FONTS / "Arsenal-Regular.ttf") & code_points(FONTS / "Arsenal-Bold.ttf")
    return frozenset(map(chr, found))


def is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f"


@functools.cache
def printable() -> frozenset[int]:
    """Code points that one family or another has, in regular and in bold. Read once per process."""
    found: set[int] = set()
    for regular in sorted(FONTS.glob("*-Regular.ttf")):
        bold = regular.with_name(regular.name.replace("-Regular", "-Bold"))
        # In both weights, because a template may set the same words in either.
        found |= code_points(regular) & code_points(bold)
    return frozenset(found)


def code_points(path: Path) -> set[int]:
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())
