"""The campaigns, as programs read them."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.utils import timezone

from partners.campaigns.models import Campaign, StatementVersion
from partners.kernel.codes import sha256_of
from partners.organizations.models import Organization


def a_campaign(number, **fields):
    now = timezone.now()
    campaign = Campaign.objects.create(
        slug=f"campaign-{number}",
        names={"en": f"Campaign {number}"},
        hashtag="#c",
        languages=["en"],
        **{"starts_on": (now - timedelta(days=number + 1)).date(), **fields},
    )
    for version in (1, 2):
        texts = {"en": f"Text {version}", "uk": f"Текст {version}"}
        StatementVersion.objects.create(
            campaign=campaign,
            number=version,
            texts=texts,
            sha256=sha256_of(texts),
            published_at=now - timedelta(days=3),
        )
    return campaign


def test_a_campaign_comes_with_the_statement_in_force(program, organization, endorsed, statement):
    body = program.get("campaigns").json()["items"][0]

    assert body == program.get(f"campaigns/{statement.campaign.public_id}").json()
    assert body["names"] == {"en": "Territories are people", "uk": "Території — це люди"}
    assert body["statement"]["texts"]["uk"] == "Люди — не територія."
    assert body["endorsements_count"] == 1


def test_a_campaign_names_its_subjects_in_their_order_and_what_is_no_longer_offered(program, campaign):
    campaign.subjects.filter(code="aid").update(is_offered=False)
    subjects = program.get("campaigns").json()["items"][0]["subjects"]

    assert [subject["code"] for subject in subjects][:3] == ["detention", "aid", "children"]
    assert subjects[2] == {
        "code": "children",
        "names": {"en": "Children and schools", "uk": "Діти та школа"},
        "is_offered": True,
    }
    assert [subject["code"] for subject in subjects if not subject["is_offered"]] == ["aid"]


def test_the_hash_can_be_recomputed_as_the_documentation_says(program):
    a_campaign(1)
    statement = program.get("campaigns").json()["items"][0]["statement"]
    canonical = json.dumps(statement["texts"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert statement["version"] == 2
    assert hashlib.sha256(canonical.encode()).hexdigest() == statement["sha256"]


def test_neither_a_version_of_tomorrow_nor_a_campaign_of_tomorrow_is_shown(program, campaign, statement):
    StatementVersion.objects.create(
        campaign=campaign,
        number=2,
        texts={"en": "Planted"},
        sha256="1" * 64,
        published_at=timezone.now() + timedelta(days=1),
    )
    tomorrow = a_campaign(7, starts_on=timezone.now().date() + timedelta(days=1))
    answer = program.get("campaigns")

    assert [item["statement"]["version"] for item in answer.json()["items"]] == [1]
    assert "Planted" not in answer.content.decode()
    assert program.get(f"campaigns/{tomorrow.public_id}").status_code == 404


def test_who_was_suspended_is_not_counted(program, stranger, organization, endorsed):
    assert stranger.get("campaigns").json()["items"][0]["endorsements_count"] == 1

    Organization.objects.filter(pk=organization.pk).update(standing="suspended")

    assert stranger.get("campaigns").json()["items"][0]["endorsements_count"] == 0


def test_a_campaign_without_a_statement_says_so(program, campaign):
    assert program.get("campaigns").json()["items"][0]["statement"] is None


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_however_long_it_is(program, django_assert_num_queries, count):
    for number in range(count):
        a_campaign(number)
    program.get("campaigns")

    with django_assert_num_queries(5):
        assert len(program.get("campaigns").json()["items"]) == count
