"""A reader who pages by row number never misses an entry, however many write at once."""

import random
import threading
import time

import pytest
from django.db import connection, transaction

from partners.activity import services
from partners.activity.models import ActivityEntry
from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel.actors import VISITOR

WRITERS = 8
ENTRIES_EACH = 25


class Reader(threading.Thread):
    """Follows the log as an API client does: everything after the last number it has seen."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[int] = []
        self.stop = threading.Event()

    def run(self) -> None:
        last = 0
        done = False
        while not done:
            done = self.stop.is_set()
            fresh = list(ActivityEntry.objects.filter(id__gt=last).order_by("id").values_list("id", flat=True))
            self.seen += fresh
            last = fresh[-1] if fresh else last
            time.sleep(0.001)
        connection.close()


def write(seed: int) -> None:
    pause = random.Random(seed)
    for _number in range(ENTRIES_EACH):
        with transaction.atomic():
            record(Verb.CAMPAIGN_OPENED, by=VISITOR)
            # What a service still does between its entry and its commit.
            time.sleep(pause.random() * 0.004)
    connection.close()


def missed_by_a_reader() -> int:
    reader = Reader()
    writers = [threading.Thread(target=write, args=[seed]) for seed in range(WRITERS)]
    reader.start()
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    reader.stop.set()
    reader.join()
    assert ActivityEntry.objects.count() == WRITERS * ENTRIES_EACH
    return WRITERS * ENTRIES_EACH - len(set(reader.seen))


@pytest.mark.postgresql
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has a single writer: no race to be had")
@pytest.mark.django_db(transaction=True)
def test_a_cursor_reader_misses_nothing_under_eight_parallel_writers():
    assert missed_by_a_reader() == 0


@pytest.mark.postgresql
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has a single writer: no race to be had")
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_same_reader_does_miss_some(monkeypatch):
    """The negative control: what the test above would see if the lock were not needed."""
    monkeypatch.setattr(services, "take_place_in_order", lambda: None)

    assert missed_by_a_reader() > 0
