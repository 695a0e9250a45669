"""Withdrawn once, with a reason that can be read, and with something that can really be used instead."""

import threading
from contextlib import suppress

import pytest
from django.db import connection

from partners.activity.models import ActivityEntry
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, DomainError
from partners.materials.models import Material
from partners.materials.services import correct_material, withdraw_material
from partners.publications import services
from partners.publications.selectors import change_of, stand_in_for
from partners.updates.services import withdraw_update
from tests.support.materials import open_material
from tests.support.races import at_once
from tests.support.updates import open_update


@pytest.fixture
def three(campaign):
    return [open_material(key, campaign=campaign) for key in ("first", "second", "third")]


def code_of(call, *args, **words):
    with pytest.raises(DomainError) as refused:
        call(*args, **words)
    return refused.value.code


def test_only_what_is_offered_and_leads_nowhere_back_stands_in_its_place(three, administrator):
    by = acting(administrator)
    first, second, third = three
    assert code_of(withdraw_material, first, reasons={"en": "x"}, replacement=first, by=by) == "own_place"
    assert code_of(correct_material, first, notes={"en": "x"}, corrected_by=first, by=by) == "own_place"

    correct_material(second, notes={"en": "x"}, corrected_by=first, by=by)
    assert code_of(withdraw_material, first, reasons={"en": "x"}, replacement=second, by=by) == "in_a_circle"
    assert code_of(correct_material, first, notes={"en": "x"}, corrected_by=second, by=by) == "in_a_circle"

    withdraw_material(third, reasons={"en": "x"}, by=by)
    assert code_of(withdraw_material, first, reasons={"en": "x"}, replacement=third, by=by) == "not_offered"
    assert not Material.objects.exclude(pk=third.pk).exclude(withdrawn_at=None).exists()


@pytest.mark.parametrize(
    ("reasons", "code"),
    [
        ({}, "no_reason"),
        ({"en": " \n "}, "no_reason"),
        ({"en": "x" * 10_000}, "too_long"),
        ({"uk": "x" * 501}, "too_long"),
    ],
)
def test_a_reason_can_be_read(three, administrator, reasons, code):
    assert code_of(withdraw_material, three[0], reasons=reasons, by=acting(administrator)) == code
    assert not ActivityEntry.objects.exists()


def test_the_reader_is_led_to_the_last_that_is_offered(three, administrator):
    first, second, third = three
    withdraw_material(first, reasons={"en": "x"}, replacement=second, by=acting(administrator))
    withdraw_material(second, reasons={"en": "x"}, replacement=third, by=acting(administrator))
    first.refresh_from_db()

    assert stand_in_for(first, at=clock.now()) == third
    withdraw_material(third, reasons={"en": "x"}, by=acting(administrator))
    assert stand_in_for(first, at=clock.now()) is None


def test_each_reads_the_reason_in_their_language_or_learns_which_one_it_is(three, administrator):
    withdrawn = withdraw_material(three[0], reasons={"en": "A date", "uk": "Дата"}, by=acting(administrator))
    told = [change_of(withdrawn, code, at=clock.now()) for code in ("en", "uk", "pl")]

    assert [(change.words, change.words_language) for change in told] == [
        ("A date", "en"),
        ("Дата", "uk"),
        ("A date", "en"),
    ]
    assert [change.title for change in told] == ["Drawn (en)", "Drawn (uk)", "Drawn (en)"]


def test_a_row_from_before_reasons_by_language_still_says_why(three, administrator):
    row = three[0]
    row.withdrawn_at, row.withdrawn_reason = clock.now(), "An old reason"
    row.save()

    assert change_of(row, "uk", at=clock.now()).words == "An old reason"


def test_what_is_withdrawn_is_not_corrected_any_more(three, administrator):
    withdraw_material(three[0], reasons={"en": "x"}, by=acting(administrator))

    with pytest.raises(Conflict):
        correct_material(three[0], notes={"en": "x"}, by=acting(administrator))


def test_an_update_is_withdrawn_by_the_same_rules(campaign, administrator):
    update, other = open_update(campaign), open_update(campaign, key="other")

    withdrawn = withdraw_update(update, reasons={"en": "Not so"}, replacement=other, by=acting(administrator))

    assert withdrawn.withdrawn_reasons == {"en": "Not so"}
    assert change_of(withdrawn, "en", at=clock.now()).successor == other
    assert (
        code_of(withdraw_update, other, reasons={"en": "x"}, replacement=other, by=acting(administrator)) == "own_place"
    )


needs_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="postgresql: needs PostgreSQL, because SQLite has a single writer"
)


@needs_postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_locked", [True, False])
def test_of_two_who_withdraw_at_once_one_does(campaign, administrator, monkeypatch, is_locked):
    material = open_material(campaign=campaign)
    both = threading.Barrier(2)
    require = services.PUBLICATION.require

    def slow(thing, name, *, by):
        # With the lock the second never comes here in time; without it both pass the question before either saves.
        with suppress(threading.BrokenBarrierError):
            both.wait(timeout=1)
        return require(thing, name, by=by)

    monkeypatch.setattr(services.PUBLICATION, "require", slow)
    if not is_locked:
        monkeypatch.setattr(services, "locked_with", lambda thing, other: (Material.objects.get(pk=thing.pk), other))

    def withdraw():
        withdraw_material(material, reasons={"en": "x"}, by=acting(administrator))

    outcomes = at_once(withdraw, withdraw, expected=Exception)

    entries = ActivityEntry.objects.filter(verb="material.withdrawn").count()
    assert entries == (1 if is_locked else 2)
    assert [type(error) for error in outcomes if error] == ([Conflict] if is_locked else [])
