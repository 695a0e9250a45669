"""What work may cost a person and an organisation."""

from datetime import timedelta
from threading import Thread
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone

from partners.kernel.errors import UsedUp
from partners.kernel.limits.budgets import HOUR, MINUTE, PRICES, Budget, Price, Share
from partners.kernel.limits.counting import Name, count_amounts
from partners.kernel.models import Counter

MINE = Budget("thing", person=1, organization=7)
COLLEAGUES = Budget("thing", person=2, organization=7)
STRANGERS = Budget("thing", person=3, organization=8)


@pytest.fixture
def price(monkeypatch, db):
    def set_price(person: Share, organization: Share | None = None, within=HOUR) -> None:
        monkeypatch.setitem(PRICES, "thing", Price(within, person, organization))

    return set_price


def test_uses_are_counted_for_the_person_and_for_the_organisation(price):
    price(Share(uses=2), Share(uses=3))
    MINE.take()
    MINE.take()
    with pytest.raises(UsedUp):
        MINE.take()
    COLLEAGUES.take()
    with pytest.raises(UsedUp, match="organisation"):
        COLLEAGUES.take()
    STRANGERS.take()


def test_bytes_are_refused_before_they_are_looked_at_and_smaller_ones_still_fit(price):
    price(Share(bytes=100))
    MINE.take(60)
    with pytest.raises(UsedUp):
        MINE.take(41)
    MINE.take(40)


def test_seconds_are_known_afterwards_so_the_next_one_is_refused(price):
    price(Share(seconds=2))
    MINE.take()
    MINE.spend(1.999)
    MINE.take()
    MINE.spend(0.2)
    with pytest.raises(UsedUp):
        MINE.take()


def test_what_did_not_begin_is_given_back(price):
    price(Share(uses=1, bytes=100))
    MINE.take(100)
    MINE.give_back(100)
    MINE.take(100)


def test_giving_back_after_the_stretch_takes_nothing_from_the_next(price):
    price(Share(uses=5, bytes=100))
    MINE.take(100)
    Counter.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    MINE.give_back(100)
    assert set(Counter.objects.values_list("number", flat=True)) == {1, 100}


def test_the_refusal_says_in_the_readers_clock_when_to_go_on_and_tells_programs_seconds(price):
    price(Share(bytes=100))
    MINE.take(100)
    ends_at = Counter.objects.get().ends_at
    with timezone.override("Europe/Kyiv"), pytest.raises(UsedUp) as caught:
        MINE.take(1)
    there = timezone.localtime(ends_at + MINUTE, ZoneInfo("Europe/Kyiv"))
    assert f"after {there:%H:%M}" in str(caught.value)
    assert caught.value.status == 429
    assert 3590 <= caught.value.retry_after <= 3600


def test_a_stretch_ends_and_all_is_there_again(price):
    price(Share(uses=1), within=MINUTE)
    MINE.take()
    Counter.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    MINE.take()


def test_more_bytes_are_counted_than_a_small_number_holds(price):
    price(Share(bytes=10**10))
    for _each in range(3):
        MINE.take(2**31 - 1)
    assert Counter.objects.get().number == 3 * (2**31 - 1)


def test_nobody_is_charged_for_what_a_command_does(price, django_assert_num_queries):
    price(Share(uses=1))
    with django_assert_num_queries(0):
        Budget("thing", person=None).take(10)
        Budget("thing", person=None).spend(1)


@pytest.mark.parametrize("what", PRICES)
def test_every_row_limits_what_it_can_be_abused_for(what):
    price = PRICES[what]
    for share in (price.person, *([price.organization] if price.organization else [])):
        assert share.seconds
        assert share.uses or share.bytes
    if price.organization:
        assert price.organization.seconds >= price.person.seconds


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_only_as_many_get_through_as_the_table_says(monkeypatch):
    monkeypatch.setitem(PRICES, "thing", Price(HOUR, Share(bytes=1000), Share(bytes=1000)))
    through = []

    def run() -> None:
        try:
            for _each in range(5):
                MINE.take(100)
                through.append(1)
        except UsedUp:
            pass
        finally:
            connection.close()

    racers = [Thread(target=run) for _each in range(6)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    # One that is over counts for a moment, until it is given back; that errs to the careful side.
    assert 1 <= len(through) <= 10


def test_amounts_are_added_together_in_one_statement(db, django_assert_num_queries):
    first, second = Name("a", "1"), Name("b", "2")
    with django_assert_num_queries(1):
        count_amounts({first: 5, second: 7}, within=HOUR)
    again = count_amounts({first: 1, second: 0}, within=HOUR)
    assert (again[first].number, again[second].number) == (6, 7)
