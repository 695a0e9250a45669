"""Asking to read a release early, and what press officers say to it. Names of fields are keywords of the services."""

from datetime import datetime, timedelta
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.kernel.doors.open_forms import OpenForm
from partners.kernel.fields import AddressField, ParagraphField, PlainTextField
from partners.kernel.fields.unseen import UnseenMoment
from partners.kernel.languages.names import own_language_name
from partners.kernel.languages.opened import open_languages
from partners.kernel.languages.zones import ZoneSelect, usual_zone, zone_choices
from partners.press.forms.moments import ClockField, moment_of
from partners.press.forms.room import there
from partners.press.models import EmbargoAccess, Release
from partners.press.selectors import releases_held_back

# Where a release has no end of its own to go by.
USUAL = timedelta(days=90)


class AskEarlyForm(OpenForm):
    salt = "partners.press.early-form"

    name = PlainTextField(
        label=_("Your name"),
        max_length=120,
        help_text=_("Your copy carries it."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    outlet = PlainTextField(
        label=_("Outlet"),
        required=False,
        max_length=160,
        help_text=_("The newspaper, station or site you work for. Freelancers may leave it empty."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    email = AddressField(
        label=_("Your e-mail address"),
        help_text=_("The link goes there and nowhere else."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    time_zone = forms.ChoiceField(
        label=_("Your time zone"),
        choices=zone_choices,
        help_text=_("The city whose clock shows your time."),
        widget=ZoneSelect(attrs={"data-zone": ""}),
    )
    why = ParagraphField(
        label=_("What is it for?"),
        required=False,
        max_length=1000,
        help_text=_("What you are making, and where we can see that you work for this outlet."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, initial={"time_zone": usual_zone(), **kwargs.pop("initial", {})}, **kwargs)

    @property
    def answers(self) -> dict[str, str]:
        """Keywords of the service."""
        return {name: self.cleaned_data[name] for name in ("name", "outlet", "email", "time_zone", "why")}


class AgreeForm(forms.Form):
    """The terms of one embargo. `until` is the moment that the page named."""

    agree = forms.BooleanField(
        label=_("I agree, for myself and for my outlet"),
        error_messages={"required": _("Tick that you agree; without it the release stays closed.")},
    )
    until = UnseenMoment()


class EndForm(forms.Form):
    """Until when the link opens something, by the clock of the release, or of whoever reads the form."""

    ends = ClockField(label=_("Valid until"))

    def __init__(self, *args: Any, access: EmbargoAccess | None = None, **kwargs: Any) -> None:
        self.zone = access.release.time_zone if access and access.release else usual_zone()
        usual = end_of(access.release if access else None)
        if access and access.expires_at and access.expires_at > clock.now():
            usual = access.expires_at
        super().__init__(*args, **{**kwargs, "initial": {"ends": there(usual, self.zone), **kwargs.get("initial", {})}})
        self.fields["ends"].help_text = _("By the clock of this zone: %(zone)s.") % {"zone": self.zone}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if shown := cleaned.pop("ends", None):
            try:
                cleaned["expires_at"] = moment_of(shown, self.zone)
            except ValidationError as error:
                self.add_error("ends", error)
        return cleaned


def end_of(release: Release | None) -> datetime:
    """Where nobody says otherwise: the end of the embargo, to the next minute, because forms know no seconds."""
    moment = release.update.opens_at if release else None
    usual = moment or clock.now() + USUAL
    return usual + timedelta(minutes=1) if usual.second or usual.microsecond else usual


class ByTitleField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.update.title)


class InviteForm(EndForm):
    release = ByTitleField(
        label=_("Release"),
        queryset=Release.objects.none(),
        required=False,
        empty_label=_("Each that is held back, now or later"),
    )
    name = PlainTextField(label=_("Name"), max_length=120, help_text=_("Each copy carries it."))
    outlet = PlainTextField(label=_("Outlet"), required=False, max_length=160)
    email = AddressField(label=_("E-mail address"), help_text=_("The link goes there and nowhere else."))
    language = forms.ChoiceField(label=_("Language of our messages"))
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=zone_choices, widget=ZoneSelect(), help_text=_("The reporter’s.")
    )
    field_order = ("release", "name", "outlet", "email", "language", "time_zone", "ends")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        initial = {"language": get_language() or "en", "time_zone": usual_zone(), **kwargs.pop("initial", {})}
        super().__init__(*args, initial=initial, **kwargs)
        cast(forms.ModelChoiceField, self.fields["release"]).queryset = releases_held_back(at=clock.now())
        choices = [(code, own_language_name(code)) for code in open_languages()]
        cast(forms.ChoiceField, self.fields["language"]).choices = choices


class PasteForm(forms.Form):
    """A text in which the mark of a copy may stand, or the mark alone."""

    text = ParagraphField(
        label=_("Text, or a mark"),
        max_length=200_000,
        help_text=_("Paste what you found. A mark is two groups of five signs, for example 7K3M9-QXA2B."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
