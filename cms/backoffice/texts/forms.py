"""The form of a draft: a text and a note in each language, what kind of change it is, and its day."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateTimeInput

from partners.kernel import clock
from partners.kernel.doors.seen_forms import SeenForm
from partners.kernel.fields import FieldsByLanguage, ParagraphField, UnseenText
from partners.kernel.languages.names import language_name
from partners.texts.models import Draft, Kind
from partners.texts.rendering import compared, words_in

LONGEST_TEXT, LONGEST_NOTE = 40_000, 500
FURTHEST = timedelta(days=3 * 365)
# What word processors leave between letters, and what nobody has typed.
NOTHING = re.compile("[\u200b\u2060\ufeff]")
SPACES_AT_ENDS, EMPTY_LINES = re.compile(r"[^\S\n]+$", re.MULTILINE), re.compile(r"\n{3,}")
MATERIAL = [
    ("yes", gettext_lazy("It changes what the text says: who has agreed is asked again")),
    ("no", gettext_lazy("It only puts spelling or wording right: what was agreed to stays agreed to")),
]


class BindingTextField(ParagraphField):
    """Paragraphs with an empty line between them, also where they come from a word processor, which leaves none."""

    def to_python(self, value: Any) -> str:
        if isinstance(value, str):
            value = NOTHING.sub("", value)
        text = EMPTY_LINES.sub("\n\n", SPACES_AT_ENDS.sub("", super().to_python(value)))
        return text if "\n\n" in text else text.replace("\n", "\n\n")


class SeenOnly(forms.Form):
    """A button below something that was read."""

    seen = UnseenText(max_length=64)


class DraftForm(FieldsByLanguage, SeenForm):
    by_language: ClassVar[dict[str, Any]] = {
        "text": gettext_lazy("Text in %(language)s"),
        "note": gettext_lazy("What is new, in %(language)s"),
    }

    is_material = forms.ChoiceField(
        label=gettext_lazy("What kind of change is it?"), choices=MATERIAL, widget=forms.RadioSelect
    )
    starts_at = forms.DateTimeField(
        label=gettext_lazy("Comes into force"),
        required=False,
        widget=AdminDateTimeInput(),
        help_text=gettext_lazy("Leave it empty, and the text is in force as soon as a second person publishes it."),
    )

    def __init__(self, *args: Any, draft: Draft, languages: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft, self.languages = draft, list(languages)
        for code in self.languages:
            self.fields[f"text_{code}"] = BindingTextField(
                label=self.label_in("text", code),
                required=False,
                max_length=LONGEST_TEXT,
                widget=forms.Textarea(attrs={"rows": 24, "lang": code, "data-counted": ""}),
            )
            self.fields[f"note_{code}"] = ParagraphField(
                label=self.label_in("note", code),
                required=False,
                max_length=LONGEST_NOTE,
                help_text=_("One or two sentences for whoever is asked to agree."),
                widget=forms.Textarea(attrs={"rows": 3, "lang": code}),
            )
        if not draft.base or draft.kind == Kind.CONSENT:
            # There is nothing yet that anybody could have agreed to; and of a consent text nobody is asked at once.
            del self.fields["is_material"]

    @classmethod
    def values_of(cls, saved: Draft) -> dict[str, Any]:
        texts = {f"text_{code}": text for code, text in saved.texts.items()}
        notes = {f"note_{code}": note for code, note in saved.change_notes.items()}
        rest = {"is_material": "yes" if saved.is_material else "no", "starts_at": saved.starts_at}
        # A language in which nothing is written has no entry.
        return defaultdict(str, {**texts, **notes, **rest})

    def clean_starts_at(self) -> datetime | None:
        wanted = self.cleaned_data["starts_at"]
        if wanted is None or wanted == self.draft.starts_at:
            return wanted
        if wanted < clock.now():
            raise ValidationError(_("This hour has passed. Choose a later one, or leave it empty."), code="past")
        if wanted > clock.now() + FURTHEST:
            raise ValidationError(_("This is more than three years ahead."), code="far")
        return wanted

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        # One language may wait for its translator; asking for publication needs them all.
        if not self.errors and not any(cleaned[f"text_{code}"] for code in self.languages):
            raise ValidationError(_("Write the text in one language at least."), code="empty")
        return cleaned

    @property
    def content(self) -> dict[str, Any]:
        """Keywords of `save_draft`."""
        return {
            "texts": {code: self.cleaned_data[f"text_{code}"] for code in self.languages},
            "change_notes": {code: self.cleaned_data[f"note_{code}"] for code in self.languages},
            "is_material": self.cleaned_data.get("is_material", "yes") == "yes",
            "starts_at": self.cleaned_data["starts_at"],
            "seen": self.cleaned_data["seen"],
        }

    @property
    def columns(self) -> list[dict[str, Any]]:
        """A language in each."""
        return [
            {
                "code": code,
                "name": language_name(code),
                "text": self[f"text_{code}"],
                "note": self[f"note_{code}"],
                "words": words_in(str(self[f"text_{code}"].value() or "")),
            }
            for code in self.languages
        ]

    def differing_from(self, saved: Any) -> list[dict[str, Any]]:
        """Of a text also where it differs, word by word: from what is saved to what was typed."""
        values = self.values_of(saved)
        found = super().differing_from(saved)
        labels = {str(self[f"text_{code}"].label): f"text_{code}" for code in self.languages}
        for item in found:
            if name := labels.get(str(item["name"])):
                item["passages"] = compared(values[name], self.cleaned_data[name])
        return found
