"""The invented people and organisations, from the tables in `people/`. Texts hold a language each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.founding.typography import typeset

HERE = Path(__file__).resolve().parent
CAMPAIGN = HERE / "campaign"
LOGOS = HERE / "people" / "logos"
Text = dict[str, str]


@dataclass(frozen=True)
class Person:
    """`role` is one of a team's, or one of the staff's."""

    name: str
    email: str
    role: str


@dataclass(frozen=True)
class Application:
    why: str
    plans: str
    reach: str
    registration_number: str


@dataclass(frozen=True)
class Organization:
    """`names` holds en, uk and the organisation's own language; `language` is the one it applies in."""

    key: str
    standing: str
    names: Text
    country: str
    website: str
    languages: tuple[str, ...]
    language: str
    mission: Text
    tagline: Text
    colour: str
    people: tuple[Person, ...]
    application: Application
    question: Text | None = None
    reason: Text | None = None


@dataclass(frozen=True)
class MediaContact:
    """`organization` is the key of one of the organisations, `zone` an IANA name; `more` has keywords."""

    name: str
    organization: str
    email: str
    role: Text
    languages: tuple[str, ...]
    topics: tuple[str, ...]
    zone: str
    more: Mapping[str, Any]


@dataclass(frozen=True)
class Inquiry:
    """`deadline_in_hours` counts from the moment of seeding; negative means that it has passed."""

    key: str
    reporter: str
    outlet: str
    email: str
    language: str
    topic: str
    zone: str
    deadline_in_hours: int
    question: str


@dataclass(frozen=True)
class Video:
    """`days` ago it was decided about; one that is still offered came then."""

    key: str
    link: str
    name: str
    country: str
    language: str
    caption: str
    persons: str
    days: float
    standing: str = "shown"
    guardian: str = ""
    masking: str = "none"
    email: str = ""
    reason: str = ""
    for_channels: bool = False
    for_partners: bool = False

    # What its maker fills in, by the keywords of the service.
    TYPED = (
        "link", "name", "country", "language", "caption", "persons", "guardian", "masking", "email", "for_channels",
        "for_partners",
    )  # fmt: skip


@dataclass(frozen=True)
class Offer:
    """A translation. `update` is the key of what is translated, `words` are its passages in order, `days` how long ago
    it was written; only one with all passages is sent."""

    organization: str
    update: str
    language: str
    days: float
    is_sent: bool
    words: tuple[str, ...]


def rows(name: str) -> list[dict[str, Any]]:
    """The tables of `people/<name>.toml`; lists as tuples, texts by language typeset."""
    told = tomllib.loads((HERE / "people" / f"{name}.toml").read_text(encoding="utf-8"))[name]
    return [{key: shaped(key, value) for key, value in row.items()} for row in told]


def shaped(key: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    # These are tables of fields, and not of languages.
    if isinstance(value, dict) and key not in ("application", "more"):
        return {language: typeset(text, language) for language, text in value.items()}
    return value


def organization_from(row: dict[str, Any]) -> Organization:
    people = tuple(Person(**person) for person in row.pop("people"))
    return Organization(**{**row, "people": people, "application": Application(**row["application"])})


ORGANIZATIONS = tuple(organization_from(row) for row in rows("organizations"))
STAFF = tuple(Person(**row) for row in rows("staff"))
MEDIA_CONTACTS = tuple(MediaContact(**row) for row in rows("contacts"))
VIDEOS = tuple(Video(**row) for row in rows("videos"))
INQUIRIES = tuple(Inquiry(**row) for row in rows("inquiries"))
OFFERS = tuple(Offer(**row) for row in rows("offers"))
