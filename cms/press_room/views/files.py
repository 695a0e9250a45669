"""Dates for the press as a calendar, and the kit as one ZIP."""

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from cms.press_room.services.kit import kit_of
from partners.campaigns.selectors import campaign_presented, portal_face
from partners.kernel import clock
from partners.kernel.answers import for_everybody, telling_name, zip_answer
from partners.kernel.limits.budgets import heavy
from partners.press.models import PressDate
from partners.press.selectors import entries_shown
from partners.users.doors import OpenRequest, open_door

# A calendar asks again by itself; twice a day is often enough for what is known days before.
REFRESH = "PT12H"


@open_door("GET")
def events(request: OpenRequest) -> HttpResponse:
    """What is still to come, in the language of the URL. Empty where nothing is: a calendar follows it all the same."""
    now, language = clock.now(), get_language() or "en"
    calendar = Calendar()
    name = portal_face().name_in(language)
    calendar.add("prodid", f"-//{name}//press//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("%(name)s: dates for the press") % {"name": name})
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"}, encode=False)
    for date in entries_shown(PressDate, campaign_presented(at=now), at=now):
        calendar.add_component(event_of(date))
    return for_everybody(request, HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8"))


def event_of(date: Any) -> Event:
    event = Event()
    event.add("uid", date.public_id.urn)
    # When it was last written, so that the same calendar is the same bytes.
    event.add("dtstamp", date.updated_at)
    event.add("last-modified", date.updated_at)
    # In UTC: each calendar shows its reader's own clock, and no definition of a zone can be out of date.
    event.add("dtstart", date.starts_at)
    event.add("dtend", date.ends_at)
    event.add("summary", date.title)
    if date.place:
        event.add("location", date.place)
    if date.url:
        event.add("url", date.url)
    return event


@heavy("GET")
@open_door("GET")
def kit(request: OpenRequest) -> HttpResponseBase:
    now = clock.now()
    campaign = campaign_presented(at=now)
    if campaign is None:
        raise Http404
    name = telling_name(f"{campaign.slug}-press-kit-{now.date()}", "zip")
    response: HttpResponseBase = zip_answer(name, kit_of(campaign, at=now), is_read=request.method == "GET")
    return response
