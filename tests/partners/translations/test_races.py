"""Two people at the same moment begin one translation, decide it once, and never lose words."""

from threading import Barrier

import pytest
from django.db import connection

from partners.kernel.actors import acting
from partners.translations import services
from partners.translations.models import Kind, Offer
from partners.translations.services import accept_offer, decline_offer, save_offer, send_offer
from tests.support.races import at_once, in_words

WORDS = {"title": "Ein Plakat", "text": "Eins."}


@pytest.fixture
def save(shelf, organization, editor, owner):
    def make(by, words=WORDS, of=None):
        told = {"kind": Kind.MATERIAL, "thing_id": shelf.thing_id, "language": "de", "wants_credit": False}
        return save_offer(of or organization, texts=words, seen="", by=acting(by), **told)

    return make


@pytest.mark.django_db(transaction=True)
def test_of_two_colleagues_who_begin_at_once_one_is_told(save, editor, owner):
    assert sorted(in_words(at_once(lambda: save(editor), lambda: save(owner)))) == ["done", "stale"]
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

    ended = at_once(lambda: save(editor), lambda: save(owner), expected=Exception)

    assert sorted(in_words(ended)) == ["IntegrityError", "done"]


@pytest.mark.django_db(transaction=True)
def test_of_two_reviewers_at_once_one_decides(save, editor, shelf, staff_editor, administrator):
    offer = save(editor)
    send_offer(offer, seen=offer.stamp, by=acting(editor))

    ended = at_once(
        lambda: accept_offer(offer, seen=offer.stamp, by=acting(staff_editor)),
        lambda: decline_offer(offer, reason="No.", by=acting(administrator)),
    )

    assert sorted(in_words(ended)) == ["done", "wrong_state"]


@pytest.mark.django_db(transaction=True)
def test_two_partners_at_once_are_both_kept(save, editor, outsider, other_organization):
    ended = at_once(lambda: save(editor), lambda: save(outsider, of=other_organization))

    assert in_words(ended) == ["done", "done"]
    assert Offer.objects.count() == 2
