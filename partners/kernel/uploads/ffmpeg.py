"""ffmpeg: a program of its own that reads films. It gets what it is given here, and nothing else of this machine."""

import ctypes
import os
import resource
import selectors
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import IO

from partners.kernel.uploads.files import refusal

MEGABYTE = 1024 * 1024
# The largest film that comes in or goes out.
MOST_BYTES = 30 * MEGABYTE
# On the wall's clock. Less than the lease of a task, which would otherwise be given to a second worker.
PATIENCE = 420
MEMORY = 2 * 1024 * MEGABYTE
# Looked up once and before any fork: what runs between a fork and the program must not ask for a lock.
LIBC = ctypes.CDLL(None, use_errno=True)
DIE_WITH_PARENT, NEW_USER, NEW_NETWORK = 1, 0x10000000, 0x40000000


# Folders of films that are being made; older ones a killed worker has left.
FOLDER, ABANDONED_AFTER = "portal-film-", 3600


class Stopped(Exception):  # noqa: N818  named like an answer
    """Whoever was told how far it is wants no more of it."""


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder that goes away."""
    with tempfile.TemporaryDirectory(prefix=FOLDER) as folder:
        yield Path(folder)


def purge_left() -> int:
    """Delete what workers that were killed have left; how many folders."""
    left = 0
    for path in Path(tempfile.gettempdir()).glob(f"{FOLDER}*"):
        # Another process tidies the same folder, or it is somebody else's.
        with suppress(OSError):
            if path.stat().st_mtime < time.time() - ABANDONED_AFTER:
                shutil.rmtree(path)
                left += 1
    return left


@cache
def is_possible() -> bool:
    """Whether this machine can make films."""
    return all(shutil.which(program) for program in ("ffmpeg", "ffprobe"))


def run(program: str, *words: str, patience: float = PATIENCE) -> bytes:
    """What it says on its standard output. Raises UploadRefused (`timeout`, `corrupt`)."""
    try:
        done = subprocess.run(
            _called(program, words),
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env=_environment(),
            cwd="/",
            timeout=patience,
            check=True,
            preexec_fn=_confined,
        )
    except subprocess.TimeoutExpired:
        raise refusal("timeout") from None
    except (subprocess.CalledProcessError, OSError):
        raise refusal("corrupt") from None
    return done.stdout


def run_told(words: list[str], told: Callable[[float], bool], *, patience: float = PATIENCE) -> None:
    """ffmpeg, which says how many seconds of the film it has made; `told` hears it every second or so, also while
    nothing moves, and answers whether to go on. Raises Stopped, and UploadRefused (`timeout`, `corrupt`)."""
    began = time.monotonic()
    child = subprocess.Popen(
        _called("ffmpeg", ["-nostdin", "-v", "error", "-y", "-nostats", "-progress", "pipe:1", *words]),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        cwd="/",
        preexec_fn=_confined,  # noqa: PLW1509  what it runs asks for no lock
    )
    try:
        with child:
            try:
                _listen(child.stdout, told, began + patience)
            except BaseException:
                child.kill()
                raise
    except OSError:
        raise refusal("corrupt") from None
    if child.returncode != 0:
        raise refusal("corrupt")


def _listen(lines: IO[bytes] | None, told: Callable[[float], bool], end: float) -> None:
    if lines is None:
        return
    made = 0.0
    with selectors.DefaultSelector() as waiting:
        waiting.register(lines, selectors.EVENT_READ)
        while True:
            if time.monotonic() > end:
                raise refusal("timeout")
            if waiting.select(timeout=1.0):
                piece = os.read(lines.fileno(), 4096)
                if not piece:
                    return
                made = max(made, _seconds_in(piece))
            if not told(made):
                raise Stopped


def _seconds_in(piece: bytes) -> float:
    """Of the last line that says how far it is; 0 where a line was cut in two, for the next will say it."""
    found = [line.partition(b"=")[2] for line in piece.splitlines() if line.startswith(b"out_time_us=")]
    return int(found[-1]) / 1_000_000 if found and found[-1].isdigit() else 0.0


def _called(program: str, words: list[str] | tuple[str, ...]) -> list[str]:
    return [shutil.which(program) or program, *words]


def _environment() -> dict[str, str]:
    """Nothing of ours: the environment of the worker holds its secrets."""
    return {"LC_ALL": "C.UTF-8"}


def _confined() -> None:
    """Pages go first, a file that asks for all memory gets an end instead, and whoever has begun it takes it along when
    killed. Where the kernel lets us, there is no network either; what may be opened is said to ffmpeg all the same."""
    os.nice(19)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (8 * MOST_BYTES, 8 * MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    LIBC.unshare(NEW_USER | NEW_NETWORK)
    LIBC.prctl(DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
