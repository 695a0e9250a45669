"""Every column of a media contact is a fact that the person agrees to, or is named here with its reason."""

import hashlib
from dataclasses import asdict, replace

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from partners.press.forms.contacts import ContactForm
from partners.press.models import FACTS, Facts, MediaContact
from partners.press.rendering import HELD, TOLD, compared
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
    "consent_version": "the text that was agreed to",
    "confirmed_at": "when they agreed",
    "listed_until": "follows from when they agreed",
    "ended_at": "when they, or their organisation, ended it",
    "agreed": "the facts themselves, as they were agreed to",
    "agreed_sha256": "their hash",
}


def test_no_column_is_shown_that_nobody_agreed_to():
    columns = {field.name for field in MediaContact._meta.fields}

    assert columns == set(FACTS) | set(BOOKKEEPING)
    assert set(FACTS) & set(BOOKKEEPING) == set()


def test_every_fact_is_told_or_held_and_every_field_of_the_form_is_a_fact_but_one():
    assert {**TOLD, **HELD}.keys() == set(FACTS)
    assert TOLD.keys() & HELD.keys() == set()
    assert set(ContactForm.base_fields) - {"seen"} == set(DETAILS) == set(FACTS) - {"organization"} | {"language"}


@pytest.mark.parametrize("name", FACTS)
def test_any_other_fact_is_another_hash_and_stands_out(contact, name):
    facts = contact.facts
    other = replace(facts, **{name: ["aid"] if isinstance(getattr(facts, name), list) else "Something else"})

    assert other.sha256 != facts.sha256
    assert [line.is_different for line in compared(other, facts, {})] == [True] + [False] * (len(FACTS) - 1)


def test_the_hash_is_of_canonical_json_and_the_order_of_choices_is_none(contact):
    canonical = (
        '{"email":"daryna@example.org","hours":"","languages":["en","uk"],"name":"Daryna Lantern",'
        '"organization":"Lantern","phone":"+380 1234567","position":"Директорка","time_zone":"Europe/Kyiv",'
        '"topics":["detention"]}'
    )
    facts = replace(contact.facts, position="Директорка")

    assert facts.sha256 == hashlib.sha256(canonical.encode()).hexdigest()
    assert replace(facts, languages=["en", "uk"]).sha256 == replace(facts, languages=["uk", "en"]).sha256


@pytest.mark.parametrize("saved", [None, "", [], {}, {"name": "Half"}, {"name": "x", "height": 3}])
def test_what_does_not_hold_exactly_the_facts_of_today_is_no_agreement(saved):
    assert Facts.kept(saved) is None


def test_a_title_of_the_framework_names_nobody(contact):
    assert "Daryna" not in str(contact)


@pytest.mark.parametrize("missing", [{"agreed": None}, {"agreed_sha256": ""}])
def test_the_database_keeps_nobody_confirmed_without_what_they_agreed_to(listed, missing):
    contact = listed()
    with pytest.raises(IntegrityError), transaction.atomic():
        MediaContact.objects.filter(pk=contact.pk).update(**missing)


@pytest.mark.parametrize(
    "written",
    [
        {"agreed": {"name": "Half"}, "name": "Half"},
        {"agreed_sha256": "0" * 64},
        {"languages": [{"a": 1}, None, 2], "topics": "no list"},
    ],
    ids=["half an agreement", "another hash", "no choices"],
)
def test_what_others_write_into_the_table_lists_nobody_and_breaks_nothing(listed, written):
    contact = listed()
    MediaContact.objects.filter(pk=contact.pk).update(**written)
    contact.refresh_from_db()

    assert contact.listing(at=timezone.now()) is None
    assert contact.state(at=timezone.now()) == MediaContact.State.CHANGED


def test_who_rewrites_what_was_agreed_without_its_hash_lists_nobody(listed):
    contact = listed()
    forged = asdict(replace(contact.facts, position="Forged"))
    MediaContact.objects.filter(pk=contact.pk).update(agreed=forged, position="Forged")
    contact.refresh_from_db()

    assert contact.listing(at=timezone.now()) is None
