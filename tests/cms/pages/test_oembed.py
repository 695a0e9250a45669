"""oEmbed 1.0: what programs are told of an address of ours, which is never more than everybody may read."""

from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from cms.campaign_pages.models import CampaignPage
from cms.library.models import MaterialPage
from partners.campaigns.models import Endorsement
from partners.organizations.models import Organization
from partners.organizations.services.slugs import give_slug
from tests.support.small_site import publish_small_site


@pytest.fixture
def partner(organization, statement, owner, campaign):
    publish_small_site(campaign)
    Endorsement.objects.create(
        organization=organization, statement_version=statement, text_sha256="0" * 64, endorsed_by=owner,
        endorsed_at=timezone.now(),
    )  # fmt: skip
    give_slug(organization)
    return organization


def ask(path, status=200, **query):
    url = path if path.startswith("http") else f"{settings.BASE_URL}{path}"
    answer = Client().get("/oembed", {"url": url, **query})
    assert answer.status_code == status, answer.content
    return answer


def test_a_frame_is_rich_and_fits_the_space_that_is_there(partner):
    path = f"/en/embed/campaign/{partner.public_id}/"
    told = ask(path, maxwidth=300, maxheight=1000).json()

    assert (told["type"], told["version"], told["width"], told["height"]) == ("rich", "1.0", 300, 400)
    assert f'<iframe src="{settings.BASE_URL}{path}"' in told["html"]
    assert 'width="300"' in told["html"]
    assert told["author_name"] == "Lantern"
    assert told["title"] == "Territories are people"


def test_a_partners_page_gives_its_frame_and_a_hidden_one_nothing(partner):
    assert ask("/en/with/lantern/").json()["type"] == "rich"
    Organization.objects.filter(pk=partner.pk).update(shown_as="nothing")

    ask("/en/with/lantern/", status=404)
    assert "author_name" not in ask(f"/en/embed/campaign/{partner.public_id}/").json()


def test_a_page_is_a_link_with_its_card(partner):
    told = ask("/en/materials/text-0/").json()

    assert (told["type"], told["title"]) == ("link", "Text 0")
    assert told["thumbnail_url"].startswith(f"{settings.BASE_URL}/cards/")
    assert "thumbnail_url" not in ask("/en/materials/text-0/", maxwidth=200).json()


def test_a_page_with_a_picture_is_a_photo_in_the_largest_size_that_fits(partner, make_picture):
    page = CampaignPage.objects.get()
    page.picture = make_picture()
    page.save_revision().publish()
    # Readers have had it: nothing is drawn for a program that asks.
    assert Client().get("/en/campaign/").status_code == 200
    told = ask("/en/campaign/").json()

    assert told["type"] == "photo"
    assert told["width"] <= 1600
    assert told["url"].startswith(f"{settings.BASE_URL}/media/")
    assert ask("/en/campaign/", maxwidth=20).json()["type"] == "link"


def test_xml_says_the_same(partner):
    answer = ask("/en/campaign/", format="xml")
    root = ElementTree.fromstring(answer.content)

    assert answer["Content-Type"].startswith("text/xml")
    assert {part.tag: part.text for part in root} == {
        name: str(value) for name, value in ask("/en/campaign/").json().items()
    }


@pytest.mark.parametrize(
    "path",
    [
        "/en/materials/nothing/", "/en/", "/en/partner/join/", "/cms/", "https://elsewhere.example/en/campaign/", "x",
        "//", "https://[", "/en/with/nobody/", "/en/embed/campaign/00000000-0000-0000-0000-000000000000/",
        "javascript:alert(1)", "/en/videos/00000000-0000-0000-0000-000000000000/",
    ],
)  # fmt: skip
def test_what_is_not_for_everybody_or_not_ours_is_unknown(partner, path):
    ask(path, status=404)


def test_a_page_that_is_offline_or_behind_a_password_is_unknown_as_well(partner):
    MaterialPage.objects.get().unpublish()
    CampaignPage.objects.get().view_restrictions.create(restriction_type="password", password="x")

    ask("/en/materials/text-0/", status=404)
    ask("/en/campaign/", status=404)


@pytest.mark.parametrize(
    ("query", "status"),
    [({"format": "yaml"}, 501), ({"maxwidth": "wide"}, 400), ({"maxwidth": "-1"}, 400), ({"maxheight": "0"}, 400)],
)
def test_what_cannot_be_answered_says_so(partner, query, status):
    ask("/en/campaign/", status=status, **query)


def test_without_an_address_there_is_nothing_to_tell(db):
    assert Client().get("/oembed").status_code == 400


@pytest.mark.parametrize("path", ["/en/campaign/", "/en/materials/text-0/", "/en/with/lantern/"])
def test_pages_lead_to_what_is_told_of_them(partner, path):
    html = Client().get(path).content.decode()
    link = html.partition('type="application/json+oembed" href="')[2].partition('"')[0]

    assert link.startswith(f"{settings.BASE_URL}/oembed?url=")
    assert Client().get(link.removeprefix(settings.BASE_URL).replace("&amp;", "&")).status_code == 200
