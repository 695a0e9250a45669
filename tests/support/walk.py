"""One browser walking over the seeded demo, and what each page turned out to be."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.browser import Watch, accessibility_violations, sideways_scroll
from tests.support.demo import DemoSite
from tests.support.pages import Place

LOCALES = {"en": "en-GB", "uk": "uk-UA"}
HEIGHTS = {360: 740, 1280: 900}
# Wagtail's side bar, toolbar and dialogues are not ours to change, and its field for tags has no label.
OWN_PART_OF_THE_BACKOFFICE = {"include": [["#main"]], "exclude": [[".tagit"]]}


@dataclass(frozen=True)
class Look:
    language: str
    theme: str
    width: int

    def __str__(self) -> str:
        return f"{self.language}-{self.theme}-{self.width}"


@dataclass
class Seen:
    """What there is to say against a page, and the page itself, still open."""

    page: Page
    status: int
    faults: list[str] = field(default_factory=list)


class Walker:
    """Keeps one page per look and persona: a fresh one for each address would cost half of the time."""

    def __init__(self, browser: Browser, site: DemoSite) -> None:
        self.browser, self.site = browser, site
        self.pages: dict[tuple[Look, str], tuple[Page, Watch]] = {}

    def close(self) -> None:
        for page, _watch in self.pages.values():
            page.context.close()
        self.pages.clear()

    def _page_for(self, look: Look, persona: str) -> tuple[Page, Watch]:
        key = (look, persona)
        if key not in self.pages:
            page = self._new_context(look).new_page()
            if persona:
                page.goto("/demo/")
                page.locator(f'form[action$="/{persona}/"] [type=submit]').click()
                page.wait_for_url(lambda url: "/demo/" not in url)
            self.pages[key] = page, Watch(page, self.site.address)
        return self.pages[key]

    def _new_context(self, look: Look) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.site.address,
            locale=LOCALES[look.language],
            color_scheme="dark" if look.theme == "dark" else "light",
            viewport={"width": look.width, "height": HEIGHTS[look.width]},
            reduced_motion="reduce",
        )
        context.set_default_timeout(30_000)
        return context

    def visit(self, place: Place, look: Look) -> Seen:
        """Open, act, look. The page stays as it was left until the next visit of the same persona."""
        page, watch = self._page_for(look, place.persona)
        if not place.persona:
            page.context.clear_cookies()
        watch.forget()
        response = page.goto(place.address(look.language, self.site.facts), wait_until="load")
        seen = Seen(page, response.status if response else 0)
        if place.act:
            place.act(page, self.site.facts)
        if seen.status != place.status:
            seen.faults.append(f"status {seen.status} instead of {place.status}")
        part = OWN_PART_OF_THE_BACKOFFICE if place.is_backoffice else None
        seen.faults += accessibility_violations(page, within=part)
        seen.faults += [f"asked a stranger: {url}" for url in watch.foreign]
        seen.faults += [f"failed: {url}" for url in watch.failures]
        # A page that is meant to be an error says so on the console, too.
        expected = ("404", "403", "422") if place.status != 200 or place.act else ()
        seen.faults += [f"console: {text}" for text in watch.complaints if not any(code in text for code in expected)]
        wider = sideways_scroll(page)
        if wider > 0:
            seen.faults.append(f"{wider} pixels wider than the window")
        if place.is_public and (cookies := page.context.cookies()):
            seen.faults.append(f"sets a cookie: {[cookie.get('name') for cookie in cookies]}")
        return seen
