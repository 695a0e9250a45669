"""Every column of a media contact is a fact that the person agrees to, or is named here with its reason."""

import hashlib
import json
from copy import copy
from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from django.db.models import JSONField, Value
from django.utils import timezone

from partners.press.forms.contacts import ContactForm
from partners.press.models import FACTS, SHOWN, TOLD, Facts, MediaContact, Surface
from partners.press.models.facts import ALLOWED, FIRST
from partners.press.rendering import HELD, LABELS, compared
from partners.press.services.contacts import DETAILS

BOOKKEEPING = {
    "id": "a number of ours",
    "public_id": "in addresses only",
    "created_at": "when the row was made",
    "updated_at": "when the row was saved",
    "language": "of our letters to the person, whom it is shown to in no other way",
    "standing": "what the person answered",
    "asked_at": "of our question",
    "code_hash": "of our question",
    "code_expires_at": "of our question",
    "personal_hash": "of the person's own link",
    "ended_at": "when they, or their organisation, ended it",
}


def test_no_column_is_shown_that_nobody_agreed_to():
    columns = {field.name for field in MediaContact._meta.fields}

    assert columns == set(FACTS) | set(BOOKKEEPING)
    assert set(FACTS) & set(BOOKKEEPING) == set()


def test_every_fact_is_told_or_held_and_every_field_of_the_form_is_a_fact_but_one():
    assert LABELS.keys() == {*TOLD, *HELD} == set(FACTS)
    assert set(TOLD) & set(HELD) == set()
    assert all(set(shown) <= set(FACTS) for shown in SHOWN.values())
    assert SHOWN.keys() == set(Surface) == frozenset().union(*ALLOWED.values())
    assert set(ContactForm.base_fields) - {"seen"} == set(DETAILS) == set(FACTS) - {"organization"} | {"language"}


@pytest.mark.parametrize("name", FACTS)
def test_any_other_fact_is_another_hash_and_stands_out(contact, name):
    facts = contact.facts
    before = getattr(facts, name)
    other = ["aid"] if isinstance(before, list) else {"uk": "native"} if isinstance(before, dict) else "Something else"
    other = replace(facts, **{name: other})

    assert other.sha256 != facts.sha256
    assert [line.is_different for line in compared(other, facts, {})] == [True] + [False] * (len(FACTS) - 1)


def test_the_hash_is_of_canonical_json_and_the_order_of_choices_is_none(contact):
    facts = replace(contact.facts, position="Директорка")
    canonical = json.dumps(
        {name: sorted(value) if isinstance(value, list) else value for name, value in asdict(facts).items()},
        sort_keys=True, separators=(",", ":"), ensure_ascii=False,
    )  # fmt: skip

    assert facts.sha256 == hashlib.sha256(canonical.encode()).hexdigest()
    assert replace(facts, languages=["en", "uk"]).sha256 == replace(facts, languages=["uk", "en"]).sha256


def test_a_consent_is_sealed_over_all_that_was_agreed_to(listed):
    consent = listed().consent
    consent.refresh_from_db()
    assert consent.seal() == consent.sha256
    for name, other in {
        "text_version": 9,
        "until": consent.until + timedelta(days=1),
        "agreed_at": consent.agreed_at - timedelta(days=1),
        "facts": consent.facts | {"surfaces": ["api"]},
    }.items():
        forged = copy(consent)
        setattr(forged, name, other)
        assert forged.kept_facts is None, name


def test_whoever_agreed_when_there_were_fewer_facts_has_agreed_to_those_and_to_reporters(contact):
    first = {name: value for name, value in asdict(contact.facts).items() if name in FIRST}
    kept = Facts.kept(first)
    assert (kept.surfaces, kept.countries, kept.notes) == (["reporters"], [], "")
    assert kept.differs_in(contact.facts) == []


@pytest.mark.parametrize("saved", [None, "", [], {}, {"name": "Half"}, {"name": "x", "height": 3}])
def test_what_does_not_hold_exactly_the_facts_of_today_is_no_agreement(saved):
    assert Facts.kept(saved) is None


def test_a_title_of_the_framework_names_nobody(contact):
    assert "Daryna" not in str(contact)


@pytest.mark.parametrize(
    "written",
    [
        {"facts": {"name": "Half"}},
        {"sha256": "0" * 64},
        {"facts": None},
    ],
    ids=["half an agreement", "another hash", "none at all"],
)
def test_what_others_write_into_a_consent_lists_nobody_and_breaks_nothing(listed, written):
    contact = listed()
    for name, value in written.items():
        contact.consents.update(**{name: Value(value, JSONField()) if value is None else value})
    contact = MediaContact.objects.get()

    assert contact.listing(at=timezone.now()) is None
    assert contact.state(at=timezone.now()) == MediaContact.State.CHANGED


@pytest.mark.parametrize("written", [{"languages": [{"a": 1}, None, 2]}, {"topics": "no list"}, {"levels": [1]}])
def test_what_others_write_into_the_proposal_is_said_nowhere_and_breaks_nothing(listed, written):
    contact = listed()
    MediaContact.objects.filter(pk=contact.pk).update(**written)
    contact = MediaContact.objects.get()

    assert contact.listing(at=timezone.now()) == contact.agreed_facts
    assert contact.state(at=timezone.now()) == MediaContact.State.CHANGED
