"""Does the site go on while sixteen clients upload and draw as fast as they are answered? `python bench/crowd.py [s]`.

Starts what `make run` starts, on a free port with the demo's data, and measures the first page and the health check
first alone and then beside each crowd, for as many seconds each (20 unless told). Idle and beside a crowd are taken
one right after the other: what else the machine does meets both. Every crowd has a fresh site, whose budgets are full.
"""

import collections
import contextlib
import io
import multiprocessing
import re
import socket
import statistics
import sys
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pikepdf

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.demo import DemoSite, running_demo  # noqa: E402  (the bench runs without an installed package)

CLIENTS = 16
GOAL = 3.0
PATHS = {"home page": "/en/", "/healthz": "/healthz", "/readyz": "/readyz"}
BOUNDARY = "----crowd"
Answer = tuple[int, dict[str, str], bytes]


def ask(port: int, request: bytes, patience: float = 120) -> Answer:
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as connection:
        with contextlib.suppress(OSError):  # a server may answer before it has read all
            connection.sendall(request)
        received = b"".join(iter(lambda: connection.recv(1 << 18), b""))
    head, _, body = received.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    headers = collections.defaultdict(str)
    for line in lines[1:]:
        name, _, value = line.partition(":")
        headers[name.lower()] += value.strip() + "\n"
    return int(lines[0].split()[1]), headers, body


def message(method: str, path: str, cookies: dict[str, str] | None = None, body: bytes = b"", kind: str = "") -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close", "Accept-Encoding: identity"]
    if cookies:
        lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in cookies.items()))
    if method == "POST":
        lines += [f"Content-Type: {kind or 'application/x-www-form-urlencoded'}", f"Content-Length: {len(body)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


class Visitor:
    """Somebody with cookies."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, {}

    def ask(self, method: str, path: str, body: bytes = b"") -> Answer:
        status, headers, page = ask(self.port, message(method, path, self.cookies, body))
        for cookie in headers["set-cookie"].splitlines():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return status, headers, page

    def token(self, path: str) -> str:
        status, _headers, page = self.ask("GET", path)
        found = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)
        if found is None:
            raise RuntimeError(f"No form on {path}: {status}")
        return found[1].decode()

    def sign_in(self, persona: str) -> None:
        token = self.token("/demo/")
        status, _headers, _page = self.ask("POST", f"/demo/sign-in/{persona}/", f"csrfmiddlewaretoken={token}".encode())
        if status != 302:
            raise RuntimeError(f"{persona} could not sign in: {status}")

    def upload(self, path: str, fields: dict[str, str], field: str, name: str, data: bytes) -> bytes:
        fields = {"csrfmiddlewaretoken": self.token(path), **fields}
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
            for key, value in fields.items()
        ]
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
        body = "".join(parts).encode() + head.encode() + data + f"\r\n--{BOUNDARY}--\r\n".encode()
        return message("POST", path, self.cookies, body, f"multipart/form-data; boundary={BOUNDARY}")


def large_paper() -> bytes:
    """Nine megabytes of small objects: every one of them is looked at."""
    paper = pikepdf.new()
    page = paper.add_blank_page()
    page.obj["/Resources"] = pikepdf.Dictionary(
        Properties=pikepdf.Dictionary(
            {f"/P{number}": paper.make_indirect(pikepdf.Dictionary(V=number)) for number in range(110_000)}
        )
    )
    out = io.BytesIO()
    paper.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def costly_drawing() -> bytes:
    """125 kB of groups, each a layer of its own to be mixed in."""
    group = '<g opacity=".9"><path d="M0 0h9v9z"/></g>'
    groups = group * (125_000 // len(group))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{groups}</svg>'.encode()


def requests_of(crowd: str, site: DemoSite, port: int) -> list[bytes]:
    """What this crowd sends, in turn."""
    organization, card = site.facts["org"], site.facts["card_en"]
    applicant, owner = Visitor(port), Visitor(port)
    applicant.sign_in("draft")
    owner.sign_in("owner")
    paper = applicant.upload(
        f"/en/partner/{site.facts['draft']}/application/documents/", {"title": "Report"}, "file", "a.pdf", large_paper()
    )
    kit = {"name_en": "Lantern", "colour": "#123456", "link": "https://lantern.example.org"}
    drawing = owner.upload(f"/en/partner/{organization}/brand/", kit, "logo", "a.svg", costly_drawing())
    preview = f"/en/partner/{organization}/studio/{card}/preview/?line="
    previews = [message("GET", preview + quote(f"Line {number}"), owner.cookies) for number in range(200)]
    return {
        "9 MB papers": [paper],
        "125 kB drawings": [drawing],
        "previews": previews,
        "all of it": [part for preview in previews[:20] for part in (paper, drawing, preview)],
    }[crowd]


def besiege(port: int, requests: list[bytes], until: float, told: Any) -> None:
    """Sixteen clients in closed loops, in a process of their own so that nothing here slows the measuring."""
    counts: collections.Counter[str] = collections.Counter()
    longest = [0.0]

    def client(number: int) -> None:
        turn = number * 7
        while time.time() < until:
            begun = time.monotonic()
            try:
                status, headers, _body = ask(port, requests[turn % len(requests)])
                counts[
                    f"{status}{'' if status not in (429, 503) or headers['retry-after'] else ' without Retry-After'}"
                ] += 1
            except OSError as error:
                counts[type(error).__name__] += 1
            except (ValueError, IndexError):
                counts["cut off"] += 1
            longest[0] = max(longest[0], time.monotonic() - begun)
            turn += 1

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told.put((dict(counts), longest[0]))


def look(port: int, seconds: float) -> dict[str, list[float]]:
    """Milliseconds of each look at each address, one after the other as one reader would."""
    times: dict[str, list[float]] = {name: [] for name in PATHS}
    until = time.time() + seconds
    while time.time() < until:
        for name, path in PATHS.items():
            begun = time.perf_counter()
            status, _headers, _body = ask(port, message("GET", path))
            times[name].append((time.perf_counter() - begun) * 1000)
            if status != 200:
                raise RuntimeError(f"{path} answered {status}")
            time.sleep(0.02)
    return times


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def measure(crowd: str, seconds: float) -> float:
    """Prints this crowd's rows; the home page's ratio."""
    with running_demo() as site:
        port = int(site.address.rpartition(":")[2])
        requests = requests_of(crowd, site, port)
        look(port, 2)
        before = look(port, seconds / 2)
        context = multiprocessing.get_context("spawn")
        told = context.Queue()
        attack = context.Process(target=besiege, args=(port, requests, time.time() + seconds + 2, told))
        attack.start()
        time.sleep(1)
        during = look(port, seconds)
        counts, longest = told.get(timeout=300)
        attack.join()
        after = look(port, seconds / 2)
    idle = {name: before[name] + after[name] for name in PATHS}
    ratio = 0.0
    for name in PATHS:
        alone, beside = p95(idle[name]), p95(during[name])
        ratio = beside / alone if name == "home page" else ratio
        print(
            f"| {crowd:15} | {name:9} | {statistics.median(idle[name]):6.1f} | {alone:6.1f} |"
            f" {statistics.median(during[name]):6.1f} | {beside:6.1f} | {beside / alone:5.1f} |"
        )
    print(f"|   answers: {counts}, the longest after {longest:.1f} s", flush=True)
    return ratio


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20
    crowds = sys.argv[2:] or ["9 MB papers", "125 kB drawings", "previews", "all of it"]
    print(f"{CLIENTS} clients in closed loops, {seconds:.0f} s each; milliseconds\n")
    print("| crowd           | address   | idle 50 | idle 95 | beside 50 | beside 95 | × |")
    ratios = [measure(crowd, seconds) for crowd in crowds]
    kept = "kept  " if max(ratios) <= GOAL else "MISSED"
    print(f"\n{kept}  home page p95 at most {GOAL:.0f} × idle: {max(ratios):.1f} ×")


if __name__ == "__main__":
    main()
