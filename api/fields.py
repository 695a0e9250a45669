"""Serializer fields that take exactly what the documentation says. The framework's own also take 5 for "5"."""

import re
from datetime import UTC, datetime
from typing import Any, NoReturn

from django.core.exceptions import ValidationError as DjangoValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from partners.artwork.rendering import moment_of
from partners.campaigns.models import LONGEST_CODE
from partners.kernel.fields.addresses import canonical_address
from partners.kernel.fields.links import canonical_or_same as canonical_link_or_same

NO_CHOICE = _("“{input}” is none of these: {choices}.")


class Text(serializers.CharField):
    """A string, and nothing that can be turned into one."""

    default_error_messages = {"invalid": _("This has to be a string.")}

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class OnADay(Text):
    """A day, or a day and its hour, without a zone."""

    default_error_messages = {"no_date": _("This is no date. It looks like 2026-12-01 or 2026-12-01T18:00.")}

    def __init__(self, **kwargs: Any) -> None:
        told = _(
            "A day, or a day and its hour by the clock of wherever it is: `2026-12-01` or `2026-12-01T18:00`. It "
            "stands on the file in its language, where the template has a place for it."
        )
        super().__init__(**{"max_length": 16, "help_text": told, **kwargs})

    def to_internal_value(self, data: Any) -> str:
        words = super().to_internal_value(data)
        if words and moment_of(words) is None:
            self.fail("no_date")
        return words


class Address(serializers.EmailField):
    """An e-mail address, given on in the one form that is stored and compared."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        try:
            return canonical_address(super().to_internal_value(data))
        except DjangoValidationError as refused:
            raise serializers.ValidationError(refused.messages, code="invalid") from refused


class Choice(serializers.ChoiceField):
    """One of a closed list, which its refusal names: a program's author reads that before any description."""

    default_error_messages = {"invalid_choice": NO_CHOICE}

    def fail(self, key: str, **facts: Any) -> NoReturn:
        super().fail(key, **facts, choices=", ".join(map(str, self.choices)))


class SubjectCode(Text):
    """The code of a subject; which there are is data of the campaign, so the description names none.

    The serializer is given those that may be chosen, as `subjects` in its context.
    """

    default_error_messages = {"invalid_choice": NO_CHOICE}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_CODE, validators=[validate_slug], **kwargs)

    def run_validation(self, data: Any = serializers.empty) -> Any:
        code = super().run_validation(data)
        if code not in self.context["subjects"]:
            self.fail("invalid_choice", input=code, choices=", ".join(sorted(self.context["subjects"])))
        return code


class OrNull(serializers.CharField):
    """Text that is null where the database has an empty one: a program can tell nothing from something."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return str(value) if value else None


class Link(serializers.URLField):
    """A URL as programs want it, an ASCII URI, also where an old row holds letters of other scripts."""

    def to_representation(self, value: Any) -> str:
        return canonical_link_or_same(str(value))


class UrlOrNull(OrNull, Link):
    pass


class Count(serializers.IntegerField):
    """Of a parameter: digits only."""

    def to_internal_value(self, data: Any) -> int:
        # `int()` would also take blanks, underscores, signs and the digits of other scripts.
        if not re.fullmatch(r"[0-9]{1,9}", str(data), re.ASCII):
            self.fail("invalid")
        return super().to_internal_value(data)


def page_limit() -> Count:
    text = _("How many at most: 1 to 100, 50 if you do not say.")
    return Count(min_value=1, max_value=100, default=50, help_text=text)


class Id(serializers.UUIDField):
    """The way we write ids ourselves."""

    # Python's own reading also takes braces, `urn:` and no hyphens; one thing would have many names.
    form = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str) or not self.form.fullmatch(data):
            self.fail("invalid", value=data)
        return super().to_internal_value(data)


class Moment(serializers.DateTimeField):
    """RFC 3339, in and out; what leaves is in UTC."""

    form = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)", re.ASCII | re.IGNORECASE)
    default_error_messages = {
        "invalid": _("Write a moment like 2026-05-31T17:30:00Z. In an address the + of a zone is written %2B.")
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_timezone=UTC, **kwargs)

    def to_internal_value(self, value: Any) -> datetime:
        if not isinstance(value, str) or not self.form.fullmatch(value):
            self.fail("invalid")
        # RFC 3339 allows a small t and z, which Django's reading does not know.
        return super().to_internal_value(value.upper())


def unknown_fields(data: Any, known: Any) -> list[str]:
    return [name for name in data if name not in known] if isinstance(data, dict) else []


def well_shaped(shape: serializers.Serializer, data: Any) -> dict[str, Any]:
    """Of a body that has errors the fields that have none, as values; `shape` has been asked whether it is valid."""
    if not isinstance(data, dict):
        return {}
    return {
        name: field.run_validation(data[name])
        for name, field in shape.fields.items()
        if name in data and name not in shape.errors
    }


def unrepeated(value: Any) -> Any:
    # A choice that is sent twice passes every check and would be kept twice.
    return list(dict.fromkeys(value)) if isinstance(value, list) else value
