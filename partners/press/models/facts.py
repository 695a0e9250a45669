"""All that is told about a media contact, to whom, and under which conditions."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.kernel.codes import sha256_of
from partners.kernel.fields import addresses, phones
from partners.kernel.languages.names import country_name, language_name


class Kind(models.TextChoices):
    PERSON = "person", _("a person")
    DESK = "desk", _("a desk, such as a press office")


class Level(models.TextChoices):
    NATIVE = "native", pgettext_lazy("how well a language is spoken", "native")
    FLUENT = "fluent", pgettext_lazy("how well a language is spoken", "fluent")
    WORKING = "working", pgettext_lazy("how well a language is spoken", "enough for an interview")


class Medium(models.TextChoices):
    PRINT = "print", _("print and online")
    RADIO = "radio", _("radio")
    TELEVISION = "television", _("television and video")
    PODCAST = "podcast", _("podcast")


class Condition(models.TextChoices):
    """What a reporter has to keep to."""

    VOICE_ONLY = "voice_only", _("voice only: no pictures")
    NO_FACE = "no_face", _("no face: pictures without it")
    NO_NAME = "no_name", _("no name: quoted without it")


class Safety(models.TextChoices):
    OPEN = "open", _("nothing to fear")
    CAREFUL = "careful", _("careful: not on public pages")
    PROTECTED = "protected", _("protected: the press officers alone decide who may ask")


class Day(models.TextChoices):
    MONDAY = "mon", _("Monday")
    TUESDAY = "tue", _("Tuesday")
    WEDNESDAY = "wed", _("Wednesday")
    THURSDAY = "thu", _("Thursday")
    FRIDAY = "fri", _("Friday")
    SATURDAY = "sat", _("Saturday")
    SUNDAY = "sun", _("Sunday")


class Surface(models.TextChoices):
    """Where a contact may appear, beside the press officers' own screens. What each shows: `SHOWN`."""

    REPORTERS = "reporters", _("reporters whose question fits, once a press officer has taken it up")
    PRESS_PAGE = "press_page", _("the press page of this site, open to everybody")
    PARTNERS = "partners", _("members of the other partner organisations")
    API = "api", _("programs of partner organisations, which may show it on their own sites")


# Who speaks, and about what. The press officers hold the rest and pass it on to nobody.
TOLD = (
    "kind",
    "name",
    "position",
    "organization",
    "languages",
    "levels",
    "topics",
    "countries",
    "formats",
    "conditions",
)
IN_SHORT = ("kind", "name", "position", "organization", "languages", "topics", "countries")
# Each surface with the facts that it shows. The question to the person is made from it, and so are the surfaces.
SHOWN: dict[str, tuple[str, ...]] = {
    Surface.REPORTERS: TOLD,
    Surface.PRESS_PAGE: (*IN_SHORT, "formats", "conditions"),
    Surface.PARTNERS: (*IN_SHORT, "formats", "conditions", "email"),
    Surface.API: (*IN_SHORT, "formats", "conditions"),
}
# Who could be harmed is not put where anybody, or a program, reads it; whatever was ticked.
ALLOWED: dict[str, frozenset[str]] = {
    Safety.OPEN: frozenset(Surface.values),
    Safety.CAREFUL: frozenset({Surface.REPORTERS, Surface.PARTNERS}),
    Safety.PROTECTED: frozenset(),
}


@dataclass(frozen=True)
class Facts:
    """A person agrees to exactly this. `topics` holds codes of subjects, `countries` of ISO 3166, `days` of `Day`;
    `opens` and `closes` are HH:MM by the clock of the time zone, and may lie on both sides of midnight.

    The question, the listing, the screens of staff, the hash and the comparison are made from it, so what is added
    here is asked about everywhere. What of the table is not here is listed, with the reason, in the tests of models.
    """

    name: str
    position: str
    organization: str
    languages: list[str]
    topics: list[str]
    time_zone: str
    hours: str
    email: str
    phone: str
    # From here on: what nobody was asked about in the beginning. Empty, each says nothing.
    kind: str = Kind.PERSON.value
    levels: dict[str, str] = field(default_factory=dict)
    countries: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    opens: str = ""
    closes: str = ""
    safety: str = Safety.OPEN.value
    notes: str = ""
    # Whoever agreed in the beginning agreed to be named to reporters by the press officers.
    surfaces: list[str] = field(default_factory=lambda: [Surface.REPORTERS.value])

    @classmethod
    def of(cls, contact: Any) -> "Facts":
        """As they stand in the table now, agreed to or not."""
        own = {name: getattr(contact, name) for name in FACTS if name != "organization"}
        return cls(organization=contact.organization.name, **own)

    @classmethod
    def kept(cls, saved: Any) -> "Facts | None":
        """What `asdict` gave, today or when there were fewer facts. None for anything else."""
        is_whole = isinstance(saved, dict) and FIRST <= set(saved) <= set(FACTS)
        return cls(**saved) if is_whole else None

    @property
    def sha256(self) -> str:
        """Of the canonical form."""
        return sha256_of({name: sorted_choices(value) for name, value in asdict(self).items()})

    @property
    def in_one_form(self) -> "Facts":
        """For comparing: one mailbox or number spelled in two ways is nothing new that somebody would agree to."""
        return replace(self, email=addresses.canonical_or_same(self.email), phone=phones.canonical_or_same(self.phone))

    def differs_in(self, other: "Facts") -> list[str]:
        one, two = asdict(self.in_one_form), asdict(other.in_one_form)
        return [name for name in FACTS if sorted_choices(one[name]) != sorted_choices(two[name])]

    def is_on(self, surface: str) -> bool:
        return surface in self.surfaces and surface in ALLOWED.get(self.safety, frozenset())

    def on(self, surface: str) -> "Facts | None":
        """As this surface shows them: what it does not show is empty. None where the person is not on it."""
        if not self.is_on(surface):
            return None
        shown = set(SHOWN[surface])
        if Condition.NO_NAME in self.conditions:
            shown -= {"name", "position"}
        empty = {name: type(getattr(self, name))() for name in FACTS if name not in shown}
        return replace(self, **empty)

    @property
    def language_names(self) -> list[str]:
        return [language_name(code) for code in self.languages]

    @property
    def country_names(self) -> list[str]:
        return [country_name(code) for code in self.countries]


def sorted_choices(value: Any) -> Any:
    """Boxes are ticked in no order."""
    # By `repr`: what others wrote into the column may be of kinds that do not compare, and lists nobody then.
    return sorted(value, key=repr) if isinstance(value, list) else value


def allowed_surfaces(safety: str, wanted: Iterable[str]) -> list[str]:
    """Of those wanted what the safety level allows, each once, in the order of `Surface`."""
    ticked = set(wanted) & ALLOWED.get(safety, frozenset())
    return [surface for surface in Surface.values if surface in ticked]


FACTS = tuple(each.name for each in fields(Facts))
FIRST = {"name", "position", "organization", "languages", "topics", "time_zone", "hours", "email", "phone"}
