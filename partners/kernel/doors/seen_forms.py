"""Forms over something saved, which may be saved by somebody else, or in another window, while they are open."""

from typing import Any, Protocol, Self, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _

from partners.kernel.fields.by_language import FieldsByLanguage
from partners.kernel.fields.choices import is_same
from partners.kernel.fields.unseen import UnseenText


class Stamped(Protocol):
    """Something saved. `stamp` is another after every save; at most 64 signs."""

    @property
    def stamp(self) -> str: ...


class SeenForm(forms.Form):
    """`seen` is the stamp of what the form was made from; all other fields are named as they are saved, unless a
    subclass says otherwise in `values_of`.

    A service that is given another stamp than the saved one writes nothing and raises Conflict (`stale`).
    """

    # The age of what the form shows. One that cannot be read is no stamp of anything, and so an old one.
    seen = UnseenText(max_length=64)

    @classmethod
    def values_of(cls, saved: Any) -> dict[str, Any]:
        """What is saved, by the name of its field."""
        return {name: getattr(saved, name) for name in cls.base_fields if name != "seen"}

    @classmethod
    def showing(cls, saved: Stamped, **kwargs: Any) -> Self:
        """The form with what is saved; what else the form wants is handed on."""
        return cls(initial={**cls.values_of(saved), "seen": saved.stamp}, **kwargs)

    @property
    def answers(self) -> dict[str, Any]:
        """Keywords of the services."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def differing_from(self, saved: Stamped) -> list[dict[str, Any]]:
        """What is saved where it differs from what was typed, for a person who has to choose between the two.

        From now on the form carries the stamp of what is saved: sending it again is that choice.
        """
        data: Any = self.data
        self.data = data = data.copy()
        # Fields of a bound form are drawn from `data`; its `initial` would not be looked at.
        data["seen"] = saved.stamp
        values = self.values_of(saved)
        return [
            {"name": called(self, name), "value": _in_words(self.fields[name], values[name])}
            for name, typed in self.answers.items()
            if not is_same(typed, values[name])
        ]


class ReadForm(forms.Form):
    """Says yes to a text. `version` is the one that was read, and begins as the one that the page shows."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("version") is None:
            raise ValidationError(
                _("We could not tell which text you had read. Look at the one on this page, and send it once more."),
                code="unread",
            )
        return cleaned


def called(form: forms.Form, name: str) -> Any:
    """Beside other fields, where what stands above this one on its page is not seen."""
    told = form.label_of(name) if isinstance(form, FieldsByLanguage) else ""
    return told or form[name].label


def _in_words(field: forms.Field, saved: Any) -> str:
    """Of a choice what people read, and not its key."""
    values = saved if isinstance(saved, list) else [saved]
    return ", ".join(_label_of(field, value) for value in values)


def _label_of(field: forms.Field, value: Any) -> str:
    if isinstance(value, bool):
        return str(_("Yes") if value else _("No"))
    if not isinstance(field, forms.ChoiceField):
        return str(field.prepare_value(value))
    flat: dict[str, Any] = dict(flatten_choices(cast(Any, field.choices)))
    return str(flat.get(value, value))
