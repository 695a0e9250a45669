"""What a partner types for one file, and which files it wants to see."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.artwork.forms import PrintedTextField
from partners.artwork.models import LONGEST_LINE, LONGEST_PLACE, TemplateVersion
from partners.artwork.rendering import Occasion, paper_of
from partners.artwork.services import asked_of, own_sheet, sheets_of
from partners.editions.models import Edition
from partners.kernel.fields import NameField, PlainTextField, UnseenMoment
from partners.kernel.languages.names import by_name, language_name
from partners.organizations.models import Organization

from .occasions import OccasionFields

CHOSEN = ("line", "date", "hour", "place", "photograph", "focus_x", "focus_y", "sheet")


class StudioForm(OccasionFields):
    """The choices for one file. No `output` asks for the preview only."""

    line = PrintedTextField(
        label=gettext_lazy("Your line of text"),
        help_text=gettext_lazy("One sentence below your name; leave it empty if you need none."),
        max_length=LONGEST_LINE,
        required=False,
    )
    place = PrintedTextField(
        label=gettext_lazy("Place"),
        help_text=gettext_lazy("Where it is, as people find it: house, street, town."),
        max_length=LONGEST_PLACE,
        required=False,
    )
    sheet = forms.ChoiceField(
        label=gettext_lazy("Paper"),
        help_text=gettext_lazy(
            "Of the PDF. The whole drawing becomes larger or smaller. For a print shop it goes on 3 mm beyond the cut, "
            "mirrored where the artwork ends there, and marks show where to cut."
        ),
        required=False,
        choices=[],
    )
    # Hidden, because each button of the page sends its own.
    output = forms.ChoiceField(
        required=False,
        choices=[],
        widget=forms.HiddenInput,
        error_messages={
            "invalid_choice": gettext_lazy(
                "This kind of file is not made from this template. Choose one of those below."
            )
        },
    )

    def __init__(self, *args: Any, version: TemplateVersion, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = asked_of(version)
        self.settle(asked, organization)
        own = asked.line
        # A template without a line takes what is written all the same, and leaves it out.
        longest = own or LONGEST_LINE
        self.fields["line"] = PrintedTextField(
            label=self.fields["line"].label, help_text=self.fields["line"].help_text, max_length=longest, required=False
        )
        if not own:
            self.fields["line"].help_text = gettext_lazy("This template has no place for a line of yours.")
        # What a kit brings along was written for longer lines.
        self.initial["line"] = line if len(line := self.initial.get("line") or "") <= longest else ""
        self.fields["line"].widget.attrs.update(
            {"lang": version.template.language, "autocomplete": "off", "data-count": "#line-count"}
        )
        if asked.place:
            self.fields["place"] = PrintedTextField(
                label=self.fields["place"].label,
                help_text=self.fields["place"].help_text,
                max_length=asked.place,
                required=False,
                widget=forms.TextInput(attrs={"lang": version.template.language, "autocomplete": "off"}),
            )
        else:
            del self.fields["place"]
        for name in {"line", "place"} & {*asked.required}:
            self.fields[name].is_wanted = True  # type: ignore[attr-defined]
        sheets, own_paper = sheets_of(version), own_sheet(version)
        if sheets:
            self.fields["sheet"].choices = [(each, _named(each, own_paper)) for each in sheets]  # type: ignore[attr-defined]
            self.fields["sheet"].initial = own_paper
        else:
            del self.fields["sheet"]
        choices = [(output.value, output.label) for output in version.outputs]
        self.fields["output"].choices = choices  # type: ignore[attr-defined]

    @property
    def occasion(self) -> Occasion:
        return Occasion(date=self.moment, place=self.cleaned_data.get("place", ""), photo=self.photo)

    @property
    def chosen(self) -> QueryDict:
        """What the picture shows, as its address has it: without what was refused, or nothing would be seen at all."""
        query = QueryDict(mutable=True)
        for name in CHOSEN:
            if name in self.fields and not self.errors.get(name):
                value = self[name].value()
                # The line also when it is empty: else the brand kit's own would stand there.
                if name == "line" or value not in (None, ""):
                    query[name] = "" if value is None else self.fields[name].prepare_value(value)
        return query


def _named(choice: str, own: str) -> str:
    paper, is_for_press = paper_of(choice)
    if is_for_press:
        return _("%(paper)s, for a print shop: 3 mm bleed and crop marks") % {"paper": paper}
    return _("%(paper)s, as drawn") % {"paper": paper} if paper == own else paper


class SignatureForm(forms.Form):
    """Whose mails it stands below. Nothing of it is kept."""

    person = NameField(label=gettext_lazy("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    role = PlainTextField(
        label=gettext_lazy("What you do there"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the signature"), choices=[])

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = by_name((code, language_name(code)) for code in languages)  # type: ignore[attr-defined]


class EditionFilterForm(forms.Form):
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[("", gettext_lazy("all")), *Edition.State.choices],
    )


class ConfirmationForm(forms.Form):
    """Names, by its moment, the withdrawal or correction that the person has read of."""

    answers = UnseenMoment()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("answers"):
            raise forms.ValidationError(gettext_lazy("Nothing was confirmed. Press the button below once more."))
        return cleaned
