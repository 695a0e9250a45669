"""What stands in the press room: which pages are releases, and all that its page is drawn from."""

from datetime import datetime
from typing import Any, NamedTuple

from django.http import HttpRequest

from cms.pages.selectors.frame import frame_of
from cms.update_pages.models import UpdatePage
from cms.update_pages.querysets import UpdateQuerySet
from cms.update_pages.selectors import newest_updates
from partners.campaigns.models import Campaign
from partners.campaigns.selectors import subject_choices
from partners.kernel.shelves import Known
from partners.press.models import Coverage, KeyFigure, PressDate, PressRoom, Quote, Release
from partners.press.selectors import (
    Spoken,
    entries_shown,
    press_room_of,
    releases_announced,
    releases_out,
    spoken_on_press_page,
)

# Of each as many as are looked through for a topic; the page shows fewer.
MOST_RELEASES, MOST_COVERAGE = 60, 200


class Standing(NamedTuple):
    """Everything, on whatever topic; `topics` are code and name of those that are offered."""

    room: PressRoom
    topics: list[tuple[str, str]]
    spoken: list[Spoken]
    releases: list[UpdatePage]
    figures: list[Any]
    quotes: list[Any]
    dates: list[Any]
    coverage: list[Any]
    # What is announced: a moment, on no topic.
    coming: list[Release]

    def on(self, topic: str) -> "Standing":
        """The lines on one topic, and those on none. Of releases those alone that are on it."""
        if not topic:
            return self

        def fitting(lines: list[Any]) -> list[Any]:
            return [line for line in lines if line.subject is None or line.subject.code == topic]

        return self._replace(
            spoken=[each for each in self.spoken if each.knows(topic)],
            releases=[page for page in self.releases if page.subject and page.subject.code == topic],
            figures=fitting(self.figures),
            quotes=fitting(self.quotes),
            dates=fitting(self.dates),
            coverage=fitting(self.coverage),
        )

    @property
    def languages_spoken(self) -> set[str]:
        return {language for each in self.spoken for language in each.languages}


_STANDING: Known[Standing] = Known()


def standing_in(campaign: Campaign | None, language: str, request: HttpRequest, *, at: datetime) -> Standing:
    """For readers who could as well be given a kept page, the process knows it until something changes."""
    if frame_of(request) is None:
        return read_standing(campaign, language, at=at)
    key = (campaign.pk if campaign else 0, language)
    return _STANDING.get(key, lambda: read_standing(campaign, language, at=at))


def read_standing(campaign: Campaign | None, language: str, *, at: datetime) -> Standing:
    releases = UpdatePage.objects.available(at=at).narrowed(language=language).newest_first()
    return Standing(
        room=press_room_of(campaign),
        topics=subject_choices(at=at),
        spoken=spoken_on_press_page(at=at),
        # Titles alone: a list for reporters needs no pictures.
        releases=list(only_releases(releases, at=at).select_related("locale", "subject")[:MOST_RELEASES]),
        figures=list(entries_shown(KeyFigure, campaign, at=at)),
        quotes=list(entries_shown(Quote, campaign, at=at).select_related("organization")),
        dates=list(entries_shown(PressDate, campaign, at=at)),
        coverage=list(entries_shown(Coverage, campaign, at=at)[:MOST_COVERAGE]),
        coming=releases_announced(campaign, at=at),
    )


def releases_shown(language: str, *, at: datetime) -> UpdateQuerySet:
    """The pages of releases that everybody may read in this language, the newest first, with all that is on them."""
    return only_releases(newest_updates(language, at=at), at=at)


def only_releases(pages: UpdateQuerySet, *, at: datetime) -> UpdateQuerySet:
    return pages.filter(translation_key__in=releases_out(at=at).values("update__public_id"))
