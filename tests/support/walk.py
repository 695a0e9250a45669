"""One browser walking over the seeded demo, and what each page turned out to be."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

from tests.support.browser import Watch, accessibility_violations, sideways_scroll, told
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


# A control in a box that scrolls sideways is there, and nobody finds it.
OFF_THE_SCREEN = """() => [...document.querySelectorAll("main :is(a.button, button, input, select, textarea, summary)")]
    .filter(one => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter(one => { const box = one.getBoundingClientRect();
        return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1); })
    .map(one => (one.textContent.trim() || one.name || one.id).replace(/\\s+/g, " "))"""


# What the Nu checker said once, and neither a browser nor axe says.
MISWRITTEN = """() => {
    const seen = new Map();
    for (const one of document.querySelectorAll("[id]")) seen.set(one.id, (seen.get(one.id) || 0) + 1);
    return [
        ...[...seen].filter(([, number]) => number > 1).map(([id]) => `an id stands twice: ${id}`),
        ...[...document.querySelectorAll("input[type=hidden][autocomplete]")]
            .map(one => `hidden, yet with autocomplete: ${one.name}`),
        ...[...document.querySelectorAll("time[datetime]")].filter(one => /\\.\\d{4}/.test(one.dateTime))
            .map(one => `a moment with parts of a millisecond: ${one.dateTime}`),
    ];
}"""


class Walker:
    """Keeps one page, and one session per persona: fresh ones for each address would cost most of the time."""

    def __init__(self, browser: Browser, site: DemoSite) -> None:
        self.site = site
        self.context = browser.new_context(base_url=site.address, reduced_motion="reduce")
        self.context.set_default_timeout(30_000)
        self.page = self.context.new_page()
        self.watch = Watch(self.page, site.address)
        self.sessions: dict[str, list[Any]] = {"": []}
        self.persona = ""
        self.language: dict[str, str] = {}

    def close(self) -> None:
        self.context.close()

    def _become(self, persona: str, language: str) -> None:
        # An answer still on its way to the page before could set the cookies of its visitor again.
        self.page.goto("about:blank")
        if self.persona:
            self.sessions[self.persona] = self.context.cookies()
        self.context.clear_cookies()
        self.persona = persona
        if persona in self.sessions and self.language.get(persona, language) == language:
            self.context.add_cookies(self.sessions[persona])
            return
        self.context.request.get("/demo/")
        token = next(cookie for cookie in self.context.cookies() if "csrf" in cookie["name"])
        answer = self.context.request.post(
            f"/demo/sign-in/{persona}/",
            form={"csrfmiddlewaretoken": token["value"], "language": language},
            max_redirects=0,
        )
        assert answer.status == 302, f"The demo has no {persona}."
        self.language[persona] = language

    def _put_on(self, look: Look) -> None:
        # All of it: what was put on last may be paper.
        self.put_on(width=look.width, color_scheme="dark" if look.theme == "dark" else "light")
        self.page.set_extra_http_headers({"Accept-Language": LOCALES[look.language]})

    def put_on(self, *, width: int = 1280, **media: Any) -> None:
        """A window, and what the browser says of its reader: all that is not given as by itself."""
        plain = {"media": "screen", "color_scheme": "light", "forced_colors": "none", "reduced_motion": "no-preference"}
        self.page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        self.page.emulate_media(**{**plain, **media})
        # What changes by and by would be looked at between its two colours.
        self.page.evaluate("document.getAnimations().forEach(each => each.finish())")

    def open(self, place: Place, look: Look) -> int:
        """Open and act; the status of the page. It stays as it was left until the next visit."""
        page = self.page
        # Also from one visitor to the next: whoever filled in a form has got cookies.
        # And from language to language, where the person’s own is spoken.
        is_spoken = not place.is_backoffice or self.language.get(place.persona) == look.language
        if self.persona != place.persona or not place.persona or not is_spoken:
            self._become(place.persona, look.language)
        self._put_on(look)
        self.watch.forget()
        response = page.goto(place.address(look.language, self.site.facts), wait_until="load")
        if place.act:
            place.act(page, self.site.facts)
        return response.status if response else 0

    def visit(self, place: Place, look: Look) -> Seen:
        """Open, act, look."""
        page, watch = self.page, self.watch
        seen = Seen(page, self.open(place, look))
        if seen.status != place.status:
            seen.faults.append(f"status {seen.status} instead of {place.status}")
        part = OWN_PART_OF_THE_BACKOFFICE if place.is_backoffice else None
        seen.faults += accessibility_violations(page, within=part)
        seen.faults += [f"asked a stranger: {url}" for url in watch.foreign]
        seen.faults += [f"failed: {url}" for url in watch.failures]
        # A page that is meant to be an error says so on the console, too.
        expected = told(403, 404, 409, 410, 422) if place.status != 200 or place.act else ()
        seen.faults += [f"console: {text}" for text in watch.complaints if not any(code in text for code in expected)]
        if not place.is_backoffice:
            seen.faults += page.evaluate(MISWRITTEN)
            seen.faults += [f"off a telephone’s screen: {name}" for name in self._off_the_screen(look)]
        wider = sideways_scroll(page)
        if wider > 0:
            seen.faults.append(f"{wider} pixels wider than the window")
        if place.is_public and (cookies := page.context.cookies()):
            seen.faults.append(f"sets a cookie: {[cookie.get('name') for cookie in cookies]}")
        return seen

    def _off_the_screen(self, look: Look) -> list[str]:
        """What can be pressed or filled in, and lies outside of a narrow window; looked at in every look."""
        self.page.set_viewport_size({"width": 360, "height": HEIGHTS[360]})
        found: list[str] = self.page.evaluate(OFF_THE_SCREEN)
        self.page.set_viewport_size({"width": look.width, "height": HEIGHTS[look.width]})
        return found
