"""Journey 4 whole, with letters that leave by SMTP and come back by SMTP: asked, offered, passed on by time, accepted,
answered from a mailbox, read behind the receipt, written back from a mailbox, and what came of it."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from partners.kernel import clock
from partners.press.models import MediaInquiry
from partners.press.services.offers import lapse_offers
from tests.support.asking import ROBIN, ask, follow, two_voices
from tests.support.mailboxes import mail_server

DOMAIN = "in.example.org"


@pytest.fixture
def post(tmp_path, live_server, settings):
    """All mail of this test goes through a real server; nothing is taken from memory."""
    settings.BASE_URL = live_server.url
    with mail_server(tmp_path / "post", domain=DOMAIN, site=live_server.url) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.INBOUND_DOMAIN = "127.0.0.1", server.port, DOMAIN
        yield server


@pytest.fixture
def ground(campaign, press_officer, organization, editor, other_organization, outsider, post):
    two_voices(campaign, press_officer, ((organization, editor), (other_organization, outsider)), post)


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_a_reporters_question_is_answered_from_a_mailbox(
    ground, open_page, signed_in_page, press_officer, editor, outsider, other_organization, post, press, capsys, script
):
    def take_in() -> str:
        call_command("take_in_mail", maildir=post.incoming)
        return capsys.readouterr().out.strip()

    robin = open_page(timezone_id="Europe/Paris", java_script_enabled=script)
    receipt = ask(robin, press)
    assert receipt in post.newest(ROBIN), "the reporter wished for it"

    # The first partner lets its time pass, the second accepts in the portal, where the question stands.
    inquiry = MediaInquiry.objects.get()
    assert "a reporter asks, can you answer?" in post.newest(editor.email)
    first = inquiry.offers.get()
    with clock.at(first.until):
        assert lapse_offers() == 1
    desk = signed_in_page(outsider, java_script_enabled=script)
    desk.goto(f"/en/partner/{other_organization.public_id}/")
    press(desk, "A reporter asks: can you answer?", exact=False)
    press(desk, "Open", exact=False)
    press(desk, "Accept the question")

    # The answer is written in a mail program.
    assert "simply by replying to this message" in post.newest(outsider.email)
    assert "How many children" not in post.newest(outsider.email), "the question stands in the portal only"
    post.answer(outsider.email, "More than 20,000.\nTaras can be called at noon.\n\n-- \nPaper Boat")
    assert take_in() == "taken=1"
    assert take_in() == "nothing new"
    desk.reload()
    expect(desk.get_by_text("Taras can be called at noon.").first).to_be_visible()
    expect(desk.get_by_text("waits for the press officers", exact=True)).to_be_visible()
    follow(robin, receipt, press)
    expect(robin.get_by_text("More than 20,000.")).to_have_count(0)

    # A press officer reads it, and lets it go.
    assert "A partner’s answer waits for you" in post.newest(press_officer.email)
    officer = signed_in_page(press_officer)
    officer.goto(f"/cms/inquiries/{inquiry.public_id}/")
    expect(officer.get_by_role("heading", name="What came by mail")).to_be_visible()
    press(officer, "Send the partner’s answer", within="nav[aria-label=Decide]")
    officer.locator("main form").get_by_role("button", name="Send the partner’s answer").click()
    officer.wait_for_load_state()
    assert "More than 20,000." in post.newest(ROBIN)
    assert "Paper Boat" not in post.newest(ROBIN), "a signature is no part of an answer"
    follow(robin, receipt, press)
    expect(robin.locator("h1")).to_have_text("Your question has been answered")
    expect(robin.get_by_text("More than 20,000.")).to_be_visible()

    # The reporter writes back from a mailbox, and everybody finds it where they look.
    post.answer(ROBIN, "Thank you. At noon in Kyiv?")
    assert take_in() == "taken=1"
    follow(robin, receipt, press)
    expect(robin.get_by_text("At noon in Kyiv?")).to_be_visible()
    desk.reload()
    expect(desk.get_by_text("At noon in Kyiv?")).to_be_visible()
    assert "A reporter has written again" in post.newest(outsider.email)
    post.answer(outsider.email, "At noon in Kyiv, yes.")
    assert take_in() == "taken=1"

    # What came of it.
    officer.goto(f"/cms/inquiries/{inquiry.public_id}/")
    press(officer, "Send the partner’s answer", within="nav[aria-label=Decide]")
    officer.locator("main form").get_by_role("button", name="Send the partner’s answer").click()
    officer.wait_for_load_state()
    press(officer, "Keep what became of it", within="nav[aria-label=Decide]")
    officer.select_option("[name=outcome]", "published")
    officer.fill("[name=coverage_url]", "https://morning-page.example.org/children")
    officer.locator("main form").get_by_role("button", name="Keep what became of it").click()
    officer.wait_for_load_state()
    expect(officer.get_by_role("link", name="morning-page.example.org/children")).to_be_visible()
    assert "At noon in Kyiv, yes." in post.newest(ROBIN)
