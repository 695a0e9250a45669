"""What has one form when it is stored, however it was typed: the part that addresses, links and numbers share."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

Canonical = Callable[[str], str]


def or_same(canonical: Canonical) -> Callable[[Any], Any]:
    """For comparing with what was stored before there was one form: what has none stays as it is."""

    def canonical_or_same(text: Any) -> Any:
        try:
            return canonical(text) if isinstance(text, str) else text
        except ValidationError as refused:
            let_go(refused)
            return text

    return canonical_or_same


def let_go(refused: ValidationError) -> None:
    """Of one that nobody is told about. Django's stands in its own `error_list`, and keeps with its traceback whatever
    all callers have at hand, pictures of many megabytes among that, until Python next looks for such circles."""
    vars(refused).clear()


class PastedField(forms.Field):
    """A form field that takes more than it keeps: something may stand around what is pasted."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs: dict[str, Any] = super().widget_attrs(widget)
        # It would cut what is pasted; the length is counted as it is stored.
        attrs.pop("maxlength", None)
        return attrs


class OneFormColumn(models.Field):
    """Stands before one of Django's columns: whatever code writes or asks, it is the canonical form.

    A new row with anything else is refused (ValidationError) where `refuses` says so. A row that is older than this
    rule stays as it is, until its value is given anew.
    """

    form_field: ClassVar[type[forms.Field]]
    # To the database it is an ordinary column; and a migration must see what is stored, not what should be.
    ordinary: ClassVar[type[Any]]

    def canonical(self, text: str) -> str:
        raise NotImplementedError

    def refuses(self, *, is_new: bool) -> bool:
        return is_new

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, f"django.db.models.{self.ordinary.__name__}", args, kwargs

    def to_python(self, value: Any) -> Any:
        # Also what a query is asked with; what has no such form finds nothing, and breaks nothing.
        text = super().to_python(value)
        return or_same(self.canonical)(text) if text else text

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        return super().clean(self.canonical(value) if value else value, model_instance)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = getattr(model_instance, self.attname)
        if isinstance(value, str) and value:
            value = self.canonical(value) if self.refuses(is_new=add) else or_same(self.canonical)(value)
            setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": self.form_field, **kwargs})
