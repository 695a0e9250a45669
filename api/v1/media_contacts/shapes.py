"""A media contact in JSON."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.fields import Address, Choice, Moment, SubjectCode, Text
from api.views import Page
from partners.kernel import clock
from partners.kernel.fields.phones import LONGEST_TYPED
from partners.kernel.fields.text import LONGEST_NAME
from partners.organizations.forms.joining import WORKING_LANGUAGES
from partners.press.models import Condition, Day, Kind, Level, MediaContact, Medium, Safety, Surface

MOST_TOPICS = 100
SENT = {
    "name": "Olena Kovalenko",
    "position": "Lawyer",
    "email": "olena@lantern.example.org",
    "phone": "+380440000000",
    "language": "uk",
    "languages": ["uk", "en"],
    "topics": ["children", "detention"],
    "time_zone": "Europe/Kyiv",
    "hours": "not in the school holidays",
    "kind": "person",
    "levels": {"uk": "native", "en": "fluent"},
    "countries": ["UA"],
    "formats": ["radio", "podcast"],
    "conditions": ["no_face"],
    "days": ["mon", "tue", "wed", "thu", "fri"],
    "opens": "10:00",
    "closes": "18:00",
    "safety": "careful",
    "surfaces": ["reporters"],
    "notes": "Ask by Signal first.",
}
EXAMPLE = {
    "id": "8f2f2f64-9bb7-4bdb-a9ad-1d0a7a0b7c44",
    **SENT,
    "standing": "submitted",
    "state": "asked",
    "agreed": None,
    "asked_at": "2026-03-06T09:00:00Z",
    "confirmed_at": None,
    "listed_until": None,
    "created_at": "2026-03-06T09:00:00Z",
    "updated_at": "2026-03-06T09:00:00Z",
}


class CountryCode(Text):
    """Two capital letters; whether there is such a country is asked by the form."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_length=2, max_length=2, **kwargs)


def several(child: Any, most: int, help_text: Any) -> serializers.ListField:
    return serializers.ListField(child=child, required=False, max_length=most, help_text=help_text)


class ContactInputSerializer(serializers.Serializer):
    """The shape only. What the words may be is decided by the form that the pages use too."""

    name = Text(min_length=1, max_length=LONGEST_NAME, help_text=_("As it should be quoted. A pseudonym is fine."))
    position = Text(required=False, allow_blank=True, max_length=160, help_text=_("What the person does."))
    email = Address(max_length=254, help_text=_("We ask the person there. It is not published."))
    phone = Text(
        required=False,
        allow_blank=True,
        max_length=LONGEST_TYPED,
        help_text=_(
            "With + and the country’s code, or a number of your organisation’s country. It comes back in E.164, an "
            "extension behind it as `;ext=12`. For press officers only."
        ),
    )
    language = Choice(
        choices=settings.INTERFACE_LANGUAGES,
        required=False,
        help_text=_("Of our messages to the person. English by default."),
    )
    languages = serializers.ListField(
        child=Choice(choices=[(code, code) for code in WORKING_LANGUAGES]),
        min_length=1,
        max_length=len(WORKING_LANGUAGES),
        help_text=_("In which the person speaks to the press."),
    )
    topics = serializers.ListField(
        child=SubjectCode(),
        min_length=1,
        max_length=MOST_TOPICS,
        help_text=_(
            "What the person can speak about: codes of `subjects` that the campaign offers (`GET /api/v1/campaigns`), "
            "such as `children`, or that this contact has already."
        ),
    )
    time_zone = Text(
        required=False,
        max_length=60,
        help_text=_("A name of the IANA list, such as Europe/Kyiv. UTC by default."),
    )
    hours = Text(
        required=False, allow_blank=True, max_length=200, help_text=_("What else is to be known of when to reach them.")
    )
    kind = Choice(choices=Kind.choices, required=False, help_text=_("A person, which is usual, or a desk."))
    levels = serializers.DictField(
        child=Choice(choices=Level.choices), required=False, help_text=_("How well, by the code of a language.")
    )
    countries = several(
        CountryCode(), 60, _("The countries that the person knows: codes of ISO 3166, in capital letters.")
    )
    formats = several(Choice(choices=Medium.choices), len(Medium), _("Without any: all of them."))
    conditions = several(Choice(choices=Condition.choices), len(Condition), _("What a reporter has to keep to."))
    days = several(Choice(choices=Day.choices), len(Day), _("On which the person can be reached. Without any: all."))
    opens = Text(required=False, allow_blank=True, max_length=5, help_text=_("HH:MM by the clock of `time_zone`."))
    closes = Text(
        required=False, allow_blank=True, max_length=5, help_text=_("HH:MM; earlier than `opens` is after midnight.")
    )
    safety = Choice(
        choices=Safety.choices,
        required=False,
        help_text=_("`careful` people appear on no public page, `protected` ones with the press officers alone."),
    )
    surfaces = several(
        Choice(choices=Surface.choices), len(Surface), _("Where they may appear. The person decides about each.")
    )
    notes = Text(
        required=False,
        allow_blank=True,
        max_length=500,
        help_text=_("What press officers should know. The person reads it."),
    )


class FactsSerializer(serializers.Serializer):
    """As `Facts` has them, proposed or agreed to."""

    name = serializers.CharField()
    position = serializers.CharField()
    languages = serializers.ListField(child=serializers.CharField())
    topics = serializers.ListField(child=serializers.CharField())
    time_zone = serializers.CharField()
    hours = serializers.CharField()
    email = serializers.CharField()
    phone = serializers.CharField()
    kind = serializers.CharField()
    levels = serializers.DictField(child=serializers.CharField())
    countries = serializers.ListField(child=serializers.CharField())
    formats = serializers.ListField(child=serializers.CharField())
    conditions = serializers.ListField(child=serializers.CharField())
    days = serializers.ListField(child=serializers.CharField())
    opens = serializers.CharField()
    closes = serializers.CharField()
    safety = serializers.CharField()
    surfaces = serializers.ListField(child=serializers.CharField())
    notes = serializers.CharField()


class AgreedSerializer(FactsSerializer):
    organization = serializers.CharField()


class ContactSerializer(FactsSerializer):
    """The fields are what is proposed; `agreed` is what the person read when they agreed."""

    id = serializers.UUIDField(source="public_id")
    language = serializers.CharField()
    standing = Choice(
        choices=MediaContact.Standing.choices,
        help_text=_("`submitted` until the person answers. Whether they are listed now is told by `state`."),
    )
    state = serializers.SerializerMethodField(
        help_text=_(
            "What standing and time make together. `listed` and `changed` ones are listed with what they agreed to; of "
            "`changed` ones something else is proposed here, which waits for them."
        )
    )
    agreed = AgreedSerializer(
        source="agreed_facts",
        allow_null=True,
        help_text=_("What the person agreed to last, with the name of your organisation as it was then."),
    )
    asked_at = Moment(help_text=_("When we wrote to the person last."))
    confirmed_at = Moment(allow_null=True, help_text=_("When the person agreed last."))
    listed_until = serializers.SerializerMethodField(
        help_text=_("Until when they agreed; null for whoever has to agree first. We ask them again before that.")
    )
    created_at = Moment()
    updated_at = Moment()

    @extend_schema_field(Moment(allow_null=True))
    def get_listed_until(self, contact: MediaContact) -> Any:
        is_agreed = contact.standing == MediaContact.Standing.CONFIRMED
        return Moment().to_representation(contact.listed_until) if is_agreed and contact.listed_until else None

    @extend_schema_field(Choice(choices=MediaContact.State.choices))
    def get_state(self, contact: MediaContact) -> str:
        return contact.state(at=clock.now()).value


class ContactPage(Page):
    items = ContactSerializer(many=True)
