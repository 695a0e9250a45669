"""Journey 4, the reporter's side: asked, offered, passed on by time, accepted, answered, read, and written back."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER, acting
from partners.kernel.languages.zones import time_zones
from partners.press.models import MediaInquiry
from partners.press.services.consent import confirm_contact, publish_consent_text
from partners.press.services.contacts import submit_contact
from partners.press.services.offers import lapse_offers
from tests.support.small_site import publish_small_site
from tests.support.texts import consent_texts

ROBIN = "robin@morning-page.example.org"
EARLIEST, LATEST = 9, 13


def where_it_is_morning() -> str:
    """A zone in which somebody is awake for the whole test, whenever that runs."""
    now = datetime.now(UTC)
    return next(zone for zone in time_zones() if EARLIEST <= now.astimezone(ZoneInfo(zone)).hour < LATEST)


@pytest.fixture
def ground(campaign, press_officer, organization, editor, other_organization, outsider, letters):
    """Two partners with a voice each; that of `organization` comes first."""
    with clock.at(datetime.now(UTC) - timedelta(days=2)):
        publish_consent_text(version=1, texts=consent_texts(), by=acting(press_officer))
    publish_small_site(campaign)
    for partner, by, name in ((organization, editor, "olena"), (other_organization, outsider, "taras")):
        address = f"{name}@voices.example.org"
        submit_contact(
            partner, name=name.title(), email=address, position="", phone="", language="en", languages=["uk", "en"],
            topics=["children"], time_zone=where_it_is_morning(), by=acting(by),
        )  # fmt: skip
        code = re.search(r"/press/contact/([\w-]+)/", letters.newest(address)).group(1)
        confirm_contact(code, version=1, by=LINK_HOLDER)


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_a_question_finds_the_second_voice_when_the_first_is_silent(
    ground, open_page, signed_in_page, press_officer, editor, outsider, other_organization, letters, press,
    is_accessible, script,
):  # fmt: skip
    robin = open_page(timezone_id="Europe/Paris", java_script_enabled=script)
    receipt = ask(robin, press)
    assert receipt in letters.newest(ROBIN), "the reporter wished for it"

    # The first partner is asked, and lets its time pass.
    inquiry = MediaInquiry.objects.get()
    first = inquiry.offers.get()
    assert "left: a reporter asks, can you answer?" in letters.newest(editor.email)
    assert "How many children" not in letters.newest(editor.email)
    with clock.at(first.until):
        assert lapse_offers() == 1

    # The second accepts and answers.
    desk = signed_in_page(outsider, java_script_enabled=script)
    desk.goto(f"/en/partner/{other_organization.public_id}/")
    press(desk, "A reporter asks: can you answer?", exact=False)
    press(desk, "Open", exact=False)
    expect(desk.get_by_text("How many children are known by name?")).to_be_visible()
    expect(desk.get_by_text("Robin Archer")).to_have_count(0)
    is_accessible(desk) if script else None
    press(desk, "Accept the question")
    expect(desk.get_by_text("Robin Archer")).to_be_visible()
    desk.fill("[name=answer]", "More than 20,000. Taras can be called at noon.")
    press(desk, "Send the answer")
    expect(desk.get_by_text("waits for the press officers", exact=True)).to_be_visible()
    is_accessible(desk) if script else None

    follow(robin, receipt, press)
    expect(robin.get_by_text("A partner organisation has taken it over")).to_be_visible()
    expect(robin.get_by_text("More than 20,000.")).to_have_count(0)

    # A press officer reads it, and lets it go.
    assert "A partner’s answer waits for you" in letters.newest(press_officer.email)
    officer = signed_in_page(press_officer)
    officer.goto(f"/cms/inquiries/{inquiry.public_id}/")
    expect(officer.get_by_text("time ran out")).to_be_visible()
    press(officer, "Send the partner’s answer", within="nav[aria-label=Decide]")
    officer.locator("main form").get_by_role("button", name="Send the partner’s answer").click()
    officer.wait_for_load_state()
    assert "More than 20,000." in letters.newest(ROBIN)

    follow(robin, receipt, press)
    expect(robin.locator("h1")).to_have_text("Your question has been answered")
    expect(robin.get_by_text("More than 20,000.")).to_be_visible()
    robin.fill("[name=question]", "Thank you. At noon in Kyiv?")
    press(robin, "Send")
    expect(robin.get_by_text("We have it.")).to_be_visible()
    expect(robin.get_by_text("At noon in Kyiv?")).to_be_visible()
    is_accessible(robin) if script else None
    assert robin.context.cookies() == []

    desk.reload()
    expect(desk.get_by_text("At noon in Kyiv?")).to_be_visible()


def ask(page, press) -> str:
    """Ask, and read the receipt."""
    page.goto("/en/press/ask/")
    # The form refuses what comes faster than a person types.
    page.wait_for_timeout(3_100)
    page.fill("[name=question]", "How many children are known by name?")
    page.select_option("[name=topic]", "children")
    page.select_option("[name=language]", "uk")
    page.select_option("[name=medium]", "radio")
    page.fill("[name=deadline]", f"{datetime.now(UTC) + timedelta(days=2):%Y-%m-%dT17:30}")
    page.fill("[name=name]", "Robin Archer")
    page.fill("[name=email]", ROBIN)
    page.check("[name=wants_it_mailed]")
    press(page, "Send the question")
    return re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){4}", page.locator("main").inner_html()).group(0)


def follow(page, receipt: str, press) -> None:
    page.goto("/en/press/asked/")
    page.fill("[name=receipt]", receipt)
    press(page, "Show where it stands")
