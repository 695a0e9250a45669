"""Journey 6, the part that reads: a partner's developer makes a key and follows the campaign with it."""

import re

import pytest
import requests
from playwright.sync_api import expect

from partners.branding.services.kits import save_brand_kit
from partners.campaigns.services.statements import endorse_statement
from partners.kernel.actors import acting
from partners.press.models import ConsentText
from tests.conftest import make_member, make_organization
from tests.support.small_site import publish_small_site
from tests.support.texts import consent_texts

PASSWORD = "correct horse battery staple"
MATERIALS = 5


@pytest.fixture
def ground(campaign, statement, organization, owner, press_officer):
    """A campaign in which something has happened."""
    ConsentText.objects.create(version=1, texts=consent_texts(), published_at=statement.published_at)
    publish_small_site(campaign, texts=MATERIALS)
    for number in range(6):
        other = make_organization(f"Partner {number}", website=f"https://partner-{number}.example.org")
        endorse_statement(other, statement, by=acting(make_member(other, f"partner-{number}@example.org", "owner")))
    kit = {"names": {"en": "Lantern"}, "taglines": {}, "colour": "#1d2f6f", "link": "https://lantern.example.org"}
    save_brand_kit(organization, **kit, logo=None, by=acting(owner))


def make_key(page, press, organization) -> str:
    """As a person does it: the password once more, a name, and the key is shown this once."""
    page.goto(f"/en/partner/{organization.public_id}/keys/")
    press(page, "Make a key")
    if "/account/reauthenticate/" in page.url:
        page.fill("[name=password]", PASSWORD)
        press(page, "Confirm")
    page.fill("[name=name]", "Our website")
    for scope in ("campaign:read", "activity:read", "brand:read", "contacts:read", "contacts:write"):
        page.check(f"[name=scopes][value='{scope}']")
    press(page, "Make the key")
    token = re.search(r"pp_[a-z0-9]+_[\w-]{20,}", page.locator("main").inner_html()).group(0)
    press(page, "I have kept it")
    expect(page.get_by_text("Our website works")).to_be_visible()
    assert token not in page.content()
    return token


def test_a_developer_follows_the_campaign(ground, signed_in_page, live_server, letters, press, owner, organization):
    page = signed_in_page(owner)
    client = requests.Session()
    client.headers["Authorization"] = f"Bearer {make_key(page, press, organization)}"

    index = get(client, f"{live_server.url}/api/v1/")["resources"]
    campaigns = get(client, index["campaigns"])
    assert [campaign["names"]["en"] for campaign in campaigns["items"]] == ["Territories are people"]
    titles = [material["versions"][0]["title"] for material in every(client, f"{index['materials']}?limit=2")]
    assert sorted(titles) == sorted(f"Text {number}" for number in range(MATERIALS))

    entries = every(client, f"{index['activity']}?limit=4")
    ids = [entry["id"] for entry in entries]
    assert len(ids) == len(set(ids)) > 6
    assert [entry["id"] for entry in every(client, f"{index['activity']}?limit=100")] == ids
    endorsed = every(client, f"{index['activity']}?verb=statement.endorsed&limit=4")
    assert len(endorsed) == 6
    assert {entry["verb"] for entry in endorsed} == {"statement.endorsed"}
    one = endorsed[0]["organization"]["id"]
    of_one = every(client, f"{index['activity']}?verb=statement.endorsed&organization={one}")
    assert [entry["organization"]["id"] for entry in of_one] == [one]

    assert get(client, index["brand-kit"])["names"] == {"en": "Lantern"}
    asked = client.post(
        index["media-contacts"],
        json={
            "name": "Olena Marsh",
            "email": "olena@lantern.example.org",
            "language": "en",
            "languages": ["en"],
            "topics": ["children"],
        },
        timeout=20,
    )
    assert asked.status_code == 201, asked.text
    assert asked.headers["Location"].startswith(index["media-contacts"])
    assert "would like to name you to the press" in letters.newest("olena@lantern.example.org")

    page.get_by_role("link", name=re.compile("^Revoke")).click()
    press(page, "Revoke the key")
    refused = client.get(index["activity"], timeout=20)
    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"].startswith("Bearer")
    assert refused.headers["Content-Type"].startswith("application/problem+json")


def get(client: requests.Session, address: str):
    response = client.get(address, timeout=20)
    assert response.status_code == 200, (address, response.text)
    return response.json()


def every(client: requests.Session, address: str) -> list:
    """All pages, by the Link header alone."""
    found, pages = [], 0
    while address:
        response = client.get(address, timeout=20)
        assert response.status_code == 200, (address, response.text)
        found += response.json()["items"]
        address = response.links.get("next", {}).get("url", "")
        pages += 1
        assert pages < 50
    return found
