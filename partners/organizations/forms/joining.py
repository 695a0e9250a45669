"""The application and the answer to a question about it."""

from functools import lru_cache
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.kernel.doors.seen_forms import SeenForm
from partners.kernel.fields import AddressField, LinkField, ParagraphField, PlainTextField
from partners.kernel.languages.names import by_name, reading_locale
from partners.organizations.models import LONGEST_NAME
from partners.organizations.selectors import REQUIRED_ANSWERS

# Two-letter codes of the list of territories that are unions, reservations or tests and no countries.
NO_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
# Chosen by hand: Babel names hundreds, too many to tick boxes in.
WORKING_LANGUAGES = (
    "ar", "be", "bg", "ca", "cs", "crh", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hr", "hu", "hy",
    "it", "ja", "ka", "kk", "ko", "lt", "lv", "mk", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv",
    "tr", "uk", "zh",
)  # fmt: skip


def country_choices() -> list[tuple[str, str]]:
    """Codes with the names that the reader uses, in the reader's alphabet."""
    return list(_countries(get_language() or "en"))


def language_choices() -> list[tuple[str, str]]:
    return list(_languages(get_language() or "en"))


@lru_cache(maxsize=16)
# `language` is the key under which the list is kept; the names follow the active language by themselves.
def _countries(language: str) -> tuple[tuple[str, str], ...]:
    names = reading_locale().territories
    found = [(code, str(names[code])) for code in map(str, names) if len(code) == 2 and code not in NO_COUNTRIES]
    return tuple(by_name(found))


@lru_cache(maxsize=16)
def _languages(language: str) -> tuple[tuple[str, str], ...]:
    names = reading_locale().languages
    return tuple(by_name((code, str(names[code])) for code in WORKING_LANGUAGES))


class StartForm(forms.Form):
    """All that is needed to begin."""

    name = PlainTextField(
        label=_("Name of your organisation"),
        help_text=_("As you want others to read it. You can change it until you send the application."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )


class ApplicationForm(SeenForm):
    """Well-formed answers, all but the name optional: a draft may be as unfinished as it likes."""

    use_required_attribute = False

    name = StartForm.base_fields["name"]
    country = forms.ChoiceField(
        label=_("Country"),
        # As a function, so that names and order are those of each reader and not of whoever loaded the module.
        choices=lambda: [("", _("Choose a country")), *country_choices()],
        required=False,
        help_text=_("Where the organisation is based, or where most of its people work."),
        widget=forms.Select(attrs={"autocomplete": "country"}),
    )
    website = LinkField(
        label=_("Website"),
        required=False,
        max_length=300,
        help_text=_("Or a page about you elsewhere. Leave it empty if a public page would put people at risk."),
        widget=forms.URLInput(attrs={"autocomplete": "url"}),
    )
    email = AddressField(
        label=_("Public e-mail address"),
        required=False,
        help_text=_("Shown to other partners once you have joined. Your own address is not."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    registration_number = PlainTextField(
        label=_("Registration number"),
        required=False,
        max_length=80,
        help_text=_("If you are registered. Groups without a registration are welcome too."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Working languages"),
        choices=language_choices,
        required=False,
        help_text=_("In which languages can you work with material and with people?"),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "in-columns"}),
    )
    mission = ParagraphField(
        label=_("What does your organisation do?"),
        required=False,
        max_length=3000,
        help_text=_("Three to six sentences are enough."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    motivation = ParagraphField(
        label=_("Why do you want to join?"), required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 5})
    )
    plans = ParagraphField(
        label=_("What would you do for the campaign?"),
        required=False,
        max_length=3000,
        help_text=_("For example translate, print, organise an event, speak to the press, share."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    reach = PlainTextField(
        label=_("Whom do you reach?"),
        required=False,
        max_length=300,
        help_text=_("Readers, members, towns, schools: in your own words, a guess is fine."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in REQUIRED_ANSWERS:
            # A draft may lack it, yet "optional" beside it would be untrue.
            self.fields[name].is_wanted = True  # type: ignore[attr-defined]


class ReplyForm(forms.Form):
    """The answer to what staff asked."""

    answer = ParagraphField(
        label=_("Your answer"),
        max_length=5000,
        help_text=_("Change the application or add documents first if that is part of the answer."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
