"""Journey 4, the reporter's side: asked, offered, passed on by time, accepted, answered, read, and written back."""

import pytest
from playwright.sync_api import expect

from partners.kernel import clock
from partners.press.models import MediaInquiry
from partners.press.services.offers import lapse_offers
from tests.support.asking import ROBIN, ask, follow, two_voices


@pytest.fixture
def ground(campaign, press_officer, organization, editor, other_organization, outsider, letters):
    """Two partners with a voice each; that of `organization` comes first."""
    two_voices(campaign, press_officer, ((organization, editor), (other_organization, outsider)), letters)


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
