"""What a page carries along unseen. Nobody typed it and nobody can correct it, so nobody is told that it is wrong."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class Unseen(forms.Field):
    """What cannot be read counts as not sent, and the form that comes back carries its first value again.

    A form that cannot do without it says so in `clean`, in words and at no field.
    """

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, **kwargs})
        # The browser must not bring back an old value after a reload.
        self.widget.attrs.setdefault("autocomplete", "off")

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
