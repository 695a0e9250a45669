"""Telephone numbers in one form: E.164, with `;ext=` behind it where there is an extension. Spaced for people only."""

import re
import unicodedata
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, ValidationResult

from partners.kernel.fields.lines import one_line
from partners.kernel.fields.one_form import OneFormColumn, PastedField, or_same

LONGEST_STORED = 40
LONGEST_TYPED = 100
# Words before an extension, as people here write them; the library knows `ext.`, `x`, `#` and those of Western Europe.
EXTENSION = re.compile(
    r"(?<![^\W\d_])(?:(?:;\s*)?ext(?:ension)?|extn|дод(?:атковий)?|вн(?:утр|утрішній)?|доб|int|x)"
    r"(?![^\W\d_])[.:= ]*(?=\d)",
    re.IGNORECASE,
)
DASHES = re.compile("[\u2212\u30fc\uff70]")
PLUSES = str.maketrans({"\uff0b": "+", "\ufe62": "+"})
NUMBER = re.compile(r"[\d+ ()./,;#-]+")


def canonical_phone(text: str, *, region: str | None = None) -> str:
    """`+380441234567` or `+380441234567;ext=12`. Without + and country code it is a number of `region` (ISO 3166-1).

    Raises ValidationError (`invalid_phone`).
    """
    typed = _plain(text)
    known = region.upper() if region and region.upper() in phonenumbers.SUPPORTED_REGIONS else None
    try:
        number = phonenumbers.parse(typed, known)
    except NumberParseException as error:
        raise _refused(_reason(error, typed)) from None
    # Possible by its length, and no more: new ranges of numbers are in use before any list knows them.
    found = phonenumbers.is_possible_number_with_reason(number)
    if found != ValidationResult.IS_POSSIBLE:
        is_long = found == ValidationResult.TOO_LONG
        raise _refused(
            _("This number has too many digits for its country.")
            if is_long
            else _("This number has too few digits for its country.")
        )
    return _stored(number)


# Without a region: nobody knows any more which was meant.
canonical_or_same = or_same(canonical_phone)


def shown_phone(stored: str) -> str:
    """A stored number with its spaces, and its extension in words."""
    try:
        number = phonenumbers.parse(stored)
    except NumberParseException:
        return stored
    # What is no stored form is an old row, shown as it was typed.
    if _stored(number) != stored:
        return stored
    extension, number.extension = number.extension, None
    spaced = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    return (
        _("%(number)s, extension %(extension)s") % {"number": spaced, "extension": extension} if extension else spaced
    )


def _plain(text: str) -> str:
    """With plain spaces, hyphens and plus, and with a word for the extension that the library knows."""
    if len(text) > LONGEST_TYPED:
        raise _refused(_("This is too long for one telephone number."))
    line = one_line(text).translate(PLUSES).removeprefix("tel:")
    line = DASHES.sub("-", "".join("-" if unicodedata.category(each) == "Pd" else each for each in line))
    line = EXTENSION.sub(" ext. ", line)
    # The library reads words of advertisements as digits, and takes from a sentence what looks like a number.
    if not NUMBER.fullmatch(line.replace(" ext. ", "", 1)):
        raise _refused(_("Write one telephone number, with digits and spaces. An extension follows as “ext. 12”."))
    return line


def _stored(number: PhoneNumber) -> str:
    plain = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return f"{plain};ext={number.extension}" if number.extension else plain


def _reason(error: NumberParseException, typed: str) -> Any:
    if error.error_type == NumberParseException.INVALID_COUNTRY_CODE:
        if typed.lstrip("( ").startswith("+"):
            return _("There is no country with this code. The number begins with + and the country’s code.")
        return _("Begin with + and the country’s code, as in +380 44 123 45 67.")
    if error.error_type == NumberParseException.TOO_LONG:
        return _("This number has too many digits for its country.")
    return _("Write one telephone number, with digits and spaces. An extension follows as “ext. 12”.")


def _refused(sentence: Any) -> ValidationError:
    return ValidationError(sentence, code="invalid_phone")


class PhoneField(PastedField, forms.CharField):
    """The one form field for a telephone number. Its form sets `region` where the country is known, and `kept` where
    something is saved: that may be older than this rule, and keeps nobody from changing what stands beside it.
    """

    region: str | None = None
    kept: str = ""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": LONGEST_STORED, **kwargs})

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return canonical_phone(text, region=self.region) if text and text != self.kept else text

    def prepare_value(self, value: Any) -> Any:
        return shown_phone(value) if isinstance(value, str) else value


class PhoneColumn(OneFormColumn, models.CharField):
    """The one column for a telephone number."""

    form_field = PhoneField
    ordinary = models.CharField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": LONGEST_STORED, **kwargs})

    def canonical(self, text: str) -> str:
        return canonical_phone(text)

    def refuses(self, *, is_new: bool) -> bool:
        # Only forms and programs are asked for a number that can be called: what has none is kept as it was typed.
        return False
