"""The facts about a media contact in words, alone and beside those that were agreed to before.

`subjects` are the names of all subjects by code, which a page asks for once (`campaigns.selectors.subject_names`).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.campaigns.selectors import subject_names
from partners.kernel.fields import shown_address, shown_phone
from partners.kernel.languages.names import language_name
from partners.kernel.languages.zones import city_of
from partners.press.models import (
    SHOWN,
    TOLD,
    Condition,
    Day,
    Facts,
    Kind,
    Level,
    MediaContact,
    Medium,
    Safety,
    Surface,
    allowed_surfaces,
)

LABELS = {
    "kind": _("Kind"),
    "name": pgettext_lazy("of a person", "Name"),
    "position": _("Position"),
    "organization": _("Organisation"),
    "languages": _("Languages"),
    "levels": _("How well"),
    "topics": _("Topics"),
    "countries": _("Countries"),
    "formats": _("Speaks on"),
    "conditions": _("Conditions"),
    "time_zone": _("Time zone"),
    "days": _("Days"),
    "opens": _("From"),
    "closes": _("Until"),
    "hours": _("Hours"),
    "email": _("E-mail address"),
    "phone": _("Telephone"),
    "safety": _("Safety"),
    "notes": _("For the press officers"),
    "surfaces": _("Where it appears"),
}
# What stays with the press officers, whatever else is agreed to.
HELD = tuple(name for name in LABELS if name not in TOLD)
# What is stored in one form, and how people read it.
SHOWN_AS = {"time_zone": city_of, "email": shown_address, "phone": shown_phone}
# Codes, and what people read of them.
CHOICES: dict[str, type[TextChoices]] = {
    "kind": Kind,
    "formats": Medium,
    "conditions": Condition,
    "days": Day,
    "safety": Safety,
    "surfaces": Surface,
}
Names = Mapping[str, str]


@dataclass(frozen=True)
class Line:
    """One fact in words. `before` is what was agreed to; None where nothing was, or nothing is compared."""

    label: Any
    value: str
    before: str | None = None
    is_different: bool = False


@dataclass(frozen=True)
class Place:
    """One surface, with all that it shows of a person who is on it; `is_ticked` where they are."""

    surface: Surface
    lines: list[Line]
    is_ticked: bool


@dataclass(frozen=True)
class Speaker:
    """One person as a surface shows them. `title` is the name, or what stands for it; `query` fills in a question that
    they could answer; by `public_id` their card is found."""

    title: str
    lines: list[Line]
    query: str
    public_id: UUID | None = None


def speaker_on(surface: Surface, facts: Facts, subjects: Names, public_id: UUID | None = None) -> Speaker:
    """`facts` as `selectors.shown_on` gives them for this surface."""
    return Speaker(
        title=title_of(facts),
        lines=_lines(facts, [name for name in SHOWN[surface] if name != "name"], subjects),
        query=f"?{urlencode({'language': next(iter(facts.languages), ''), 'topic': next(iter(facts.topics), '')})}",
        public_id=public_id,
    )


def title_of(facts: Facts) -> str:
    """The name, or what stands for it where none may be told."""
    nobody = _("The press desk of %(organization)s") if facts.kind == Kind.DESK else _("A person of %(organization)s")
    return facts.name or str(nobody % {"organization": facts.organization})


def told(facts: Facts, subjects: Names) -> list[Line]:
    """What a press officer may tell a reporter who asked."""
    return _lines(facts, TOLD, subjects)


def held(facts: Facts) -> list[Line]:
    """What nobody is told by them. Where somebody appears is said place by place."""
    # No subject is among what is held, so no names are needed.
    return _lines(facts, [name for name in HELD if name != "surfaces"], {})


def places_of(facts: Facts, subjects: Names, ticked: Collection[str]) -> list[Place]:
    """Every surface that the safety level allows, as it would be: by the same function that fills the surface."""
    everywhere = replace(facts, surfaces=allowed_surfaces(facts.safety, Surface.values))
    return [
        Place(surface, _lines(seen, SHOWN[surface], subjects), surface in ticked)
        for surface in Surface
        if (seen := everywhere.on(surface))
    ]


def _lines(facts: Facts, names: Iterable[str], subjects: Names) -> list[Line]:
    """Those of them that say anything."""
    lines = [Line(LABELS[name], in_words(facts, name, subjects)) for name in names]
    return [line for line in lines if line.value]


def compared(proposed: Facts, agreed: Facts, subjects: Names) -> list[Line]:
    """Every fact as it was agreed to and as it is proposed, those that differ first."""
    different = proposed.differs_in(agreed)
    lines = [
        Line(
            LABELS[name],
            in_words(proposed, name, subjects),
            in_words(agreed, name, subjects),
            name in different,
        )
        for name in LABELS
    ]
    return sorted(lines, key=lambda line: not line.is_different)


def differences(contact: MediaContact) -> list[Line]:
    """What is proposed beside what the person agreed to at today's address, in the language of our letters to them."""
    earlier = contact.earlier_facts
    if earlier is None:
        return []
    with translation.override(contact.language):
        lines = compared(contact.facts, earlier, subject_names())
        # Made text in here: a label that is read later would be in the language of whoever pressed the button.
        return [replace(line, label=str(line.label)) for line in lines if line.is_different]


def changed_labels(proposed: Facts, agreed: Facts | None) -> list[str]:
    """What the person has not agreed to, where they agreed to something before."""
    return [str(LABELS[name]) for name in proposed.differs_in(agreed)] if agreed else []


def in_words(facts: Facts, name: str, subjects: Names) -> str:
    """Of a choice what people read, and not its key; empty where nothing is given."""
    if name == "languages":
        return ", ".join(facts.language_names)
    if name == "topics":
        return ", ".join(topic_names(facts.topics, subjects))
    if name == "countries":
        return ", ".join(facts.country_names)
    if name == "levels":
        return ", ".join(f"{language_name(code)}: {label_of(Level, level)}" for code, level in facts.levels.items())
    value = getattr(facts, name)
    # What nearly all are need not be said.
    if value in (Kind.PERSON, Safety.OPEN):
        return ""
    if name in CHOICES:
        codes = value if isinstance(value, list) else [value]
        return ", ".join(label_of(CHOICES[name], code) for code in codes)
    return SHOWN_AS[name](str(value)) if name in SHOWN_AS else str(value)


def label_of(choices: type[TextChoices], code: Any) -> str:
    """A code that nobody offers, which only somebody in the database can have written, stands for itself."""
    return str(choices(code).label) if code in choices.values else str(code)


def topic_names(codes: Iterable[Any], subjects: Names) -> list[str]:
    """A code that nobody has named, which only somebody in the database can have written, stands for itself."""
    # As text: what somebody wrote into the column may be of a kind that no mapping can be asked for.
    return [subjects.get(code, code) for code in map(str, codes)]
