"""Looking for somebody who can speak."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.campaigns.selectors import subject_choices
from partners.kernel import clock
from partners.organizations.forms.joining import language_choices


class SpeakersForm(forms.Form):
    """Read from the address. What it does not know narrows nothing."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for name, choices in (("language", language_choices()), ("topic", subject_choices(at=clock.now()))):
            cast(forms.ChoiceField, self.fields[name]).choices = [("", _("any")), *choices]

    @property
    def wanted(self) -> dict[str, str]:
        self.is_valid()
        return {name: str(self.cleaned_data.get(name, "")) for name in self.fields}
