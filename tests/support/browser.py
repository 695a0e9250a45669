"""Debian's Chromium, driven by Playwright, and what every page has to be."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, sync_playwright

# The shell first: the same engine without the windows around it, at half of the cost for each visitor.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# The sandbox needs rights that containers seldom give; the browser sees our own pages only.
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

AXE = Axe()


def told(*statuses: int) -> tuple[str, ...]:
    """How the console words these answers. The number alone could stand in an address."""
    return tuple(f"status of {status} " for status in statuses)


def find_chromium() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code of ours.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=OPTIONS)
        yield browser
        browser.close()


class Watch:
    """What a page asked for and complained about, from the moment of watching."""

    def __init__(self, page: Page, own_address: str) -> None:
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self.failures: list[str] = []
        own = urlsplit(own_address).netloc
        page.on("request", lambda request: self._note_request(request.url, own))
        page.on("console", lambda message: message.type == "error" and self._note_complaint(message))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("response", lambda response: response.status >= 500 and self._note_failure(response))

    def forget(self) -> None:
        for noted in (self.foreign, self.complaints, self.failures):
            noted.clear()

    def _note_complaint(self, message: ConsoleMessage) -> None:
        """The browser's sentence tells the status, the place of the message the address."""
        address = message.location["url"] if message.text.startswith("Failed to load resource") else ""
        self.complaints.append(f"{message.text} {address}".rstrip())

    def _note_failure(self, response: Response) -> None:
        self.failures.append(f"{response.status} {response.request.method} {response.url}")

    def _note_request(self, url: str, own: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != own:
            self.foreign.append(url)


def accessibility_violations(page: Page, within: dict[str, Any] | None = None) -> list[str]:
    """One readable line per violation that axe finds, in the whole page or within axe's `include` and `exclude`."""
    # A message that is still coming in has the colours of neither end.
    page.evaluate("document.getAnimations().forEach(each => { try { each.finish() } catch {} })")
    # Only violations are wanted, and no second fetch of the style sheets, which one experimental rule would need:
    # both halve the time.
    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"], "preload": False}
    result = AXE.run(page, context=within, options=options)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary'][:200]}"
        for violation in result.response["violations"]
        for node in violation["nodes"][:3]
    ]


def sideways_scroll(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    width: Any = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return int(width)
