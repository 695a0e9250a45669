"""E-mail addresses in one form. Every door takes them here, so that one mailbox is one person everywhere."""

import re
from typing import Any
from urllib.parse import unquote

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.lookups import IExact
from django.utils.translation import gettext as _
from email_validator import EmailNotValidError, validate_email

from partners.kernel.fields.hosts import canonical_host, shown_host
from partners.kernel.fields.lines import one_line
from partners.kernel.fields.one_form import OneFormColumn, PastedField, or_same

LONGEST_ADDRESS = 254
# Longer than any name with an address behind it; what is longer is not looked at.
LONGEST_PASTE = 1000
AT_SIGNS = str.maketrans({"\uff20": "@", "\ufe6b": "@"})
# As mail programs and address books copy it.
NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]+)>")
LINKED = re.compile(r"mailto:(?P<address>[^?]+)(\?.*)?", re.IGNORECASE)


def canonical_address(text: str) -> str:
    """The one form of an address: ASCII in small letters, its host by IDNA 2008, nothing invisible in it.

    Taken are also `mailto:…`, `Name <…>` and signs of other widths. Raises ValidationError (`invalid_address`).
    """
    if len(text) > LONGEST_PASTE:
        raise _refused(_("An e-mail address has at most 254 characters."))
    local, host = _halves(_bare(one_line(text).translate(AT_SIGNS)))
    for sign in local:
        if not sign.isascii():
            text = _(
                "Before the @ stands “%(sign)s” (%(code)s). Only letters from a to z, digits and signs such as . - _ + "
                "can stand there."
            )
            raise _refused(text % {"sign": sign if sign.isprintable() else "", "code": f"U+{ord(sign):04X}"})
    try:
        host = canonical_host(host)
    except ValueError:
        raise _refused(
            _("Behind the @ there has to be the name of a host with a domain, as in name@example.org.")
        ) from None
    try:
        # What the library knows beside: dots, quotation marks, lengths, and domains that no mail leads to.
        found = validate_email(f"{local}@{host}", check_deliverability=False, allow_smtputf8=False, strict=True)
    except EmailNotValidError:
        raise _refused(_("This is no e-mail address that mail can reach. It looks like name@example.org.")) from None
    return str(found.ascii_email).lower()


canonical_or_same = or_same(canonical_address)


def shown_address(address: str) -> str:
    """A canonical address with its host as people read it."""
    local, at, host = address.rpartition("@")
    return f"{local}{at}{shown_host(host)}" if at else address


def _bare(text: str) -> str:
    """Without what stands around an address; of two addresses none is chosen."""
    if linked := LINKED.fullmatch(text):
        return unquote(linked["address"]).strip()
    if (named := NAMED.fullmatch(text)) and ("@" not in named["name"] or named["address"] in named["name"]):
        return named["address"].strip()
    return text


def _halves(address: str) -> tuple[str, str]:
    if address.count("@") != 1:
        raise _refused(_("Write one e-mail address. It looks like name@example.org."))
    local, _at, host = address.partition("@")
    return local, host


def _refused(sentence: Any) -> ValidationError:
    return ValidationError(sentence, code="invalid_address")


class AddressField(PastedField, forms.EmailField):
    """The one form field for an address."""

    def __init__(self, *, max_length: int | None = LONGEST_ADDRESS, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return canonical_address(text) if text else text

    def prepare_value(self, value: Any) -> Any:
        return shown_address(value) if isinstance(value, str) else value


class AddressColumn(OneFormColumn, models.EmailField):
    """The one column for an address. `is_checked` says that the address was taken from another row."""

    form_field = AddressField
    ordinary = models.EmailField

    def __init__(self, *args: Any, is_checked: bool = False, **kwargs: Any) -> None:
        self.is_checked = is_checked
        super().__init__(*args, **{"max_length": LONGEST_ADDRESS, **kwargs})

    def canonical(self, text: str) -> str:
        return canonical_address(text)

    def refuses(self, *, is_new: bool) -> bool:
        return is_new and not self.is_checked


@AddressColumn.register_lookup
class SameAddress(IExact):
    """`email__iexact`, which Django would ask for as it was typed."""

    prepare_rhs = True
