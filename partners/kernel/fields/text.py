"""Form fields that let only clean text through."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields.lines import joins_letters, one_line

# Cf characters that running text needs: joiners (emoji, Persian, Indic), soft hyphen, direction marks.
PARAGRAPH_FORMATS = frozenset("\u200c\u200d\u00ad\u200e\u200f\u061c")
# Letters by category, but nothing to see: they make two names look alike.
INVISIBLE_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5\u034f")
# More than any spelling needs; towers of them cover the lines above and below.
STACKED_MARKS = 6
# What stands between the letters of a name: no digit, nothing that an address is written with.
IN_NAMES = frozenset(" '’ʼ`´-‐‑·")
LONGEST_NAME = 80
LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029|\u0085|\x0b|\x0c")


def check_plain_text(value: str) -> None:
    """One line that shows all it contains; of hidden characters only the joiners, inside the scripts that are spelled
    with them. Raises ValidationError."""
    check_characters(value, allowed_controls="", allowed=lambda at: joins_letters(value, at))


def check_paragraph(value: str) -> None:
    """Several lines; nothing that hides, or turns the text around. Raises ValidationError."""
    check_characters(value, allowed_controls="\n\t", allowed=lambda at: value[at] in PARAGRAPH_FORMATS)


def check_characters(value: str, *, allowed_controls: str, allowed: Callable[[int], bool]) -> None:
    marks = 0
    for at, character in enumerate(value):
        # By category and not by a list of signs: Unicode adds invisible ones with every version.
        category = unicodedata.category(character)
        hidden = category in ("Cc", "Cs", "Co", "Cf", "Zl", "Zp") or character in INVISIBLE_LETTERS
        # Places that Unicode promises never to fill. Other free ones may be letters newer than this Python.
        nothing = (category == "Cn" and ord(character) & 0xFFFE == 0xFFFE) or 0xFDD0 <= ord(character) <= 0xFDEF
        if (hidden and character not in allowed_controls and not allowed(at)) or nothing:
            raise ValidationError(
                _(
                    "There is an invisible character (%(name)s) at position %(position)s. "
                    "Type the text again without it."
                ),
                code="invisible_character",
                params={"name": f"U+{ord(character):04X}", "position": at + 1},
            )
        # Spacing marks (Mc) do not count: they stand beside the letter, as many Indic vowels do.
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks > STACKED_MARKS:
            raise ValidationError(_("Too many accents are stacked on one letter."), code="stacked_marks")


def is_name(text: str) -> bool:
    """Whether this is a name and no sentence, number or link: letters with their marks, spaces, hyphens, apostrophes,
    a full stop behind an initial; not longer than 80 characters. Letters to strangers show nothing else of a stranger.
    """
    return 0 < len(text.strip()) <= LONGEST_NAME and all(_is_in_name(text, at) for at in range(len(text)))


def check_name(value: str) -> None:
    """Raises ValidationError."""
    if not is_name(value):
        raise ValidationError(
            _("Write a name with letters only: no digits, signs or web addresses, and no more than 80 characters."),
            code="no_name",
        )


def _is_in_name(text: str, at: int) -> bool:
    character = text[at]
    if unicodedata.category(character)[0] in "LM" or character in IN_NAMES or joins_letters(text, at):
        return True
    # An initial, or an abbreviated title: with a letter behind it, it would be the dot of an address.
    return character == "." and text[at - 1 : at].isalpha() and text[at + 1 : at + 2] in ("", " ")


class PlainTextField(forms.CharField):
    """A name or a title: one line, composed form, nothing invisible. What a paste adds unseen is taken away."""

    def __init__(self, *, max_length: int | None = 200, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def run_validators(self, value: str) -> None:
        """Its length first: to look at each of a hundred thousand characters takes its time."""
        super().run_validators(value)
        check_plain_text(value)

    def to_python(self, value: Any) -> str:
        return composed(one_line(super().to_python(value) or ""))


class NameField(PlainTextField):
    """What a person is called."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_NAME, **kwargs)

    def run_validators(self, value: str) -> None:
        super().run_validators(value)
        if value not in self.empty_values:
            check_name(value)


class ParagraphField(forms.CharField):
    """Text of several lines, their ends always a single line feed."""

    widget = forms.Textarea

    def __init__(self, *, max_length: int | None = 5000, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def run_validators(self, value: str) -> None:
        super().run_validators(value)
        check_paragraph(value)

    def to_python(self, value: Any) -> str:
        if isinstance(value, str):
            # Before the length is counted: browsers send two characters for each end of a line.
            value = LINE_ENDS.sub("\n", value)
        return composed(super().to_python(value) or "")


def composed(text: str) -> str:
    """Composed form (NFC). A lone surrogate passes through to the validator, which names it."""
    # One spelling for what looks the same: two names are compared, and lengths counted, as people see them.
    return unicodedata.normalize("NFC", text)
