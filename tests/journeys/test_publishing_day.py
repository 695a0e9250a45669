"""An editor's day: from the letter that invites her to what she takes back. Nobody sees a command line.

On the demo as `make run` serves it, with its worker. `make day` keeps a picture of each step in var/day.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from playwright.sync_api import Page, expect

from tests.support.browser import told
from tests.support.databases import sqlite_template
from tests.support.day import PATIENCE, Day, links_in, shows
from tests.support.demo import running_demo
from tests.support.prove import only_in_prove
from tests.support.sessions import totp
from tests.support.writing import press_action, preview_shows, set_hour, translate, write_block

# The demo runs on SQLite whatever the suite runs on: once is enough.
# It takes minutes; of its parts the suite has the journeys beside this one.
pytestmark = [only_in_prove, pytest.mark.skipif(connection.vendor != "sqlite", reason="the demo runs on SQLite")]

HANNA = "hanna@example.org"
PASSWORD = "twelve lanterns on a porch"
OWNER = "daryna@lantern.example.org"
REVIEWER = "editor@example.org"
# What a partner of the demo has put its name on.
HELD, HELD_KEY = "Leaflet: Territories are people", "leaflet-one-page"
UPDATE = "Paper boats on the river"
UPDATE_WORDS = {
    UPDATE: "Паперові кораблики на річці",
    "Children folded": "Діти склали по кораблику за кожного однокласника, від якого немає звісток.",
    "Each boat": "На кожному кораблику ім’я. Річка несе їх туди, куди не їздять автобуси.",
    "By the river": "Біля річки",
    "paper-boats": "papierovi-korablyky",
}
MATERIAL = "What to say when somebody asks about land"
MATERIAL_WORDS = {
    MATERIAL: "Що відповісти, коли питають про землю",
    "Four sentences": "Чотири речення для розмови, якої ніхто не планував.",
    "Nobody lives": "Ніхто не живе на карті. Люди живуть удома.",
    "what-to-say": "shcho-vidpovisty",
    "In short": "Коротко",
}


@pytest.fixture
def day(browser, django_db_setup):
    with running_demo(sqlite_template(), with_worker=True) as site:
        day = Day(browser, site)
        # What is expected has a time of its own, which that of the context does not change.
        expect.set_options(timeout=PATIENCE)
        yield day
        expect.set_options(timeout=None)
        day.close()


def press(page: Page, name: str, *, within: str = "main") -> None:
    place = page.locator(within)
    button, link = (place.get_by_role(role, name=name, exact=True) for role in ("button", "link"))
    button.or_(link).first.wait_for()
    # Breadcrumbs lead by the same names.
    (button if button.count() else link).first.click()
    page.wait_for_load_state()


def open_menu(page: Page, *names: str) -> None:
    """From the side bar of the admin, as everything of an editor's day begins."""
    *folders, last = names
    for name in folders:
        page.get_by_role("button", name=name, exact=True).click()
    page.get_by_role("link", name=re.compile(rf"^{last}( \(\d+\))?$")).first.click()
    page.wait_for_load_state()


# What a browser says of an address that answers 410 on purpose, and how Wagtail says what its checks have found.
MEANT = (*told(410), "axe.run results")


def test_everything_of_an_editors_day_is_done_in_the_browser(day):
    administrator = day.persona("administrator")
    hanna = invite_a_colleague(day, administrator)
    write_update(day, hanna)
    schedule_update(day, hanna)
    translate_update(day, hanna)
    # While the hour comes.
    change_menu_and_name(day, administrator)
    update_comes_by_itself(day, hanna)
    correct_update(day, hanna)
    withdraw_update(day, hanna)
    write_material(day, hanna)
    owner = day.persona("owner")
    correct_and_withdraw_what_partners_hold(day, hanna, owner)
    change_campaign_page(day, hanna)
    publish_statement(day, hanna, day.persona("staff-editor"), owner)

    assert [words for words in day.complaints() if not any(meant in words for meant in MEANT)] == []


def invite_a_colleague(day: Day, administrator: Page) -> Page:
    open_menu(administrator, "Settings", "Users")
    press(administrator, "Invite a colleague", within="body")
    administrator.fill("[name=email]", HANNA)
    administrator.fill("[name=name]", "Hanna Reed")
    administrator.get_by_label("Editors").check()
    day.picture(administrator, "invite", narrow=True)
    letter = day.mailbox.next_letter(HANNA, lambda: press(administrator, "Send the invitation"))
    reset, enrol = links_in(letter)
    expect(administrator.get_by_text("The invitation is on its way to Hanna Reed.")).to_be_visible()

    hanna = day.somebody()
    hanna.goto(reset)
    hanna.fill("[name=email]", HANNA)
    code_letter = day.mailbox.next_letter(HANNA, lambda: send(hanna))
    hanna.fill("[name=code]", re.search(r"^[A-Z]{4}-[A-Z]{4}$", code_letter, re.MULTILINE).group())
    send(hanna)
    for name in ("password1", "password2"):
        hanna.fill(f"[name={name}]", PASSWORD)
    send(hanna)

    # One code was enough: it has shown whose mailbox this is.
    hanna.goto(enrol)
    hanna.fill("[name=login]", HANNA)
    hanna.fill("[name=password]", PASSWORD)
    send(hanna)
    day.picture(hanna, "second-factor-begins", narrow=True)
    press(hanna, "Begin")
    press(hanna, "Switch on")
    hanna.fill("[name=password]", PASSWORD)
    send(hanna)
    hanna.fill("[name=code]", totp(hanna.input_value("#authenticator_secret")))
    day.picture(hanna, "second-factor", narrow=True)
    send(hanna)
    day.picture(hanna, "recovery-codes")
    hanna.goto("/cms/")
    expect(hanna.get_by_role("heading", name="Drafts")).to_be_visible()
    day.picture(hanna, "first-screen", narrow=True)
    return hanna


def send(page: Page) -> None:
    page.locator("main form [type=submit]").first.click()
    page.wait_for_load_state()


def write_update(day: Day, hanna: Page) -> None:
    open_menu(hanna, "Updates")
    day.picture(hanna, "list-of-updates", narrow=True)
    press(hanna, "Write an update", within="body")
    hanna.fill("[name=kicker]", "By the river")
    hanna.fill("[name=title]", UPDATE)
    hanna.fill("[name=summary]", "Children folded one boat for each classmate who no longer answers.")
    hanna.select_option("[name=subject]", label="Children and schools")
    write_block(hanna, "body", "Text", "Each boat carries a name. The river takes them where no bus goes.")
    preview_shows(hanna, UPDATE)
    expect(hanna.frame_locator("#w-preview-iframe").get_by_text("Each boat carries a name.")).to_be_attached()
    day.picture(hanna, "update-preview", narrow=True)
    press_action(hanna, "")
    open_menu(hanna, "Updates")
    day.picture(hanna, "list-with-the-draft")
    visitor = day.somebody()
    visitor.goto("/en/updates/")
    expect(visitor.get_by_text(UPDATE)).to_have_count(0)


def schedule_update(day: Day, hanna: Page) -> datetime:
    """Far enough ahead that nobody is hurried, and no longer."""
    open_page(hanna, "Updates", UPDATE)
    hour = (datetime.now(UTC) + timedelta(seconds=80)).replace(second=0, microsecond=0)
    set_hour(hanna, hour)
    day.picture(hanna, "schedule-kept", narrow=True)
    press_action(hanna, "action-publish")
    hanna.goto("/cms/")
    expect(hanna.locator(".bo-card").filter(has_text="Scheduled").get_by_role("link", name=UPDATE)).to_be_visible()
    day.picture(hanna, "first-screen-scheduled")
    return hour


def translate_update(day: Day, hanna: Page) -> None:
    open_page(hanna, "Updates", UPDATE)
    begin_translation(hanna)
    day.picture(hanna, "translating", narrow=True)
    translate(hanna, UPDATE_WORDS)
    day.picture(hanna, "translated")


def update_comes_by_itself(day: Day, hanna: Page) -> None:
    visitor = day.somebody()
    shows(visitor, "/en/updates/", UPDATE, seconds=180)
    day.picture(visitor, "update-in-the-list", narrow=True)
    shows(visitor, "/en/", UPDATE)
    visitor.goto("/en/updates/")
    press(visitor, UPDATE)
    expect(visitor.get_by_text("Each boat carries a name.")).to_be_visible()
    day.picture(visitor, "update", narrow=True)
    assert UPDATE in feed(visitor)
    hanna.get_by_role("button", name="Publish in Ukrainian").click()
    expect(hanna.get_by_text("Published", exact=False).first).to_be_visible()
    shows(visitor, "/uk/updates/", UPDATE_WORDS[UPDATE])


def correct_update(day: Day, hanna: Page) -> None:
    open_page(hanna, "Updates", UPDATE)
    hanna.fill("[name=summary]", "Children folded one boat for each classmate from whom nothing is heard.")
    hanna.fill("[name=correction_note]", "We said that they no longer answer. We do not know why they are silent.")
    day.picture(hanna, "correcting-update")
    press_action(hanna, "action-publish")
    visitor = day.somebody()
    visitor.goto("/en/updates/paper-boats-on-the-river/")
    shows(visitor, visitor.url, "We do not know why they are silent.")
    visitor.get_by_text("We do not know why they are silent.").scroll_into_view_if_needed()
    day.picture(visitor, "update-corrected", narrow=True)


def withdraw_update(day: Day, hanna: Page) -> None:
    open_page(hanna, "Updates", UPDATE)
    press_more(hanna, "Withdraw…")
    withdraw(day, hanna, reason="Somebody in it asked us not to be named.", instead="Thirty lit windows")
    visitor = day.somebody()
    shows(visitor, "/en/updates/paper-boats-on-the-river/", "Somebody in it asked us not to be named.", status=410)
    expect(visitor.get_by_role("link", name="Thirty lit windows").first).to_be_visible()
    expect(visitor.get_by_role("heading", name="Read this instead")).to_be_visible()
    day.picture(visitor, "update-gone", narrow=True)
    shows(visitor, "/uk/updates/papierovi-korablyky/", "Somebody in it asked us not to be named.", status=410)
    visitor.goto("/en/updates/")
    expect(visitor.get_by_text(UPDATE)).to_have_count(0)
    assert UPDATE not in feed(visitor)


def write_material(day: Day, hanna: Page) -> None:
    open_menu(hanna, "Materials")
    day.picture(hanna, "list-of-materials", narrow=True)
    press(hanna, "Add a material", within="body")
    hanna.fill("[name=title]", MATERIAL)
    hanna.select_option("[name=kind]", label="text")
    hanna.fill("[name=summary]", "Four sentences for a talk that nobody planned.")
    write_block(hanna, "body", "", "In short")
    hanna.locator("[name='body-0-value-text']").fill("Nobody lives on a map. People live at home.")
    hanna.select_option("[name=licence_code]", value="CC-BY-4.0")
    preview_shows(hanna, MATERIAL)
    day.picture(hanna, "material-preview")
    press_action(hanna, "action-publish")
    open_page(hanna, "Materials", MATERIAL)
    begin_translation(hanna)
    translate(hanna, MATERIAL_WORDS)
    hanna.get_by_role("button", name="Publish in Ukrainian").click()
    expect(hanna.get_by_text("Published", exact=False).first).to_be_visible()
    visitor = day.somebody()
    shows(visitor, "/en/materials/", MATERIAL)
    shows(visitor, "/uk/materials/", MATERIAL_WORDS[MATERIAL])
    day.picture(visitor, "material-in-the-list", narrow=True)


def correct_and_withdraw_what_partners_hold(day: Day, hanna: Page, owner: Page) -> None:
    open_menu(hanna, "Materials")
    press(hanna, HELD)
    day.picture(hanna, "material-held", narrow=True)
    press(hanna, "Correct…", within="body")
    hanna.fill("[name=words_en]", "The date on it was wrong.")
    hanna.fill("[name=words_uk]", "На ньому була хибна дата.")
    letter = day.mailbox.next_letter(OWNER, lambda: press(hanna, "Correct"))
    assert "The date on it was wrong." in letter or "На ньому була хибна дата." in letter
    owner.goto("/en/partner/")
    expect(owner.get_by_text(f"Replace “{HELD}”")).to_be_visible()
    day.picture(owner, "partner-replaces", narrow=True)

    press(hanna, "Withdraw…", within="body")
    letter = day.mailbox.next_letter(
        OWNER, lambda: withdraw(day, hanna, reason="The photograph shows a street.", instead=MATERIAL)
    )
    assert MATERIAL in letter or MATERIAL_WORDS[MATERIAL] in letter
    owner.goto("/en/partner/")
    expect(owner.get_by_text(f"Take down “{HELD}”")).to_be_visible()
    day.picture(owner, "partner-takes-down", narrow=True)
    visitor = day.somebody()
    shows(visitor, f"/en/materials/{HELD_KEY}/", "The photograph shows a street.", status=410)
    expect(visitor.get_by_role("link", name=MATERIAL).first).to_be_visible()
    day.picture(visitor, "material-gone", narrow=True)


def change_campaign_page(day: Day, hanna: Page) -> None:
    search(hanna, "The campaign")
    hanna.fill("[name=lead]", "People first. Then the map.")
    day.picture(hanna, "campaign-page")
    press_action(hanna, "action-publish")
    visitor = day.somebody()
    shows(visitor, "/en/campaign/", "People first. Then the map.")
    day.picture(visitor, "campaign")


def publish_statement(day: Day, hanna: Page, reviewer: Page, owner: Page) -> None:
    open_menu(hanna, "Texts that bind")
    day.picture(hanna, "texts", narrow=True)
    press(hanna, "Write the next version")
    for language, more in (("en", "Nobody is forgotten."), ("uk", "Нікого не забуто.")):
        text = hanna.input_value(f"[name=text_{language}]")
        hanna.fill(f"[name=text_{language}]", f"{text}\n\n{more}")
        hanna.fill(f"[name=note_{language}]", more)
    day.picture(hanna, "statement-draft", narrow=True)
    press(hanna, "Save the draft")
    press(hanna, "Ask for publication")
    letter = day.mailbox.next_letter(REVIEWER, lambda: press(hanna, "Ask for publication"))
    day.picture(hanna, "statement-asked")
    reviewer.goto(links_in(letter)[0])
    day.picture(reviewer, "statement-read-by-the-second", narrow=True)
    press(reviewer, "Publish")
    press(reviewer, "Publish")
    day.picture(reviewer, "statement-published")
    owner.goto("/en/partner/")
    expect(owner.get_by_text("Sign the new version of the statement")).to_be_visible()
    day.picture(owner, "partner-signs-again")
    visitor = day.somebody()
    shows(visitor, "/en/campaign/", "Nobody is forgotten.")


def change_menu_and_name(day: Day, administrator: Page) -> None:
    open_menu(administrator, "Settings", "Menu and foot")
    write_block(administrator, "menu", "", "Ask a question")
    administrator.select_option("[name=menu-0-value-destination]", label="Ask as a journalist")
    day.picture(administrator, "menu", narrow=True)
    press_action(administrator, "action-publish")
    visitor = day.somebody()
    visitor.goto("/en/")
    shows(visitor, "/en/", "Ask a question")
    expect(visitor.locator("header").get_by_role("link", name="Ask a question")).to_be_visible()

    open_menu(administrator, "Settings", "The portal’s look")
    administrator.fill("[name=portal_names_en]", "People, not territories")
    day.picture(administrator, "look", narrow=True)
    press(administrator, "Save")
    shows(visitor, "/en/", "People, not territories")
    expect(visitor.locator("header").get_by_text("People, not territories")).to_be_visible()
    day.picture(visitor, "home-with-another-name", narrow=True)


def open_page(page: Page, kind: str, title: str) -> None:
    """From the list of its kind to the screen of the one, and on to its English page."""
    open_menu(page, kind)
    press(page, title)
    page.locator("#pages, [aria-labelledby*=pages]").get_by_role("link", name=title).first.click()
    page.wait_for_load_state()


def search(page: Page, title: str) -> None:
    page.locator("#menu-search-q").fill(title)
    page.keyboard.press("Enter")
    page.wait_for_url("**/cms/pages/search/**")
    press(page, title)


def feed(page: Page) -> str:
    """As a reader of news finds it: by the address in the page's head."""
    return page.request.get(page.locator("link[type='application/atom+xml']").first.get_attribute("href")).text()


def begin_translation(page: Page) -> None:
    press_more(page, "Translate this page")
    page.get_by_role("checkbox", name="Ukrainian").check()
    page.get_by_role("button", name="Submit").click()
    page.wait_for_load_state()


def press_more(page: Page, name: str) -> None:
    """In the menu behind the three dots."""
    page.locator("#w-slim-header-buttons [data-w-dropdown-target=toggle]").first.click()
    page.get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def withdraw(day: Day, page: Page, *, reason: str, instead: str) -> None:
    page.fill("[name=words_en]", reason)
    choice = page.locator("[name=other] option").filter(has_text=instead).first.get_attribute("value")
    page.select_option("[name=other]", value=choice)
    day.picture(page, "withdrawing", narrow=True)
    press(page, "Withdraw")
