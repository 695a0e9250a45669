"""Journey 4, thin: a person who speaks to the press, and a reporter who asks."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER, VISITOR, acting
from partners.press.selectors import listed_contacts
from partners.press.services.consent import confirm_contact, publish_consent_text
from partners.press.services.contacts import submit_contact
from partners.press.services.inquiries import receive_inquiry
from tests.support.small_site import publish_small_site
from tests.support.texts import consent_texts

OLENA = "olena@lantern.example.org"
ROBIN = "robin@morning-page.example.org"


@pytest.fixture
def ground(campaign, press_officer):
    since = datetime.now(UTC) - timedelta(days=2)
    with clock.at(since):
        publish_consent_text(version=1, texts=consent_texts(), by=acting(press_officer))
    publish_small_site(campaign)


def names_listed() -> list[str]:
    return [listing.facts.name for listing in listed_contacts(at=datetime.now(UTC))]


def test_a_person_is_listed_only_after_agreeing(
    ground, organization, editor, signed_in_page, open_page, letters, press, is_accessible
):
    page = signed_in_page(editor)
    page.goto(f"/en/partner/{organization.public_id}/contacts/")
    press(page, "Suggest a media contact")
    page.fill("[name=name]", "Olena Marsh")
    page.fill("[name=email]", OLENA)
    page.check("[name=languages][value=en]")
    page.check("[name=topics][value=children]")
    press(page, "Ask this person")
    expect(page.get_by_text("We have asked Olena Marsh")).to_be_visible()
    assert names_listed() == []

    olena = open_page()
    olena.goto(letters.link(OLENA))
    expect(olena.locator("h1")).to_have_text("May we name you to the press?")
    is_accessible(olena)
    # Programs that look through mail open every link; that must not agree for anybody.
    olena.reload()
    assert names_listed() == []
    press(olena, "I agree")
    assert names_listed() == ["Olena Marsh"]
    assert "You are listed as a media contact" in letters.newest(OLENA)

    page.reload()
    expect(page.get_by_text("Listed until")).to_be_visible()
    olena.goto(letters.link(OLENA))
    press(olena, "End my listing")
    assert names_listed() == []


def test_a_change_waits_beside_what_a_person_agreed_to_until_they_agree_to_it(
    ground, organization, editor, press_officer, signed_in_page, open_page, letters, press, is_accessible
):
    asked_at = datetime.now(UTC) - timedelta(hours=3)
    with clock.at(asked_at):
        contact = submit_contact(
            organization, name="Olena Marsh", email=OLENA, position="Teacher", phone="+380 44 111 22 33", language="en",
            languages=["uk", "en"], topics=["children"], by=acting(editor))  # fmt: skip
    code = re.search(r"/press/contact/([\w-]+)/", letters.newest(OLENA)).group(1)
    with clock.at(asked_at + timedelta(hours=1)):
        confirm_contact(code, version=1, by=LINK_HOLDER)
    inquiry, _receipt = receive_inquiry(
        name="Robin Archer", email=ROBIN, deadline_at=datetime.now(UTC) + timedelta(days=1), time_zone="UTC",
        language="uk", topic="children", question="Who taught there?",
    by=VISITOR)  # fmt: skip
    officer = signed_in_page(press_officer)
    screens = (f"/cms/media-contacts/{contact.public_id}/", f"/cms/inquiries/{inquiry.public_id}/")

    def read_by_officer() -> list[str]:
        texts = []
        for path in screens:
            officer.goto(path)
            texts.append(officer.locator("main").inner_text())
        return texts

    assert all("Olena Marsh" in text for text in read_by_officer())
    assert "Teacher" in read_by_officer()[0]

    page = signed_in_page(editor)
    page.goto(f"/en/partner/{organization.public_id}/contacts/")
    press(page, "Olena Marsh")
    page.fill("[name=position]", "Lived under occupation for two years")
    page.uncheck("[name=topics][value=children]")
    page.check("[name=topics][value=filtration]")
    press(page, "Save")
    expect(page.get_by_text("nothing of this change is shown")).to_be_visible()
    expect(page.get_by_text("Not agreed to yet: Position, Topics.")).to_be_visible()
    is_accessible(page)
    for text in read_by_officer():
        assert "Olena Marsh" in text
        assert "Lived under occupation" not in text
    officer.goto(screens[0])
    expect(officer.get_by_text("listed; a change waits for the person").first).to_be_visible()

    assert "do you agree?" in letters.newest(OLENA)
    assert "Lived under occupation for two years" in letters.newest(OLENA)
    olena = open_page()
    olena.goto(letters.link(OLENA))
    expect(olena.locator("h1")).to_have_text("Do you agree to the change?")
    changing = olena.locator("section", has=olena.get_by_role("heading", name="What changes"))
    for words in ("Teacher", "Lived under occupation for two years", "Children and schools", "Movement and"):
        expect(changing.get_by_text(words)).to_be_visible()
    is_accessible(olena)
    press(olena, "I agree to the change")
    expect(olena.locator("h1")).to_have_text("You are a media contact")
    assert "A media contact has agreed" in letters.newest(editor.email)
    contact_text, _inquiry_text = read_by_officer()
    assert "Lived under occupation for two years" in contact_text
    assert "Teacher" not in contact_text
    assert names_listed() == ["Olena Marsh"]


def test_a_reporter_asks_and_reads_the_answer(
    ground, open_page, signed_in_page, press_officer, letters, press, is_accessible
):
    robin = open_page(timezone_id="Europe/Paris")
    robin.goto("/en/press/ask/")
    # The browser's own zone is offered: a deadline is what the reporter's clock shows.
    expect(robin.locator("[name=time_zone]")).to_have_value("Europe/Paris")
    robin.wait_for_timeout(3_100)
    robin.fill("[name=question]", "How many children are known by name?")
    robin.select_option("[name=topic]", "children")
    robin.select_option("[name=language]", "fr")
    robin.fill("[name=deadline]", f"{datetime.now(UTC) + timedelta(days=2):%Y-%m-%dT17:30}")
    robin.fill("[name=name]", "Robin Archer")
    robin.fill("[name=outlet]", "The Morning Page")
    robin.fill("[name=email]", ROBIN)
    press(robin, "Send the question")
    expect(robin.locator("h1")).to_have_text("We have your question")
    expect(robin.get_by_text("by the clock of Paris")).to_be_visible()
    is_accessible(robin)
    receipt = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){4}", robin.locator("main").inner_html()).group(0)
    assert receipt not in letters.newest(ROBIN)
    assert robin.context.cookies() == []

    follow(robin, receipt, press)
    expect(robin.locator("h1")).to_have_text("Your question has arrived")

    officer = signed_in_page(press_officer)
    assert "Deadline" in letters.newest(press_officer.email)
    officer.goto("/cms/")
    officer.get_by_role("link", name="Reporters’ questions").click()
    officer.get_by_role("link", name=re.compile("How many children")).click()
    expect(officer.get_by_text("The Morning Page").first).to_be_visible()
    decide(officer, press, "Take it over")
    follow(robin, receipt, press)
    expect(robin.locator("h1")).to_have_text("Somebody is working on your question")

    decide(officer, press, "Answer", answer="More than 20,000. We can bring you together with a teacher.")
    follow(robin, receipt.lower().replace("-", ""), press)
    expect(robin.locator("h1")).to_have_text("Your question has been answered")
    expect(robin.get_by_text("More than 20,000.")).to_be_visible()
    assert "More than 20,000." in letters.newest(ROBIN)
    assert robin.context.cookies() == []


def follow(page, receipt: str, press) -> None:
    page.goto("/en/press/asked/")
    page.fill("[name=receipt]", receipt)
    press(page, "Show where it stands")


def decide(page, press, button: str, *, answer: str = "") -> None:
    press(page, button, within="nav[aria-label=Decide]")
    if answer:
        page.fill("[name=answer]", answer)
    page.locator("main form").get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state()


def test_a_table_becomes_questions_and_no_more(
    ground, organization, editor, signed_in_page, open_page, letters, press, is_accessible, tmp_path
):
    table = tmp_path / "people.csv"
    table.write_text(f"name;email;languages;topics\nOlena Marsh;{OLENA};en;children\n=1+1;x@example.org;en;children\n")
    page = signed_in_page(editor)
    page.goto(f"/en/partner/{organization.public_id}/contacts/")
    press(page, "From a table")
    is_accessible(page)
    page.set_input_files("[name=table]", table)
    press(page, "Look at it first")
    expect(page.get_by_text("New: 1, would change: 0, there already: 0, cannot be taken: 1.")).to_be_visible()
    expect(page.get_by_text("This is a formula. Write what it comes to.")).to_be_visible()
    is_accessible(page)
    press(page, "Take over these people, and ask them")
    expect(page.get_by_text("Done. New: 1, changed: 0.")).to_be_visible()
    assert names_listed() == []

    olena = open_page()
    olena.goto(letters.link(OLENA))
    press(olena, "I agree")
    assert names_listed() == ["Olena Marsh"]
