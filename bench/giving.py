"""What do packs and previews cost whoever waits for them, and everybody else? `python bench/giving.py`.

Starts what `make run` starts, on a free port with the demo's data. A pack of all materials and one of a third of them:
how soon its first byte is there beside that of the emptiest answer, and how much memory the server takes at most while
it draws each file. Then two hundred previews at once, each with a line of its own, by clients that come back when they
are told to; the first page is looked at beside them as one reader would, and alone before and after. Last, whatever a
thousand partners ask for first, at random: row, lock, drawing and file, beside the encoding of the same picture alone.
"""

import collections
import multiprocessing
import os
import re
import shutil
import socket
import statistics
import sys
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.crowd import Visitor, ask, look, message, p95  # noqa: E402  (the bench runs without an installed package)
from bench.memory import forget_most, memory  # noqa: E402
from portal.demo.personas import find  # noqa: E402
from tests.support.demo import DemoSite, run, running_demo  # noqa: E402

AT_ONCE = 200
# Seconds that a person would stay.
PATIENCE = 240
TIMES = 5
PARTNERS, TEMPLATES, DEMANDS = 1000, 40, 200
# Prints, for each demand, the milliseconds that it took and those of encoding the same pixels, and how much more work
# of the processor it was.
DEMANDING = """
import django; django.setup()
import copy, io, random, sys, time, uuid
from django.utils import timezone
from PIL import Image
from partners.artwork.models import TemplateVersion
from partners.artwork.rendering.screens import QUALITY, SUBSAMPLING
from partners.artwork.selectors import templates_available
from partners.branding.models import BrandKit, Logo
from partners.editions.services import request_edition
from partners.kernel.actors import acting
from partners.kernel.codes import sha256_of
from partners.organizations.models import Membership, Organization
from partners.users.models import User
now, chance = timezone.now(), random.Random(1)
owner = User.objects.get(email=sys.argv[3])
known = list(Logo.objects.order_by("pk"))
new = Organization.objects.bulk_create([
    Organization(name=f"House {n}", country="UA", languages=["uk"], website=f"https://p{n}.example.org", mission="-",
                 standing="approved", applied_at=now, approved_at=now) for n in range(int(sys.argv[1]))])
Membership.objects.bulk_create([Membership(organization=each, user=owner, role="owner") for each in new])
logos = Logo.objects.bulk_create([
    Logo(organization=each, file=one.file.name, width=one.width, height=one.height, sha256=f"{n:064x}", size=one.size)
    for n, each in enumerate(new) for one in [known[n % len(known)]]])
BrandKit.objects.bulk_create([
    BrandKit(organization=each, version=1, names={"en": each.name, "uk": f"Дім {n}"}, colour="#1b4d6b",
             link=each.website, logo=logo, sha256=f"{n:064x}")
    for n, (each, logo) in enumerate(zip(new, logos))])
def offered():
    versions = [(each, each.current_version) for each in templates_available()]
    return [(each, drawn) for each, drawn in versions if "jpeg" in drawn.outputs and not drawn.needs_approval]
# As many as asked for: the demo's once more, each with artwork of its own as far as anybody keeps some.
own = offered()
for n in range(len(own), int(sys.argv[4])):
    template, version = map(copy.copy, own[n % len(own)])
    template.pk, template.public_id, template.key = None, uuid.uuid4(), f"{template.key}-{n}"
    template.save(force_insert=True)
    version.pk, version.public_id, version.template = None, uuid.uuid4(), template
    version.sha256, version.artwork_sha256 = sha256_of(["version", n]), sha256_of(["artwork", n])
    TemplateVersion.objects.bulk_create([version])
templates = [template for template, version in offered()]
for template in templates:
    request_edition(new[0], template, line="", output="jpeg", by=acting(owner))
for organization in chance.sample(new[1:], int(sys.argv[2])):
    begun, worked = time.perf_counter(), time.thread_time()
    edition = request_edition(organization, chance.choice(templates), line="", output="jpeg", by=acting(owner))
    took, work = time.perf_counter() - begun, time.thread_time() - worked
    with edition.file.open("rb") as file, Image.open(file) as picture:
        canvas = picture.convert("RGB")
    begun, worked = time.perf_counter(), time.thread_time()
    canvas.save(io.BytesIO(), "JPEG", quality=QUALITY, subsampling=SUBSAMPLING)
    alone, alone_work = time.perf_counter() - begun, time.thread_time() - worked
    print(took * 1000, alone * 1000, work / alone_work, len(templates))
"""


def first_byte(port: int, request: bytes) -> tuple[float, bytes]:
    """Milliseconds until the first byte of the body, and all of it."""
    begun = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port), timeout=120) as connection:
        connection.sendall(request)
        received, waited = b"", 0.0
        while piece := connection.recv(1 << 16):
            received += piece
            _head, end, body = received.partition(b"\r\n\r\n")
            if not waited and end and body:
                waited = (time.perf_counter() - begun) * 1000
    if b" 200 " not in received[:20]:
        raise RuntimeError(received[:200])
    return waited, received


def packs(site: DemoSite, port: int) -> list[tuple[str, float, bool]]:
    owner, address = Visitor(port), f"/en/partner/{site.facts['org']}/packs/"
    owner.sign_in("owner")
    token = owner.token(address)
    _status, _headers, page = owner.ask("GET", address)
    materials = re.findall(r'name="material" value="([^"]+)"', page.decode())

    def asked(number: int) -> bytes:
        fields = [("csrfmiddlewaretoken", token), ("language", "en"), ("language", "uk")]
        body = urlencode(fields + [("material", each) for each in materials[:number]]).encode()
        return message("POST", address, owner.cookies, body)

    process = Path("/proc") / str(site.server)
    # What is the same for everybody, the artwork, is read and kept by the first one.
    first_byte(port, asked(len(materials)))
    peaks, files = [], []
    for number in (len(materials) // 3, len(materials)):
        # Kept files may go at any time: each is drawn anew.
        shutil.rmtree(site.home / "media" / "private" / "editions")
        forget_most(process)
        before = memory("VmHWM", process)
        _waited, pack = first_byte(port, asked(number))
        files.append(len(re.findall(rb"PK\x01\x02", pack)))
        peaks.append(memory("VmHWM", process) - before)
    empty, taken = [], []
    for _time in range(TIMES):
        empty.append(first_byte(port, message("GET", "/healthz"))[0])
        taken.append(first_byte(port, asked(len(materials)))[0])
    wait = min(taken) - min(empty)
    print(f"| {'pack of':<10} | {'MB more at most':>15} | {'first byte, ms':>14} |")
    print(f"|{'-' * 12}|----------------:|---------------:|")
    print(f"| {'no file':<10} | {'':>15} | {min(empty):14.1f} |")
    for number, more in zip(files, peaks, strict=True):
        told = f"{min(taken):.1f}" if number == files[-1] else ""
        print(f"| {f'{number} files':<10} | {more:15.1f} | {told:>14} |")
    return [
        ("a pack's first byte within 100 ms of an empty answer's, in ms", wait, wait <= 100),
        (
            f"{files[1]} files take at most 16 MB more than {files[0]}, in MB",
            peaks[1] - peaks[0],
            peaks[1] - peaks[0] <= 16,
        ),
    ]


def wait_in_turn(port: int, requests: list[bytes], told: Any) -> None:
    """All at once, in a process of their own so that nothing here slows the measuring."""
    answers: collections.Counter[str] = collections.Counter()
    waits: list[float] = []

    def client(request: bytes) -> None:
        begun = time.monotonic()
        while time.monotonic() - begun < PATIENCE:
            try:
                status, headers, body = ask(port, request)
            except OSError as error:
                answers[type(error).__name__] += 1
                return
            if status == 200 and body.startswith(b"\xff\xd8"):
                answers["answered"] += 1
                waits.append(time.monotonic() - begun)
                return
            if status not in (429, 503) or not headers["retry-after"].strip():
                answers[f"{status}"] += 1
                return
            answers["told to come back"] += 1
            time.sleep(int(headers["retry-after"]))
        answers["gave up"] += 1

    threads = [threading.Thread(target=client, args=(request,)) for request in requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told.put((answers, waits))


def previews(site: DemoSite, port: int) -> list[tuple[str, float, bool]]:
    people = []
    for persona in ("owner", "editor"):
        visitor = Visitor(port)
        visitor.sign_in(persona)
        people.append(visitor)
    address = f"/en/partner/{site.facts['org']}/studio/{site.facts['card_en']}/preview/?line="
    requests = [
        message("GET", address + quote(f"Line {number}"), people[number % len(people)].cookies)
        for number in range(AT_ONCE)
    ]
    look(port, 2)
    before = look(port, 8)["home page"]
    context = multiprocessing.get_context("spawn")
    told = context.Queue()
    crowd = context.Process(target=wait_in_turn, args=(port, requests, told))
    crowd.start()
    during: list[float] = []
    while told.empty():
        during += look(port, 1)["home page"]
    answers, waits = told.get()
    crowd.join()
    alone = p95(before + look(port, 8)["home page"])
    print(f"\n{AT_ONCE} previews at once: {dict(answers)}, the last after {max(waits):.1f} s")
    print(f"home page, 95 of 100 looks: {alone:.1f} ms alone, {p95(during):.1f} ms beside them ({len(during)} looks)\n")
    lost = AT_ONCE - answers["answered"]
    return [
        ("previews that were lost", lost, lost == 0),
        ("home page beside them at most 3 × as slow", p95(during) / alone, p95(during) / alone <= 3),
    ]


def demands(site: DemoSite) -> list[tuple[str, float, bool]]:
    told = run(["-c", DEMANDING, str(PARTNERS), str(DEMANDS), find("owner").email, str(TEMPLATES)], site.environment)
    rows = [[float(number) for number in line.split()] for line in told.splitlines()]
    took, alone = (statistics.median(row[at] for row in rows) for at in (0, 1))
    ratio = statistics.median(row[0] / row[1] for row in rows)
    work = statistics.median(row[2] for row in rows)
    print(f"First demands of {PARTNERS} partners from {rows[0][3]:.0f} templates: {took:.1f} ms each, of which")
    print(f"{alone:.1f} ms are the encoding; of the processor {work:.1f} × as much; medians of {len(rows)}\n")
    return [("the first demand of a file at most 4 × the encoding alone", ratio, ratio <= 4)]


def main() -> None:
    os.environ.setdefault("DEMO_SIGNERS", "4")
    with running_demo() as site:
        port = int(site.address.rpartition(":")[2])
        budgets = packs(site, port) + previews(site, port) + demands(site)
    for budget, found, kept in budgets:
        print(f"{'kept  ' if kept else 'MISSED'}  {budget}: {found:.1f}")


if __name__ == "__main__":
    main()
