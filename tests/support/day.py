"""A day at the running portal: who is there, what they find in their mailbox, and a picture of each step."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.browser import Watch, sideways_scroll
from tests.support.demo import LETTERS, ROOT, DemoSite
from tests.support.writing import eventually

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
PICTURES = Path(os.environ["DAY"]) if os.environ.get("DAY") else None
# Milliseconds, on a busy machine; nobody waits longer than it takes.
PATIENCE = 60_000
# Between two letters of the demo.
RULE = "─" * 78


class Mailbox:
    """What the worker has sent, as its readers find it."""

    def __init__(self, home: Path) -> None:
        self.file = home / LETTERS

    def letters(self, address: str) -> list[str]:
        return [each for each in self.file.read_text().split(RULE) if f"To: {address}\n" in each]

    def next_letter(self, address: str, do: Callable[[], object]) -> str:
        """The one that comes after something was done."""
        before = len(self.letters(address))
        do()
        eventually(lambda: len(self.letters(address)) > before)
        return self.letters(address)[-1]


class Day:
    """Everybody has a browser of their own. Whatever any of them complains about is kept to the end."""

    def __init__(self, browser: Browser, site: DemoSite) -> None:
        self.browser, self.site = browser, site
        self.mailbox = Mailbox(site.home)
        self.contexts: list[BrowserContext] = []
        self.watches: list[Watch] = []
        self.pictures = 0

    def somebody(self, *, language: str = "en") -> Page:
        locale = {"en": "en-GB", "uk": "uk-UA"}[language]
        context = self.browser.new_context(base_url=self.site.address, locale=locale, viewport=WIDE)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        self.watches.append(Watch(page, self.site.address))
        return page

    def persona(self, slug: str, *, language: str = "en") -> Page:
        """Somebody of the demo, who comes in with one click."""
        page = self.somebody(language=language)
        page.goto(f"/demo/?language={language}")
        page.locator(f"form[action*='/{slug}/'] button").click()
        page.wait_for_load_state()
        return page

    def picture(self, page: Page, name: str, *, narrow: bool = False) -> None:
        """`narrow`: on a telephone as well, which may not be scrolled sideways."""
        self.pictures += 1
        self._keep(page, f"{self.pictures:02}-{name}.png")
        if narrow:
            page.set_viewport_size(NARROW)  # type: ignore[arg-type]
            assert sideways_scroll(page) == 0, f"{page.url} is wider than a telephone"
            self._keep(page, f"{self.pictures:02}-{name}-360.png")
            page.set_viewport_size(WIDE)  # type: ignore[arg-type]

    def _keep(self, page: Page, name: str) -> None:
        if PICTURES:
            path = ROOT / PICTURES / name
            path.parent.mkdir(parents=True, exist_ok=True)
            page.wait_for_timeout(300)
            page.screenshot(path=path)

    def complaints(self) -> list[str]:
        return [text for watch in self.watches for text in (*watch.complaints, *watch.failures, *watch.foreign)]

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def shows(page: Page, path: str, words: str, *, status: int = 200, seconds: float = 60) -> None:
    """Soon: pages for everybody are kept, and each process asks twice a second whether anything has changed."""

    def shown() -> bool:
        answer = page.goto(path)
        return answer is not None and answer.status == status and words in page.locator("body").inner_text()

    eventually(shown, seconds=seconds)


def links_in(letter: str) -> list[str]:
    return re.findall(r"https?://\S+/\S+", letter)
