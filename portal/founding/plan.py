"""What a campaign's folder says, read and checked; texts by language, keys as the folder names things."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from portal.founding.material_plan import Bodies, Collection, Material, Picture
from portal.founding.pieces import Pieces
from portal.founding.reading import Text


@dataclass(frozen=True)
class Link:
    """`to` is the key of a page, a place of the portal, or empty: it leads nowhere yet."""

    label: Text
    to: str


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
    verb: Text
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
    today: Text
    call: Text
    call_text: Text
    ways: tuple[Way, ...]
    pieces: Pieces


@dataclass(frozen=True)
class Library:
    title: Text
    lead: Text
    picture: str


@dataclass(frozen=True)
class Channel:
    """`steps` are lines; `protection` is a key of `cms.blocks.safety.PROTECTIONS`."""

    name: Text
    address: str
    url: str
    protection: str
    hidden: Text
    visible: Text
    steps: Text


@dataclass(frozen=True)
class Report:
    """How to report safely; advice is a title and what stands below it."""

    title: Text
    lead: Text
    exit_url: str
    before: tuple[tuple[Text, Text], ...]
    channels: tuple[Channel, ...]
    after: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True)
class Wall:
    title: Text
    lead: Text


@dataclass(frozen=True)
class Videos:
    """The wall of supporters' videos; `before` is advice, title and text."""

    title: Text
    lead: Text
    before: tuple[tuple[Text, Text], ...]
    action: Link | None


@dataclass(frozen=True)
class Figure:
    number: str
    counts: Text
    source: Text
    url: str


@dataclass(frozen=True)
class Film:
    url: str
    title: Text
    length: str
    picture: str


@dataclass(frozen=True)
class Correction:
    """`days_later` counts from the day of the update."""

    days_later: int
    note: Text
    before: Text
    after: Text


@dataclass(frozen=True)
class Update:
    """`topic` is the code of a subject, `author` the website of a partner; empty where there is none. `withdrawn` says
    why, and is empty for all others."""

    key: str
    dated_on: date
    title: Text
    summary: Text
    kicker: Text
    topic: str
    author: str
    picture: str
    bodies: Bodies
    figures: tuple[Figure, ...]
    film: Film | None
    sources: tuple[Source, ...]
    call: Link | None
    corrections: tuple[Correction, ...]
    withdrawn: Text
    is_draft: bool


@dataclass(frozen=True)
class News:
    title: Text
    lead: Text
    updates: tuple[Update, ...]


@dataclass(frozen=True)
class SitePlan:
    home: Home
    campaign: CampaignWords
    report: Report | None
    library: Library
    wall: Wall | None
    videos: Videos | None
    pages: tuple[Page, ...]
    materials: tuple[Material, ...]
    pictures: dict[str, Picture]
    share_picture: str
    news: News | None = None
    collections: tuple[Collection, ...] = ()
    # A `press_schema.Press`.
    press: Any = None


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
