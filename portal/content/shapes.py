"""The shapes of the demo content. A `Text` holds one text per language code: always `en`, nearly always `uk`."""

from dataclasses import dataclass

from .typography import typeset

Text = dict[str, str]


def both(en: str, uk: str) -> Text:
    """One text in the two languages of the demo."""
    return {"en": typeset(en, "en"), "uk": typeset(uk, "uk")}


def several(**by_language: str) -> Text:
    """One text in any languages."""
    return {language: typeset(text, language) for language, text in by_language.items()}


@dataclass(frozen=True)
class Source:
    """`kind` is one of: testimony, report, law, public_record. `year` is the year of publication."""

    kind: str
    title: Text
    year: int | None = None
    url: str | None = None


@dataclass(frozen=True)
class Section:
    heading: Text
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True)
class StatementVersion:
    number: int
    title: Text
    paragraphs: tuple[Text, ...]
    changes: Text

    def body(self, language: str) -> str:
        """The statement as plain text: paragraphs divided by one empty line."""
        return "\n\n".join(paragraph[language] for paragraph in self.paragraphs)


@dataclass(frozen=True)
class Event:
    """`date` is ISO and as precise as is known: `2014`, `2022-09` or `2022-02-24`."""

    date: str
    title: Text
    text: Text
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Topic:
    key: str
    title: Text
    lead: Text
    paragraphs: tuple[Text, ...]
    law: Text
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class WayToJoin:
    """`key` names the portal page that `action` leads to: share, video, report, partner or media."""

    key: str
    title: Text
    text: Text
    action: Text


@dataclass(frozen=True)
class Artwork:
    """What stands on a picture. `piece` names its drawing in `artwork/`; `size` is in pixels, or a paper size."""

    piece: str
    size: str
    headline: Text
    subline: Text
    small_print: Text
    alt: Text
    default_line: Text


@dataclass(frozen=True)
class Material:
    """`kind` is poster, social_card, share_card, leaflet, posts or questions. The last two have no artwork."""

    key: str
    kind: str
    title: Text
    description: Text
    credit: Text
    licence: Text
    artwork: Artwork | None = None
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Person:
    """`role` is owner, editor or viewer."""

    name: str
    email: str
    role: str
    position: Text


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
    colours: tuple[str, str]
    people: tuple[Person, ...]
    application: Application
    question: Text | None = None
    reason: Text | None = None


@dataclass(frozen=True)
class MediaContact:
    """`organization` is the key of an organisation in `partners`; `zone` is an IANA name."""

    name: str
    organization: str
    email: str
    role: Text
    languages: tuple[str, ...]
    topics: tuple[str, ...]
    zone: str


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
class Quote:
    contact: str
    topic: str
    text: Text
    valid_for_days: int


@dataclass(frozen=True)
class Page:
    key: str
    title: Text
    lead: Text
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Terms:
    """A numbered text that somebody agrees to: the partners' agreement, a contact's consent."""

    key: str
    version: int
    title: Text
    intro: Text
    sections: tuple[Section, ...]
    acceptance: Text


@dataclass(frozen=True)
class Call:
    """A link with words; `target` names a portal page, as in `WayToJoin.key`."""

    target: str
    label: Text


@dataclass(frozen=True)
class StaffMember:
    """`role` is editor, partnerships, press_officer, moderator or administrator."""

    name: str
    email: str
    role: str
    position: Text
