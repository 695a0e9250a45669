"""Starts the confined process. Whatever happens in there comes out as a file or as a refusal."""

import json
import os
import select
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO, Any

from .files import refusal

SECONDS = 10
CPU_SECONDS = 8
MEMORY = 512 * 1024 * 1024
MAX_OUTPUT = 64 * 1024 * 1024
# Appended, not put first: nothing in our folder may stand in for a module of the standard library.
START = "import runpy, sys; sys.path.append({folder!r}); runpy.run_module('confined', run_name='__main__')"
# Two at a time in each server process: that bounds the memory of the machine, not only of one child.
PLACES = threading.BoundedSemaphore(2)


def run(kind: str, data: bytes, **options: Any) -> tuple[bytes, dict[str, Any]]:
    """The cleaned bytes and what is known about them. Raises UploadRefused, and nothing else."""
    if not PLACES.acquire(timeout=2 * SECONDS):
        raise refusal("busy")
    try:
        answer = converse(kind, data, options)
    except OSError:
        raise refusal("busy") from None
    finally:
        PLACES.release()
    head, _, body = answer.partition(b"\n")
    try:
        told = json.loads(head)
        facts = dict(told["facts"])
    except (ValueError, KeyError, TypeError):
        raise refusal("corrupt") from None
    if "refused" in told:
        raise refusal(told["refused"], **facts)
    return body, facts


def converse(kind: str, data: bytes, options: dict[str, Any]) -> bytes:
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
            env={"LC_ALL": "C.UTF-8"},
            cwd="/",
            start_new_session=True,
        )
        try:
            return read_all(process)
        finally:
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()


def private_file() -> IO[bytes]:
    """A file without a name; in memory where the system can, so that an upload never touches a disk."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("upload"), "w+b")
    return tempfile.TemporaryFile()


def read_all(process: subprocess.Popen[bytes]) -> bytes:
    assert process.stdout is not None  # noqa: S101  (for the type checker: it was opened as a pipe)
    stream, until = process.stdout.fileno(), time.monotonic() + SECONDS
    waiting = select.poll()
    waiting.register(stream, select.POLLIN | select.POLLHUP)
    parts: list[bytes] = []
    size = 0
    while waiting.poll(max(0, until - time.monotonic()) * 1000):
        part = os.read(stream, 1 << 20)
        if not part:
            if process.wait() in (-24, 152):  # SIGXCPU: used up its seconds
                raise refusal("timeout")
            return b"".join(parts)
        parts.append(part)
        size += len(part)
        if size > MAX_OUTPUT:
            raise refusal("too_large_cleaned")
    raise refusal("timeout")
