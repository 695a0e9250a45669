"""Texts side by side in all languages that are open."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _

from partners.kernel.doors.seen_forms import SeenForm
from partners.kernel.fields import FieldsByLanguage, ParagraphField, PlainTextField
from partners.kernel.languages.names import own_language_name
from partners.kernel.languages.opened import open_languages


@dataclass(frozen=True)
class ByLanguage:
    """A text in each language. `needed`: in all of them."""

    label: Any
    most: int
    help: Any = ""
    needed: bool = False
    several_lines: bool = False
    rows: int = 1

    def field(self, language: str) -> forms.CharField:
        attrs = {"lang": language, "autocomplete": "off"}
        kind = ParagraphField if self.several_lines else PlainTextField
        widget = forms.Textarea({**attrs, "rows": self.rows}) if self.rows > 1 else forms.TextInput(attrs)
        name = own_language_name(language)
        return kind(
            label=name,
            max_length=self.most,
            required=self.needed,
            widget=widget,
            error_messages={"required": _("This is empty in one language: %(language)s.") % {"language": name}},
        )


class SideBySideForm(FieldsByLanguage, SeenForm):
    """`texts` names what there is in every language, as fields `name_en` and so on; `order` how all of it follows."""

    texts: ClassVar[dict[str, ByLanguage]] = {}
    order: ClassVar[list[str]] = []

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.by_language = {key: text.label for key, text in cls.texts.items()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = open_languages()
        for key, text in self.texts.items():
            for language in self.languages:
                self.fields[f"{key}_{language}"] = text.field(language)

    @classmethod
    def values_of(cls, saved: Any) -> dict[str, Any]:
        return {
            f"{key}_{language}": getattr(saved, key).get(language, "")
            for key in cls.texts
            for language in open_languages()
        }

    def in_languages(self, key: str, saved: dict[str, str]) -> dict[str, str]:
        """As the services take it; what there is in languages that are not open stays."""
        written = {language: self.cleaned_data[f"{key}_{language}"] for language in self.languages}
        return {language: text for language, text in {**saved, **written}.items() if text}

    @property
    def rows(self) -> list[dict[str, Any]]:
        """What stands under one another on the screen: one field, or a text in all languages."""
        return [
            {"text": self.texts[key], "fields": [self[f"{key}_{language}"] for language in self.languages], "key": key}
            if key in self.texts
            else {"field": self[key]}
            for key in self.order
            if key in self.texts or key in self.fields
        ]
