"""What stands in the press room: figures with their source, quotes, what others wrote, and dates for the press."""

from datetime import UTC, date, datetime, time, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields.links import LinkColumn
from partners.kernel.languages import in_language
from partners.kernel.languages.names import language_name
from partners.organizations.models import Organization

from .room import Entry


def end_of(last_day: date | None) -> datetime | None:
    """The first moment after this day, by UTC as rights in pictures are; None for no end."""
    return datetime.combine(last_day + timedelta(days=1), time(), UTC) if last_day else None


class KeyFigure(Entry):
    """One figure, what it counts (`texts`, by language), and where it comes from. `dated_on` is the source's day.

    A figure that is out of date is replaced and not written over: `replaced_by` leads to the one that holds.
    """

    figure = models.CharField(_("figure"), max_length=40)
    texts = models.JSONField(_("what it counts, by language"))
    source = models.CharField(_("source"), max_length=200)
    source_url = LinkColumn(_("link to the source"), max_length=500)
    dated_on = models.DateField(_("as of"))
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name=_("replaced by")
    )

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["-dated_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(replaced_by=models.F("pk")), name="figure_not_in_its_own_place")
        ]

    def __str__(self) -> str:
        return self.figure

    @classmethod
    def shown_when(cls, *, at: datetime) -> Q:
        return Q(replaced_by__isnull=True)

    @property
    def text(self) -> str:
        """In the reader's language."""
        return self.text_in(get_language() or "en")

    def text_in(self, language: str) -> str:
        return str(in_language(self.texts, language))


class Quote(Entry):
    """What somebody said and lets everybody print. `words` and `positions` map a language to text.

    Nobody is quoted who has not agreed to these words: `agreed_on` says when. It ends at `ends_at`, and is not shown
    while the organisation that it was said for is no partner or wants to be seen nowhere.
    """

    words = models.JSONField(_("words by language"))
    speaker = models.CharField(_("who says it"), max_length=120)
    positions = models.JSONField(_("position by language"), default=dict, blank=True)
    # What was said for a partner goes with it.
    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    agreed_on = models.DateField(_("agreed to on"))
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ["-agreed_on", "-pk"]

    def __str__(self) -> str:
        return self.speaker

    @classmethod
    def shown_when(cls, *, at: datetime) -> Q:
        is_seen = Q(organization__standing=Organization.Standing.APPROVED) & ~Q(
            organization__shown_as=Organization.ShownAs.NOTHING
        )
        return (Q(ends_at__isnull=True) | Q(ends_at__gt=at)) & (Q(organization__isnull=True) | is_seen)

    @property
    def text(self) -> str:
        """In the reader's language."""
        return str(in_language(self.words, get_language() or "en"))

    @property
    def position(self) -> str:
        return self.position_in(get_language() or "en")

    def position_in(self, language: str) -> str:
        return str(in_language(self.positions, language) or "")

    @property
    def text_language(self) -> str:
        """Of the words that the reader is given, which need not be the reader's own."""
        here = get_language() or "en"
        return (
            here if here in self.words else next((code for code, text in self.words.items() if text == self.text), "")
        )

    @property
    def last_day(self) -> date | None:
        """As `end_of` takes it; None for no end."""
        return (self.ends_at - timedelta(days=1)).date() if self.ends_at else None


class Coverage(Entry):
    """What a newspaper, station or site published."""

    outlet = models.CharField(_("outlet"), max_length=160)
    title = models.CharField(_("title"), max_length=300)
    url = LinkColumn(_("link"), max_length=500)
    published_on = models.DateField(_("published"))
    language = models.CharField(_("language"), max_length=12)

    class Meta:
        verbose_name = _("published piece")
        verbose_name_plural = _("published pieces")
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "url"], condition=Q(taken_off_at__isnull=True), name="one_coverage_per_link"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def language_name(self) -> str:
        return language_name(self.language)


class PressDate(Entry):
    """A conference, a walk, a vigil: when the press can come. `titles` and `places` map a language to text.

    `time_zone` is that of the place, by whose clock it is told there.
    """

    titles = models.JSONField(_("titles by language"))
    places = models.JSONField(_("places by language"), default=dict, blank=True)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    time_zone = models.CharField(_("time zone"), max_length=60)
    url = LinkColumn(_("link"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("date for the press")
        verbose_name_plural = _("dates for the press")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(starts_at__lt=models.F("ends_at")), name="press_date_begins_first")
        ]

    def __str__(self) -> str:
        return str(in_language(self.titles, "en"))

    @classmethod
    def shown_when(cls, *, at: datetime) -> Q:
        return Q(ends_at__gt=at)

    @property
    def title(self) -> str:
        """In the reader's language."""
        return str(in_language(self.titles, get_language() or "en"))

    @property
    def place(self) -> str:
        return str(in_language(self.places, get_language() or "en") or "")


# Everything that press officers write a line of, by the name that addresses and the log know it by.
KINDS: dict[str, type[Entry]] = {"figure": KeyFigure, "quote": Quote, "coverage": Coverage, "date": PressDate}
