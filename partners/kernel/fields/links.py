"""Links in one form: an ASCII URI in tables, codes and interfaces; in letters of any script for people only."""

import re
import unicodedata
from typing import Any
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit, urlunsplit

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields.hosts import canonical_host, shown_host
from partners.kernel.fields.lines import without_hidden
from partners.kernel.fields.one_form import OneFormColumn, PastedField, let_go, or_same
from partners.kernel.fields.text import check_plain_text

LONGEST_TYPED = 4000
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
# `javascript:`, `mailto:` and such. Digits behind the colon are a port, and with a dot before it stands a host.
OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+-]*:(?!\d)", re.IGNORECASE)
SCHEMES = ("https", "http")
USUAL_PORTS = {"https": 443, "http": 80}
# What may stand in each part as it is (RFC 3986); the per cent sign, because what is encoded stays so.
IN_PATH = "/:@!$&'()*+,;=-._~%"
IN_QUERY = IN_PATH + "?"
STRAY_PER_CENT = re.compile(r"%(?![0-9a-fA-F]{2})")
ENCODED = re.compile(r"(?:%[0-9a-fA-F]{2})+")


def canonical_link(text: str, *, schemes: tuple[str, ...] = SCHEMES) -> str:
    """The one form: `https://xn--80aikifvh.xn--j1amh/%D0%BF` for `приклад.укр/п`. A missing scheme is https.

    Raises ValidationError (`invalid`, or `scheme` for one that is not among `schemes`).
    """
    parts = _parts(text)
    if parts.scheme not in schemes:
        raise ValidationError(_("A link begins with https:// or http://."), code="scheme")
    try:
        host, port = canonical_host(parts.hostname or ""), parts.port
    except ValueError:
        raise _no_link(_("This link names no site. It looks like https://example.org/page.")) from None
    at = f":{port}" if port and port != USUAL_PORTS[parts.scheme] else ""
    return urlunsplit(
        (
            parts.scheme,
            f"{host}{at}",
            _encoded(parts.path, IN_PATH),
            _encoded(parts.query, IN_QUERY),
            _encoded(parts.fragment, IN_QUERY),
        )
    )


canonical_or_same = or_same(canonical_link)


def shown_link(link: str) -> str:
    """As people read it: the host and the path in their own letters, where that leads back to the same link."""
    try:
        parts = urlsplit(link)
        at = f":{parts.port}" if parts.port else ""
        shown = parts._replace(
            netloc=f"{shown_host(parts.hostname or '')}{at}",
            path=ENCODED.sub(_readable, parts.path),
            query=ENCODED.sub(_readable, parts.query),
            fragment=ENCODED.sub(_readable, parts.fragment),
        ).geturl()
        return shown if canonical_link(shown) == link else link
    except ValueError:
        return link
    except ValidationError as refused:
        let_go(refused)
        return link


def _parts(text: str) -> SplitResult:
    if len(text) > LONGEST_TYPED:
        raise _no_link(_("This link is too long."))
    typed = without_hidden(text).strip()
    # Before it is taken apart: that would silently drop line ends and tabs.
    check_plain_text(typed)
    if "\\" in typed or any(character.isspace() for character in typed):
        raise _no_link(_("A link holds no spaces and no backslashes. It looks like https://example.org/page."))
    if not SCHEME.match(typed):
        if OTHER_SCHEME.match(typed):
            raise ValidationError(_("A link begins with https:// or http://."), code="scheme")
        typed = f"https://{typed.removeprefix('//')}"
    try:
        parts = urlsplit(typed)
    # A lone bracket, or a sign that stands for several of those that divide a link.
    except ValueError:
        raise _no_link(_("This link names no site. It looks like https://example.org/page.")) from None
    # "https://known.example@other.example" reads like one site and leads to the other.
    if "@" in parts.netloc:
        raise _no_link(_("The link holds a name or password before the host. Leave that out."))
    return parts


def _no_link(sentence: Any) -> ValidationError:
    return ValidationError(sentence, code="invalid")


def _encoded(part: str, safe: str) -> str:
    whole = quote(STRAY_PER_CENT.sub("%25", part), safe=safe)
    # One spelling for one link: both are allowed.
    return ENCODED.sub(lambda found: found.group().upper(), whole)


def _readable(found: re.Match[str]) -> str:
    """Letters of other scripts, and nothing that divides a link, is invisible or looks like a space."""
    try:
        text = unquote_to_bytes(found.group()).decode()
    except UnicodeDecodeError:
        return found.group()
    # A mark at the beginning would sit on what divides the link.
    return "".join(
        each
        if not each.isascii() and unicodedata.category(each)[0] in ("LMN" if at else "LN")
        else quote(each, safe="")
        for at, each in enumerate(text)
    )


class LinkField(PastedField, forms.URLField):
    """The one form field for a link."""

    def __init__(self, *, schemes: tuple[str, ...] = SCHEMES, **kwargs: Any) -> None:
        self.schemes = schemes
        # Wagtail names a scheme of its own for every column of this kind.
        super().__init__(**{**kwargs, "assume_scheme": "https"})

    def to_python(self, value: Any) -> Any:
        # Django's own reading would add the scheme before it is known whether there is one.
        text = super(forms.URLField, self).to_python(value)
        return canonical_link(text, schemes=self.schemes) if text else text


class LinkColumn(OneFormColumn, models.URLField):
    """The one column for a link."""

    form_field = LinkField
    ordinary = models.URLField

    def canonical(self, text: str) -> str:
        return canonical_link(text)
