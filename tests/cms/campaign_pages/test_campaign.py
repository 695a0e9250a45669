"""The campaign page: statement, topics, timeline, ways, supporters."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from partners.campaigns.models import Endorsement, StatementVersion
from partners.organizations.models import Organization
from tests.conftest import make_organization


@pytest.fixture
def signed(statement, owner):
    def sign(name, standing=Organization.Standing.APPROVED):
        organization = make_organization(name, standing)
        Endorsement.objects.create(
            organization=organization,
            statement_version=statement,
            text_sha256="0" * 64,
            endorsed_by=owner,
            endorsed_at=timezone.now(),
        )
        return organization

    return sign


def read(language="en"):
    answer = Client().get(f"/{language}/campaign/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_statement_is_the_domains_current_one_in_the_readers_language(campaign_page, campaign):
    assert "People are not territory." in read()
    assert "Люди — не територія." in read("uk")
    now = timezone.now()
    for number, moment in ((2, now - timedelta(minutes=1)), (3, now + timedelta(hours=1))):
        StatementVersion.objects.create(
            campaign=campaign, number=number, texts={"en": f"Text {number}."}, sha256="1" * 64, published_at=moment
        )
    html = read()
    assert "Text 2." in html
    assert "Text 3." not in html


def test_each_topic_can_be_linked_to_and_is_in_the_contents(campaign_page):
    html = read()
    for key in ("detention", "filtration"):
        assert f'id="{key}"' in html
        assert html.count(f'href="#{key}"') == 2
    # Once, as a note, and from the note back to both places.
    assert html.count('<a href="https://reports.example.org/1" rel="external noreferrer">A report, 2022</a>') == 1
    assert html.count('href="#note-1"') == 2
    assert re.findall(r'id="(cite-\d-1)"', html) == re.findall(r'href="#(cite-\d-1)"', html) == ["cite-1-1", "cite-2-1"]
    assert "StructValue" not in html


def test_an_event_shows_its_month_in_the_readers_language(campaign_page):
    assert '<time datetime="2022-09">September 2022</time>' in read()
    assert "вересень 2022" in read("uk")


def test_a_way_leads_to_its_place_in_the_readers_language(campaign_page):
    assert 'href="/en/press/ask/"' in read()
    assert 'href="/uk/press/ask/"' in read("uk")


def test_supporters_stand_in_the_order_of_the_readers_alphabet(campaign_page, signed):
    for name in ("Zebra", "Ґанок", "Дім", "Гора", "apple"):
        signed(name)
    english, ukrainian = read(), read("uk")
    assert positions(english, ["apple", "Zebra", "Гора", "Ґанок", "Дім"])
    assert positions(ukrainian, ["Гора", "Ґанок", "Дім", "apple", "Zebra"])


def positions(html, names):
    places = [html.index(f'mark__words">{name}</p>') for name in names]
    return places == sorted(places)


def test_only_approved_partners_are_shown(campaign_page, signed):
    signed("Seen")
    signed("Suspended one", Organization.Standing.SUSPENDED)
    html = read()
    assert 'mark__words">Seen</p>' in html
    assert "Suspended one" not in html


@pytest.mark.parametrize("count", [1, 3])
def test_supporters_cost_no_further_queries(campaign_page, signed, count, django_assert_num_queries):
    for number in range(count):
        signed(f"Partner {number}")
    read()
    with django_assert_num_queries(QUERIES):
        read()


# Among them the partners, how many they are, where their wall is, and the newest updates.
QUERIES = 12


def test_what_the_page_does_not_say_about_itself_the_settings_say(campaign_page, campaign):
    campaign.organizers = {"en": "Run by the Lantern House."}
    campaign.proceeds = {"en": "All of it goes to families."}
    campaign.proceeds_url = "https://shop.example.org/"
    campaign.addresses = {"press": "press@campaign.example.org", "support": "help@campaign.example.org"}
    campaign.save()

    html = read()

    for words in ("Run by the Lantern House.", "All of it goes to families.", "https://shop.example.org/", "Media"):
        assert words in html
    assert "mailto:press@campaign.example.org" in html
    assert "help@campaign.example.org" not in html.split('id="behind"')[1]
