"""The seeded demo as a running site of its own, in a folder that goes away."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
FACTS = "tests.support.demo_facts"
LETTERS = "letters.txt"


@dataclass(frozen=True)
class DemoSite:
    address: str
    facts: dict[str, Any]
    output: str
    # Under which whatever runs beside the server sees the same demo.
    environment: dict[str, str]
    home: Path
    # The number of the process that answers.
    server: int


@contextlib.contextmanager
def running_demo(
    prepared: Path | None = None,
    *,
    home: Path | None = None,
    with_worker: bool = False,
    settings: str = "portal.settings.demo",
) -> Iterator[DemoSite]:
    """Seed, serve, and stop at the end. A `prepared` database has its tables already, which is half of the work.

    `with_worker`: as `make run` does it, with what keeps time and sends letters, which it prints into `LETTERS` of the
    home; then there are no facts, for nothing happened yet but the seeding.
    """
    with contextlib.ExitStack() as stack:
        home = home or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="portal-demo-")))
        if prepared and prepared.exists():
            shutil.copyfile(prepared, home / "portal.sqlite3")
        port = free_port()
        environment = {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "DJANGO_SETTINGS_MODULE": settings,
            "VAR_DIR": str(home),
            "PORT": str(port),
            "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
            "LOG_LEVEL": "ERROR",
            # The wall has what it needs to be looked at; forty would cost half a minute.
            "DEMO_SIGNERS": os.environ.get("DEMO_SIGNERS", "4"),
        }
        output = run(["manage.py", "seed_demo"], environment)
        facts = {} if with_worker else json.loads(run(["-m", FACTS], environment).splitlines()[-1])
        server = subprocess.Popen([sys.executable, "-m", "portal.server"], cwd=ROOT, env=environment)
        stack.callback(stop, server)
        address = f"http://127.0.0.1:{port}"
        if with_worker:
            stack.callback(stop, worker_of(home, environment))
        wait_for(f"{address}/readyz")
        yield DemoSite(address, facts, output, environment, home, server.pid)


def worker_of(home: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    told = {
        **environment,
        "EMAIL_BACKEND": "portal.demo.letters.LettersOnTheConsole",
        "BASE_URL": f"http://127.0.0.1:{environment['PORT']}",
    }
    with (home / LETTERS).open("wb") as letters:
        return subprocess.Popen([sys.executable, "manage.py", "worker"], cwd=ROOT, env=told, stdout=letters)


def run(command: list[str], environment: dict[str, str]) -> str:
    result = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise RuntimeError(f"{command}: {result.stdout[-2000:]} {result.stderr[-4000:]}")
    return result.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10):
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
