"""What a campaign page is made of: events, topics and ways to join."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from babel.dates import format_date, format_skeleton
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .links import LinkBlock, LinkValue
from .text import ParagraphBlock, SourcesBlock

# Day before month in our English.
BABEL_LOCALES = {"en": "en_GB"}


class Citation(NamedTuple):
    """A place that rests on the source with this number; the note leads back to `anchor`."""

    number: int
    anchor: str


class EventValue(blocks.StructValue):
    # Set by `numbered` for all of a page at once.
    citations: tuple[Citation, ...] = ()

    @property
    def shown_date(self) -> str:
        """As precise as it is known: a year, a month or a day, in the reader's language."""
        locale = BABEL_LOCALES.get(get_language() or "en", get_language() or "en")
        parts = [int(part) for part in self["date"].split("-")]
        if len(parts) == 1:
            return self["date"]
        if len(parts) == 2:
            # By a skeleton: every usual format has the day, and without it Ukrainian writes the month otherwise.
            return format_skeleton("yMMMM", date(parts[0], parts[1], 1), locale=locale)
        return format_date(date(parts[0], parts[1], parts[2]), format="long", locale=locale)


class EventBlock(blocks.StructBlock):
    date = blocks.RegexBlock(
        # A text and no date field: of some events only the year or the month is known.
        regex=r"^\d{4}(-\d{2}){0,2}$",
        label=_("When"),
        help_text=_("2014, 2022-09 or 2022-02-24: as precise as it is known."),
        error_messages={"invalid": _("Write a year, a month (2022-09) or a day (2022-02-24).")},
    )
    title = blocks.CharBlock(label=_("What happened"), max_length=200)
    text = blocks.TextBlock(label=_("Text"))
    sources = SourcesBlock(label=_("Sources"))

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        parts = [int(part) for part in cleaned["date"].split("-")]
        try:
            # The pattern lets 2022-02-31 through; what is not said counts as the first.
            year, month, day = (*parts, 1, 1)[:3]
            date(year, month, day)
        except ValueError as error:
            message = ValidationError(_("There is no such day."))
            raise blocks.StructBlockValidationError(block_errors={"date": message}) from error
        return cleaned

    class Meta:
        icon = "date"
        label = _("Event")
        value_class = EventValue


class TopicValue(blocks.StructValue):
    citations: tuple[Citation, ...] = ()


class TopicBlock(blocks.StructBlock):
    key = blocks.RegexBlock(
        regex=r"^[a-z][a-z0-9-]{1,40}$",
        label=_("Name in the address"),
        # Not made from the title: a link that was shared has to work in every language and after a new title.
        help_text=_("Small letters: links to this section end in it. Keep it the same in every language."),
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    lead = blocks.TextBlock(label=_("In one sentence"))
    text = ParagraphBlock(label=_("Text"))
    law = blocks.TextBlock(label=_("What the law says"), required=False)
    sources = SourcesBlock(label=_("Sources"))

    class Meta:
        icon = "doc-full-inverse"
        label = _("Topic")
        template = "cms/blocks/topic.html"
        value_class = TopicValue


class WayValue(blocks.StructValue):
    @property
    def url(self) -> str:
        action: LinkValue = self["action"]
        return action.url

    @property
    def short(self) -> str:
        """A verb for lists that jump here; pages from before have none."""
        return str(self.get("verb") or self["title"])


class WayBlock(blocks.StructBlock):
    key = blocks.RegexBlock(regex=r"^[a-z][a-z0-9-]{1,40}$", label=_("Name in the address"))
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    verb = blocks.CharBlock(
        label=_("In one word"),
        max_length=20,
        required=False,
        # Said, because pages from before have no such part, and the translation editor takes no None for a text.
        default="",
        help_text=_("A verb, such as Share: for lists of all ways."),
    )
    text = blocks.TextBlock(label=_("Text"))
    action = LinkBlock(label=_("Where it leads"))

    class Meta:
        icon = "group"
        label = _("Way to join")
        value_class = WayValue


class Note(NamedTuple):
    """A source that stands once, however many places rest on it."""

    number: int
    source: Any
    citations: list[Citation]


def numbered(values: Iterable[Any]) -> list[Note]:
    """The sources of topics and events, in the order in which they are first named; each value gets its citations."""
    notes: dict[tuple[str, str], Note] = {}
    for place, value in enumerate(values, 1):
        found = []
        for source in value["sources"]:
            note = notes.setdefault((source["title"], source["url"] or ""), Note(len(notes) + 1, source, []))
            citation = Citation(note.number, f"cite-{place}-{note.number}")
            # An editor may have named it twice in one place.
            if citation not in found:
                found.append(citation)
                note.citations.append(citation)
        value.citations = tuple(found)
    return list(notes.values())
