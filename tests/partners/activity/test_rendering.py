"""Whatever happens can be said in a sentence."""

import pytest
from django.db import transaction

from partners.activity.rendering import SENTENCES, sentence, tone
from partners.activity.services import record
from partners.activity.verbs import TOPIC_OF, Topic, Verb, verbs_about


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_has_a_whole_sentence_in_both_languages(verb, organization, campaign, owner):
    with transaction.atomic():
        entry = record(verb, by=owner, organization=organization, campaign=campaign)

    for language in ("en", "uk"):
        said = sentence(entry, language)
        assert said.endswith(".")
        assert "%" not in said
    assert tone(entry) in {"good", "warn", "bad", "neutral"}


@pytest.mark.parametrize("verb", Verb)
def test_an_entry_about_nothing_by_nobody_can_be_said_too(db, verb):
    with transaction.atomic():
        entry = record(verb, by=None)

    assert sentence(entry, "en")


def test_every_verb_belongs_to_one_topic():
    found = [verb for topic in Topic for verb in verbs_about(topic)]

    assert sorted(found) == sorted(Verb.values)
    assert set(SENTENCES) == set(Verb)
    assert set(TOPIC_OF) == {verb.split(".")[0] for verb in Verb.values}


def test_what_a_contact_or_the_clock_did_is_not_said_of_the_organisation(organization, owner):
    with transaction.atomic():
        said = [
            sentence(record(verb, by=None, organization=organization, **marks), "en")
            for verb, marks in (
                (Verb.CONTACT_WITHDRAWN, {"is_own": True}),
                (Verb.CONTACT_KEPT, {}),
                (Verb.CONTACT_CONFIRMED, {}),
                (Verb.CONTACT_DECLINED, {}),
                (Verb.CONTACT_CHANGED, {"is_by_clock": True, "asks_again": True}),
            )
        ]
        by_editor = record(Verb.CONTACT_WITHDRAWN, by=owner, organization=organization)
        by_key = record(Verb.CONTACT_CHANGED, by=None, organization=organization, asks_again=True)

    assert [words for words in said if organization.name in words] == []
    assert said[0] == "A media contact ended their own listing."
    assert sentence(by_editor, "en") == "Owner withdrew a media contact."
    assert sentence(by_key, "en") == "Lantern changed a media contact."


def test_leaving_reads_differently_from_being_removed(organization, owner):
    with transaction.atomic():
        left = record(Verb.MEMBER_REMOVED, by=owner, organization=organization, is_leaving=True)
        removed = record(Verb.MEMBER_REMOVED, by=owner, organization=organization, is_leaving=False)

    assert sentence(left, "en") == "Owner left the team."
    assert sentence(removed, "en") == "Owner removed a colleague from the team."
