"""What our typefaces can print. Anything else comes out as an empty box, and nobody is told."""

import functools
import unicodedata
from pathlib import Path

from anyascii import anyascii
from fontTools.ttLib import TTFont

from .shapes import one_line

FONTS = Path(__file__).parent.parent / "fonts"


def unprintable(text: str) -> list[str]:
    """The signs that our typefaces lack, each once, as the text would be set. Joiners and selectors are not drawn."""
    signs = dict.fromkeys(one_line(text))
    return [sign for sign in signs if ord(sign) not in printable() and not is_unseen(sign)]


def printable_form(text: str) -> str:
    """As it would be set, with Latin letters for what cannot be printed."""
    missing = set(unprintable(text))
    return "".join(anyascii(sign) if sign in missing else sign for sign in one_line(text))


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
