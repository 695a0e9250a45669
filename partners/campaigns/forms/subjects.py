"""Signing the statement, and saying what the press may ask about."""

from typing import Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext_lazy

from partners.campaigns.models import LONGEST_CODE, LONGEST_SUBJECT, Subject
from partners.kernel.doors.seen_forms import ReadForm, SeenForm
from partners.kernel.fields import FieldsByLanguage, PlainTextField, UnseenId
from partners.kernel.languages.opened import open_languages


class EndorsementForm(ReadForm):
    # Which version was read: a page that was left open must not sign a text that nobody saw.
    version = UnseenId()
    is_meant = forms.BooleanField(
        label=gettext_lazy("We stand behind this statement as an organisation, and our name may be shown under it."),
        error_messages={"required": gettext_lazy("Tick the box if your organisation stands behind the statement.")},
    )


class NamesForm(FieldsByLanguage, forms.Form):
    """A name in each of the site's languages: `name_en` and so on."""

    by_language: ClassVar[dict[str, Any]] = {"name": gettext_lazy("Name in %(language)s")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {f"name_{language}": language for language in open_languages()}
        for name, language in names.items():
            self.fields[name] = PlainTextField(
                label=self.label_in("name", language),
                max_length=LONGEST_SUBJECT,
                widget=forms.TextInput(attrs={"lang": language, "autocomplete": "off"}),
            )
        # Those of the class come first otherwise, since Django adds what is made here behind them.
        self.order_fields(names)

    @property
    def names(self) -> dict[str, str]:
        """By language, as the services take them."""
        return {language: self.cleaned_data[f"name_{language}"] for language in open_languages()}


class NewSubjectForm(NamesForm):
    code = forms.SlugField(
        label=gettext_lazy("Short name"),
        max_length=LONGEST_CODE,
        help_text=gettext_lazy("For programs, in Latin letters, such as evacuation. It cannot be changed later."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """In small letters: nobody could tell two codes apart that differ in nothing else."""
        return str(self.cleaned_data["code"]).lower()


class SubjectForm(NamesForm, SeenForm):
    place = forms.TypedChoiceField(
        label=gettext_lazy("Place in the list"),
        coerce=int,
        help_text=gettext_lazy("The others make room."),
    )
    is_offered = forms.BooleanField(
        label=gettext_lazy("Offer it"),
        required=False,
        help_text=gettext_lazy(
            "Without the tick it can no longer be chosen. People and questions that have it keep it, and can be read "
            "and answered as before."
        ),
    )

    def __init__(self, *args: Any, subject: Subject, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject = subject
        count = subject.campaign.subjects.count()
        cast(forms.ChoiceField, self.fields["place"]).choices = [(place, place) for place in range(1, count + 1)]

    @classmethod
    def values_of(cls, saved: Subject) -> dict[str, Any]:
        names = {f"name_{language}": saved.names.get(language, "") for language in open_languages()}
        # Counted: what was written past the services may have left gaps, or two in one place.
        place = saved.campaign.subjects.filter(position__lte=saved.position).count()
        return {**names, "place": place, "is_offered": saved.is_offered}

    @property
    def names(self) -> dict[str, str]:
        """Those in languages that the site does not speak stay."""
        return {**self.subject.names, **super().names}
