"""The filters of the library. They live in the URL, so they can be shared."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields import PlainTextField
from partners.materials.models import Format, Kind

ANY_LANGUAGE = "all"


class MaterialFilter(forms.Form):
    """`language` left out means the reader's own. A filter that makes no sense is named and otherwise ignored."""

    q = PlainTextField(label=_("Words"), max_length=100, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("all kinds")), *Kind.choices], required=False)
    format = forms.ChoiceField(label=_("Use"), choices=[("", _("all uses")), *Format.choices], required=False)
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("as this page")), (ANY_LANGUAGE, _("all languages")), *settings.LANGUAGES],
        required=False,
    )
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "filter-%s", **kwargs})
        self.fields["q"].widget.attrs.update({"type": "search", "autocomplete": "off"})

    def chosen(self, own_language: str) -> dict[str, str]:
        """What to narrow by, of the filters that make sense."""
        # For the cleaning alone: what was refused is left out, and its error is shown beside the list.
        self.is_valid()
        language = self.cleaned_data.get("language") or own_language
        return {
            "kind": self.cleaned_data.get("kind", ""),
            "use": self.cleaned_data.get("format", ""),
            "language": "" if language == ANY_LANGUAGE else language,
        }

    def words(self) -> str:
        self.is_valid()
        return self.cleaned_data.get("q", "")
