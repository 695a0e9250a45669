"""An applicant's way through the real pages."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from partners.activity.models import ActivityEntry
from partners.kernel.actors import acting
from partners.mail.models import OutgoingMail
from partners.organizations.forms.joining import country_choices
from partners.organizations.models import Organization, Role, VettingReview
from partners.organizations.services.vetting import approve_organization, ask_for_information, start_review
from tests.conftest import make_member, make_organization
from tests.support.forms import seen_in

ANSWERS = {
    "name": "River of Names",
    "country": "PL",
    "website": "river.example.org",
    "email": "desk@river.example.org",
    "registration_number": "",
    "languages": ["uk", "pl"],
    "mission": "We keep names.\r\nAnd stories.",
    "motivation": "Because.",
    "plans": "Posters and talks.",
    "reach": "Two towns",
}


def page(name: str, organization: Organization, *args) -> str:
    return reverse(f"organizations:{name}", args=[organization.public_id, *args])


@pytest.fixture
def draft(person):
    organization = make_organization("River", "draft", country="", website="", languages=[], mission="")
    organization.memberships.create(user=person, role=Role.OWNER)
    return organization


@pytest.fixture
def client(person, sign_in):
    return sign_in(person)


def test_from_first_click_to_welcome(person, partnerships, sign_in):
    client = sign_in(person)
    begun = client.post(reverse("organizations:join"), {"name": "River of Names"}, follow=True)
    organization = Organization.objects.get()
    assert begun.redirect_chain[-1][0] == page("application_edit", organization)

    half = client.post(
        page("application_edit", organization),
        {"name": "River of Names", "mission": "We keep", "seen": seen_in(begun)},
        follow=True,
    )
    assert "We keep" in half.content.decode()
    review = client.post(
        page("application_edit", organization), {**ANSWERS, "seen": seen_in(half), "next": "review"}, follow=True
    )
    assert "Posters and talks." in review.content.decode()
    organization.refresh_from_db()
    assert organization.website == "https://river.example.org"
    assert organization.mission == "We keep names.\nAnd stories."

    sent = client.post(page("application_submit", organization), follow=True)
    assert "We have your application" in sent.content.decode()
    again = client.post(page("application_submit", organization), follow=True)
    assert "has been sent already" in again.content.decode()
    assert ActivityEntry.objects.filter(verb="application.submitted").count() == 1
    assert OutgoingMail.objects.filter(kind="organizations/application_received").count() == 1

    start_review(organization, by=acting(partnerships))
    ask_for_information(organization, reason="Who <runs> it?", by=acting(partnerships))
    asked = client.get(page("application_status", organization)).content.decode()
    assert "Who &lt;runs&gt; it?" in asked
    refused = client.post(page("application_status", organization), {"answer": ""})
    assert refused.status_code == 422
    answered = client.post(page("application_status", organization), {"answer": "A council of five."}, follow=True)
    assert "We are reading your application" in answered.content.decode()
    assert VettingReview.objects.get(round=1).answer == "A council of five."

    approve_organization(organization, by=acting(partnerships))
    welcome = client.get(page("application_status", organization)).content.decode()
    assert "Welcome, River of Names" in welcome
    assert page("agreement", organization) in welcome


def test_the_first_page_is_readable_without_an_account_and_begins_nothing(db):
    visitor = Client()
    address = reverse("organizations:join")
    assert "Create an account" in visitor.get(address).content.decode()
    assert visitor.cookies.get("csrftoken") is None
    refused = visitor.post(address, {"name": "River"})
    # Nobody can be named whom the words could be kept for, so they stand in the answer.
    assert refused.status_code == 403
    assert "River" in refused.content.decode()
    assert not Organization.objects.exists()


@pytest.mark.parametrize(
    "name",
    ["application_edit", "application_autosave", "application_submit", "application_status", "document_add", "leave"],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_get_what_does_not_exist(draft, outsider, sign_in, name, method):
    assert getattr(sign_in(outsider), method)(page(name, draft)).status_code in {404, 405}
    assert sign_in(outsider).post(page(name, draft)).status_code == 404


def test_a_viewer_reads_the_status_and_changes_nothing(draft, sign_in):
    client = sign_in(make_member(draft, "v@example.org", Role.VIEWER))
    assert client.get(page("application_status", draft)).status_code == 200
    for name in ("application_edit", "application_submit", "document_add"):
        assert client.get(page(name, draft)).status_code == 403
    Organization.objects.filter(pk=draft.pk).update(standing="information_needed")
    assert client.post(page("application_status", draft), {"answer": "x"}).status_code == 403
    draft.refresh_from_db()
    assert draft.standing == "information_needed"


BAD = {
    "name": ["", "a" * 201, "River\x00", "River\u202eevil"],
    "country": ["Poland", "ZZ", "pl\x00"],
    "website": ["javascript:alert(1)", "ftp://example.org", "https://" + "a" * 400 + ".org", "https://a.org/\x00"],
    "email": ["not an address", "a" * 250 + "@example.org", "a\x00@example.org"],
    "languages": [["xx"], ["uk\x00"]],
    "mission": ["a" * 3001, "We help\x00", "We \u202ehelp"],
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, values in BAD.items() for value in values])
def test_bad_answers_are_named_and_everything_typed_stays(draft, client, field, value):
    data = {**ANSWERS, "seen": draft.stamp, field: value}
    response = client.post(page("application_edit", draft), data)
    assert response.status_code == 422
    text = response.content.decode()
    assert "error-summary" in text
    assert "Posters and talks." in text
    assert list(response.context["form"].errors) == [field]
    draft.refresh_from_db()
    assert draft.plans == ""


def test_two_windows_lose_nothing_and_overwrite_nothing_unseen(draft, client):
    address = page("application_edit", draft)
    seen = seen_in(client.get(address))
    client.post(address, {"name": "River", "mission": "From the first window", "seen": seen})
    stale = client.post(
        address, {"name": "River", "mission": "From the second window", "languages": ["uk", "pl"], "seen": seen}
    )
    assert stale.context["form"]["languages"].value() == ["uk", "pl"]
    assert stale.status_code == 409
    text = stale.content.decode()
    assert "From the second window" in text
    assert "From the first window" in text
    draft.refresh_from_db()
    assert draft.mission == "From the first window"
    chosen = client.post(address, {"name": "River", "mission": "From the second window", "seen": seen_in(stale)})
    assert chosen.status_code == 302
    draft.refresh_from_db()
    assert draft.mission == "From the second window"


def test_autosave_keeps_good_text_names_bad_text_and_gives_the_new_age(draft, client):
    address = page("application_autosave", draft)
    saved = client.post(address, {"name": "River", "mission": "Half a", "seen": draft.stamp})
    draft.refresh_from_db()
    assert (saved.status_code, draft.mission) == (200, "Half a")
    assert saved.json() == {"fields": {"seen": draft.stamp}}
    bad = client.post(address, {"name": "River", "email": "nobody", "seen": draft.stamp})
    assert (bad.status_code, list(bad.json()["errors"])) == (422, ["email"])
    stale = client.post(address, {"name": "River", "mission": "Other", "seen": "2001-13-45T99:99"})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert client.get(address).status_code == 405


def test_an_application_that_was_sent_opens_as_its_status(application, applicant, sign_in):
    client = sign_in(applicant)
    for name in ("application_edit", "application_submit", "document_add"):
        assert client.get(page(name, application))["Location"] == page("application_status", application)
    late = client.post(page("application_edit", application), {**ANSWERS, "name": "Other"})
    assert late.status_code == 302
    late = client.post(page("application_autosave", application), {**ANSWERS, "name": "Other"})
    assert late.status_code == 409
    application.refresh_from_db()
    assert application.name == "River"


def test_an_answer_while_the_application_lacks_something_keeps_the_words(application, applicant, sign_in):
    Organization.objects.filter(pk=application.pk).update(standing="information_needed", mission="")
    response = sign_in(applicant).post(page("application_status", application), {"answer": "A council of five."})
    assert response.status_code == 422
    assert "A council of five." in response.content.decode()
    assert "still missing" in response.content.decode()


def test_an_editor_prepares_and_an_owner_sends(draft, sign_in):
    Organization.objects.filter(pk=draft.pk).update(
        country="PL", email="d@example.org", languages=["uk"], mission="M", motivation="M", plans="P"
    )
    client = sign_in(make_member(draft, "e@example.org", Role.EDITOR))
    assert "An owner of the organisation" in client.get(page("application_submit", draft)).content.decode()
    client.post(page("application_submit", draft))
    draft.refresh_from_db()
    assert draft.standing == "draft"


@pytest.mark.parametrize("standing", Organization.Standing.values)
@pytest.mark.parametrize("language", ["en", "uk"])
def test_every_standing_has_its_page(person, sign_in, standing, language):
    organization = make_organization("River", standing)
    organization.memberships.create(user=person, role=Role.OWNER)
    VettingReview.objects.create(organization=organization, message="Planted reason")
    address = page("application_status", organization).replace("/en/", f"/{language}/")
    response = sign_in(person).get(address)
    assert response.status_code == 200
    told = standing in {"information_needed", "declined", "suspended"}
    assert ("Planted reason" in response.content.decode()) == told


def test_leaving_needs_the_button_and_an_owner(organization, owner, editor, sign_in):
    address = page("leave", organization)
    assert sign_in(editor).post(address).status_code == 403
    client = sign_in(owner)
    client.get(address)
    organization.refresh_from_db()
    assert organization.standing == "approved"
    client.post(address)
    organization.refresh_from_db()
    assert organization.standing == "left"


def test_countries_are_in_the_readers_alphabet():
    with translation.override("uk"):
        names = [name for _code, name in country_choices()]
    assert names.index("Ісландія") < names.index("Йорданія") < names.index("Японія")
    with translation.override("en"):
        names = [name for _code, name in country_choices()]
    assert names.index("Afghanistan") < names.index("Åland Islands") < names.index("Albania")
