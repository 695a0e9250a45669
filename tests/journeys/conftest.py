"""A real browser on the real site."""

import os

import pytest

from tests.support.browser import Watch, chromium, find_chromium


def pytest_collection_modifyitems(items):
    """All browser tests on one worker: a second Chromium on two cores only makes both slow."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def browser():
    if find_chromium() is None:
        message = "No Chromium on this machine: browser tests cannot run (Debian: apt-get install chromium)."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with chromium() as launched:
        yield launched


@pytest.fixture
def open_page(browser, live_server):
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
    assert [url for watch in watches for url in watch.failures] == []
    assert [text for watch in watches for text in watch.complaints if "404" not in text and "403" not in text] == []
