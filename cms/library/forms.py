"""The filters of the library, which live in the URL, so they can be shared; and the forms of its editors."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.pages.forms import PublicPageForm
from partners.campaigns.selectors import all_subjects
from partners.kernel.fields import PlainTextField
from partners.kernel.languages.alphabet import alphabetical
from partners.kernel.languages.opened import open_languages
from partners.materials.models import Format, Kind, Material

ANY_LANGUAGE = "all"
STATES = [("", _("all")), ("new", _("new")), ("changed", _("corrected"))]
ORDERS = [("", _("the newest")), ("changed", _("by change")), ("title", _("by title"))]


def language_choices() -> list[tuple[str, Any]]:
    is_open = open_languages()
    own = [(code, name) for code, name in settings.LANGUAGES if code in is_open]
    return [("", _("as this page")), (ANY_LANGUAGE, _("all languages")), *own]


class MaterialFilter(forms.Form):
    """`language` left out means the reader's own. A filter that makes no sense is named and otherwise ignored."""

    q = PlainTextField(label=_("Words"), max_length=100, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("all kinds")), *Kind.choices], required=False)
    format = forms.ChoiceField(label=_("Use"), choices=[("", _("all uses")), *Format.choices], required=False)
    language = forms.ChoiceField(
        label=_("Language"),
        # As a function: which languages there are changes while the process runs.
        choices=language_choices,
        required=False,
    )
    what = forms.ChoiceField(label=_("Changes"), choices=STATES, required=False)
    order = forms.ChoiceField(label=_("Order"), choices=ORDERS, required=False)
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "filter-%s", **kwargs})
        # Not as an attribute: the widget would write its own kind beside it.
        self.fields["q"].widget.input_type = "search"
        self.fields["q"].widget.attrs["autocomplete"] = "off"

    def chosen(self, own_language: str) -> dict[str, str]:
        """What to narrow by, of the filters that make sense."""
        # For the cleaning alone: what was refused is left out, and its error is shown beside the list.
        self.is_valid()
        language = self.cleaned_data.get("language") or own_language
        return {
            "kind": self.cleaned_data.get("kind", ""),
            "use": self.cleaned_data.get("format", ""),
            "language": "" if language == ANY_LANGUAGE else language,
            "state": self.cleaned_data.get("what", ""),
        }

    def words(self) -> str:
        self.is_valid()
        return self.cleaned_data.get("q", "")

    def chosen_order(self) -> str:
        self.is_valid()
        return self.cleaned_data.get("order", "")


class MaterialPageForm(PublicPageForm):
    """Topics are those on offer; what the page has already may stay. A draft may lack what readers may not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail leaves out fields that the person may not see.
        if subject := self.fields.get("subject"):
            subject.queryset = all_subjects().filter(Q(is_offered=True) | Q(pk=self.instance.subject_id))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        kind = cleaned.get("kind")
        if self.is_deferred_validation:
            return cleaned
        if kind == Kind.VIDEO:
            for name, missing in NEEDED_FOR_FILMS:
                # What is wrong already has said so.
                if name in self.fields and name not in self.errors and not cleaned.get(name):
                    self.add_error(name, missing)
        if kind == Kind.PHOTO_SET and "photos" not in self.errors and not cleaned.get("photos"):
            self.add_error("photos", _("A photo set needs a picture at least."))
        return cleaned


NEEDED_FOR_FILMS = [
    ("film_url", _("Say where the film is.")),
    ("preview", _("A film needs a picture, which stands in its place until somebody goes there.")),
    ("body", _("Write down what is said and shown, for people who cannot hear or see it.")),
]


class CollectionPageForm(PublicPageForm):
    """Materials by their titles, in the alphabet of whoever chooses."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        entries = self.formsets.get("entries")
        if entries is None:
            return
        language = get_language() or "en"
        # Read once for all entries, and for the empty one that a new entry is made from.
        rows = Material.objects.filter(withdrawn_at__isnull=True).prefetch_related("faces")
        titles = sorted(((row.pk, row.title) for row in rows), key=lambda row: alphabetical(row[1], language))
        as_wagtail_does = entries.add_fields

        def add_fields(form: Any, index: Any) -> None:
            as_wagtail_does(form, index)
            form.fields["material"].choices = [("", "---------"), *titles]

        entries.add_fields = add_fields
