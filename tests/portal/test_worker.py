"""The clock does not wait for the queue."""

import signal
import threading
import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from partners.mail import tasks
from partners.mail.models import OutgoingMail
from portal.management.commands import worker
from portal.settings import base

LETTERS = 48


@pytest.fixture
def real_queue(settings):
    settings.TASKS = base.TASKS


@pytest.fixture
def own_signals():
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.django_db(transaction=True)
def test_slow_mail_does_not_hold_up_the_tick(real_queue, own_signals, monkeypatch):
    """Letters at a tenth of a second each, three at once, and a tick that is due four times in that time."""
    past = timezone.now() - timedelta(minutes=1)
    for number in range(LETTERS):
        mail = OutgoingMail.objects.create(
            kind="test", to=f"reader-{number}@example.org", subject="News", text="Text", next_attempt_at=past
        )
        tasks.deliver_mail.enqueue(mail.pk)
    sent, sent_before_tick = [], []

    def transmit_slowly(mail):
        time.sleep(0.1)
        sent.append(mail.pk)
        if len(sent) == LETTERS:
            signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(tasks, "transmit", transmit_slowly)
    monkeypatch.setattr(worker, "TICK_EVERY", 0.3)
    monkeypatch.setattr(worker, "tick", lambda: sent_before_tick.append(len(sent)))

    call_command("worker", interval=0.05)

    assert len(sent) == LETTERS
    assert len([count for count in sent_before_tick if count < LETTERS]) >= 3
    assert sent_before_tick[0] <= base.MAIL_SENDERS


@pytest.mark.django_db(transaction=True)
def test_a_signal_before_the_queue_is_there_is_not_lost(real_queue, own_signals, monkeypatch):
    monkeypatch.setattr(worker, "tick", lambda: None)
    made = worker.Worker

    def made_late(**options):
        signal.raise_signal(signal.SIGTERM)
        return made(**options)

    monkeypatch.setattr(worker, "Worker", made_late)
    # What would end the test if the worker did not end by itself.
    watchdog = threading.Timer(20, signal.raise_signal, [signal.SIGTERM])
    watchdog.start()
    begun = time.monotonic()

    call_command("worker", interval=0.05)

    watchdog.cancel()
    assert time.monotonic() - begun < 15
