"""Releases and dates as other people's programs read them."""

import json
from datetime import UTC, timedelta
from pathlib import Path

import feedparser
import jsonschema
import pytest
from django.urls import reverse
from django.utils import timezone, translation
from icalendar import Calendar

from partners.kernel.actors import acting
from partners.press.services.releases import mark_release
from partners.press.services.room import change_entry, describe_press_room
from partners.updates.models import Update
from tests.cms.conftest import translate
from tests.support.press import add_date

# Of the IPTC, under the MIT licence: see the README beside it.
NINJS = json.loads((Path(__file__).parent / "iptc" / "ninjs-schema_3.1.json").read_text())


@pytest.fixture
def told(press_room_page, make_update, topic, make_picture, press_officer, campaign, locales, settings):
    """One release in two languages, beside an update that is none."""
    settings.BASE_URL = "https://portal.example.org"
    describe_press_room(campaign, by=acting(press_officer), boilerplate={"en": "We are many."})
    page = make_update(
        "A letter & an answer\x0b",
        subject=topic,
        picture=make_picture("letter", description="A letter"),
        body=[("paragraph", "<p>It <b>came</b>.</p>")],
    )
    translate(page, locales, title="Лист і відповідь")
    make_update("No release")
    update = Update.objects.get(public_id=page.public_id)
    mark_release(update, time_zone="UTC", embargo=None, contacts={}, by=acting(press_officer))
    return page


def get(client, name, language="en"):
    with translation.override(language):
        return client.get(reverse(f"press_room:{name}"))


def test_atom_holds_releases_only(client, told):
    answer = get(client, "atom")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.links[0]["href"] == "https://portal.example.org/en/press/"
    assert [entry.title for entry in feed.entries] == ["A letter & an answer"]
    assert feed.entries[0].link == f"https://portal.example.org{told.url}"
    assert [entry.title for entry in feedparser.parse(get(client, "atom", "uk").content).entries] == [
        "Лист і відповідь"
    ]


def test_a_json_feed_holds_what_the_format_requires(client, told):
    answer = get(client, "json")
    assert answer["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = json.loads(answer.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://portal.example.org/en/press/releases.json"
    (item,) = feed["items"]
    assert item.keys() >= {"id", "content_html", "url", "title"}


@pytest.mark.parametrize("language", ["en", "uk"])
def test_ninjs_fits_the_schema_of_the_iptc(client, told, language):
    answer = get(client, "ninjs", language)
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    package, formats = json.loads(answer.content), jsonschema.FormatChecker()
    jsonschema.validate(package, NINJS, format_checker=formats)
    (release,) = package["associations"]
    alone = {key: value for key, value in release.items() if key != "name"}
    jsonschema.validate(alone, NINJS, format_checker=formats)
    assert release["language"] == language
    assert "came" in release["bodies"][0]["value"]
    assert [body["value"] for body in release["bodies"][1:]] == (["We are many."] if language == "en" else [])


def test_the_schema_refuses_what_is_none(client, told):
    """The control: the schema looks at the releases, too."""
    package = json.loads(get(client, "ninjs").content)
    for wrong in ({"type": "page"}, {"headlines": "A"}, {"nobody": 1}):
        broken = {**package, "associations": [{**package["associations"][0], **wrong}]}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, NINJS)


def test_empty_feeds_are_feeds(client, press_room_page):
    assert not feedparser.parse(get(client, "atom").content).bozo
    assert json.loads(get(client, "json").content)["items"] == []
    jsonschema.validate(json.loads(get(client, "ninjs").content), NINJS)
    assert list(Calendar.from_ical(get(client, "events").content).walk("VEVENT")) == []


def test_who_has_it_already_is_told_so(client, told, campaign, press_officer):
    add_date(campaign, press_officer)
    for name in ("atom", "json", "ninjs", "events"):
        first = get(client, name)
        assert not first.cookies
        with translation.override("en"):
            again = client.get(reverse(f"press_room:{name}"), headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 304, name


def test_a_calendar_has_the_moment_the_place_and_the_way(client, press_room_page, campaign, press_officer):
    date = add_date(
        campaign, press_officer, titles={"en": "A walk; with, commas\nand lines", "uk": "Прогулянка"},
        url="https://walk.example.org/", places={"en": "At the station"},
    )  # fmt: skip
    answer = get(client, "events")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["summary"] == "A walk; with, commas\nand lines"
    assert (event["location"], event["url"]) == ("At the station", "https://walk.example.org/")
    assert event["dtstart"].dt == date.starts_at.astimezone(UTC).replace(microsecond=0)
    assert event["uid"] == date.public_id.urn
    (own,) = Calendar.from_ical(get(client, "events", "uk").content).walk("VEVENT")
    assert own["summary"] == "Прогулянка"

    change_entry(date, ends_at=timezone.now() + timedelta(days=9), by=acting(press_officer))
    assert get(client, "events").content != answer.content
