"""What do checkers of others say of our pages? `python bench/audit.py [checks] [names of pages]`; without, all of both.

Serves the demo, its style sheets and scripts compressed as in production, and looks at its pages in both languages as
visitors, partners and staff get them:

nu          every page's HTML by the Nu checker, and that of the bundle for those without a connection: no error
weight      what a first visit to each public page transfers beside pictures: less than 100 kB; no cookie, no request to
            anybody else, and the same ways on without scripts
axe         every page in each of its looks (LOOKS): no violation
lighthouse  the six pages that most people see, on a telephone and on a desk: at least 95 in all four categories

Nu and Lighthouse come from the npm registry into var/audit, once; they need Node, Java and a Chromium. So this is no
part of the suite, which pins what needs none of them.
"""

import gzip
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.browser import accessibility_violations, chromium, find_chromium  # noqa: E402  no package
from tests.support.demo import DemoSite, run, running_demo  # noqa: E402
from tests.support.pages import PAGES, PUBLIC, Place  # noqa: E402
from tests.support.walk import OWN_PART_OF_THE_BACKOFFICE, Look, Walker  # noqa: E402

LANGUAGES = ("en", "uk")
TOOLS = ROOT / "var" / "audit"
NEEDED = {"vnu-jar": "26.9.27", "lighthouse": "12.8.2"}
LIGHT_PAGE = 100 * 1024
LEAST_SCORE = 95
SEEN_MOST = ("home", "campaign", "update", "material-poster", "library", "partners-wall")
# Name, size of the window, theme, and what else the browser is told.
LOOKS: dict[str, dict[str, Any]] = {
    "telephone, light": {"width": 360, "color_scheme": "light"},
    "telephone, dark": {"width": 360, "color_scheme": "dark"},
    "desk, light": {"width": 1280, "color_scheme": "light"},
    "desk, dark": {"width": 1280, "color_scheme": "dark"},
    "forced colours": {"width": 1280, "forced_colors": "active"},
    "less motion": {"width": 360, "reduced_motion": "reduce"},
    "print": {"width": 1280, "media": "print"},
}
# What axe cannot say of a look: nobody presses anything on paper; and where the system paints, it reads the colour
# that the style sheet wants for the letters (`-webkit-text-fill-color`), which Chromium does not use there.
SAYS_NOTHING = {"print": "target-size", "forced colours": "color-contrast"}
# As the worker does it, which no audit needs for anything else.
BUNDLING = """
import django; django.setup()
from django.utils import timezone
from portal.offline.bundle import keep_bundle, open_languages
now = timezone.now()
for language in open_languages(at=now):
    keep_bundle(language, at=now)
"""
Rows = list[tuple[str, str, bool]]


def tools() -> Path:
    """The folder that has them; asks the npm registry once."""
    folder = TOOLS / "node_modules"
    if not all((folder / name).is_dir() for name in NEEDED):
        TOOLS.mkdir(parents=True, exist_ok=True)
        wanted = [f"{name}@{version}" for name, version in NEEDED.items()]
        command = ["npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(TOOLS)]
        subprocess.run([*command, *wanted], check=True)
    return folder


def asked(places: list[Place]) -> list[Place]:
    """Those that were named, if any was."""
    named = set(sys.argv[1:]) - set(CHECKS)
    return [place for place in places if not named or place.name in named]


def answer_to(url: str) -> tuple[int, Any, bytes]:
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read()


# The Nu checker


def written_pages(site: DemoSite, folder: Path) -> int:
    """Each page as it is sent, in a file of its own; pages that answer a form as the browser has them then."""
    for language in LANGUAGES:
        with chromium() as browser:
            walker = Walker(browser, site)
            for place in (place for place in asked(PAGES) if not place.is_backoffice):
                source = source_of(walker, place, language)
                (folder / f"{language}-{place.name}.html").write_bytes(source)
            walker.close()
        run(["-c", BUNDLING], site.environment)
        _status, _headers, bundle = answer_to(f"{site.address}/{language}/offline.zip")
        with zipfile.ZipFile(io.BytesIO(bundle)) as kept:
            for name in (name for name in kept.namelist() if name.endswith(".html")):
                (folder / f"{language}-offline-{name.replace('/', '-')}").write_bytes(kept.read(name))
    return len(list(folder.iterdir()))


def source_of(walker: Walker, place: Place, language: str) -> bytes:
    """What the server sent last: never what scripts have made of it."""
    last: list[Any] = []

    def note(answer: Any) -> None:
        if answer.request.is_navigation_request() and answer.status not in {301, 302, 303}:
            last[:] = [answer]

    walker.page.on("response", note)
    walker.open(place, Look(language, "light", 1280))
    walker.page.remove_listener("response", note)
    return last[0].body()


def check_html(site: DemoSite) -> Rows:
    jar = tools() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    folder = TOOLS / "pages"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    number = written_pages(site, folder)
    command = ["java", "-jar", str(jar), "--format", "json", "--exit-zero-always", str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    messages = [message for message in json.loads(told)["messages"] if message["type"] == "error"]
    for message in messages:
        page = message["url"].rpartition("/")[2]
        print(f"  {page}:{message.get('lastLine', '')}: {message['message']} {message.get('extract', '')!r:.120}")
    return [("Nu: errors", f"{len(messages)} on {number} pages", not messages)]


# Weight, cookies, strangers, scripts


def weight_of(answer: Any) -> int:
    """In bytes as sent by a server that compresses; pictures are not counted."""
    kind = answer.headers.get("content-type", "")
    if kind.startswith("image/") or answer.status in {204, 304}:
        return 0
    if kind.startswith("font/"):
        return int(answer.headers["content-length"])
    return len(gzip.compress(answer.body(), 6))


@contextmanager
def first_visit(browser: Any, site: DemoSite, **options: Any) -> Iterator[Any]:
    context = browser.new_context(base_url=site.address, viewport={"width": 1280, "height": 900}, **options)
    page = context.new_page()
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield page
    context.close()


# Where a page leads, and what can be sent from it.
WAYS = """() => [...document.querySelectorAll("main a[href], main form, main [type=submit]")]
    .map(one => one.getAttribute("href") || `${one.tagName} ${one.name || one.getAttribute("action") || ""}`)"""


def check_weight(site: DemoSite) -> Rows:
    heaviest: list[tuple[int, str]] = []
    cookies, strangers, silent = [], [], []
    print(f"\n| {'page':<32} | {'kB':>6} |\n|{'-' * 34}|-------:|")
    with chromium() as browser:
        for language in LANGUAGES:
            for place in (place for place in asked(PUBLIC) if not place.act):
                address, name = place.address(language, site.facts), f"{language} {place.name}"
                answers: list[Any] = []
                with first_visit(browser, site) as page:
                    page.on("response", lambda answer, seen=answers: seen.append(answer))
                    page.goto(address, wait_until="load")
                    page.evaluate("document.fonts.ready.then(() => true)")
                    weight = sum(weight_of(answer) for answer in answers)
                    heaviest.append((weight, name))
                    cookies += [name] if page.context.cookies() else []
                    strangers += [answer.url for answer in answers if not answer.url.startswith(site.address)]
                    ways = set(page.evaluate(WAYS))
                with first_visit(browser, site, java_script_enabled=False) as page:
                    page.goto(address, wait_until="load")
                    silent += [name] if ways - set(page.evaluate(WAYS)) else []
                print(f"| {name:<32} | {weight / 1024:6.1f} |")
    weight, name = max(heaviest)
    return [
        ("heaviest page without pictures", f"{weight / 1024:.1f} kB ({name})", weight < LIGHT_PAGE),
        ("cookies of a visitor", ", ".join(cookies) or "none", not cookies),
        ("requests to others", ", ".join(strangers) or "none", not strangers),
        ("ways that only scripts bring", ", ".join(silent) or "none", not silent),
    ]


# axe


def check_axe(site: DemoSite) -> Rows:
    found: dict[str, list[str]] = {look: [] for look in LOOKS}
    with chromium() as browser:
        walker = Walker(browser, site)
        for language in LANGUAGES:
            for place in asked(PAGES):
                walker.open(place, Look(language, "light", 1280))
                part = OWN_PART_OF_THE_BACKOFFICE if place.is_backoffice else None
                for look, told in LOOKS.items():
                    walker.put_on(**told)
                    faults = accessibility_violations(walker.page, within=part)
                    unsaid = SAYS_NOTHING.get(look)
                    found[look] += [
                        f"{language} {place.name}: {fault}" for fault in faults if fault.split(":")[0] != unsaid
                    ]
        walker.close()
    for look, faults in found.items():
        for fault in faults:
            print(f"  {look}: {fault}")
    number = len(asked(PAGES)) * len(LANGUAGES)
    return [(f"axe, {look}", f"{len(faults)} on {number} pages", not faults) for look, faults in found.items()]


# Lighthouse


def scores(url: str, *, on_desk: bool) -> dict[str, int]:
    command = [
        "node", str(tools() / "lighthouse" / "cli" / "index.js"), url, "--quiet", "--output=json",
        "--chrome-flags=--headless --no-sandbox --disable-gpu", *(["--preset=desktop"] if on_desk else []),
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": find_chromium() or ""}
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    categories = json.loads(told)["categories"]
    return {name: round(100 * (category["score"] or 0)) for name, category in categories.items()}


def check_lighthouse(site: DemoSite) -> Rows:
    places = {place.name: place for place in PUBLIC}
    rows: Rows = []
    for name in (place.name for place in asked(PUBLIC) if place.name in SEEN_MOST):
        url = f"{site.address}{places[name].address('en', site.facts)}"
        # Sizes of pictures are made once; nobody's first impression is of a portal that nobody has opened yet.
        answer_to(url)
        for screen in ("telephone", "desk"):
            found = scores(url, on_desk=screen == "desk")
            told = " · ".join(f"{category} {score}" for category, score in found.items())
            rows.append((f"Lighthouse, {name}, {screen}", told, min(found.values()) >= LEAST_SCORE))
    return rows


CHECKS = {"nu": check_html, "weight": check_weight, "axe": check_axe, "lighthouse": check_lighthouse}


def main() -> int:
    checks = [name for name in CHECKS if name in sys.argv[1:]] or list(CHECKS)
    os.environ.setdefault("DEMO_SIGNERS", "40")
    with tempfile.TemporaryDirectory(prefix="portal-audit-") as home:
        settings = "bench.as_served"
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings, "VAR_DIR": home}
        run(["manage.py", "collectstatic", "--noinput"], environment)
        with running_demo(home=Path(home), settings=settings) as site:
            rows = [row for name in checks for row in CHECKS[name](site)]
    print(f"\n| {'what':<44} | {'found':<68} | budget |\n|{'-' * 46}|{'-' * 70}|--------|")
    for what, found, is_kept in rows:
        print(f"| {what:<44} | {found:<68} | {'kept' if is_kept else 'MISSED'} |")
    return 0 if all(is_kept for _what, _found, is_kept in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
