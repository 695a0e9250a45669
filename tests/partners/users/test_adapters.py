"""Several who open an account with one address at the same moment."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread

import pytest
from django.db import connection
from django.test import Client

from partners.mail.models import OutgoingMail
from partners.users.adapters import AccountAdapter
from partners.users.models import User

RACERS = 8
ADDRESS = "mira@example.org"


@pytest.fixture
def meeting(monkeypatch):
    """All wait for each other between the look for an account and the new one."""
    barrier = Barrier(RACERS)
    new_user = AccountAdapter.new_user

    def wait_and_make(self, request):
        with suppress(BrokenBarrierError):
            barrier.wait(timeout=10)
        return new_user(self, request)

    monkeypatch.setattr(AccountAdapter, "new_user", wait_and_make)


def sign_up_at_once() -> list[tuple[int, str]]:
    answers = []

    def sign_up(number: int) -> None:
        client = Client(REMOTE_ADDR=f"203.0.113.{number}")
        client.raise_request_exception = False
        form = {"name": "Mira", "email": ADDRESS, "password1": "twelve lanterns on a porch"}
        try:
            answer = client.post("/en/account/signup/", form)
            answers.append((answer.status_code, answer.headers.get("Location", "")))
        finally:
            connection.close()

    racers = [Thread(target=sign_up, args=(number,)) for number in range(RACERS)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_one_address_at_once_is_one_account_and_no_fault(meeting):
    answers = sign_up_at_once()

    assert len(answers) == RACERS
    # How often we write to one address is limited, so some are asked to wait; as anybody is who asks again.
    assert set(answers) <= {(302, "/en/account/confirm-email/"), (429, "")}
    assert (302, "/en/account/confirm-email/") in answers
    assert User.objects.filter(email=ADDRESS).count() == 1
    assert User.objects.get(email=ADDRESS).emailaddress_set.count() == 1
    assert OutgoingMail.objects.filter(to=ADDRESS).exists()


@pytest.mark.django_db(transaction=True)
def test_who_comes_second_learns_no_more_than_whoever_has_an_account(client: Client, monkeypatch):
    """The same race, made of one: the first account comes to be between the second one's look and its new row."""
    new_user = AccountAdapter.new_user

    def come_first(self, request):
        if not User.objects.filter(email=ADDRESS).exists():
            User.objects.create_user(ADDRESS, "another password altogether")
        return new_user(self, request)

    monkeypatch.setattr(AccountAdapter, "new_user", come_first)
    form = {"name": "Mira", "email": ADDRESS, "password1": "twelve lanterns on a porch"}

    answer = client.post("/en/account/signup/", form)

    assert (answer.status_code, answer["Location"]) == (302, "/en/account/confirm-email/")
    assert [letter.kind for letter in OutgoingMail.objects.all()] == ["account/email/account_already_exists"]
    assert User.objects.get().check_password("another password altogether")
