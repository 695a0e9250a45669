"""The filters of the wall of partners. They live in the URL, so they can be shared."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields import PlainTextField
from partners.kernel.languages.names import by_name, country_name


class PartnersFilter(forms.Form):
    """A filter that makes no sense is named and otherwise ignored."""

    q = PlainTextField(label=_("Name of the partner"), max_length=100, required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    use_required_attribute = False

    def __init__(self, *args: Any, countries: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "filter-%s", **kwargs})
        # Not as an attribute: the widget would write its own kind beside it.
        self.fields["q"].widget.input_type = "search"
        self.fields["q"].widget.attrs["autocomplete"] = "off"
        named = by_name((code, country_name(code)) for code in countries if code)
        cast(forms.ChoiceField, self.fields["country"]).choices = [("", _("all countries")), *named]

    def chosen(self) -> dict[str, str]:
        """What to narrow by, of the filters that make sense."""
        # For the cleaning alone: what was refused is left out, and its error is shown beside the list.
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
