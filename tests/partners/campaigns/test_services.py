"""Statements get numbers and fingerprints, and one signature per partner and version."""

import hashlib
from datetime import timedelta

import pytest
from django.utils import timezone

from partners.activity.selectors import everything
from partners.activity.verbs import Verb
from partners.campaigns.selectors import current_statement
from partners.campaigns.services.facts import open_campaign
from partners.campaigns.services.statements import endorse_statement, publish_statement
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.codes import sha256_of
from partners.kernel.errors import Conflict, NotAllowed
from partners.organizations.models import Organization

TEXTS = {"uk": "Люди — не територія.", "en": "People are not territory."}


def test_opening_a_campaign_is_news_for_all_partners(administrator):
    wishes = {
        "slug": "territories",
        "names": {"en": "Territories are people"},
        "hashtag": "#territoriesarepeople",
        "languages": ["en"],
        "starts_on": timezone.now().date(),
    }

    campaign = open_campaign(**wishes, by=acting(administrator))

    assert everything().filter(audience="joint").get().campaign == campaign
    with pytest.raises(Conflict):
        open_campaign(**wishes, by=acting(administrator))


@pytest.mark.parametrize("actor", ["owner", "staff_editor", "partnerships"])
def test_others_neither_open_campaigns_nor_publish_statements(campaign, request, actor):
    somebody = request.getfixturevalue(actor)

    with pytest.raises(NotAllowed):
        publish_statement(campaign, texts=TEXTS, by=acting(somebody))
    with pytest.raises(NotAllowed):
        open_campaign(slug="x", names={}, hashtag="", languages=[], starts_on=campaign.starts_on, by=acting(somebody))


def test_the_fingerprint_is_that_of_the_canonical_text():
    canonical = '{"en":"People are not territory.","uk":"Люди — не територія."}'

    assert sha256_of(TEXTS) == hashlib.sha256(canonical.encode()).hexdigest()


def test_versions_are_numbered_and_earlier_ones_stay(campaign, administrator):
    first = publish_statement(campaign, texts=TEXTS, by=acting(administrator))
    second = publish_statement(campaign, texts={**TEXTS, "en": "People, not land."}, by=acting(administrator))

    assert [first.number, second.number] == [1, 2]
    assert list(campaign.statement_versions.all()) == [second, first]


def test_the_same_words_are_no_new_version(campaign, administrator):
    publish_statement(campaign, texts=TEXTS, by=acting(administrator))

    with pytest.raises(Conflict):
        publish_statement(campaign, texts=TEXTS, by=acting(administrator))


def test_a_version_for_tomorrow_is_not_in_force_today(campaign, administrator, statement):
    now = timezone.now()

    with clock.at(now + timedelta(days=1)):
        publish_statement(campaign, texts=TEXTS, by=acting(administrator))

    assert current_statement(campaign, at=now) == statement


def test_signing_keeps_the_fingerprint_and_is_news_once(organization, owner, statement):
    first = endorse_statement(organization, statement, by=acting(owner))
    second = endorse_statement(organization, statement, by=acting(owner))

    assert first == second
    assert first.text_sha256 == statement.sha256
    entry = everything().filter(audience="joint").get()
    assert (entry.verb, entry.organization, entry.data) == (Verb.STATEMENT_ENDORSED, organization, {"number": 1})


def test_a_version_that_was_replaced_is_not_signed(organization, owner, statement, campaign, administrator):
    publish_statement(campaign, texts=TEXTS, by=acting(administrator))

    with pytest.raises(Conflict):
        endorse_statement(organization, statement, by=acting(owner))


@pytest.mark.parametrize("actor", ["editor", "viewer", "outsider", "administrator"])
def test_nobody_but_an_owner_signs(organization, statement, request, actor):
    with pytest.raises(NotAllowed):
        endorse_statement(organization, statement, by=acting(request.getfixturevalue(actor)))

    assert not everything().exists()


def test_a_suspended_partner_does_not_sign(organization, owner, statement):
    Organization.objects.update(standing="suspended")

    with pytest.raises(NotAllowed):
        endorse_statement(organization, statement, by=acting(owner))
