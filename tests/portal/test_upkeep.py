"""What a killed worker leaves behind is picked up; what is past its time goes."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from partners.mail.models import OutgoingMail
from portal import upkeep
from portal.upkeep import LEASE, purge, reap_tasks, tick
from tests.support.databases import address_of_the_copy

ROOT = Path(__file__).resolve().parent.parent.parent


def running_task(*, started: timedelta, workers: int = 1) -> DBTaskResult:
    now = timezone.now()
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        started_at=now - started,
        args_kwargs={"args": [1], "kwargs": {}},
        task_path="partners.mail.tasks.deliver_mail",
        backend_name="default",
        run_after=now,
        worker_ids=[str(number) for number in range(workers)],
        exception_class_path="",
        traceback="",
    )


@pytest.mark.django_db
def test_a_task_of_a_worker_that_is_gone_returns_to_the_queue():
    stale, fresh = running_task(started=LEASE * 2), running_task(started=timedelta(seconds=5))

    assert reap_tasks() == 1

    stale.refresh_from_db()
    fresh.refresh_from_db()
    assert (stale.status, fresh.status) == (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@pytest.mark.django_db
def test_a_task_that_killed_three_workers_is_given_up():
    task = running_task(started=LEASE * 2, workers=3)

    reap_tasks()

    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED


@pytest.mark.django_db
def test_results_are_forgotten_after_a_week():
    old = timezone.now() - timedelta(days=8)
    task = running_task(started=timedelta(days=8))
    DBTaskResult.objects.filter(pk=task.pk).update(status=TaskResultStatus.SUCCESSFUL, finished_at=old)

    assert purge()["purged_tasks"] == 1


@pytest.mark.django_db
def test_the_tick_prints_what_it_did(capsys):
    call_command("tick", "--purge")

    assert "mail=0 came_in=0 lapsed=0 reaped=0" in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize(
    "step",
    [
        "publish_due",
        "wake_mail",
        "reap_tasks",
        "ask_about_changes",
        "renew_contacts",
        "lapse_offers",
        "tell_subscribers",
    ],
)
def test_a_step_that_fails_keeps_no_other_from_happening(step, monkeypatch, caplog):
    def refuse(**_arguments):
        raise RuntimeError("person@example.org is not what it should be")

    everything = tick().keys()
    monkeypatch.setattr(upkeep, step, refuse)

    done = tick()

    assert done["failed"] == 1
    assert len(done.keys() & everything) == len(everything) - 1
    with pytest.raises(CommandError):
        call_command("tick")
    assert "RuntimeError" in caplog.text
    assert "person@example.org" not in caplog.text


@pytest.mark.django_db
def test_publishing_comes_first():
    assert next(iter(tick())) == "published"


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_loses_no_message(tmp_path):
    """Real worker processes, a mail backend that writes files slowly, and SIGKILL while one of them is sending."""
    environment = {
        **os.environ,
        "DATABASE_URL": address_of_the_copy(),
        "DJANGO_SETTINGS_MODULE": "tests.support.worker_settings",
        "MAIL_FOLDER": str(tmp_path),
    }
    past = timezone.now() - timedelta(minutes=1)
    for number in range(12):
        # Rows whose hints were lost: what the tick of the first worker finds.
        OutgoingMail.objects.create(
            kind="test", to=f"reader-{number}@example.org", subject="News", text="Text", next_attempt_at=past
        )

    def worker() -> subprocess.Popen[bytes]:
        command = [sys.executable, "manage.py", "worker", "--interval", "0.05"]
        return subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    kills = 0
    process = worker()
    deadline = time.monotonic() + 90
    while kills < 2 and time.monotonic() < deadline:
        if len(list(tmp_path.iterdir())) >= 2 * (kills + 1):
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
            # What ten minutes of waiting would do.
            OutgoingMail.objects.filter(lease_until__isnull=False).update(lease_until=timezone.now())
            DBTaskResult.objects.running().update(started_at=timezone.now() - LEASE * 2)
            process = worker()
        time.sleep(0.05)
    while OutgoingMail.objects.filter(state="waiting").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    process.send_signal(signal.SIGTERM)

    assert process.wait(timeout=20) == 0
    assert kills == 2
    assert OutgoingMail.objects.filter(state="sent").count() == 12
    reached = {path.name.split("__")[0] for path in tmp_path.iterdir()}
    assert len(reached) == 12
