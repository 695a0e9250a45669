"""A reporter's question, and the receipt with which they come back."""

from datetime import timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.campaigns.models import GENERAL
from partners.campaigns.selectors import subject_choices
from partners.kernel import clock
from partners.kernel.doors.proofs import ProvenForm
from partners.kernel.fields import AddressField, ParagraphField, PlainTextField, UnseenId
from partners.kernel.languages.zones import ZoneSelect, city_of, usual_zone, zone_choices
from partners.organizations.forms.joining import country_choices, language_choices
from partners.press.forms.moments import ClockField, moment_of
from partners.press.models import Medium

# An inquiry that nobody settles is kept until a year after its deadline: this bounds how long.
FURTHEST = timedelta(days=365)


class InquiryForm(ProvenForm):
    salt = "partners.press.inquiry-form"

    question = ParagraphField(
        label=_("Your question"),
        max_length=5000,
        help_text=_("What do you want to know, and what will you do with it? Do not name people who could be harmed."),
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    topic = forms.ChoiceField(label=_("What is it about?"), initial=GENERAL)
    language = forms.ChoiceField(
        label=_("Language of the answer"),
        choices=language_choices,
        help_text=_("In which language should we, or the person you speak with, answer?"),
    )
    medium = forms.ChoiceField(
        label=_("What are you making?"),
        required=False,
        choices=lambda: [("", _("I would rather not say")), *Medium.choices],
        help_text=_("Some people speak but do not show their face. It helps us to ask the right one."),
    )
    country = forms.ChoiceField(
        label=_("Where will it appear?"),
        required=False,
        choices=lambda: [("", _("I would rather not say")), *country_choices()],
    )
    deadline = ClockField(
        label=_("When do you need the answer?"), help_text=_("Your deadline, as the clock where you are shows it.")
    )
    time_zone = forms.ChoiceField(
        label=_("Your time zone"),
        choices=zone_choices,
        help_text=_("The city whose clock shows your time."),
        widget=ZoneSelect(attrs={"data-zone": ""}),
    )
    name = PlainTextField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    outlet = PlainTextField(
        label=_("Outlet"),
        required=False,
        max_length=160,
        help_text=_("The newspaper, station or site you work for. Freelancers may leave it empty."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    email = AddressField(
        label=_("Your e-mail address"),
        help_text=_("The answer goes there. Only the campaign’s press officers see it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    wants_it_mailed = forms.BooleanField(
        label=_("Send the receipt to this address, too"),
        required=False,
        help_text=_("Leave it empty if somebody else may read your mail: whoever has the receipt reads the answer."),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        language = get_language() or "en"
        initial = {"language": language, "time_zone": usual_zone(), **kwargs.pop("initial", {})}
        super().__init__(data, initial=initial, **kwargs)
        choices = subject_choices(at=clock.now())
        # Where nothing stands for everything, no other subject is taken for granted.
        asks = [] if GENERAL in dict(choices) else [("", _("Choose a topic"))]
        cast(forms.ChoiceField, self.fields["topic"]).choices = [*asks, *choices]
        # A required choice among nothing would keep everybody from asking.
        if not choices:
            del self.fields["topic"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        shown, zone = cleaned.get("deadline"), cleaned.get("time_zone")
        # One of the two has its error already.
        if shown is None or zone is None:
            return cleaned
        try:
            cleaned["deadline_at"] = self._checked(moment_of(shown, zone), zone)
        except ValidationError as error:
            self.add_error("deadline", error)
        return cleaned

    def _checked(self, moment: Any, zone: str) -> Any:
        now = clock.now()
        if moment <= now:
            time = date_format(now.astimezone(ZoneInfo(zone)), "DATETIME_FORMAT")
            raise ValidationError(
                _("This moment has passed: in the zone of %(city)s it is %(clock)s now."),
                code="past",
                params={"city": city_of(zone), "clock": time},
            )
        if moment > now + FURTHEST:
            raise ValidationError(_("This is more than a year away. Give an earlier date."), code="far")
        return moment

    @property
    def answers(self) -> dict[str, Any]:
        """Keywords of the service."""
        names = (
            "name", "outlet", "email", "deadline_at", "time_zone", "language", "topic", "question", "medium", "country",
            "wants_it_mailed",
        )  # fmt: skip
        # Where no topic is offered there is none, and the service has an empty one for that.
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class ReceiptForm(forms.Form):
    receipt = PlainTextField(
        label=_("Your receipt"),
        # More than a receipt has: people put spaces or dashes where they like.
        max_length=60,
        help_text=_("Twenty letters and digits, for example 7K3M-Q9XA-2B4C-W8ZT-5HNR."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class FileForm(ReceiptForm):
    """Which file of the thread."""

    file = UnseenId()


class WriteBackForm(forms.Form):
    """The reporter's next words. Its name is the service's keyword."""

    question = ParagraphField(
        label=_("Write back"),
        max_length=5000,
        help_text=_("Something to add, or a further question. The press officers read it, and whoever answers you."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
