"""Mail leaves once, late rather than never, and leaves nothing behind."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.db import OperationalError
from django.utils import timezone

from partners.kernel import clock
from partners.kernel.dispatch import MOST_ATTEMPTS, RETRY_AFTER
from partners.mail import services, tasks
from partners.mail.emails import write_mail
from partners.mail.models import OutgoingMail
from partners.mail.services import purge_mail, queue_text, wake_mail
from partners.mail.tasks import deliver_mail


@pytest.fixture
def message(db):
    return queue_text("test", "reader@example.org", subject="News\r\nBcc: all@example.org", text="The secret link")


def test_mail_leaves_only_after_the_change_was_kept(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        queue_text("test", "reader@example.org", subject="News", text="Text")
        assert mail.outbox == []

    assert [message.to for message in mail.outbox] == [["reader@example.org"]]


def test_dates_in_a_letter_are_not_by_the_clock_of_who_sends_it():
    facts = {"organization": "Lantern", "inviter": "Mira", "role": "editor", "is_vetted": True, "action_url": "x"}
    with timezone.override("Asia/Tokyo"):
        _subject, text = write_mail(
            "organizations/invitation",
            {**facts, "valid_until": datetime(2026, 12, 7, 20, tzinfo=UTC)},
            language="en",
        )

    assert "7 December 2026" in text


def test_a_line_break_in_a_subject_makes_no_header(message):
    deliver_mail.func(message.pk)

    assert mail.outbox[0].subject == "News Bcc: all@example.org"
    assert mail.outbox[0].recipients() == ["reader@example.org"]


def test_a_sent_message_keeps_no_text(message):
    deliver_mail.func(message.pk)

    message.refresh_from_db()
    assert (message.state, message.text, message.html) == ("sent", "", "")


def test_a_second_hint_sends_nothing_again(message):
    deliver_mail.func(message.pk)
    deliver_mail.func(message.pk)

    assert len(mail.outbox) == 1


def test_a_message_that_another_worker_holds_is_left_alone(message):
    OutgoingMail.objects.update(lease_until=timezone.now() + timedelta(minutes=1))

    deliver_mail.func(message.pk)

    assert mail.outbox == []


def test_a_message_of_a_killed_worker_is_taken_up_again(message):
    OutgoingMail.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    deliver_mail.func(message.pk)

    assert len(mail.outbox) == 1


def test_a_refused_message_waits_longer_each_time_and_is_given_up_in_the_end(message, monkeypatch):
    def refuse(_mail):
        raise OSError("the mail server is away")

    monkeypatch.setattr(tasks, "transmit", refuse)
    for wait in RETRY_AFTER:
        OutgoingMail.objects.update(next_attempt_at=timezone.now())
        deliver_mail.func(message.pk)
        message.refresh_from_db()
        assert message.state == "waiting"
        assert (
            timedelta()
            <= message.next_attempt_at - timezone.now() + timedelta(seconds=5) - wait
            < timedelta(seconds=10)
        )
    OutgoingMail.objects.update(next_attempt_at=timezone.now())
    deliver_mail.func(message.pk)

    message.refresh_from_db()
    assert message.state == "failed"
    assert message.text == "", "it may hold a link that still opens something"


def test_a_message_that_kills_every_worker_is_given_up_in_the_end(message, monkeypatch, caplog):
    tried = []

    def die(_mail):
        tried.append(1)
        raise SystemExit

    monkeypatch.setattr(tasks, "transmit", die)
    for _worker in range(MOST_ATTEMPTS):
        with pytest.raises(SystemExit):
            deliver_mail.func(message.pk)
        # What two minutes of waiting would do.
        OutgoingMail.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    deliver_mail.func(message.pk)

    message.refresh_from_db()
    assert len(tried) == MOST_ATTEMPTS
    assert (message.state, message.text) == ("failed", "")
    assert "mail_given_up" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_hint_that_cannot_be_given_does_not_fail_the_change_that_is_kept(monkeypatch):
    def refuse(_mail_id):
        raise OperationalError("the database is away")

    monkeypatch.setattr(services, "deliver_mail", SimpleNamespace(enqueue=refuse))

    message = queue_text("test", "reader@example.org", subject="News", text="Text")

    assert OutgoingMail.objects.get(pk=message.pk).state == "waiting"


def test_a_lost_hint_is_given_again(message, django_capture_on_commit_callbacks):
    later = timezone.now() + timedelta(minutes=1)

    with django_capture_on_commit_callbacks(execute=True), clock.at(later):
        assert wake_mail() == 1

    assert len(mail.outbox) == 1
    with clock.at(later):
        assert wake_mail() == 0


def test_addresses_of_sent_mail_are_forgotten_after_a_month(message):
    deliver_mail.func(message.pk)

    with clock.at(timezone.now() + timedelta(days=29)):
        assert purge_mail() == 0
    with clock.at(timezone.now() + timedelta(days=31)):
        assert purge_mail() == 1
