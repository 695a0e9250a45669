"""What press officers fill in for the press room: every text side by side in all languages that are open."""

from datetime import datetime
from typing import Any, ClassVar, cast
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.campaigns.forms.side_by_side import ByLanguage, SideBySideForm
from partners.campaigns.models import Campaign, Subject
from partners.kernel.fields import LinkField, PhoneField, PlainTextField
from partners.kernel.languages.names import by_name, language_name
from partners.kernel.languages.zones import ZoneSelect, usual_zone, zone_choices
from partners.organizations.models import Organization
from partners.organizations.selectors import approved_organizations
from partners.press.forms.moments import ClockField, moment_of
from partners.press.models import KeyFigure
from partners.press.models.entries import end_of

DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
MOMENT = "%Y-%m-%dT%H:%M"


class PressRoomForm(SideBySideForm):
    texts: ClassVar[dict[str, ByLanguage]] = {
        "boilerplate": ByLanguage(
            _("About the campaign"),
            1500,
            _("Who you are, in a paragraph that a newspaper can print. It stands in the press room and in the kit."),
            several_lines=True,
            rows=6,
        ),
        "duty_hours": ByLanguage(
            _("When somebody answers"), 200, _("With the city whose clock you mean, and the languages spoken.")
        ),
    }
    order: ClassVar[list[str]] = ["boilerplate", "duty_phone", "duty_signal", "duty_hours"]

    duty_phone = PhoneField(
        label=_("Telephone on duty"),
        required=False,
        help_text=_("Everybody can read it. Give a number of the campaign’s and nobody’s own. Empty: none is shown."),
    )
    duty_signal = PlainTextField(
        label=_("Signal"),
        required=False,
        max_length=40,
        help_text=_("A user name such as campaign.42, or a number. Everybody can read it."),
    )

    @classmethod
    def values_of(cls, saved: Any) -> dict[str, Any]:
        return {**super().values_of(saved), "duty_phone": saved.duty_phone, "duty_signal": saved.duty_signal}

    def facts_for(self, saved: Any) -> dict[str, Any]:
        """Keywords of the service."""
        return {
            **{key: self.in_languages(key, getattr(saved, key)) for key in self.texts},
            "duty_phone": self.cleaned_data["duty_phone"],
            "duty_signal": self.cleaned_data["duty_signal"],
        }


class EntryForm(SideBySideForm):
    """A line of the press room. `plain` are fields that are saved as they are typed."""

    plain: ClassVar[tuple[str, ...]] = ()

    topic = forms.ChoiceField(label=_("Topic"), required=False, help_text=_("Without one it stands under every topic."))

    def __init__(self, *args: Any, campaign: Campaign, entry: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign, self.entry = campaign, entry
        subjects = Subject.objects.filter(campaign=campaign)
        kept = entry.subject_id if entry else None
        offered = [(each.code, each.name) for each in subjects if each.is_offered or each.pk == kept]
        cast(forms.ChoiceField, self.fields["topic"]).choices = [("", _("no topic")), *offered]

    @classmethod
    def values_of(cls, saved: Any) -> dict[str, Any]:
        topic = saved.subject.code if saved.subject else ""
        return {**super().values_of(saved), "topic": topic, **{name: getattr(saved, name) for name in cls.plain}}

    def facts(self) -> dict[str, Any]:
        """Keywords of the services."""
        texts = {key: self.in_languages(key, getattr(self.entry, key) if self.entry else {}) for key in self.texts}
        code = self.cleaned_data["topic"]
        subject = Subject.objects.filter(campaign=self.campaign, code=code).first() if code else None
        return {**texts, "subject": subject, **{name: self.cleaned_data[name] for name in self.plain}}


class FigureForm(EntryForm):
    texts: ClassVar[dict[str, ByLanguage]] = {
        "texts": ByLanguage(
            _("What it counts"),
            300,
            _("A whole sentence without the figure, such as: children taken to Russia."),
            rows=2,
        )
    }
    order: ClassVar[list[str]] = ["figure", "texts", "source", "source_url", "dated_on", "topic", "replaced_by"]
    plain = ("figure", "source", "source_url", "dated_on")

    figure = PlainTextField(label=_("Figure"), max_length=40, help_text=_("As it is printed: 19,546 or 1 in 4."))
    source = PlainTextField(
        label=_("Source"), max_length=200, help_text=_("Who counted, in the words of the source itself.")
    )
    source_url = LinkField(label=_("Link to the source"), max_length=500)
    dated_on = forms.DateField(label=_("As of"), widget=DAY, help_text=_("The day that the source gives."))
    replaced_by = forms.ChoiceField(
        label=_("Replaced by"),
        required=False,
        help_text=_("The newer figure. This one is then shown nowhere, and stays here."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.entry is None:
            del self.fields["replaced_by"]
            return
        others = KeyFigure.objects.filter(campaign=self.campaign, taken_off_at=None).exclude(pk=self.entry.pk)
        self.others = {str(other.public_id): other for other in others}
        named = [(key, Truncator(f"{other.figure} {other.text}").chars(32)) for key, other in self.others.items()]
        cast(forms.ChoiceField, self.fields["replaced_by"]).choices = [("", _("nothing: it holds")), *named]

    @classmethod
    def values_of(cls, saved: Any) -> dict[str, Any]:
        other = str(saved.replaced_by.public_id) if saved.replaced_by else ""
        return {**super().values_of(saved), "replaced_by": other}

    def facts(self) -> dict[str, Any]:
        if self.entry is None:
            return super().facts()
        return {**super().facts(), "replaced_by": self.others.get(self.cleaned_data["replaced_by"])}


class QuoteForm(EntryForm):
    texts: ClassVar[dict[str, ByLanguage]] = {
        "words": ByLanguage(
            _("Words"), 800, _("Without quotation marks. A language that is empty shows another one."),
            several_lines=True, rows=4,
        ),
        "positions": ByLanguage(_("Position"), 160),
    }  # fmt: skip
    order: ClassVar[list[str]] = ["words", "speaker", "positions", "partner", "agreed_on", "last_day", "topic"]
    plain = ("speaker", "agreed_on")

    speaker = PlainTextField(
        label=_("Who says it"),
        max_length=120,
        help_text=_("The name under which they want to be quoted. Never that of somebody it could put in danger."),
    )
    partner = forms.ChoiceField(
        label=_("Partner"),
        required=False,
        help_text=_("For whom it was said. While they are no partner, it is shown nowhere."),
    )
    agreed_on = forms.DateField(
        label=_("Agreed on"),
        widget=DAY,
        help_text=_("When this person agreed that everybody may print exactly these words."),
    )
    last_day = forms.DateField(
        label=_("Last day"), required=False, widget=DAY, help_text=_("The last day on which it is shown, by UTC.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = [self.entry.organization_id] if self.entry else []
        partners = approved_organizations() | Organization.objects.filter(pk__in=kept)
        self.partners = {str(partner.public_id): partner for partner in partners}
        named = by_name((key, partner.name) for key, partner in self.partners.items())
        cast(forms.ChoiceField, self.fields["partner"]).choices = [("", _("the campaign itself")), *named]

    @classmethod
    def values_of(cls, saved: Any) -> dict[str, Any]:
        partner = str(saved.organization.public_id) if saved.organization else ""
        return {**super().values_of(saved), "partner": partner, "last_day": saved.last_day}

    def facts(self) -> dict[str, Any]:
        partner = self.partners.get(self.cleaned_data["partner"])
        return {**super().facts(), "organization": partner, "ends_at": end_of(self.cleaned_data["last_day"])}


class CoverageForm(EntryForm):
    order: ClassVar[list[str]] = ["outlet", "title", "url", "published_on", "language", "topic"]
    plain = ("outlet", "title", "url", "published_on", "language")

    outlet = PlainTextField(label=_("Outlet"), max_length=160)
    title = PlainTextField(label=_("Title"), max_length=300, help_text=_("As it was published, in its own language."))
    url = LinkField(label=_("Link"), max_length=500)
    published_on = forms.DateField(label=_("Published"), widget=DAY)
    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = by_name((code, language_name(code)) for code, _name in settings.LANGUAGES)
        cast(forms.ChoiceField, self.fields["language"]).choices = choices


class MomentsForm(forms.Form):
    """Moments by the clock of one place. `moments` are the fields that hold one."""

    moments: ClassVar[tuple[str, ...]] = ()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        zone = cleaned.get("time_zone")
        for name in self.moments:
            if zone and cleaned.get(name):
                try:
                    cleaned[f"{name}_at"] = moment_of(cleaned[name], zone)
                except ValidationError as error:
                    self.add_error(name, error)
        return cleaned


def there(moment: datetime | None, zone: str) -> str:
    """As the clock of the place shows it, for a field."""
    return f"{moment.astimezone(ZoneInfo(zone)):{MOMENT}}" if moment else ""


class PressDateForm(MomentsForm, EntryForm):
    moments = ("starts", "ends")
    texts: ClassVar[dict[str, ByLanguage]] = {
        "titles": ByLanguage(_("Title"), 160),
        "places": ByLanguage(
            _("Place"), 200, _("Everybody can read it. Leave it out where it could put people at risk.")
        ),
    }
    order: ClassVar[list[str]] = ["titles", "places", "time_zone", "starts", "ends", "url", "topic"]
    plain = ("time_zone", "url")

    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=zone_choices, widget=ZoneSelect(), help_text=_("The city whose clock you mean.")
    )
    starts = ClockField(label=pgettext_lazy("of a date", "Begins"))
    ends = ClockField(label=pgettext_lazy("of a date", "Ends"))
    url = LinkField(label=_("Link"), max_length=500, required=False, help_text=_("Where it can be followed or joined."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"time_zone": usual_zone(), **(kwargs.get("initial") or {})}})

    @classmethod
    def values_of(cls, saved: Any) -> dict[str, Any]:
        zone = saved.time_zone
        clocks = {"starts": there(saved.starts_at, zone), "ends": there(saved.ends_at, zone)}
        return {**super().values_of(saved), **clocks}

    def facts(self) -> dict[str, Any]:
        return {
            **super().facts(), "starts_at": self.cleaned_data["starts_at"], "ends_at": self.cleaned_data["ends_at"]
        }  # fmt: skip


FORMS: dict[str, type[EntryForm]] = {
    "figure": FigureForm, "quote": QuoteForm, "coverage": CoverageForm, "date": PressDateForm
}  # fmt: skip
