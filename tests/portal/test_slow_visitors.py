"""Fifty visitors that send or read a byte now and then, against both documented ways of running."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time

import pytest

from tests.portal.test_settings import ROOT
from tests.support.demo import free_port, stop, wait_for

SLOW = 50
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
UNLESS_NGINX = pytest.mark.skipif(
    NGINX is None and not os.environ.get("CI"), reason="nginx is not installed: apt-get install nginx-light"
)
PAGE = "/en/account/login/"
HEADERS = b"POST /en/account/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
BODY = (
    b"POST /en/account/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Cookie: csrftoken=" + b"a" * 32 + b"\r\nContent-Length: 100000\r\n\r\nlogin="
)
READER = b"GET /static/css/components.css HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


@contextlib.contextmanager
def started(folder, command, port, **changes):
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
        "VAR_DIR": str(folder),
        "PORT": str(port),
        "LOG_LEVEL": "ERROR",
        **changes,
    }
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield port
    finally:
        stop(process)


@pytest.fixture(scope="module")
def make_run(tmp_path_factory):
    with started(tmp_path_factory.mktemp("run"), [sys.executable, "-m", "portal.server"], free_port()) as port:
        yield port


@pytest.fixture(scope="module")
def bare_gunicorn(tmp_path_factory):
    """As in production, with nothing before it."""
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi"]
    folder = tmp_path_factory.mktemp("gunicorn")
    # One process: of two, one can take all the slow ones and leave the other free to answer.
    with started(folder, command, free_port(), TRUSTED_PROXY_COUNT="1", WEB_PROCESSES="1", WEB_THREADS="4") as port:
        yield port


@pytest.fixture(scope="module")
def behind_nginx(tmp_path_factory, bare_gunicorn):
    """The configuration of the repository, on a free port, without TLS."""
    assert NGINX, "CI installs nginx, so that this is never skipped there"
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    text = (ROOT / "docs/operations/nginx.conf").read_text()
    for pattern, wanted in (
        (r"listen 443 ssl;", f"listen 127.0.0.1:{port};"),
        (r"listen 80;", f"listen 127.0.0.1:{free_port()};"),
        (r"    ssl_certificate(_key)? .*\n", ""),
        (r"/var/log/nginx/portal.log", str(folder / "error.log")),
        (r"127\.0\.0\.1:8000", f"127.0.0.1:{bare_gunicorn}"),
    ):
        text, found = re.subn(pattern, wanted, text)
        assert found, pattern
    paths = "".join(
        f"{kind}_temp_path {folder / kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # Its workers have an account of their own, who cannot look into this test's folder.
    user = "user root;\n" if os.getuid() == 0 else ""
    whole = f"{user}pid {folder / 'pid'};\nerror_log {folder / 'error.log'};\nevents {{}}\nhttp {{\n{paths}{text}}}\n"
    (folder / "nginx.conf").write_text(whole)
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    with started(folder, command, port):
        yield port


@contextlib.contextmanager
def slow_visitors(port: int, opening: bytes):
    """Each sends a byte every half second after its opening, and reads nothing."""
    with contextlib.ExitStack() as stack:
        connections = []
        for _each in range(SLOW):
            connection = socket.socket()
            # What it does not read does not fit into a buffer either.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            connection.connect(("127.0.0.1", port))
            stack.callback(connection.close)
            connection.sendall(opening)
            connections.append(connection)
        over = threading.Event()

        def trickle() -> None:
            while not over.wait(0.5):
                for connection in connections:
                    with contextlib.suppress(OSError):
                        connection.send(b"a" if opening is not READER else b"")

        sender = threading.Thread(target=trickle)
        sender.start()
        stack.callback(sender.join)
        stack.callback(over.set)
        time.sleep(0.5)
        yield


def answers_within(port: int, path: str, seconds: float, headers: str = "") -> bool:
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}Connection: close\r\n\r\n".encode()
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=seconds) as connection:
            connection.sendall(request)
            return connection.recv(15).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


@pytest.mark.parametrize("way", ["make_run", pytest.param("behind_nginx", marks=UNLESS_NGINX)])
@pytest.mark.parametrize("opening", [HEADERS, BODY, READER], ids=["headers", "bodies", "readers"])
def test_fifty_slow_visitors_keep_nobody_waiting(request, way, opening):
    port = request.getfixturevalue(way)
    with slow_visitors(port, opening):
        assert [answers_within(port, "/healthz", 2) for _each in range(3)] == [True] * 3
        assert answers_within(port, PAGE, 5)


@pytest.mark.parametrize("opening", [HEADERS, BODY], ids=["headers", "bodies"])
def test_the_same_fifty_stop_a_server_whose_threads_read_for_themselves(bare_gunicorn, opening):
    """The negative control: gunicorn without a front."""
    assert answers_within(bare_gunicorn, "/healthz", 2)
    answers_within(bare_gunicorn, PAGE, 10)  # so that nobody waits for what is loaded once
    with slow_visitors(bare_gunicorn, opening):
        assert not all(answers_within(bare_gunicorn, "/healthz", 2) for _each in range(5))
    wait_for(f"http://127.0.0.1:{bare_gunicorn}/healthz")


@UNLESS_NGINX
def test_what_a_visitor_claims_about_itself_ends_at_the_front(behind_nginx, bare_gunicorn):
    """The portal believes one proxy; the address that it counts is the one that nginx saw."""
    text = (ROOT / "docs/operations/nginx.conf").read_text()
    for header in ("X-Forwarded-For $remote_addr", "X-Forwarded-Proto $scheme", 'X-Forwarded-Host ""'):
        assert f"proxy_set_header {header};" in text
    assert answers_within(behind_nginx, PAGE, 5, "SCRIPT_NAME: /en/account/\r\nX-Forwarded-For: a\r\n")
