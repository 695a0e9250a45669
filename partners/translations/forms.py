"""The original on one side, and a field for each of its passages on the other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields import ParagraphField
from partners.kernel.fields.unseen import UnseenText
from partners.texts.rendering import compared, only_changes
from partners.translations.selectors import PAGES, Original, Passage


@dataclass(frozen=True)
class Row:
    """`changes` says what became of the original since its translators saved; empty where it is the same."""

    passage: Passage
    field: forms.BoundField
    is_new: bool
    changes: list[Any]


class OfferForm(forms.Form):
    """`before` is the original, by key, as it was when the offer was saved; empty for a new one."""

    seen = UnseenText(max_length=64)
    wants_credit = forms.BooleanField(
        label=_("Name our organisation as the translator, where there is a place for it"), required=False
    )
    use_required_attribute = False

    def __init__(
        self, *args: Any, kind: str, original: Original, language: str, before: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.original, self.before = kind, original, before
        for passage in original.passages:
            # By its place and not by its number: a passage that was put in before it must not take its words.
            field = ParagraphField(
                # The place stands above the original already; here it is what the field is called.
                label=gettext("%(place)s in translation") % {"place": passage.name},
                required=False,
                max_length=passage.limit,
                widget=forms.Textarea(attrs={"rows": rows_for(passage.text), "lang": language, "spellcheck": "true"}),
            )
            # May wait, and is no less wished for.
            field.is_wanted = True  # type: ignore[attr-defined]
            self.fields[name_of(passage.key)] = field

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for passage in self.original.passages:
            words = cleaned.get(name_of(passage.key), "")
            if words and (mistake := PAGES[self.kind].mistake(passage, words)):
                self.add_error(name_of(passage.key), mistake)
        has_words = any(cleaned.get(name_of(passage.key)) for passage in self.original.passages)
        if not has_words and not self.errors:
            raise forms.ValidationError(
                _("Nothing is translated yet. Begin with one passage, then save."), code="empty"
            )
        return cleaned

    @property
    def texts(self) -> dict[str, str]:
        return {passage.key: self.cleaned_data[name_of(passage.key)] for passage in self.original.passages}

    def rows(self) -> Iterator[Row]:
        for passage in self.original.passages:
            before = self.before.get(passage.key)
            has_changed = before is not None and before != passage.text
            yield Row(
                passage,
                self[name_of(passage.key)],
                bool(self.before) and before is None,
                only_changes(compared(before or "", passage.text)) if has_changed else [],
            )

    @staticmethod
    def values_of(texts: Mapping[str, str]) -> dict[str, str]:
        return {name_of(key): words for key, words in texts.items()}


def name_of(key: str) -> str:
    return f"p_{sha256(key.encode()).hexdigest()[:16]}"


def rows_for(text: str) -> int:
    """As many lines as the original has, and a little more: other languages are longer."""
    return min(18, max(2, sum(1 + len(line) // 60 for line in text.splitlines() or [""]) + 1))
