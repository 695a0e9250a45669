"""The feeds as programs read them: whole, absolute, asked about cheaply, and without what is nobody's to read."""

import json
from datetime import date

import feedparser
import pytest
from django.urls import reverse
from django.utils import timezone, translation

from cms.update_pages.models import UpdatePage
from cms.update_pages.querysets import UpdateQuerySet
from partners.kernel.actors import acting
from partners.updates.models import Update
from partners.updates.services import withdraw_update
from tests.cms.conftest import SOURCE, link, translate
from tests.support.closed import close

CANARY = "kanarka"
# What JSON Feed 1.1 requires of a feed and of an item.
OF_A_FEED, OF_AN_ITEM = {"version", "title", "items"}, {"id", "content_html"}


@pytest.fixture
def told(make_update, updates_page, topic, organization, make_picture):
    """A body with a link to a page, to a place of the portal, and a picture."""
    return make_update(
        "A letter & an answer",
        subject=topic,
        author=organization,
        picture=make_picture("letter", description="A letter"),
        body=[
            ("paragraph", f'<p>See <a linktype="page" id="{updates_page.pk}">the list</a>.</p>'),
            ("sources", [SOURCE]),
            ("call", link("Ask us", "ask")),
        ],
    )


def address(name, language="en", **values):
    with translation.override(language):
        return reverse(f"updates:{name}", kwargs=values or None)


def test_an_atom_reader_finds_everything_with_absolute_addresses(client, told, organization, settings):
    settings.BASE_URL = "https://portal.example.org"
    answer = client.get(address("atom"))
    feed = feedparser.parse(answer.content)

    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.links[1]["href"] == "https://portal.example.org/en/updates.atom"
    (entry,) = feed.entries
    assert (entry.title, entry.summary, entry.author) == (told.title, told.summary, organization.name)
    assert entry.link == f"https://portal.example.org{told.url}"
    assert entry.id.startswith("urn:uuid:")
    assert [tag.term for tag in entry.tags] == ["Children and schools"]
    content = entry.content[0].value
    assert 'href="https://portal.example.org/en/updates/"' in content
    assert 'href="https://portal.example.org/en/press/ask/"' in content
    assert 'src="https://portal.example.org/media/' in content
    assert "class=" not in content
    assert "<svg" not in content


def test_a_json_reader_finds_what_the_format_requires(client, told, settings):
    settings.BASE_URL = "https://portal.example.org"
    answer = client.get(address("json"))
    feed = json.loads(answer.content)

    assert answer["Content-Type"] == "application/feed+json; charset=utf-8"
    assert feed.keys() >= OF_A_FEED
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    (item,) = feed["items"]
    assert item.keys() >= OF_AN_ITEM
    assert item["date_published"] == "2026-05-04T12:00:00+00:00"
    assert (item["url"], item["language"], item["tags"]) == (
        f"https://portal.example.org{told.url}",
        "en",
        ["Children and schools"],
    )
    assert item["image"].startswith("https://portal.example.org/media/")


def test_a_feed_is_of_one_language_and_of_one_topic(client, told, make_update, locales):
    make_update("On no topic", dated_on=date(2026, 5, 3))
    translate(told, locales, title="Лист і відповідь")

    def titles(name, language="en", **values):
        answer = client.get(address(name, language, **values))
        return [item["title"] for item in json.loads(answer.content)["items"]]

    assert titles("json") == [told.title, "On no topic"]
    assert titles("json", "uk") == ["Лист і відповідь"]
    assert titles("json_topic", topic="children") == [told.title]
    assert titles("json_topic", topic="labour") == []
    assert client.get(address("atom_topic", topic="nothing")).status_code == 404
    # Of two languages of one update, each is an entry of its own.
    ids = {json.loads(client.get(address("json", code)).content)["items"][0]["id"] for code in ("en", "uk")}
    assert len(ids) == 2


def test_who_has_it_already_is_told_so(client, told):
    for name in ("atom", "json"):
        first = client.get(address(name))
        again = client.get(address(name), headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert not first.cookies

    UpdatePage.objects.get(pk=told.pk).unpublish()
    assert client.get(address("atom"), headers={"If-None-Match": first["ETag"]}).status_code == 200
    # An empty feed is one, too, and does not change by being asked for.
    assert client.get(address("atom")).content == client.get(address("atom")).content
    assert not feedparser.parse(client.get(address("atom")).content).bozo


def hidden(make_update, kind, make_picture, administrator):
    page = make_update(
        f"{CANARY} title",
        summary=CANARY,
        picture=make_picture(CANARY, description=CANARY),
        picture_alt=f"{CANARY} alt",
        body=[("paragraph", f"<p>{CANARY} body</p>")],
    )
    if kind == "withdrawn":
        withdraw_update(
            Update.objects.get(public_id=page.public_id), reasons={"en": "Danger"}, by=acting(administrator)
        )
    elif kind == "embargoed":
        tomorrow = timezone.now() + timezone.timedelta(days=1)
        Update.objects.filter(public_id=page.public_id).update(opens_at=tomorrow)
    else:
        close(page, kind)


@pytest.mark.parametrize("kind", ["draft", "scheduled", "expired", "login", "withdrawn", "embargoed"])
def test_what_is_nobodys_to_read_is_in_no_feed(
    client, make_update, make_picture, administrator, monkeypatch, kind, home
):
    hidden(make_update, kind, make_picture, administrator)
    surfaces = [address("atom"), address("json"), "/sitemap.xml", home.url]

    assert [surface for surface in surfaces if CANARY in client.get(surface).content.decode()] == []
    # The control: without the rule both feeds would tell.
    monkeypatch.setattr(UpdateQuerySet, "available", lambda self, *, at: self)
    assert all(CANARY in client.get(surface).content.decode() for surface in surfaces[:2])


def test_signs_that_xml_cannot_hold_break_no_feed(client, make_update):
    make_update("A\x0bB <![CDATA[ ]]> & \x1f", summary="\x08 ]]>", body=[("paragraph", "<p>\x07 <i>]]></i></p>")])

    feed = feedparser.parse(client.get(address("atom")).content)
    assert not feed.bozo
    assert feed.entries[0].title.startswith("AB <![CDATA[")
    assert json.loads(client.get(address("json")).content)["items"]


def test_every_public_page_announces_the_feeds(client, told, updates_page, home):
    for page in (home.url, told.url, "/en/press/ask/"):
        head = client.get(page).content.decode().partition("</head>")[0]
        assert 'type="application/atom+xml" title="Updates" href="/en/updates.atom"' in head
        assert 'href="/en/updates.json"' in head


def test_a_full_feed_costs_as_many_queries_as_one_update(client, make_update, organization, topic):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked():
        client.get(address("atom"))
        with CaptureQueriesContext(connection) as queries:
            client.get(address("atom"))
        return len(queries)

    def make(number):
        make_update(f"Nr {number}", author=organization, subject=topic, body=[("call", link("Ask", "ask"))])

    make(0)
    one = asked()
    make(1)
    make(2)
    assert asked() == one
