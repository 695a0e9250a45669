"""A person who speaks to the press, as an organisation describes them."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.campaigns.selectors import subject_choices
from partners.kernel import clock
from partners.kernel.doors.seen_forms import SeenForm
from partners.kernel.fields import AddressField, NameField, PhoneField, PlainTextField
from partners.kernel.languages.zones import ZoneSelect, usual_zone, zone_choices
from partners.organizations.forms.joining import language_choices
from partners.organizations.models import Organization
from partners.press.models import MediaContact


class ContactForm(SeenForm):
    """The same form serves pages and API: its field names are the keywords of the services, but for `seen`.

    A telephone number is read as one of the organisation's country. Whoever has a subject that is not offered any more
    may keep it: `contact` is the one that is changed.
    """

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
    topics = forms.MultipleChoiceField(
        label=_("Can speak about"),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "in-columns of-phrases"}),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=zone_choices,
        widget=ZoneSelect,
        help_text=_("The city whose clock shows their time."),
    )
    hours = PlainTextField(
        label=_("When they can be reached"),
        required=False,
        max_length=200,
        help_text=_("For example: weekdays from 10 to 18, not on Fridays."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, data: Any = None, *, organization: Organization, contact: MediaContact | None = None, **kwargs: Any
    ) -> None:
        initial = {"time_zone": usual_zone(), **kwargs.pop("initial", {})}
        super().__init__(data, initial=initial, **kwargs)
        # A number without a country's code is most likely one of theirs.
        phone = cast(PhoneField, self.fields["phone"])
        phone.region, phone.kept = organization.country, contact.phone if contact else ""
        choices = subject_choices(at=clock.now(), kept=contact.topics if contact else ())
        cast(forms.MultipleChoiceField, self.fields["topics"]).choices = choices
        # A required field without choices could never be filled in.
        if not choices:
            del self.fields["topics"]
