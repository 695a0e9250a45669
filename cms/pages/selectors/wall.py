"""A glimpse of the partners for other pages: how many, some of them, and where all of them are."""

from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Count, Max, Min
from django.http import HttpRequest
from django.utils.translation import get_language

from cms.blocks.selectors import nearest_of_type, open_pages
from cms.pages.selectors.frame import frame_of
from partners.branding.selectors import with_marks
from partners.campaigns.models import Campaign
from partners.campaigns.selectors import partners_shown
from partners.kernel import clock
from partners.kernel.languages.alphabet import alphabetical
from partners.kernel.shelves import Known

GLIMPSE = 12


class Wall(NamedTuple):
    """`url` is empty where no wall is online in the reader's language."""

    number: int
    partners: list[Any]
    url: str


_WALLS: Known[Wall] = Known()


def wall_of(campaign: Campaign, request: HttpRequest) -> Wall:
    language = get_language() or "en"
    if frame_of(request) is None:
        return read_wall(campaign, request, language)
    # The way in and the campaign's page show the same.
    return _WALLS.get((request.get_host(), campaign.pk, language), lambda: read_wall(campaign, request, language))


def read_wall(campaign: Campaign, request: HttpRequest, language: str) -> Wall:
    # In the order in which they came, and by number: to sort ten thousand, or to count on from the first, for the sake
    # of twelve would be most of the page.
    shown = partners_shown(campaign).order_by("pk")
    found = shown.aggregate(number=Count("pk"), first=Min("pk"), last=Max("pk"))
    some = []
    if count := found["number"]:
        # Others every day: the first of the alphabet would be the only ones that anybody sees.
        start = found["first"] + clock.now().toordinal() * GLIMPSE % (found["last"] - found["first"] + 1)
        some = [*shown.filter(pk__gte=start)[:GLIMPSE]] if count > GLIMPSE else []
        if len(some) < GLIMPSE:
            # The last ones come with those before them.
            some = [*shown.order_by("-pk")[:GLIMPSE]]
    some.sort(key=lambda partner: alphabetical(partner.name, language))
    return Wall(count, with_marks(some), wall_url(request))


def wall_url(request: HttpRequest) -> str:
    # By its name: the room of that page lies above this one.
    walls = apps.get_model("campaign_pages", "PartnersPage")
    language = get_language() or "en"
    page = nearest_of_type(walls, language)
    if page is None:
        here = walls._default_manager.filter(locale__language_code=language)
        page = open_pages(here, at=clock.now()).first()
    return (page.get_url(request) or "") if page else ""
