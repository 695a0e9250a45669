"""Two administrators end each other's access at once. Needs PostgreSQL: SQLite lets one writer in at a time anyway."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread

import pytest
from django.db import connection
from django.urls import reverse

from cms.backoffice.people import views, viewsets
from partners.users.models import User
from tests.conftest import make_user

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has a single writer"),
]


@pytest.fixture
def meeting(monkeypatch):
    """Each waits for the other between its change and the rule; who is held up before never comes."""
    barrier = Barrier(2)
    asked = viewsets.require_somebody_in_charge

    def wait_and_ask():
        with suppress(BrokenBarrierError):
            barrier.wait(timeout=1.5)
        asked()

    monkeypatch.setattr(viewsets, "require_somebody_in_charge", wait_and_ask)


def end_each_other(administrator, sign_in):
    other = make_user("second@example.org", staff=True, groups=("Administrators",))
    clients = {person: sign_in(person) for person in (administrator, other)}

    def end(by, person):
        try:
            address = reverse("wagtailusers_users:edit", args=[person.pk])
            clients[by].post(address, {"email": person.email, "name": "X", "is_staff": "on"})
        finally:
            connection.close()

    threads = [Thread(target=end, args=pair) for pair in ((administrator, other), (other, administrator))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return User.objects.filter(is_active=True, groups__name="Administrators").count()


def test_one_of_two_stays_in_charge(administrator, sign_in, meeting):
    assert end_each_other(administrator, sign_in) == 1


def test_without_the_lock_both_would_be_gone(administrator, sign_in, meeting, monkeypatch):
    monkeypatch.setattr(views, "hold_staff", lambda: None)

    assert end_each_other(administrator, sign_in) == 0
