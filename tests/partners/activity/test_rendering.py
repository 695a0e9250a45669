"""Whatever happens can be said in a sentence."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import transaction

from partners import activity
from partners.activity.rendering import sentence, tone
from partners.activity.services import record
from partners.activity.verbs import Noun, Topic, Verb, verbs_about
from partners.kernel.actors import CLOCK, LINK_HOLDER, VISITOR, acting, holder_of
from partners.organizations.services.keys import create_access_key


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_has_a_whole_sentence_in_both_languages(verb, organization, campaign, owner):
    with transaction.atomic():
        entry = record(verb, by=acting(owner), organization=organization, campaign=campaign)

    for language in ("en", "uk"):
        said = sentence(entry, language)
        assert said.endswith(".")
        assert "%" not in said
    assert tone(entry) in {"good", "warn", "bad", "neutral"}


@pytest.mark.parametrize("verb", Verb)
def test_an_entry_about_nothing_by_nobody_can_be_said_too(db, verb):
    with transaction.atomic():
        entry = record(verb, by=VISITOR)

    assert sentence(entry, "en")


def test_every_verb_belongs_to_one_topic():
    found = [verb for topic in Topic for verb in verbs_about(topic)]

    assert sorted(found) == sorted(Verb)


def test_what_a_contact_or_the_clock_did_is_not_said_of_the_organisation(organization, owner):
    with transaction.atomic():
        said = [
            sentence(record(verb, by=actor, organization=organization), "en")
            for verb, actor in (
                (Verb.CONTACT_WITHDRAWN, LINK_HOLDER),
                (Verb.CONTACT_KEPT, LINK_HOLDER),
                (Verb.CONTACT_CONFIRMED, LINK_HOLDER),
                (Verb.CONTACT_DECLINED, LINK_HOLDER),
                (Verb.CONTACT_CHANGED, CLOCK),
            )
        ]
        by_editor = record(Verb.CONTACT_WITHDRAWN, by=acting(owner), organization=organization)
        key, _token = create_access_key(organization, name="Our site", scopes=[], expires_at=None, by=acting(owner))
        by_key = record(Verb.CONTACT_CHANGED, by=holder_of(key), organization=organization, asks_again=True)

    assert [words for words in said if organization.name in words] == []
    assert said[0] == "A media contact ended their own listing."
    assert sentence(by_editor, "en") == "Owner withdrew a media contact."
    assert sentence(by_key, "en") == "The access key “Our site” changed a media contact."


def test_leaving_reads_differently_from_being_removed(organization, owner):
    with transaction.atomic():
        left = record(Verb.MEMBER_REMOVED, by=acting(owner), organization=organization, is_leaving=True)
        removed = record(Verb.MEMBER_REMOVED, by=acting(owner), organization=organization, is_leaving=False)

    assert sentence(left, "en") == "Owner left the team."
    assert sentence(removed, "en") == "Owner removed a colleague from the team."


def test_a_new_word_needs_no_migration():
    """The choices of a column are a function, which the migration names."""
    written = (Path(activity.__file__).parent / "migrations" / "0001_initial.py").read_text()

    assert "partners.activity.verbs.table.verbs" in written
    assert [verb for verb in Verb if f'"{verb}"' in written] == []


def test_no_model_of_ours_gives_the_log_its_nouns():
    models = {model._meta.model_name for model in apps.get_models()}

    assert {noun for noun in Noun if "_" in noun} & models == set()
    assert {verb.noun for verb in Verb} == set(Noun)
