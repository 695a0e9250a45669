"""Which of two entries stays."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields.unseen import UnseenText
from partners.press.models import MediaContact


class MergeContactsForm(forms.Form):
    """`others` are those that can end, by the id that is sent. `seen` is there once both were looked at."""

    other = forms.ChoiceField(
        label=_("Which entry is about the same person, and ends?"), widget=forms.RadioSelect, required=True
    )
    seen = UnseenText(max_length=200)

    def __init__(self, *args: Any, others: dict[str, tuple[MediaContact, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = others
        cast(forms.ChoiceField, self.fields["other"]).choices = [(key, name) for key, (_row, name) in others.items()]

    def clean_other(self) -> MediaContact:
        return self.others[self.cleaned_data["other"]][0]

    @property
    def stamps(self) -> tuple[str, str] | None:
        """Of the one that stays and the one that ends, as they were looked at."""
        kept, _dot, other = self.cleaned_data["seen"].partition(".")
        return (kept, other) if kept and other else None


def seen_both(kept: MediaContact, other: MediaContact) -> str:
    return f"{kept.stamp}.{other.stamp}"
