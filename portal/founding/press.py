"""The press room as a campaign's folder tells of it, made as editors and press officers would make it."""

from datetime import datetime, time, timedelta
from typing import Any

from cms.press_room.models import PressRoomPage
from partners.campaigns.models import Campaign, Subject
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.languages.zones import usual_zone
from partners.press.models import KINDS
from partners.press.services.releases import mark_release
from partners.press.services.room import add_entry, describe_press_room
from portal.founding.press_schema import Day, Line, Press, zone_of


def add_press_page(site: Any, press: Press) -> None:
    """Below a `SiteFounder`, whose pages and pictures it uses."""

    def fields(language: str) -> dict[str, Any]:
        body: list[tuple[str, Any]] = []
        for heading, text in press.bodies.get(language, ()):
            body += site.section(heading, text)
        return {
            "title": press.title[language],
            "lead": press.lead.get(language, ""),
            "photos": [("picture", photo(site, key, language)) for key in press.photographs],
            "body": body,
            "share_picture": site.shelf.pictures.get(press.picture),
        }

    site.pages["press"] = site.add(site.home, PressRoomPage, fields, slug="press", menu=True)


def photo(site: Any, key: str, language: str) -> dict[str, Any]:
    told = site.plan.pictures[key]
    return {
        "picture": site.shelf.pictures[key],
        "alt": told.alt[language],
        "caption": told.title.get(language, ""),
        "credit": told.credit.get(language, ""),
    }


def fill_press_room(press: Press, campaign: Campaign, updates: Any, *, by: Actor) -> None:
    """What stands in it. `updates` gives the row of an update by its name."""
    if any(press.about.values()):
        describe_press_room(campaign, by=by, **press.about)
    for line in press.lines:
        add_line(campaign, line, {}, by=by)
    for line, day in press.dates:
        add_line(campaign, line, hours_of(line, day), by=by)
    for key in press.releases:
        mark_release(updates(key), time_zone=usual_zone(), embargo=None, contacts={}, by=by)


def add_line(campaign: Campaign, line: Line, more: dict[str, Any], *, by: Actor) -> None:
    subject = Subject.objects.filter(campaign=campaign, code=line.topic).first() if line.topic else None
    add_entry(KINDS[line.kind], campaign, by=by, subject=subject, **line.told, **more)


def hours_of(line: Line, day: Day) -> dict[str, datetime]:
    zone = zone_of(line)
    hour, _colon, minute = day.at.partition(":")
    on = clock.now().astimezone(zone).date() + timedelta(days=day.in_days)
    starts = datetime.combine(on, time(int(hour), int(minute)), zone)
    return {"starts_at": starts, "ends_at": starts + timedelta(hours=day.hours)}
