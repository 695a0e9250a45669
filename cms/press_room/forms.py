"""What a reporter narrows the press room by."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.kernel.languages.names import by_name, language_name


class PressFilter(forms.Form):
    """Topic and language. They live in the URL, so they can be shared; one that makes no sense is named and ignored."""

    topic = forms.ChoiceField(label=_("Topic"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    use_required_attribute = False

    def __init__(self, *args: Any, topics: list[tuple[str, str]], languages: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "filter-%s", **kwargs})
        spoken = by_name((code, language_name(code)) for code in languages)
        cast(forms.ChoiceField, self.fields["topic"]).choices = [("", _("all topics")), *topics]
        cast(forms.ChoiceField, self.fields["language"]).choices = [("", _("all languages")), *spoken]

    def chosen(self) -> dict[str, str]:
        # For the cleaning alone: what was refused is left out, and its error is shown beside the list.
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("topic", "language")}
