"""What the web server itself writes down about a visitor: nothing."""

import contextlib
import os
import socket
import subprocess
import sys

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


@contextlib.contextmanager
def server(folder, **changes):
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
            [sys.executable, "-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"],
            cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        yield process, port
    finally:
        stop(process)


def send(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_a_malformed_request_leaves_neither_its_words_nor_its_address_in_the_log(tmp_path):
    with server(tmp_path) as (_process, port):
        wait_for(f"http://127.0.0.1:{port}/healthz")
        answers = [send(port, request)[:12] for request in MALFORMED]

    told = (tmp_path / "output").read_text()
    assert all(answer.startswith((b"HTTP/1.1 4", b"HTTP/1.1 5")) for answer in answers), answers
    assert "Listening at" in told, "what the server says about itself is kept"
    assert told.count("log:gunicorn.error") >= len(MALFORMED), "that something was refused is told"
    assert CANARY.decode() not in told.lower()
    assert "ip=" not in told


@pytest.mark.parametrize("variable", ["PORT", "DATABASE_URL"])
def test_a_server_that_cannot_start_says_why(tmp_path, variable):
    with server(tmp_path, **{variable: "nonsense"}) as (process, _port):
        process.wait(timeout=60)

    assert f'"{variable}" invalid' in (tmp_path / "output").read_text()
