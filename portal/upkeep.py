"""Work that nobody asks for: waking, picking up, publishing on time, deleting on time."""

from datetime import timedelta

from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from partners.kernel.models import OutgoingMail
from partners.kernel.services import purge_mail, wake_mail
from partners.press.services import purge_press
from partners.press.services.contacts import renew_contacts

# Longer than any task of ours may take: a task that still runs after this belongs to a worker that is gone.
LEASE = timedelta(minutes=10)
MAX_WORKERS = 3
KEEP_RESULTS = timedelta(days=7)


def tick() -> dict[str, int]:
    """Counts of what was done, by name."""
    now = timezone.now()
    counts = {"mail": wake_mail(at=now), "reaped": reap_tasks(), "renewed": renew_contacts(at=now)}
    call_command("publish_scheduled", verbosity=0)
    return counts


def reap_tasks() -> int:
    """Give tasks of killed workers back to the queue; one that killed three workers is given up."""
    with transaction.atomic():
        stale = DBTaskResult.objects.select_for_update(skip_locked=True).filter(
            status=TaskResultStatus.RUNNING, started_at__lt=timezone.now() - LEASE
        )
        tasks = list(stale)
        for task in tasks:
            given_up = len(task.worker_ids) >= MAX_WORKERS
            task.status = TaskResultStatus.FAILED if given_up else TaskResultStatus.READY
            task.finished_at = timezone.now() if given_up else None
            task.save(update_fields=["status", "finished_at"])
    return len(tasks)


def purge() -> dict[str, int]:
    """Delete what is past its time; counts by name."""
    now = timezone.now()
    SessionStore.clear_expired()
    old = DBTaskResult.objects.finished().filter(finished_at__lt=now - KEEP_RESULTS)
    return {"purged_mail": purge_mail(at=now), "purged_tasks": old.delete()[0], **purge_press(at=now)}


def oldest_waiting_mail() -> timedelta:
    """How far the queue is behind; zero when nothing is late."""
    now = timezone.now()
    due = OutgoingMail.objects.filter(state=OutgoingMail.State.WAITING, next_attempt_at__lte=now)
    first = due.order_by("next_attempt_at").values_list("next_attempt_at", flat=True).first()
    return now - first if first else timedelta()
