"""How often somebody came: counted once each, for the whole stretch, and without keeping who."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from django.utils import timezone

from partners.kernel import clock
from partners.kernel.limits.callers import caller_of
from partners.kernel.limits.counting import count_use
from partners.kernel.models import Counter
from partners.kernel.services import purge_counters

HOUR = timedelta(hours=1)
RACERS, USES_EACH = 4, 25


def test_each_use_has_the_next_number_and_each_subject_and_action_its_own(db):
    assert [count_use("ask", "a", within=HOUR).number for _use in range(3)] == [1, 2, 3]
    assert count_use("ask", "b", within=HOUR).number == 1
    assert count_use("look", "a", within=HOUR).number == 1


def test_a_stretch_lasts_to_its_end_however_often_it_is_used(db):
    """The cache's own counter forgot an hour after five minutes."""
    start = timezone.now()
    ends = set()
    for minutes in range(0, 60, 10):
        with clock.at(start + timedelta(minutes=minutes)):
            ends.add(count_use("ask", "a", within=HOUR).ends_at)
    assert ends == {start + HOUR}
    with clock.at(start + timedelta(minutes=59)):
        assert count_use("ask", "a", within=HOUR).number == 7
    with clock.at(start + HOUR):
        after = count_use("ask", "a", within=HOUR)
    assert (after.number, after.ends_at) == (1, start + 2 * HOUR)


def test_many_others_push_nobody_out(db):
    count_use("ask", "a", within=HOUR)
    for number in range(400):
        count_use("ask", f"other {number}", within=HOUR)
    assert count_use("ask", "a", within=HOUR).number == 2


def test_what_is_kept_tells_nothing_about_whom_it_counts(db):
    count_use("ask", "203.0.113.77", within=HOUR)
    count_use("ask", "rita@example.net", within=HOUR)
    kept = str(list(Counter.objects.values()))
    assert Counter.objects.count() == 2
    assert "203.0.113" not in kept
    assert "rita" not in kept


def test_only_stretches_that_are_over_are_purged(db):
    now = timezone.now()
    with clock.at(now):
        count_use("ask", "a", within=HOUR)
    with clock.at(now):
        count_use("ask", "b", within=3 * HOUR)
    with clock.at(now + 2 * HOUR):
        assert purge_counters() == 1
    with clock.at(now + 2 * HOUR):
        assert count_use("ask", "b", within=HOUR).number == 2


def race(count) -> None:
    def run():
        try:
            for _use in range(USES_EACH):
                count()
        finally:
            connection.close()

    racers = [Thread(target=run) for _racer in range(RACERS)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_none_is_forgotten():
    race(lambda: count_use("ask", "a", within=HOUR))

    assert count_use("ask", "a", within=HOUR).number == RACERS * USES_EACH + 1


@pytest.mark.postgresql
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has a single writer: no race to be had")
@pytest.mark.django_db(transaction=True)
def test_a_counter_that_reads_and_then_writes_does_forget_some():
    """The negative control: the same race, counted as the cache on a database does it."""
    count_use("ask", "a", within=HOUR)

    def count():
        counter = Counter.objects.get()
        counter.number += 1
        counter.save()

    race(count)

    assert Counter.objects.get().number < RACERS * USES_EACH


def told(rf, forwarded: str | None = None, remote: str = "198.51.100.7") -> str:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return caller_of(rf.get("/", REMOTE_ADDR=remote, headers=headers))


@pytest.mark.parametrize(
    ("remote", "counted"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("::ffff:203.0.113.5", "203.0.113.5"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("", "::"),
    ],
)
def test_a_caller_is_an_address_or_the_network_of_a_household(rf, remote, counted):
    assert told(rf, remote=remote) == counted


@pytest.mark.parametrize("garbage", ["unknown", "", " ", ",", "203.0.113.5, unknown", "a:b:c", "999.1.1.1", "_hidden"])
def test_a_forwarding_header_that_says_nothing_usable_refuses_nobody(rf, settings, garbage):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert told(rf, garbage) == "198.51.100.7"


def test_no_more_proxies_are_believed_than_are_trusted(rf, settings):
    assert told(rf, "203.0.113.5") == "198.51.100.7"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert told(rf, "192.0.2.1, ::ffff:203.0.113.5") == "203.0.113.5"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    assert told(rf, "192.0.2.1, 203.0.113.5") == "192.0.2.1"
    assert told(rf, "192.0.2.1") == "198.51.100.7"
