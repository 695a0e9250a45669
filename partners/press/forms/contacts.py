"""A person who speaks to the press: as an organisation describes them, and as they put it right themselves."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.campaigns.selectors import subject_choices, subject_names
from partners.kernel import clock
from partners.kernel.doors.seen_forms import SeenForm
from partners.kernel.fields import AddressField, NameField, PhoneField, PlainTextField
from partners.kernel.languages.names import by_name, language_name
from partners.kernel.languages.zones import ZoneSelect, usual_zone, zone_choices
from partners.organizations.forms.joining import country_choices, language_choices
from partners.organizations.models import Organization
from partners.organizations.selectors import approved_organizations, numbers_by_country
from partners.press.models import Condition, Day, Kind, Level, MediaContact, Medium, Safety, Surface
from partners.press.models.facts import ALLOWED

CLOCK = RegexValidator(r"^([01]\d|2[0-3]):[0-5]\d$", _("Give a time such as 09:30."))
IN_COLUMNS = {"class": "in-columns"}


class LevelsInput(forms.Widget):
    """One choice for each language; `languages` are set by the form."""

    template_name = "django/forms/widgets/levels.html"
    use_fieldset = True
    languages: tuple[str, ...] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        levels = value if isinstance(value, dict) else {}
        context["rows"] = [
            {"name": f"{name}_{code}", "label": language_name(code), "value": levels.get(code, "")}
            for code in self.languages
        ]
        context["levels"] = [("", _("not said")), *Level.choices]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        # A program sends the whole; the page one choice for each language, also for one that was only just ticked.
        if name in data:
            return data[name]
        begin = f"{name}_"
        return {key.removeprefix(begin): data[key] for key in data if key.startswith(begin) and data[key]}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False

    def id_for_label(self, id_: str) -> str:
        return ""


class LevelsField(forms.Field):
    """A level by the code of a language. Of languages that are not spoken nothing is kept."""

    widget = LevelsInput
    default_error_messages = {"invalid": _("Choose one of the levels for each language.")}

    def clean(self, value: Any) -> dict[str, str]:
        if not value:
            return {}
        if not isinstance(value, dict) or not set(map(str, value.values())) <= set(Level.values):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return {str(code): str(level) for code, level in sorted(value.items())}


def clock_field(label: Any) -> forms.CharField:
    # Minutes alone, whatever the browser adds.
    return PlainTextField(
        label=label, required=False, max_length=5, validators=[CLOCK], widget=forms.TimeInput(attrs={"type": "time"})
    )


def several(label: Any, choices: Any, **kwargs: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple(attrs=IN_COLUMNS), required=False, **kwargs
    )


class ContactForm(SeenForm):
    """The same form serves pages and API: its field names are the keywords of the services, but for `seen`.

    A telephone number is read as one of the organisation's country. Whoever has a subject that is not offered any more
    may keep it: `contact` is the one that is changed.
    """

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind, required=False, initial=Kind.PERSON)
    name = NameField(
        label=pgettext_lazy("of a person", "Name"),
        help_text=_("As it should be quoted. It may be a pseudonym if the person wants one."),
        # Off here and below: what the browser knows is the editor's own name and telephone, not this person's.
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    position = PlainTextField(
        label=_("Position"),
        required=False,
        max_length=160,
        help_text=_("What the person does, and what they know best."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = AddressField(
        label=_("E-mail address"),
        help_text=_("Our question goes there. It is not published."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    phone = PhoneField(
        label=_("Telephone"),
        required=False,
        help_text=_("For the campaign’s press officers only. It is not published."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )
    # Of the site only, in which our letters are written; people speak to the press in many more.
    language = forms.ChoiceField(
        label=_("Language of our messages to them"),
        choices=settings.INTERFACE_LANGUAGES,
        initial=settings.LANGUAGE_CODE,
    )
    languages = forms.MultipleChoiceField(
        label=_("Speaks to the press in"),
        choices=language_choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "in-columns"}),
    )
    levels = LevelsField(label=_("How well"), required=False)
    topics = forms.MultipleChoiceField(
        label=_("Can speak about"),
        # Offered are fewer: these are for reading what was kept of a form whose session ended.
        choices=lambda: list(subject_names().items()),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "in-columns of-phrases"}),
    )
    countries = several(_("Countries they know"), country_choices)
    formats = several(
        _("Speaks on"), Medium, help_text=_("Without a tick, reporters of every kind are passed on to them.")
    )
    conditions = several(_("Conditions"), Condition, help_text=_("Whoever asks is told before they speak."))
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=zone_choices,
        widget=ZoneSelect,
        help_text=_("The city whose clock shows their time."),
    )
    days = several(_("On which days"), Day)
    opens = clock_field(_("From"))
    closes = clock_field(_("Until"))
    hours = PlainTextField(
        label=_("Besides"),
        required=False,
        max_length=200,
        help_text=_("For example: not in the school holidays."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    safety = forms.ChoiceField(
        label=_("Could speaking harm them?"), choices=Safety, required=False, initial=Safety.OPEN
    )
    surfaces = several(
        _("Where they may appear"),
        Surface,
        help_text=_("Only a proposal: the person sees what each place shows, and decides."),
    )
    notes = PlainTextField(
        label=_("For the press officers"),
        required=False,
        max_length=500,
        help_text=_("What they should know before they pass a reporter on. The person reads it as well."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    # Heading and fields, in the order of the page.
    SECTIONS: tuple[tuple[Any, tuple[str, ...]], ...] = (
        (_("Who it is"), ("kind", "name", "position", "email", "phone", "language")),
        (_("What they can speak about"), ("languages", "levels", "topics", "countries")),
        (_("How they speak"), ("formats", "conditions")),
        (_("When"), ("time_zone", "days", "opens", "closes", "hours")),
        (_("Safety, and where they appear"), ("safety", "surfaces", "notes")),
    )

    def __init__(
        self, data: Any = None, *, organization: Organization, contact: MediaContact | None = None, **kwargs: Any
    ) -> None:
        usual = {"time_zone": usual_zone(), "surfaces": [Surface.REPORTERS.value]}
        super().__init__(data, initial={**usual, **kwargs.pop("initial", {})}, **kwargs)
        cast(LevelsInput, self.fields["levels"].widget).languages = tuple(
            code for code, _name in by_name((code, language_name(code)) for code in self._spoken(organization, contact))
        )
        # Every country counts; offered are those that the campaign's partners are in, or the page would have hundreds.
        near = self._near(organization, contact)
        countries = cast(forms.MultipleChoiceField, self.fields["countries"])
        countries.widget.choices = [each for each in country_choices() if each[0] in near]
        # A number without a country's code is most likely one of theirs.
        phone = cast(PhoneField, self.fields["phone"])
        phone.region, phone.kept = organization.country, contact.phone if contact else ""
        choices = subject_choices(at=clock.now(), kept=contact.topics if contact else ())
        cast(forms.MultipleChoiceField, self.fields["topics"]).choices = choices
        # A required field without choices could never be filled in.
        if not choices:
            del self.fields["topics"]

    def _spoken(self, organization: Organization, contact: MediaContact | None) -> set[str]:
        """Whose level is asked: what they speak already, else what the organisation works in."""
        known = {code for code, _name in language_choices()}
        return known & (self._ticked("languages") or set(contact.languages if contact else organization.languages))

    def _ticked(self, name: str) -> set[str]:
        """On the page; what a program sends is asked for nothing that is only drawn."""
        return set(self.data.getlist(name)) if hasattr(self.data, "getlist") else set()

    def _near(self, organization: Organization, contact: MediaContact | None) -> set[str]:
        return {
            organization.country,
            *numbers_by_country(approved_organizations()),
            *self._ticked("countries"),
            *(contact.countries if contact else ()),
        }

    @property
    def sections(self) -> list[tuple[Any, list[forms.BoundField]]]:
        return [(title, [self[name] for name in names if name in self.fields]) for title, names in self.SECTIONS]

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or Kind.PERSON.value

    def clean_safety(self) -> str:
        return self.cleaned_data["safety"] or Safety.OPEN.value

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "levels" in cleaned and "languages" in cleaned:
            cleaned["levels"] = {
                code: level for code, level in cleaned["levels"].items() if code in cleaned["languages"]
            }
        if bool(cleaned.get("opens")) != bool(cleaned.get("closes")) and not {"opens", "closes"} & self.errors.keys():
            self.add_error("closes", _("Give both times, or neither."))
        safety, surfaces = cleaned.get("safety"), cleaned.get("surfaces")
        if safety and surfaces and (refused := set(surfaces) - ALLOWED[safety]):
            labels = ", ".join(str(Surface(each).label) for each in Surface.values if each in refused)
            self.add_error(
                "surfaces",
                ValidationError(
                    _("At this level of safety a person does not appear there: %(places)s."),
                    code="unsafe",
                    params={"places": labels},
                ),
            )
        return cleaned


class AgreementForm(ContactForm):
    """What the person themselves puts right before they agree, or later."""

    SECTIONS = (
        (_("Who you are"), ("name", "position", "phone")),
        (_("What you can speak about"), ("languages", "levels", "topics", "countries")),
        (_("How you speak"), ("formats", "conditions")),
        (_("When"), ("time_zone", "days", "opens", "closes", "hours")),
        (_("Safety"), ("safety", "notes")),
    )
    kind = None  # type: ignore[assignment]
    email = None  # type: ignore[assignment]
    language = None  # type: ignore[assignment]
