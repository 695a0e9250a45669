"""A colour in a form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.kernel.colours import COLOUR


class ColourInput(forms.ColorInput):
    """Always has a value, so HTML knows no `required` for it."""

    def use_required_attribute(self, initial: object) -> bool:
        return False


class ColourField(forms.CharField):
    """One colour, kept in small letters."""

    default_error_messages = {"invalid": _("A colour looks like #0057b7.")}

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"max_length": 7, "widget": ColourInput(), **kwargs})  # type: ignore[arg-type]

    def to_python(self, value: object) -> str:
        text = str(super().to_python(value) or "").strip().lower()
        if text and not COLOUR.match(text):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return text
