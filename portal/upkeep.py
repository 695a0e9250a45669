"""Work that nobody asks for: publishing on time, waking, picking up, deleting on time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.backoffice.pages.services import check_links_daily
from cms.pages.services import publish_due
from partners.artwork.services.neutral import purge_neutral
from partners.branding.services import purge_logos
from partners.editions.services import drop_unfetched, purge_orders, purge_photographs
from partners.kernel import clock
from partners.kernel.actors import CLOCK
from partners.kernel.services import note_tick, purge_counters
from partners.kernel.uploads.ffmpeg import purge_left
from partners.kernel.uploads.keeping import purge_aside
from partners.mail.adapters.maildir import take_in_maildir
from partners.mail.services import purge_mail, wake_mail
from partners.organizations.services.retention import purge_documents, purge_invitations
from partners.press.services.contacts import purge_contacts
from partners.press.services.embargo import purge_accesses
from partners.press.services.inquiries import purge_inquiries
from partners.press.services.offers import lapse_offers
from partners.press.services.personal import purge_requests
from partners.press.services.releases import tell_subscribers
from partners.press.services.renewal import ask_about_changes, renew_contacts
from partners.press.services.rota import purge_rota
from partners.press.services.subscriptions import end_undeliverable, purge_subscriptions
from partners.supporters.services.retention import prepare_overlooked, purge_posts
from partners.users.services import purge_accounts, purge_sessions
from portal.kept_pages.marks import purge_marks
from portal.offline.tasks import ask_for_missing
from portal.private_files import close_to_others
from portal.tasks import ask_for_films, ask_for_recognition, ask_for_renewals

log = structlog.get_logger(__name__)

# Longer than any task of ours may take: a task that still runs after this belongs to a worker that is gone.
LEASE = timedelta(minutes=10)
MAX_WORKERS = 3
KEEP_RESULTS = timedelta(days=7)


def tick() -> dict[str, int]:
    """Counts of what was done, by name; `failed` is there when a step failed."""
    now = clock.now()
    return _one_by_one(
        # First: an embargo ends at a time that others rely on.
        published=partial(publish_due, at=now),
        released=tell_subscribers,
        mail=wake_mail,
        came_in=take_in_mail,
        lapsed=lapse_offers,
        reaped=reap_tasks,
        asked=partial(ask_about_changes, by=CLOCK),
        renewed=partial(renew_contacts, by=CLOCK),
        prepared=prepare_overlooked,
        bundled=ask_for_missing,
        renewing=ask_for_renewals,
        filming=ask_for_films,
        recognised=ask_for_recognition,
        noted=note_tick,
    )


def purge() -> dict[str, int]:
    """Delete what is past its time; counts as `tick` gives them. The periods are in docs/operations.md."""
    now = clock.now()
    return _one_by_one(
        purged_mail=purge_mail,
        purged_counters=purge_counters,
        purged_tasks=partial(purge_tasks, at=now),
        purged_sessions=purge_sessions,
        purged_accounts=purge_accounts,
        purged_invitations=purge_invitations,
        purged_documents=purge_documents,
        purged_logos=purge_logos,
        purged_photographs=purge_photographs,
        dropped_editions=drop_unfetched,
        purged_orders=purge_orders,
        purged_films=purge_left,
        purged_aside=purge_aside,
        purged_neutral=purge_neutral,
        purged_contacts=purge_contacts,
        purged_rota=purge_rota,
        purged_inquiries=purge_inquiries,
        purged_accesses=purge_accesses,
        purged_requests=purge_requests,
        ended_subscriptions=end_undeliverable,
        purged_subscriptions=purge_subscriptions,
        purged_posts=purge_posts,
        purged_marks=purge_marks,
        closed_files=partial(close_to_others, settings.VAR_DIR),
        broken_links=check_links_daily,
    )


def _one_by_one(**steps: Callable[[], int]) -> dict[str, int]:
    """What goes wrong in one step must not keep the others from happening, round after round."""
    counts = {}
    for name, step in steps.items():
        try:
            counts[name] = step()
        except Exception as error:  # noqa: BLE001  whatever it is, the next round tries again
            counts["failed"] = counts.get("failed", 0) + 1
            log.error("upkeep_failed", kind=name, error=type(error).__name__)
    return counts


def take_in_mail() -> int:
    """From the folder that a mail server of one's own delivers to; 0 where there is none."""
    folder = settings.INBOUND_MAILDIR
    return sum(take_in_maildir(Path(folder)).values()) if folder and Path(folder).is_dir() else 0


def reap_tasks() -> int:
    """Give tasks of killed workers back to the queue; one that killed three workers is given up."""
    with transaction.atomic():
        # What is locked is skipped: another tick is at it. By Django's clock, because that is what dates the tasks.
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


def purge_tasks(*, at: datetime) -> int:
    return DBTaskResult.objects.finished().filter(finished_at__lt=at - KEEP_RESULTS).delete()[0]
