"""What does a public page cost whoever reads it without an account? `python bench/serving.py [seconds of each look]`.

Serves the demo by gunicorn, two processes with four threads, as it is and with `KEEP_PAGES=0`; beside it a bare Django
view on the same server, and a static file. Eight connections stay open and ask again as soon as they are answered:
`wrk` where it is installed, else two processes of ours, which then are a part of what is measured. Each look is taken
five times, all of them in turn, so that what else the machine does meets all. The best are compared: the system may
give all eight connections to one of the two processes, which takes away half and adds to nobody. Then pages are drawn
with ten and with ten thousand partners, as readers get them and by a process that knows nothing (`KEEP_PARTS=0`), which
is what the first reader after a change meets; and how long another process's change takes to be seen. On SQLite; and
where PostgreSQL and Redis answer on 127.0.0.1 (or BENCH_DATABASE_URL and BENCH_CACHE_URL name others), on them.
"""

import contextlib
import multiprocessing
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.demo import free_port, run, stop, wait_for  # noqa: E402  (the bench runs without an installed package)

PROCESSES, THREADS, CONNECTIONS, ROUNDS = 2, 4, 8, 5
# A full page of the wall has sixty.
FEW, FULL, MANY = 10, 60, 10_000
CHANGES, ONE_BY_ONE = 20, 25
BARE = """
from django.conf import settings
settings.configure(SECRET_KEY="bench", ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, MIDDLEWARE=[])
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
urlpatterns = [path("", lambda request: HttpResponse("Hello, world!"))]
application = get_wsgi_application()
"""
PARTNERS = """
import django; django.setup()
import sys
from django.utils import timezone
from partners.campaigns.models import Campaign, Endorsement, StatementVersion
from partners.organizations.models import Organization
from partners.users.models import User
many, now = int(sys.argv[1]), timezone.now()
Endorsement.objects.all().delete()
version = StatementVersion.objects.filter(published_at__lte=now).order_by("-number").first()
new = Organization.objects.bulk_create(
    [
        Organization(name=f"{'Дім Їжак Wave Ґанок'.split()[n % 4]} {n * 7919 % 10007}", country="UA", languages=["uk"],
                     website=f"https://p{n}.example.org", mission="-", standing="approved",
                     applied_at=now, approved_at=now)
        for n in range(many)
    ], batch_size=500,
)
by = User.objects.first()
Endorsement.objects.bulk_create(
    [Endorsement(organization=one, statement_version=version, text_sha256="0" * 64, endorsed_by=by, endorsed_at=now)
     for one in new], batch_size=500,
)
# What PostgreSQL does by itself within a minute.
from django.db import connection
if connection.vendor == "postgresql":
    connection.cursor().execute("ANALYZE")
"""
# Another process, which says when its change was there for everybody.
CHANGING = """
import django; django.setup()
import sys, time
from cms.pages.models import HomePage
for line in sys.stdin:
    HomePage.objects.update(hero_title=line.strip())
    print(time.time(), flush=True)
"""


@contextlib.contextmanager
def serving(app: str, environment: dict[str, str]) -> Iterator[str]:
    port = free_port()
    environment = {**environment, "PORT": str(port), "WEB_PROCESSES": str(PROCESSES), "WEB_THREADS": str(THREADS)}
    command = [sys.executable, "-m", "gunicorn", "--config", str(ROOT / "gunicorn.conf.py"), app]
    server = subprocess.Popen(command, cwd=environment.get("BENCH_HOME", ROOT), env=environment)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address + ("/" if app == "bare" else "/readyz"))
        yield address
    finally:
        stop(server)


@contextlib.contextmanager
def everything(environment: dict[str, str], folder: Path) -> Iterator[dict[str, str]]:
    """The addresses of what is compared, by name."""
    (folder / "bare.py").write_text(BARE)
    bare = {**os.environ, "PYTHONPATH": str(folder), "BENCH_HOME": str(folder)}
    with (
        serving("portal.wsgi", environment) as kept,
        serving("portal.wsgi", {**environment, "KEEP_PAGES": "0"}) as drawn,
        serving("portal.wsgi", {**environment, "KEEP_PAGES": "0", "KEEP_PARTS": "0"}) as cold,
        serving("bare", bare) as plain,
    ):
        yield {
            "bare Django view": f"{plain}/",
            "static file": f"{kept}/static/css/tokens.css",
            "home page": f"{kept}/en/",
            "campaign page": f"{kept}/en/campaign/",
            "home page, drawn each time": f"{drawn}/en/",
            "campaign page, drawn each time": f"{drawn}/en/campaign/",
            "drawn": f"{drawn}/en/",
            "cold": f"{cold}/en/",
        }


def load(url: str, seconds: float) -> float:
    """Answers in a second. Raises RuntimeError when one of them is no 200."""
    if not shutil.which("wrk"):
        with multiprocessing.Pool(2) as pool:
            return sum(pool.starmap(ask_again, [(url, seconds)] * 2))
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s", "-H", "Accept-Encoding: gzip", url]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told:
        raise RuntimeError(told)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])


def ask_again(url: str, seconds: float) -> float:
    parts = urlsplit(url)
    message = f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    connections = [socket.create_connection((parts.hostname, parts.port)) for _each in range(CONNECTIONS // 2)]
    for connection in connections:
        connection.sendall(message)
    count, begun = 0, time.monotonic()
    while time.monotonic() - begun < seconds:
        for connection in connections:
            head, _end, body = connection.recv(1 << 20).partition(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(head)
            missing = int(re.search(rb"content-length: (\d+)", head.lower())[1]) - len(body)
            while missing > 0:
                missing -= len(connection.recv(1 << 20))
            count += 1
            connection.sendall(message)
    return count / (time.monotonic() - begun)


def look(addresses: dict[str, str], seconds: float) -> dict[str, float]:
    rates: dict[str, list[float]] = {name: [] for name in addresses}
    for url in addresses.values():
        load(url, 1)
    for _round in range(ROUNDS):
        for name, url in addresses.items():
            rates[name].append(load(url, seconds))
    return {name: max(each) for name, each in rates.items()}


# Where in a language, and with how many partners ten thousand are compared.
DRAWN = {"home page": ("", FEW), "campaign page": ("campaign/", FEW), "wall, its first page": ("partners/", FULL)}


def drawn_with(addresses: dict[str, str], environment: dict[str, str], number: int) -> dict[tuple[str, str], float]:
    """Milliseconds by way of drawing and page."""
    run(["-c", PARTNERS, str(number)], environment)
    pages = [(page, path) for page, (path, few) in DRAWN.items() if number in {few, MANY}]
    return {(way, page): one_by_one(addresses[way] + path) for way in ("drawn", "cold") for page, path in pages}


def one_by_one(url: str) -> float:
    """Milliseconds, the quickest: what is compared is minutes apart, and what else the machine does only adds."""
    times = []
    for _time in range(2):
        urllib.request.urlopen(url).close()
    for _time in range(ONE_BY_ONE):
        begun = time.perf_counter()
        with urllib.request.urlopen(url) as answer:
            answer.read()
        times.append((time.perf_counter() - begun) * 1000)
    return min(times)


def until_seen(url: str, environment: dict[str, str]) -> list[float]:
    """Seconds after each change until the last old page was handed out, by whichever process."""
    parts = urlsplit(url)
    message = f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\n\r\n".encode()
    writer = subprocess.Popen(
        [sys.executable, "-c", CHANGING],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    delays = []
    for number in range(CHANGES):
        words = f"Change number {number}."
        writer.stdin.write(f"{words}\n")
        writer.stdin.flush()
        written = float(writer.stdout.readline())
        last_old = written
        while time.time() < written + 1.5:
            asked = time.time()
            with socket.create_connection((parts.hostname, parts.port)) as connection:
                connection.sendall(message)
                page = b"".join(iter(lambda: connection.recv(1 << 18), b""))
            if words.encode() not in page:
                last_old = asked
        delays.append(last_old - written)
    writer.stdin.close()
    writer.wait()
    return delays


def grounds() -> Iterator[tuple[str, dict[str, str]]]:
    yield "SQLite", {}
    database = urlsplit(os.environ.get("BENCH_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/bench_serving"))
    cache = urlsplit(os.environ.get("BENCH_CACHE_URL", "redis://127.0.0.1:6379/9"))
    if not all(is_there(each.hostname, each.port) for each in (database, cache)):
        print("\nNOT MEASURED: no PostgreSQL and Redis here.")
        return
    import psycopg

    with psycopg.connect(database._replace(path="/postgres").geturl(), autocommit=True) as home:
        home.execute(f'DROP DATABASE IF EXISTS "{database.path[1:]}" WITH (FORCE)')
        home.execute(f'CREATE DATABASE "{database.path[1:]}"')
        yield "PostgreSQL and Redis", {"DATABASE_URL": database.geturl(), "CACHE_URL": cache.geturl()}
        home.execute(f'DROP DATABASE IF EXISTS "{database.path[1:]}" WITH (FORCE)')


def is_there(host: str | None, port: int | None) -> bool:
    with contextlib.suppress(OSError), socket.create_connection((host, port), timeout=2):
        return True
    return False


def measure(ground: str, values: dict[str, str], seconds: float, folder: Path) -> list[tuple[str, float, bool]]:
    """Prints the table; budgets with their ratio and whether each was kept."""
    environment = {
        **{name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "CACHE_URL"}},
        "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
        "VAR_DIR": str(folder),
        "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
        "LOG_LEVEL": "ERROR",
        **values,
    }
    run(["manage.py", "seed_demo"], environment)
    run(["-c", PARTNERS, str(FEW)], environment)
    with everything(environment, folder) as addresses:
        few = look({name: url for name, url in addresses.items() if name not in {"drawn", "cold"}}, seconds)
        delays = until_seen(addresses["home page"], environment)
        with_few = drawn_with(addresses, environment, FEW) | drawn_with(addresses, environment, FULL)
        with_many = drawn_with(addresses, environment, MANY)
    bare = few["bare Django view"]
    print(f"\n{ground}: answers in a second, the best of {ROUNDS} looks of {seconds:.0f} s\n")
    print(f"| {'what':<47} | {'a second':>8} | {'of bare Django':>14} |\n|{'-' * 49}|---------:|---------------:|")
    for name, rate in few.items():
        print(f"| {name:<47} | {rate:8.1f} | {100 * rate / bare:12.1f} % |")
    print(
        f"\nA change of another process was seen after {statistics.median(delays):.2f} s, at most {max(delays):.2f} s\n"
    )
    least = min(few["home page"], few["campaign page"])
    gain = min(few[page] / few[f"{page}, drawn each time"] for page in ("home page", "campaign page"))
    print(f"| {'drawn once, in ms':<37} | {'with few':>8} | {f'with {MANY}':>10} | {'×':>5} |")
    print(f"|{'-' * 39}|---------:|-----------:|------:|")
    ratios = {key: with_many[key] / with_few[key] for key in with_few}
    for (way, page), ratio in ratios.items():
        name = page if way == "drawn" else f"{page}, nothing known"
        print(f"| {name:<37} | {with_few[way, page]:8.1f} | {with_many[way, page]:10.1f} | {ratio:5.2f} |")
    print()
    slower = {page: ratios["drawn", page] for page in DRAWN}
    return [
        ("at least 50 × the page that is drawn each time", gain, gain >= 50),
        ("at least 0.4 × a bare Django view", least / bare, least / bare >= 0.4),
        *(
            (f"{page} with {MANY} partners at most 1.3 × slower than with {DRAWN[page][1]}", ratio, ratio <= 1.3)
            for page, ratio in slower.items()
        ),
        ("a change is seen within one second, in seconds", max(delays), max(delays) <= 1),
    ]


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 2
    client = "wrk, one thread" if shutil.which("wrk") else "two processes of ours (wrk is not installed)"
    print(f"{CONNECTIONS} connections, asked by {client}; gunicorn with {PROCESSES} × {THREADS}")
    for ground, values in grounds():
        with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
            for budget, ratio, kept in measure(ground, values, seconds, Path(folder)):
                print(f"{'kept  ' if kept else 'MISSED'}  {budget}: {ratio:.2f}")


if __name__ == "__main__":
    main()
