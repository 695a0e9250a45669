"""Asking for releases by e-mail."""

from typing import Any, cast

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.campaigns.selectors import subject_choices
from partners.kernel import clock
from partners.kernel.doors.open_forms import OpenForm
from partners.kernel.fields import AddressField
from partners.kernel.languages.names import own_language_name
from partners.kernel.languages.opened import open_languages


class SubscriptionForm(OpenForm):
    salt = "partners.press.subscription-form"

    email = AddressField(
        label=_("Your e-mail address"),
        help_text=_("We first ask there whether you want the letters. We use it for nothing else."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    language = forms.ChoiceField(label=_("Language"))
    topics = forms.MultipleChoiceField(
        label=_("Topics"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick none to hear of every release."),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        initial = {"language": get_language() or "en", **kwargs.pop("initial", {})}
        super().__init__(data, initial=initial, **kwargs)
        languages = [(code, own_language_name(code)) for code in open_languages()]
        cast(forms.ChoiceField, self.fields["language"]).choices = languages
        if topics := subject_choices(at=clock.now()):
            cast(forms.ChoiceField, self.fields["topics"]).choices = topics
        else:
            del self.fields["topics"]
