"""What a page carries along unseen. Nobody typed it and nobody can correct it, so nobody is told that it is wrong."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class UnseenInput(forms.HiddenInput):
    """A text field that is not shown: the browser must not bring back an old value after a reload, and a field of the
    kind `hidden` cannot say so."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, {"autocomplete": "off", **(attrs or {}), "hidden": True})
        context["widget"]["type"] = "text"
        return context


class Unseen(forms.Field):
    """What cannot be read counts as not sent, and the form that comes back carries its first value again.

    A form that cannot do without it says so in `clean`, in words and at no field.
    """

    widget = UnseenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, **kwargs})

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except ValidationError:
            return self.to_python("")

    def bound_data(self, data: Any, initial: Any) -> Any:
        return initial if self.clean(data) in self.empty_values else super().bound_data(data, initial)


class UnseenText(Unseen, forms.CharField):
    pass


class UnseenNumber(Unseen, forms.IntegerField):
    pass


class UnseenId(Unseen, forms.UUIDField):
    pass


class UnseenMoment(Unseen, forms.DateTimeField):
    """In ISO 8601, with its distance from UTC."""
