"""Contacts as rows of a table: those that are taken out, and the empty one that people fill in.

The columns of both are the same, so that what was taken out can be sent back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields import shown_address, shown_phone
from partners.kernel.languages.names import country_name, language_name
from partners.press.models import Facts, Kind, Level, Safety

from .contacts import CHOICES, LABELS, Names, label_of, topic_names

# In the order of the form.
COLUMNS = (
    "name", "email", "position", "phone", "kind", "language", "languages", "levels", "topics", "countries", "formats",
    "conditions", "time_zone", "days", "opens", "closes", "hours", "safety", "surfaces", "notes",
)  # fmt: skip
REQUIRED = ("name", "email", "languages")
# What is told beside the facts, and read back by nobody.
BESIDES = {"organization": _("Organisation"), "state": _("Consent"), "until": _("Listed until")}
HEADINGS = {**LABELS, "language": _("Language of our messages")}
# Of a list in one cell; commas stand inside the names of choices.
BETWEEN = "; "
EXPLAINED = {
    "name": _("As it should be quoted. Letters only."),
    "email": _("Our question goes there. Two rows of one address are one person."),
    "position": _("What the person does, and what they know best."),
    "phone": _("For the press officers only. Without a country code it is read as a number of your country."),
    "kind": _("One of these; empty is a person: %(choices)s."),
    "language": _("Of our letters to them, one of these; empty is that of your own screen: %(choices)s."),
    "languages": _("Codes or names, with a semicolon between them: uk; en."),
    "levels": _("How well, by language: uk: native; en: fluent."),
    "topics": _("Any of these, with a semicolon between them: %(choices)s."),
    "countries": _("Codes or names, with a semicolon between them: UA; PL."),
    "formats": _("Any of these; empty is every kind: %(choices)s."),
    "conditions": _("Any of these: %(choices)s."),
    "time_zone": _("The city whose clock shows their time: Europe/Kyiv."),
    "days": _("Any of these; empty is every day: %(choices)s."),
    "opens": _("A time such as 09:30, by their own clock; together with the next column."),
    "closes": _("A time such as 18:00."),
    "hours": _("In words, for example: not in the school holidays."),
    "safety": _("One of these; empty is nothing to fear: %(choices)s."),
    "surfaces": _("Only a proposal; the person decides. Any of these: %(choices)s."),
    "notes": _("For the press officers. The person reads it as well."),
}


@dataclass(frozen=True)
class Entry:
    """One contact to be taken out; `state` and `until` are told where somebody may know them."""

    public_id: UUID
    facts: Facts
    language: str = ""
    state: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Column:
    """One column of the empty table, in words. `name` is what a program would write above it."""

    name: str
    heading: str
    told: str
    is_required: bool


def table(entries: Iterable[Entry], subjects: Names) -> Iterator[list[str]]:
    """The heading, then a row for each."""
    yield [str(HEADINGS[name]) for name in COLUMNS] + [str(label) for label in BESIDES.values()]
    for entry in entries:
        besides = [entry.facts.organization, entry.state, date_format(entry.until) if entry.until else ""]
        yield [cell_of(entry, name, subjects) for name in COLUMNS] + besides


def cell_of(entry: Entry, name: str, subjects: Names) -> str:
    facts = entry.facts
    if name == "language":
        return language_name(entry.language) if entry.language else ""
    if name == "levels":
        return BETWEEN.join(f"{language_name(code)}: {label_of(Level, level)}" for code, level in facts.levels.items())
    lists = {
        "languages": [language_name(code) for code in facts.languages],
        "topics": topic_names(facts.topics, subjects),
        "countries": [country_name(code) for code in facts.countries],
    }
    if name in lists:
        return BETWEEN.join(lists[name])
    value = getattr(facts, name)
    if value in (Kind.PERSON, Safety.OPEN):
        return ""
    if name in CHOICES:
        return BETWEEN.join(label_of(CHOICES[name], code) for code in (value if isinstance(value, list) else [value]))
    shown = {"email": shown_address, "phone": shown_phone}
    return shown[name](value) if name in shown else str(value)


def columns(subjects: Names, languages: Iterable[tuple[str, Any]]) -> list[Column]:
    """All of them explained; `subjects` are those that can be chosen, `languages` those of our letters."""
    named = {"topics": list(subjects.values()), "language": [str(name) for _code, name in languages]}
    for name, choices in CHOICES.items():
        named[name] = [str(label) for label in choices.labels]

    def told(name: str) -> str:
        sentence = str(EXPLAINED[name])
        return sentence % {"choices": BETWEEN.join(named[name])} if "%(choices)s" in sentence else sentence

    return [Column(name, str(HEADINGS[name]), told(name), name in REQUIRED) for name in COLUMNS]


def empty_table() -> Iterator[list[str]]:
    yield [str(HEADINGS[name]) for name in COLUMNS]


def explanations(found: Iterable[Column]) -> Iterator[list[str]]:
    yield [str(_("Column")), str(_("What stands in it")), str(_("Needed")), str(_("Also understood as"))]
    for column in found:
        yield [column.heading, column.told, str(_("Yes")) if column.is_required else "", column.name]
