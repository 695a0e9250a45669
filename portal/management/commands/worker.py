"""The background process: the task queue, and beside it threads that send mail and one that keeps time."""

import signal
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

import structlog
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from partners.mail import tasks as mail
from portal.private_files import close_to_others
from portal.upkeep import purge, tick

log = structlog.get_logger(__name__)

# In seconds.
TICK_EVERY = 30.0
PURGE_EVERY = 3600.0


class Command(BaseCommand):
    help = "Run tasks and the tick until told to stop. Any number of these may run."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--interval", type=float, default=0.5, help="seconds between looks at an empty queue")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stopping = threading.Event()
        # Of each thread the one it works for now, to be told when to stop.
        self.queues: dict[str, Worker] = {}
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        self._guarded(close_to_others, settings.VAR_DIR)
        log.info("worker_started")
        threads = [threading.Thread(target=self._keep_time, name="tick"), *self._senders(options["interval"])]
        for thread in threads:
            thread.start()
        while not self.stopping.is_set():
            self._guarded(self._run_tasks, options["interval"])
        # Waited for: what they have begun is finished before the process ends.
        for thread in threads:
            thread.join()
        log.info("worker_stopped")

    def _run_tasks(self, interval: float) -> None:
        self._work(interval, batch=False, queue_names=["*"], excluded_queue_names=[mail.FIRST, mail.REST])

    def _senders(self, interval: float) -> list[threading.Thread]:
        """Several, because a mail server is waited for and not computed with; one for sign-in letters alone."""
        queues = [[mail.FIRST], *[[mail.FIRST, mail.REST]] * (settings.MAIL_SENDERS - 1)]
        return [
            threading.Thread(target=self._send, args=(names, interval), name=f"mail-{number}")
            for number, names in enumerate(queues)
        ]

    def _send(self, queue_names: list[str], interval: float) -> None:
        while not self.stopping.is_set():
            self._guarded(self._send_what_waits, queue_names, interval)
            self.stopping.wait(interval)
        connection.close()

    def _send_what_waits(self, queue_names: list[str], interval: float) -> None:
        # Asked first: the queue locks all of SQLite for each look, and several senders would never leave it alone.
        if DBTaskResult.objects.ready().filter(queue_name__in=queue_names).exists():
            self._work(interval, batch=True, queue_names=queue_names, excluded_queue_names=[])

    def _work(self, interval: float, **options: Any) -> None:
        queue = Worker(
            interval=interval,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            **options,
        )
        self.queues[threading.current_thread().name] = queue
        # A signal may have come before there was this queue to tell.
        if self.stopping.is_set():
            queue.running = False
        queue.run()

    def _keep_time(self) -> None:
        """A mail server that takes its time must not hold up an embargo, so the clock does not wait for the queue."""
        next_purge = time.monotonic() + 60
        while not self.stopping.is_set():
            next_tick = time.monotonic() + TICK_EVERY
            self._guarded(tick)
            if time.monotonic() >= next_purge:
                self._guarded(purge)
                next_purge = time.monotonic() + PURGE_EVERY
            self.stopping.wait(max(0.0, next_tick - time.monotonic()))
        # Each thread has a connection of its own, and nobody else closes this one.
        connection.close()

    def _guarded(self, work: Callable[..., Any], *args: Any) -> None:
        """A database that is away for a minute must not end the worker."""
        try:
            work(*args)
        except Exception as error:  # noqa: BLE001  whatever it is, the next round tries again
            log.error("worker_round_failed", error=type(error).__name__)
            # A database that is away is not asked again without a pause.
            time.sleep(1)
        finally:
            # Django does so around requests only; one that the database has closed would be used for ever here.
            close_old_connections()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping.set()
        # The current tasks are finished first; the loops of the queues then end by themselves.
        for queue in list(self.queues.values()):
            queue.running = False
