"""What the web server itself writes down about a visitor: nothing."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.portal.test_settings import ROOT
from tests.support.demo import free_port, stop, wait_for

CANARY = b"canary-somebody"
MALFORMED = [
    b"GET / HTTP/1.1\r\nHost: x\r\nBad " + CANARY + b": 1\r\n\r\n",
    b"GET /?" + CANARY + b" HTTP/9.9\r\n\r\n",
    CANARY + b" / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nTransfer-Encoding: " + CANARY + b"\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + CANARY + b"\r\n\r\n",
]


WAYS = {
    "make run": ["-m", "portal.server"],
    "production": ["-m", "gunicorn", "portal.wsgi", "--log-level", "info"],
}


@contextlib.contextmanager
def server(folder, way="make run", **changes):
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
        "VAR_DIR": str(folder),
        "PORT": str(port),
        **changes,
    }
    with (folder / "output").open("w") as output:
        process = subprocess.Popen(
            [sys.executable, *WAYS[way]], cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        yield process, port
    finally:
        stop(process)


def send(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.mark.parametrize("way", WAYS)
def test_a_malformed_request_leaves_neither_its_words_nor_its_address_in_the_log(tmp_path, way):
    with server(tmp_path, way) as (_process, port):
        wait_for(f"http://127.0.0.1:{port}/healthz")
        answers = [send(port, request)[:12] for request in MALFORMED]

    told = (tmp_path / "output").read_text()
    assert all(answer.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4", b"HTTP/1.1 5")) for answer in answers), answers
    assert ("Listening at" if way == "production" else "'listening'") in told, "what it says about itself is kept"
    if way == "production":
        assert told.count("log:gunicorn.error") >= len(MALFORMED), "that something was refused is told"
    assert CANARY.decode() not in told.lower()
    assert "ip=" not in told
    assert told.count("127.0.0.1") == (1 if way == "production" else 0), "its own address is no visitor's"


def test_the_server_does_not_say_what_it_is_and_believes_no_header_about_the_visitor(tmp_path):
    with server(tmp_path) as (_process, port):
        wait_for(f"http://127.0.0.1:{port}/healthz")
        told = send(port, b"GET /cms/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nSCRIPT_NAME: /elsewhere\r\n"
                          b"X-Forwarded-Host: evil.example\r\nX-Forwarded-Prefix: /elsewhere\r\n\r\n")  # fmt: skip
    assert b"\r\nserver:" not in told.lower()
    assert b"evil" not in told
    assert b"elsewhere" not in told


def children_of(process) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def test_the_server_replaces_a_process_that_is_gone_and_leaves_none_behind(tmp_path, monkeypatch):
    with server(tmp_path, WEB_PROCESSES="2") as (process, port):
        wait_for(f"http://127.0.0.1:{port}/healthz")
        first = children_of(process)
        time.sleep(3)  # one that ends sooner counts as one that cannot run
        os.kill(first[0], signal.SIGKILL)
        wait_until(lambda: len(children_of(process)) == 2 and first[0] not in children_of(process))
        wait_for(f"http://127.0.0.1:{port}/healthz")
        last = children_of(process)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=15) == 0
        wait_until(lambda: not any(Path(f"/proc/{child}/cmdline").exists() for child in {*first, *last}))


def test_no_process_outlives_the_one_that_looks_after_it(tmp_path):
    with server(tmp_path) as (process, port):
        wait_for(f"http://127.0.0.1:{port}/healthz")
        left = children_of(process)
        process.kill()
        process.wait(timeout=15)
        wait_until(lambda: not any(Path(f"/proc/{child}/cmdline").exists() for child in left))


def wait_until(holds, seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.1)


@pytest.mark.parametrize("variable", ["PORT", "DATABASE_URL"])
def test_a_server_that_cannot_start_says_why(tmp_path, variable):
    with server(tmp_path, **{variable: "nonsense"}) as (process, _port):
        assert process.wait(timeout=60) != 0

    assert f'"{variable}" invalid' in (tmp_path / "output").read_text()
