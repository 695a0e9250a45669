"""Several people ask at once."""

import threading

import pytest
from django.db import connection

from partners.editions.models import Edition
from partners.editions.services import editions, request_edition
from partners.kernel.actors import acting

pytestmark = pytest.mark.django_db(transaction=True)


def ask_at_once(organization, template, person, times: int) -> tuple[list[Edition], list[Exception]]:
    made: list[Edition] = []
    errors: list[Exception] = []
    start = threading.Barrier(times)

    def ask() -> None:
        try:
            start.wait(timeout=20)
            made.append(request_edition(organization, template, line="At once", output="jpeg", by=acting(person)))
        except Exception as error:  # noqa: BLE001  a thread's error must reach the test
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return made, errors


def test_requests_at_once_get_one_row_and_one_file(organization, owner, card, kit):
    made, errors = ask_at_once(organization, card, owner, 4)

    assert errors == []
    assert len({edition.pk for edition in made}) == 1
    edition = Edition.objects.get()
    _folders, files = edition.file.storage.listdir(f"editions/{edition.digest[:2]}")
    assert [name for name in files if edition.digest in name] == [f"{edition.digest}.jpg"]


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has a single writer")
def test_both_may_draw_at_once_and_the_row_keeps_one(organization, owner, card, kit, monkeypatch):
    drawing = threading.Barrier(2, timeout=20)
    draw = editions.draw_file

    def draw_together(edition, **paid):
        drawing.wait()  # passes only when both have found the row undrawn
        return draw(edition, **paid)

    monkeypatch.setattr(editions, "draw_file", draw_together)
    made, errors = ask_at_once(organization, card, owner, 2)

    assert errors == []
    assert len({(edition.pk, edition.file.name, edition.drawn_at) for edition in made}) == 1


def test_nothing_is_drawn_inside_a_transaction(organization, owner, card, kit, monkeypatch):
    seen = []
    draw = editions.draw_file

    def watched(edition, **paid):
        seen.append(connection.in_atomic_block)
        return draw(edition, **paid)

    monkeypatch.setattr(editions, "draw_file", watched)

    request_edition(organization, card, line="", output="jpeg", by=acting(owner))

    assert seen == [False]
