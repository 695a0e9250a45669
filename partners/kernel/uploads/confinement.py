"""Starts the confined process. Whatever happens in there comes out as a file or as a refusal.

Nobody waits for a place: this runs in the threads that also serve the pages.
"""

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from partners.kernel.errors import Busy

from .files import BUSY, refusal

# By the clock on the wall more than of a processor: pages go first, so on a busy machine a child gets little of one.
SECONDS = 20
CPU_SECONDS = 8
MEMORY = 512 * 1024 * 1024
MAX_OUTPUT = 64 * 1024 * 1024
# Appended, not put first: nothing in our folder may stand in for a module of the standard library.
# Nice before anything is loaded: a page that wants the processor gets it.
START = (
    "import os, runpy, sys; os.nice(19); "
    "hasattr(os, 'SCHED_IDLE') and os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0)); "
    "sys.path.append({folder!r}); runpy.run_module('confined', run_name='__main__')"
)
# Two at a time in each server process: that bounds the memory of the machine, not only of one child. Whoever finds
# none is told so at once; a queue of threads would keep everybody's pages waiting.
PLACES = threading.BoundedSemaphore(2)


def run(
    kind: str, data: bytes, *, spent: Callable[[float], None] | None = None, **options: Any
) -> tuple[bytes, dict[str, Any]]:
    """The cleaned bytes and what is known about them; `spent` is told the seconds of a processor that it took.

    Raises UploadRefused, or Busy when no place is free, and nothing else.
    """
    if not PLACES.acquire(blocking=False):
        raise Busy(BUSY)
    try:
        answer = converse(kind, data, options, spent)
    # No process or memory to be had, which is no fault of the file.
    except OSError:
        raise Busy(BUSY) from None
    finally:
        PLACES.release()
    head, _, body = answer.partition(b"\n")
    # Judged like the upload itself: a decoder that was taken over may say anything, or die in mid-sentence.
    try:
        told = json.loads(head)
        facts = {name: fact for name, fact in dict(told["facts"]).items() if isinstance(fact, str | int | float)}
        if "refused" not in told:
            return body, facts
        refused = refusal(str(told["refused"]), **facts)
        # Its sentence is put together now: a fact that it needs may not have been told.
        str(refused)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise refusal("corrupt") from None
    raise refused


def converse(kind: str, data: bytes, options: dict[str, Any], spent: Callable[[float], None] | None) -> bytes:
    limits = {"memory": MEMORY, "seconds": CPU_SECONDS}
    job = json.dumps({"kind": kind, "options": options, "limits": limits})
    with private_file() as source:
        source.write(data)
        source.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", START.format(folder=str(Path(__file__).parent)), job],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Nothing of ours: the environment of the server holds its secrets.
            env={"LC_ALL": "C.UTF-8"},
            cwd="/",
            start_new_session=True,
        )
        try:
            answer = read_all(process)
        finally:
            # Not process.kill(): that collects a child that has ended, and with it what the child has used.
            os.kill(process.pid, signal.SIGKILL)
            seconds = reap(process)
            if process.stdout:
                process.stdout.close()
            if spent:
                spent(seconds)
    if answer is not None:
        if process.returncode in (-signal.SIGXCPU, 128 + signal.SIGXCPU):
            raise refusal("timeout")
        return answer
    # Its time on the wall is over. If it hardly got a processor, the machine was at fault and not the file.
    raise refusal("timeout") if seconds > CPU_SECONDS / 2 else Busy(BUSY)


def reap(process: subprocess.Popen[bytes]) -> float:
    """Wait for its end; the seconds of a processor that it used."""
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


def private_file() -> IO[bytes]:
    """A file without a name; in memory where the system can, so that an upload never touches a disk."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("upload"), "w+b")
    return tempfile.TemporaryFile()


def read_all(process: subprocess.Popen[bytes]) -> bytes | None:
    """All that it says until it closes its output; None when its time is over before that."""
    assert process.stdout is not None  # noqa: S101  (for the type checker: it was opened as a pipe)
    stream, until = process.stdout.fileno(), time.monotonic() + SECONDS
    waiting = select.poll()
    waiting.register(stream, select.POLLIN | select.POLLHUP)
    parts: list[bytes] = []
    size = 0
    while waiting.poll(max(0, until - time.monotonic()) * 1000):
        part = os.read(stream, 1 << 20)
        if not part:
            return b"".join(parts)
        parts.append(part)
        size += len(part)
        if size > MAX_OUTPUT:
            raise refusal("too_large_cleaned")
    return None
