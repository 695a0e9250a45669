"""A real browser on the real site."""

import re

import pytest
from playwright.sync_api import Page

from tests.support.browser import Watch, accessibility_violations, told
from tests.support.sessions import sign_in as start_session

# What a browser says on the console about answers that are meant to be no 200.
EXPECTED = told(403, 404, 422)


def pytest_collection_modifyitems(items):
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def open_page(browser, live_server, request):
    """`open_page()` gives a fresh visitor's page; at the end it must not have asked strangers or complained."""
    contexts, watches = [], []

    def open_one(**options):
        context = browser.new_context(base_url=live_server.url, locale="en-GB", **options)
        context.set_default_timeout(10_000)
        page = context.new_page()
        contexts.append(context)
        watches.append(Watch(page, live_server.url))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert [url for watch in watches for url in watch.foreign] == []
    assert [failure for watch in watches for failure in watch.failures] == []
    meant = request.node.get_closest_marker("console")
    expected = (*EXPECTED, *(meant.args if meant else ()))
    complaints = [text for watch in watches for text in watch.complaints]
    assert [text for text in complaints if not any(words in text for words in expected)] == []


@pytest.fixture
def signed_in_page(open_page, client, live_server, settings):
    """`signed_in_page(user)` gives the page of somebody who has signed in already."""

    def open_one(user, **options) -> Page:
        client.cookies.clear()
        start_session(client, user)
        page = open_page(**options)
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        return page

    return open_one


class Letters:
    """What the portal has sent, as its readers find it."""

    def __init__(self, outbox, site: str) -> None:
        self.outbox, self.site = outbox, site

    def to(self, address: str) -> list:
        return [letter for letter in self.outbox if address in letter.to]

    def newest(self, address: str) -> str:
        letters = self.to(address)
        assert letters, f"nothing was sent to {address}"
        return f"{letters[-1].subject}\n{letters[-1].body}"

    def link(self, address: str) -> str:
        """The newest letter's one action. Below it stands the portal's own address."""
        links = set(re.findall(r"https?://\S+", self.newest(address))) - {self.site}
        assert len(links) == 1, links
        return links.pop()


@pytest.fixture
def letters(mailoutbox, live_server, settings):
    # Links in letters come from a setting, never from the address that was asked.
    settings.BASE_URL = live_server.url
    return Letters(mailoutbox, live_server.url)


@pytest.fixture
def press(live_server):
    """`press(page, "Save")` presses the button or link of that name."""

    def press_one(page: Page, name: str, *, within: str = "main", exact: bool = True) -> None:
        place = page.locator(within)
        button = place.get_by_role("button", name=name, exact=exact)
        link = place.get_by_role("link", name=name, exact=exact)
        button.or_(link).first.click()
        page.wait_for_load_state()

    return press_one


@pytest.fixture
def is_accessible():
    def check(page: Page) -> None:
        assert accessibility_violations(page) == [], page.url

    return check
