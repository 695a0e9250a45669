"""The page editor of the Wagtail admin, by clicks and keys."""

import time
from collections.abc import Callable
from datetime import datetime

from playwright.sync_api import Error, Page, expect


def eventually(holds: Callable[[], bool], *, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.1)


def press_action(page: Page, name: str) -> None:
    """“Save draft”, or an entry of the menu beside it.

    Waits for a new document: an address that Wagtail exchanges after keeping a page counts as navigation, too.
    """
    if not name:
        with page.expect_event("load"):
            page.locator("footer button[type=submit]").first.click()
        return
    action = page.locator(f"[name={name}], a[href*='/{name}/']").first
    if not action.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").click()
    with page.expect_event("load"):
        action.click()


def preview_title(page: Page) -> str:
    try:
        return str(page.frame_locator("#w-preview-iframe").locator("html").evaluate("html => html.ownerDocument.title"))
    except Error:
        # Each time the preview is drawn, its frame is exchanged.
        return ""


def preview_shows(page: Page, words: str) -> None:
    """The panel shows the page as it is being written, and the checks have counted."""
    panel = page.locator("[data-side-panel=preview]")
    if not panel.is_visible():
        page.locator("[data-side-panel-toggle=preview]").click()
    eventually(lambda: words in preview_title(page))


def write_block(page: Page, stream: str, kind: str, words: str) -> None:
    """One more block at the end of a stream; its first place for words takes them. An only kind is not asked for."""
    place = page.locator(f"[data-contentpath={stream}]")
    number = int(page.locator(f"[name={stream}-count]").input_value())
    place.locator(".c-sf-add-button").last.click()
    if kind:
        page.get_by_role("option", name=kind, exact=True).click()
    block = page.locator(f"[name={stream}-{number}-type]").locator("xpath=..")
    block.locator("[role=textbox], textarea:visible, input[type=text]:visible").first.click()
    page.keyboard.type(words)


def set_hour(page: Page, goes_online: datetime) -> None:
    """In the dialogue behind the panel “Status”; it counts once the page is published."""
    if not page.locator("[data-side-panel=status]").is_visible():
        page.locator("[data-side-panel-toggle=status]").click()
    page.get_by_role("button", name="Set schedule").click()
    page.fill("[name=go_live_at]", f"{goes_online:%Y-%m-%d %H:%M}")
    # A calendar opens in its own time, over the button; beside it, a click closes it.
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    expect(calendar).to_have_count(1)
    page.get_by_role("heading", name="Set publishing schedule").click()
    expect(calendar).to_have_count(0)
    with page.expect_event("load"):
        page.get_by_role("button", name="Save schedule").click()


def translate(page: Page, words: dict[str, str]) -> None:
    """As somebody types it, one passage after the other; `words` has each under what it begins with."""
    for tab in page.get_by_role("tab").all():
        tab.click()
        while page.get_by_role("button", name="Translate", exact=True).count():
            passage = page.locator("li.incomplete").filter(has=page.get_by_role("button", name="Translate")).first
            source = passage.inner_text()
            said = [other for own, other in words.items() if own in source]
            assert said, f"nobody has translated {source!r}"
            page.get_by_role("button", name="Translate", exact=True).first.click()
            page.locator("li textarea").first.fill(said[0])
            with page.expect_response(lambda answer: answer.url.endswith("/edit/") and answer.request.method == "PUT"):
                page.get_by_role("button", name="Save", exact=True).first.click()
            expect(page.locator("li textarea")).to_have_count(0)
