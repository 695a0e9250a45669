"""Two people at the same moment begin one translation, decide it once, and never lose words."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from partners.kernel.actors import acting
from partners.kernel.errors import DomainError
from partners.translations import services
from partners.translations.models import Kind, Offer
from partners.translations.services import accept_offer, decline_offer, save_offer, send_offer

WORDS = {"title": "Ein Plakat", "text": "Eins."}


def at_once(*calls):
    """What each came to: `done`, or the code of its refusal."""
    barrier, answers = Barrier(len(calls)), {}

    def run(name, call):
        try:
            barrier.wait(timeout=10)
            call()
            answers[name] = "done"
        except DomainError as refused:
            answers[name] = refused.code
        except Exception as error:  # noqa: BLE001  the control breaks on the database's own rule
            answers[name] = type(error).__name__
        finally:
            connection.close()

    threads = [Thread(target=run, args=(name, call)) for name, call in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers.values())


@pytest.fixture
def save(shelf, organization, editor, owner):
    def make(by, words=WORDS, of=None):
        told = {"kind": Kind.MATERIAL, "thing_id": shelf.thing_id, "language": "de", "wants_credit": False}
        return save_offer(of or organization, texts=words, seen="", by=acting(by), **told)

    return make


@pytest.mark.django_db(transaction=True)
def test_of_two_colleagues_who_begin_at_once_one_is_told(save, editor, owner):
    assert at_once(lambda: save(editor), lambda: save(owner)) == ["done", "stale"]
    assert Offer.objects.count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has a single writer")
def test_without_the_lock_only_the_constraint_would_stop_the_second(save, editor, owner, monkeypatch):
    """The negative control."""
    together = Barrier(2, timeout=10)

    def unheld(organization):
        return organization

    found = services.open_offer

    def look(*args):
        seen = found(*args)
        together.wait()
        return seen

    monkeypatch.setattr(services, "hold", unheld)
    monkeypatch.setattr(services, "open_offer", look)

    assert at_once(lambda: save(editor), lambda: save(owner)) == ["IntegrityError", "done"]


@pytest.mark.django_db(transaction=True)
def test_of_two_reviewers_at_once_one_decides(save, editor, shelf, staff_editor, administrator):
    offer = save(editor)
    send_offer(offer, seen=offer.stamp, by=acting(editor))

    answers = at_once(
        lambda: accept_offer(offer, seen=offer.stamp, by=acting(staff_editor)),
        lambda: decline_offer(offer, reason="No.", by=acting(administrator)),
    )

    assert answers == ["done", "wrong_state"]


@pytest.mark.django_db(transaction=True)
def test_two_partners_at_once_are_both_kept(save, editor, outsider, other_organization):
    assert at_once(lambda: save(editor), lambda: save(outsider, of=other_organization)) == ["done", "done"]
    assert Offer.objects.count() == 2
