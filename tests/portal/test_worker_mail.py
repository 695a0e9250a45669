"""Letters of sign-in pass all that wait; with several senders each letter leaves, and leaves once."""

import os
import signal
import threading
import time
from collections import Counter

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Q
from django.test import Client

from partners.kernel import dispatch
from partners.kernel.models import DispatchedModel
from partners.mail import services
from partners.mail.models import OutgoingMail, Urgency
from partners.mail.services import queue_text
from portal.management.commands import worker
from portal.settings import base
from tests.support.smtp import post_office

SECONDS_A_LETTER = 0.3
SOON = 5.0
WAITING = {Urgency.PROMPT: 200, Urgency.ORDINARY: 200, Urgency.BULK: 100}


@pytest.fixture(autouse=True)
def as_it_runs(settings, monkeypatch):
    """The real queue, mail by SMTP, and no tick that would hint a second time."""
    settings.TASKS = base.TASKS
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    monkeypatch.setattr(worker, "tick", lambda: None)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def work_until(condition, *, most: float, first=lambda: None) -> None:
    """Run the worker until the condition holds, or for so many seconds. `first` happens while it runs."""

    def watch() -> None:
        try:
            first()
            end = time.monotonic() + most
            while not condition() and time.monotonic() < end:
                time.sleep(0.02)
        finally:
            connection.close()
            os.kill(os.getpid(), signal.SIGTERM)

    watcher = threading.Thread(target=watch)
    watcher.start()
    call_command("worker", interval=0.1)
    watcher.join()


def wait_for_reset_code(person, settings) -> float | None:
    """Seconds from asking for a code until the mail server has it, behind five hundred letters."""
    with transaction.atomic():
        for urgency, number in WAITING.items():
            for count in range(number):
                to = f"reader-{urgency}-{count}@example.org"
                queue_text("test", to, subject="News", text="Text", urgency=urgency)
    asked = []

    def ask() -> None:
        # All senders have their hands full by now.
        time.sleep(1)
        asked.append(time.monotonic())
        answer = Client().post("/en/account/password/reset/", {"email": person.email})
        assert answer.status_code == 302

    with post_office(SECONDS_A_LETTER) as post:
        settings.EMAIL_PORT = post.port
        work_until(lambda: post.arrived(person.email), most=SOON + 2, first=ask)
        assert len(post.letters) > 5, "the others leave as well"
        arrived = post.arrived(person.email)
    return arrived and arrived - asked[0]


@pytest.mark.django_db(transaction=True)
def test_a_reset_code_leaves_within_five_seconds_behind_five_hundred_letters(owner, settings):
    taken = wait_for_reset_code(owner, settings)

    assert taken is not None
    assert taken < SOON


@pytest.mark.django_db(transaction=True)
def test_without_classes_it_would_wait_for_the_others(owner, settings, monkeypatch):
    monkeypatch.setattr(services, "PRIORITIES", dict.fromkeys(Urgency, 0))
    monkeypatch.setattr(services, "FIRST", services.REST)

    assert wait_for_reset_code(owner, settings) is None


def send_by_many(settings, *, letters: int) -> Counter:
    """How often each letter arrived, where eight senders have three hints at each."""
    settings.MAIL_SENDERS = 8
    for number in range(letters):
        mail = queue_text("test", f"reader-{number}@example.org", subject="News", text="x")
        for _again in range(2):
            services._hint_at(mail.pk, Urgency.ORDINARY)
    with post_office(0.02) as post:
        settings.EMAIL_PORT = post.port
        work_until(lambda: not hints_wait(), most=60)
        return Counter(letter["To"] for _at, letter in post.letters)


def hints_wait() -> bool:
    return worker.DBTaskResult.objects.filter(finished_at=None).exists()


@pytest.mark.django_db(transaction=True)
def test_several_senders_send_each_letter_once(settings):
    sent = send_by_many(settings, letters=60)

    assert sent == Counter(f"reader-{number}@example.org" for number in range(60))
    assert set(OutgoingMail.objects.values_list("state", flat=True)) == {"sent"}


@pytest.mark.django_db(transaction=True)
def test_without_a_lease_some_letters_would_leave_twice(settings, monkeypatch):
    def due_or_held(rows, at):
        return rows.filter(Q(next_attempt_at__lte=at), state=DispatchedModel.State.WAITING)

    monkeypatch.setattr(dispatch, "due", due_or_held)

    assert max(send_by_many(settings, letters=60).values()) > 1
