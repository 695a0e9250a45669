"""The background process: the task queue and the tick, in one loop."""

import signal
import time
from types import FrameType
from typing import Any

import structlog
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from portal.upkeep import purge, tick

log = structlog.get_logger(__name__)

TICK_EVERY = 30.0
PURGE_EVERY = 3600.0


class Command(BaseCommand):
    help = "Run tasks and the tick until told to stop. Any number of these may run."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--interval", type=float, default=0.5, help="seconds between looks at an empty queue")

    def handle(self, *args: Any, **options: Any) -> None:
        self.running = True
        self.queue: Worker | None = None
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        next_tick, next_purge = 0.0, time.monotonic() + 60
        log.info("worker_started")
        while self.running:
            self._run_tasks()
            now = time.monotonic()
            if now >= next_tick:
                self._guarded(tick)
                next_tick = now + TICK_EVERY
            if now >= next_purge:
                self._guarded(purge)
                next_purge = now + PURGE_EVERY
            if self.running:
                time.sleep(options["interval"])
        log.info("worker_stopped")

    def _run_tasks(self) -> None:
        self.queue = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=100,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        self._guarded(self.queue.run)

    def _guarded(self, work: Any) -> None:
        """A database that is away for a minute must not end the worker."""
        try:
            work()
        except Exception as error:  # noqa: BLE001  whatever it is, the next round tries again
            log.error("worker_round_failed", error=type(error).__name__)
            time.sleep(1)
        finally:
            close_old_connections()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.running = False
        # The current task is finished first; the queue's loop then ends by itself.
        if self.queue is not None:
            self.queue.running = False
