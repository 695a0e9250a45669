"""Journey 1: a stranger's organisation joins the campaign."""

import io
import re
from urllib.parse import urlsplit

import pikepdf
import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from partners.kernel.actors import CLOCK, acting
from partners.organizations.models import Organization, VettingDocument
from partners.organizations.services.agreements import publish_agreement
from partners.users.services import let_enrol
from tests.support.sessions import totp
from tests.support.small_site import publish_small_site

PASSWORD = "twelve lanterns on a porch"
STAFF_PASSWORD = "correct horse battery staple"
MIRA = "mira@wren.example.org"
ANSWERS = {
    "website": "https://wren.example.org",
    "email": "hello@wren.example.org",
    "mission": "We teach children who had to leave their towns.",
    "motivation": "Half of our pupils come from places that are occupied now.",
    "plans": "Translate, print, and hold three evenings in schools.",
}


def a_pdf() -> bytes:
    paper = pikepdf.new()
    paper.add_blank_page(page_size=(300, 300))
    paper.docinfo["/Author"] = "A name that nobody has to know"
    data = io.BytesIO()
    paper.save(data)
    return data.getvalue()


def sign_up(page, letters, press, address: str) -> None:
    page.fill("[name=email]", address)
    page.fill("[name=password1]", PASSWORD)
    press(page, "Create an account")
    expect(page.locator("[name=code]")).to_be_visible()
    code = re.search(r"^\s*([A-Z0-9]{4,}-?[A-Z0-9]*)\s*$", letters.newest(address), re.MULTILINE).group(1)
    page.fill("[name=code]", code)
    press(page, "Confirm")


def sign_in(page, address: str, password: str) -> None:
    page.fill("[name=login]", address)
    page.fill("[name=password]", password)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()


def fill_in(page) -> None:
    page.select_option("[name=country]", "UA")
    page.check("[name=languages][value=uk]")
    for name, words in ANSWERS.items():
        page.fill(f"[name={name}]", words)


def enrol_second_factor(page, press) -> str:
    """As every member of staff does once: the password again, then the first code, which opens. Gives the secret."""
    press(page, "Switch on")
    assert "/account/reauthenticate/" in page.url
    page.fill("[name=password]", STAFF_PASSWORD)
    press(page, "Confirm")
    secret = page.input_value("#authenticator_secret")
    page.fill("[name=code]", totp(secret))
    press(page, "Switch on")
    return secret


@pytest.fixture
def ground(campaign, statement, administrator):
    publish_agreement(version=1, texts={"en": "We are honest with each other."}, by=acting(administrator))
    publish_small_site(campaign)


def decide(page, button: str, *, reason: str = "", is_meant: bool = False) -> None:
    """Open a decision of the review screen, write, and press its button."""
    decision = page.locator("details.bo-decision").filter(
        has=page.locator("summary", has_text=re.compile(f"^{button}$"))
    )
    if decision.get_attribute("open") is None:
        decision.locator("summary").first.click()
    if reason:
        decision.locator("[name=reason]").fill(reason)
    if is_meant:
        decision.locator("[name=is_meant]").check()
    decision.get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state()


def test_a_strangers_organisation_joins(ground, open_page, live_server, letters, press, is_accessible, partnerships):
    # A stranger reads what is asked, makes an account, begins, and leaves.
    mira = open_page()
    mira.goto("/en/partner/join/")
    press(mira, "Create an account")
    sign_up(mira, letters, press, MIRA)
    assert mira.url.endswith("/en/partner/join/")
    mira.fill("[name=name]", "Wren House")
    press(mira, "Begin the application")
    with mira.expect_response(lambda response: response.url.endswith("/autosave/")) as saved:
        mira.fill("[name=mission]", "We teach children.")
    assert saved.value.ok
    mira.context.close()

    # Days later, on another machine, the draft is there.
    mira = open_page()
    mira.goto("/en/account/login/")
    sign_in(mira, MIRA, PASSWORD)
    expect(mira.locator("h1")).to_have_text("Your application is a draft")
    organization = Organization.objects.get(name="Wren House")
    own = f"/en/partner/{organization.public_id}"
    press(mira, "Go on writing")
    assert mira.input_value("[name=mission]") == "We teach children."
    press(mira, "Review and send")
    expect(mira.get_by_text("These answers are still missing")).to_be_visible()
    press(mira, "Go back and answer")
    fill_in(mira)
    press(mira, "Save and go to the documents")
    mira.fill("[name=title]", "Extract from the register")
    mira.set_input_files("[name=file]", {"name": "r.pdf", "mimeType": "application/pdf", "buffer": a_pdf()})
    press(mira, "Add the document")
    with VettingDocument.objects.get().file.open("rb") as kept:
        assert b"nobody has to know" not in kept.read()
    press(mira, "Back to the application")
    press(mira, "Review and send")
    is_accessible(mira)
    press(mira, "Send the application")
    expect(mira.locator("h1")).to_have_text("We have your application")
    assert "We have the application of Wren House" in letters.newest(MIRA)
    assert "A new application waits: Wren House" in letters.newest(partnerships.email)

    # An officer signs in with a password; nothing opens before there is a second factor.
    officer = open_page()
    officer.goto("/cms/")
    sign_in(officer, partnerships.email, STAFF_PASSWORD)
    officer.goto("/cms/")
    assert "/account/2fa/link/" in officer.url
    # The link that an administrator has sent leads on; by its path, because letters name another host here.
    _link, url = let_enrol(partnerships, by=CLOCK)
    officer.goto(urlsplit(url).path)
    press(officer, "Begin")
    secret = enrol_second_factor(officer, press)
    expect(officer.get_by_text("recovery codes", exact=False).first).to_be_visible()
    officer.goto("/cms/")
    # The code that enrolled is the second factor of this session.
    assert officer.url.endswith("/cms/")
    officer.get_by_role("link", name=re.compile("^Partners")).first.click()
    officer.wait_for_url("**/cms/partners/")
    officer.get_by_role("link", name="Wren House").first.click()
    expect(officer.get_by_text("Extract from the register")).to_be_visible()
    decide(officer, "Ask for information", reason="How many children do you teach?")
    expect(officer.get_by_text("Nothing else in this list waits for you")).to_be_visible()
    question = letters.newest(MIRA)
    assert "How many children do you teach?" in question
    officer.context.close()

    # The applicant follows the letter's link and answers.
    mira.goto(letters.link(MIRA))
    expect(mira.locator("h1")).to_have_text("We have a question for you")
    is_accessible(mira)
    mira.fill("[name=answer]", "Sixty, in two towns.")
    press(mira, "Send the answer")
    expect(mira.locator("h1")).to_have_text("We are reading your application")

    # The officer comes back: password, then a code of the enrolled device, then the decision.
    officer = open_page()
    officer.goto(f"/cms/partners/{organization.public_id}/")
    sign_in(officer, partnerships.email, STAFF_PASSWORD)
    assert "/2fa/authenticate/" in officer.url
    # Days have passed: the enrolment's code, which counts once, is no longer remembered.
    cache.clear()
    officer.fill("[name=code]", totp(secret))
    officer.locator("main form [type=submit]").first.click()
    officer.wait_for_url(f"**/cms/partners/{organization.public_id}/")
    expect(officer.get_by_text("Sixty, in two towns.")).to_be_visible()
    decide(officer, "Approve")
    assert "Welcome, Wren House" in letters.newest(MIRA)

    # The new partner accepts the agreement, invites a colleague, and signs the statement.
    mira.goto(letters.link(MIRA))
    expect(mira.locator("h1")).to_have_text("Welcome, Wren House")
    press(mira, "Go to the overview")
    press(mira, "Accept the agreement")
    mira.check("[name=is_read]")
    press(mira, "Accept the agreement")
    expect(mira.get_by_text(f"{MIRA} accepted version 1")).to_be_visible()
    mira.goto(f"{own}/team/")
    mira.fill("#invite [name=email]", "jonas@wren.example.org")
    press(mira, "Send the invitation")
    colleague = open_page()
    colleague.goto(letters.link("jonas@wren.example.org"))
    expect(colleague.locator("h1")).to_have_text("Wren House")
    press(colleague, "Create an account")
    sign_up(colleague, letters, press, "jonas@wren.example.org")
    press(colleague, "Join the team")
    assert colleague.url == f"{live_server.url}{own}/"
    # Fetched after the page, and put where only a link stood.
    expect(colleague.get_by_role("region", name="New materials")).to_be_visible()
    assert organization.memberships.count() == 2

    visitor = open_page()
    visitor.goto("/en/campaign/")
    expect(visitor.get_by_text("Wren House")).to_have_count(0)
    mira.goto(f"{own}/statement/")
    mira.locator("main form [type=checkbox]").check()
    press(mira, "Sign the statement")
    expect(mira.get_by_text("Wren House signed version 1")).to_be_visible()
    visitor.reload()
    # Below the statement that it signed, and in the wall of its signatories.
    for part in ("#statement", "#supporters"):
        expect(visitor.locator(part).get_by_text("Wren House")).to_be_visible()
    assert visitor.context.cookies() == []


def test_an_application_is_declined_with_a_reason(signed_in_page, letters, applicant, application, partnerships):
    officer = signed_in_page(partnerships)
    officer.goto(f"/cms/partners/{application.public_id}/")
    decide(officer, "Decline", is_meant=True)
    expect(officer.get_by_text("This field is required")).to_be_visible()
    decide(officer, "Decline", reason="We could not find out who you are.")
    expect(officer.get_by_text("The application has been declined")).to_be_visible()

    page = signed_in_page(applicant)
    page.goto(letters.link(applicant.email))

    assert "We could not find out who you are." in letters.newest(applicant.email)
    expect(page.locator("h1")).to_have_text("We could not accept the application")
    expect(page.get_by_text("We could not find out who you are.")).to_be_visible()


def test_without_javascript_an_application_is_written_and_sent(signed_in_page, press, person):
    page = signed_in_page(person, java_script_enabled=False)
    page.goto("/en/partner/join/")
    page.fill("[name=name]", "Wren House")
    press(page, "Begin the application")
    fill_in(page)
    press(page, "Review and send")
    press(page, "Send the application")

    expect(page.locator("h1")).to_have_text("We have your application")
    assert Organization.objects.get(name="Wren House").standing == Organization.Standing.APPLIED
