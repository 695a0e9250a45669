"""What a campaign's folder says, read and checked; texts by language, keys as the folder names things."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from partners.kernel.uploads import CleanFile
from portal.founding.reading import Text

# Heading and what stands below it: paragraphs divided by empty lines. The heading may be empty.
Section = tuple[str, str]
Bodies = dict[str, tuple[Section, ...]]


@dataclass(frozen=True)
class Link:
    """`to` is the key of a page, a place of the portal, or empty: it leads nowhere yet."""

    label: Text
    to: str


@dataclass(frozen=True)
class Picture:
    """Without a file only in a folder that is refused."""

    file: CleanFile | None
    title: Text
    alt: Text
    credit: Text
    licence: Text
    rights_until: date | None


@dataclass(frozen=True)
class Drawn:
    """Artwork in one language, and the slots for a partner's words; `slots` is JSON as templates store it."""

    file: CleanFile
    slots: list[dict[str, Any]]


@dataclass(frozen=True)
class Material:
    key: str
    kind: str
    title: Text
    summary: Text
    credit: Text
    licence: Text
    alt: Text
    drawn: dict[str, Drawn]
    bodies: Bodies
    is_draft: bool


@dataclass(frozen=True)
class Page:
    key: str
    title: Text
    lead: Text
    bodies: Bodies
    in_menu: bool
    is_draft: bool
    picture: str
    action: Link | None


@dataclass(frozen=True)
class Source:
    kind: str
    title: Text
    url: str


@dataclass(frozen=True)
class Topic:
    key: str
    title: Text
    lead: Text
    text: Text
    law: Text
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Event:
    """`date` is ISO and as precise as is known: `2014`, `2022-09` or `2022-02-24`."""

    date: str
    title: Text
    text: Text
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Way:
    key: str
    title: Text
    text: Text
    action: Link


@dataclass(frozen=True)
class Home:
    title: Text
    lead: Text
    picture: str
    featured_title: Text
    featured: tuple[str, ...]
    calls: tuple[Link, ...]
    messages: tuple[tuple[Text, Text], ...]
    footer: tuple[tuple[Text, tuple[Link, ...]], ...]


@dataclass(frozen=True)
class CampaignWords:
    title: Text
    lead: Text
    picture: str
    intro: Text
    topics_note: Text
    topics: tuple[Topic, ...]
    timeline: tuple[Event, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Library:
    title: Text
    lead: Text
    picture: str


@dataclass(frozen=True)
class SitePlan:
    home: Home
    campaign: CampaignWords
    library: Library
    pages: tuple[Page, ...]
    materials: tuple[Material, ...]
    pictures: dict[str, Picture]
    share_picture: str


@dataclass(frozen=True)
class Statement:
    texts: Text
    change_notes: Text


@dataclass(frozen=True)
class Plan:
    """`facts` are those of `open_campaign` but for who acts; `agreement` and `consent` are texts by language."""

    facts: dict[str, Any]
    statements: tuple[Statement, ...]
    agreement: Text
    consent: dict[str, dict[str, Any]]
    # Not shown where a plan is printed: whole files are in it.
    site: SitePlan = field(repr=False)
