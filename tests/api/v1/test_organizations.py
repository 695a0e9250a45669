"""The partners, as programs read them."""

import pytest

from partners.campaigns.services.statements import endorse_statement
from partners.kernel.actors import acting
from partners.organizations.models import Organization
from tests.conftest import make_member, make_organization


@pytest.fixture
def private(db):
    """What nobody may see: organisations that are no partners, and answers of an application."""
    return [
        make_organization(f"Planted {standing}", standing)
        for standing in Organization.Standing.values
        if standing != "approved"
    ]


def test_only_partners_are_listed_and_nothing_of_their_applications(program, organization, private):
    Organization.objects.update(
        motivation="Planted motivation",
        plans="Planted plans",
        email="planted@example.org",
        registration_number="PLANTED-1",
    )
    answer = program.get("organizations")

    assert [item["name"] for item in answer.json()["items"]] == ["Lantern"]
    assert "planted" not in answer.content.decode().lower()


def test_one_that_is_no_partner_does_not_exist(program, private):
    unknown = program.get("organizations/00000000-0000-4000-8000-000000000000")

    for organization in private:
        answer = program.get(f"organizations/{organization.public_id}")
        assert (answer.status_code, answer.json()) == (404, unknown.json())


def test_a_partner_is_described_with_what_it_signed(program, organization, endorsed, statement):
    body = program.get(f"organizations/{organization.public_id}").json()

    assert body == {
        "id": str(organization.public_id),
        "name": "Lantern",
        "country": "UA",
        "languages": ["uk", "en"],
        "website": "https://lantern.example.org",
        "mission": "We help.",
        "joined_at": organization.approved_at.isoformat().replace("+00:00", "Z"),
        "endorsements": [
            {
                "campaign_id": str(statement.campaign.public_id),
                "statement_version": 1,
                "text_sha256": "0" * 64,
                "endorsed_at": endorsed.endorsed_at.isoformat().replace("+00:00", "Z"),
            }
        ],
    }


def test_what_is_empty_is_null(program, organization):
    Organization.objects.update(website="", mission="", country="")
    body = program.get(f"organizations/{organization.public_id}").json()

    assert (body["website"], body["mission"], body["country"]) == (None, None, None)


def walk(program, path):
    """All items and the addresses they came from, page by page."""
    items, pages = [], []
    while path:
        answer = program.get(path.removeprefix("http://testserver"))
        assert answer.status_code == 200, answer.content
        pages.append(answer)
        items += answer.json()["items"]
        path = answer.json()["next"]
        assert len(pages) < 20
    return items, pages


def test_a_list_is_walked_in_pages_and_back(program, organization):
    for number in range(4):
        make_organization(f"Partner {number}")
    items, pages = walk(program, "organizations?limit=2")

    assert [item["name"] for item in items] == ["Lantern", "Partner 0", "Partner 1", "Partner 2", "Partner 3"]
    assert [len(page.json()["items"]) for page in pages] == [2, 2, 1]
    assert f'<{pages[0].json()["next"]}>; rel="next"' in pages[0]["Link"]
    assert 'rel="first"' in pages[1]["Link"]
    previous = pages[2]["Link"].split('>; rel="prev"')[0].rpartition("<")[2]
    assert program.get(previous.removeprefix("http://testserver")).json()["items"] == pages[1].json()["items"]


def test_a_partner_that_leaves_between_two_pages_breaks_nothing(program, organization):
    partners = [make_organization(f"Partner {number}") for number in range(3)]
    following = program.get("organizations?limit=2").json()["next"]
    Organization.objects.filter(pk=partners[0].pk).update(standing="suspended")
    items, _pages = walk(program, following)

    assert [item["name"] for item in items] == ["Partner 1", "Partner 2"]


def test_a_cursor_of_another_list_is_refused(program, organization):
    make_organization("Second")
    cursor = program.get("organizations?limit=1").json()["next"].partition("cursor=")[2]

    assert program.get(f"organizations?limit=1&cursor={cursor[:-2]}xx").status_code == 400


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_however_long_it_is(program, statement, django_assert_num_queries, count):
    for number in range(count):
        signing = make_organization(f"Partner {number}")
        endorse_statement(signing, statement, by=acting(make_member(signing, f"owner-{number}@example.org", "owner")))
    program.get("organizations")

    with django_assert_num_queries(4):
        assert len(program.get("organizations").json()["items"]) == count + 1
