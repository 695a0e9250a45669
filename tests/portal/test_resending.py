"""Nothing typed is lost to a token or a session that is over, on any form, and nobody else reads it."""

import json
import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml.html import document_fromstring
from wagtail.models import Page

from cms.pages.models import StandardPage
from partners.organizations.models import Membership, Organization, Role
from partners.press.models import MediaContact
from portal.resending.keeping import KEPT, LARGEST, MOST, WHO
from portal.resending.sent import Sent
from tests.architecture.test_routes import all_routes
from tests.portal.test_second_factor import addresses
from tests.support.belongings import make_belongings
from tests.support.editor import comments, form_of
from tests.support.forms import Form, form_with
from tests.support.prove import THOROUGH
from tests.support.sessions import sign_in as start_session

TYPED = "Вони чекали на нас у підвалі."
PASSWORD = "correct horse battery staple"
FROM_HERE = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
FROM_ELSEWHERE = [
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://testserver.evil.example"},
    {"Referer": "https://evil.example/http://testserver/"},
    {"Referer": "http://testserver.evil.example/"},
]
# Enough for more fields than strangers may send.
MANY = 200 if THOROUGH else 80


def strict(user=None, **options) -> Client:
    client = Client(enforce_csrf_checks=True)
    if user is not None:
        start_session(client, user, **options)
    return client


def text_of(response) -> str:
    return unescape(re.sub(r"<input[^>]*>", "", response.content.decode()))


def send_stale(client: Client, address: str, data: dict, **headers):
    """With the token of another sign-in."""
    client.get(reverse("account_login") if not client.session.get("_auth_user_id") else reverse("users:person"))
    return client.post(address, data | {"csrfmiddlewaretoken": "x" * 64}, headers=headers or FROM_HERE)


def kept_form(response) -> Form:
    """The one that sends it again, with several values of one name as a browser would send them."""
    form = form_with(response.content)
    tree = document_fromstring(response.content.decode()).xpath("//form[@data-kept-form]")[0]
    for name in {field.get("name") for field in tree.xpath(".//input[@type='hidden']")}:
        form.values[name] = tree.xpath(f".//input[@type='hidden'][@name={json.dumps(name)}]/@value")
    form.action = tree.get("action")
    return form


def again(client: Client, response, **changed):
    form = kept_form(response)
    return client.post(form.action, form.values | changed, headers=FROM_HERE)


@pytest.fixture
def draft(person):
    found = Organization.objects.create(name="River", standing="draft", country="UA")
    Membership.objects.create(user=person, organization=found, role=Role.OWNER)
    return found


@pytest.fixture
def contact_form(owner, organization, campaign):
    address = reverse("press:contact_add", args=[organization.public_id])
    return address, {
        "name": "Olena Petrenko", "position": TYPED, "email": "olena@example.org", "language": "uk",
        "languages": ["uk", "en"], "topics": ["detention"], "time_zone": "Europe/Kyiv", "seen": "",
    }  # fmt: skip


@pytest.fixture
def belongings(organization, owner, administrator):
    return make_belongings(organization, owner=owner, administrator=administrator)


@pytest.fixture
def plain_page(db):
    page = StandardPage(title="Privacy", slug="privacy", lead="We keep little.")
    Page.objects.filter(depth=2).first().add_child(instance=page)
    page.save_revision()
    return page


def forms_everywhere(belongings) -> list[str]:
    ours = [route.address(belongings) for route in all_routes() if not route.path.startswith(("api/", "^api"))]
    return sorted({path for path in ours if not set("(^*<") & set(path)} | {path for path, _name in addresses()})


# A token that is old


def test_a_form_with_an_old_token_comes_back_and_is_sent_with_one_press(owner, contact_form):
    client, (address, typed) = strict(owner), contact_form

    answer = send_stale(client, address, typed)

    assert answer.status_code == 403
    assert TYPED in text_of(answer)
    assert "Olena Petrenko" in text_of(answer)
    assert "Europe/Kyiv" not in text_of(answer), "but the city, as the form says it"
    assert "no-store" in answer["Cache-Control"]
    assert not MediaContact.objects.exists()
    assert again(client, answer).status_code == 302
    contact = MediaContact.objects.get()
    assert (contact.position, contact.languages, contact.topics) == (TYPED, ["uk", "en"], ["detention"])


def test_every_form_of_the_portal_comes_back(belongings, administrator, db):
    """By a walk over all URLs; which view would have answered does not matter, for the token is asked before."""
    client = strict(administrator)
    lost, tried = [], 0
    for address in forms_everywhere(belongings):
        if address.startswith(("/static/", "/api/")):
            continue
        answer = send_stale_at(client, address)
        if answer.status_code == 403:
            tried += 1
            if TYPED not in text_of(answer) or not form_with(answer.content).values.get("csrfmiddlewaretoken"):
                lost.append(address)
    assert tried > 250
    # Asked by scripts of the translation editor only, which keep what was typed on their page.
    assert [address for address in lost if "/cms/localize/translate/" not in address] == []


def send_stale_at(client: Client, address: str):
    client.cookies[settings.CSRF_COOKIE_NAME] = "y" * 32
    return client.post(address, {"text": TYPED, "csrfmiddlewaretoken": "x" * 32}, headers=FROM_HERE)


def test_paper_that_was_chosen_is_called_as_its_form_calls_it():
    sent = Sent("/", [("line", ["Saturday, 6 p.m."]), ("sheet", ["A3+3mm"]), ("output", ["pdf"])])

    assert sent.lines == [("Your line of text", "Saturday, 6 p.m."), ("Paper", "A3+3mm")]


@pytest.mark.parametrize("headers", FROM_ELSEWHERE)
def test_what_another_site_sent_is_not_offered(headers, owner, contact_form):
    address, typed = contact_form

    answer = send_stale(strict(owner), address, typed, **headers)

    assert answer.status_code == 403
    assert TYPED not in answer.content.decode()
    assert "data-kept-form" not in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("account_login", {"login": "someone@example.org", "password": "a hidden word"}),
        ("account_signup", {"email": "someone@example.org", "password1": "a hidden word", "name": "Someone"}),
        ("account_change_password", {"oldpassword": "a hidden word", "password1": "x", "password2": "x"}),
        ("account_reauthenticate", {"password": "a hidden word"}),
    ],
)
def test_a_password_is_never_shown_again_but_asked_for(name, typed, owner, db):
    client = strict(owner if "change" in name or "reauth" in name else None)

    answer = send_stale(client, reverse(name), typed)

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "a hidden word" not in page
    for field in typed:
        assert f'name="{field}"' in page
    if "login" in typed:
        assert "someone@example.org" in page


def test_signing_in_from_a_page_that_had_been_open_works_in_the_end(owner):
    client = strict()
    answer = send_stale(client, reverse("account_login"), {"login": owner.email, "password": PASSWORD})

    answer = again(client, answer, password=PASSWORD)

    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(owner.pk)


def test_a_file_has_to_be_chosen_again_and_the_page_says_so(person, draft):
    paper = SimpleUploadedFile("a.pdf", b"%PDF-", "application/pdf")
    address = reverse("organizations:document_add", args=[draft.public_id])

    answer = send_stale(strict(person), address, {"title": TYPED, "file": paper})

    form = kept_form(answer)
    assert form.files == {"file"}
    assert form.values["title"] == [TYPED]
    assert 'enctype="multipart/form-data"' in answer.content.decode()
    assert "choose it again" in text_of(answer)


def test_what_is_sent_cannot_break_out_of_the_page(owner, contact_form):
    address, typed = contact_form
    nasty = '"><script>alert(1)</script>'

    page = send_stale(strict(owner), address, typed | {"position": nasty, nasty: nasty}).content.decode()

    assert "<script>alert(1)" not in page


def test_a_script_of_ours_gets_a_sentence_and_a_fresh_token(person, draft):
    client, address = strict(person), reverse("organizations:application_autosave", args=[draft.public_id])
    form = form_with(client.get(reverse("organizations:application_edit", args=[draft.public_id])).content, "mission")
    asked = {**FROM_HERE, "X-Requested-With": "XMLHttpRequest"}

    answer = send_stale(client, address, form.values | {"mission": TYPED}, **asked)

    assert answer.status_code == 403
    assert "still here" in answer.json()["message"]
    assert (
        client.post(address, form.values | {"mission": TYPED} | answer.json()["fields"], headers=asked).status_code
        == 200
    )
    draft.refresh_from_db()
    assert draft.mission == TYPED


def test_a_page_of_the_editor_is_sent_again_just_as_it_was(administrator, plain_page):
    page, client = plain_page, strict(administrator)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    typed = form_of(client, address, StandardPage, title=TYPED) | comments(MANY) | {"action-publish": "action-publish"}

    answer = send_stale(client, address, typed)

    assert TYPED in text_of(answer)
    assert len(typed) > 500
    assert "TOTAL_FORMS" not in text_of(answer)
    assert again(client, answer).status_code == 302
    page.refresh_from_db()
    assert page.title == TYPED


# A session that is over


def end_session(client: Client) -> None:
    Session.objects.all().delete()


def sign_in_by_the_form(client: Client, user, address: str):
    page = client.get(address)
    form = form_with(page.content, "login", "password").values
    return client.post(address, form | {"login": user.email, "password": PASSWORD}, headers=FROM_HERE)


def test_what_was_sent_without_a_session_comes_back_after_signing_in(owner, contact_form):
    client, (address, typed) = strict(owner), contact_form
    token = form_with(client.get(address).content, "position").values["csrfmiddlewaretoken"]
    end_session(client)

    answer = client.post(address, typed | {"csrfmiddlewaretoken": token}, headers=FROM_HERE)

    assert answer.status_code == 302
    assert "kept for half an hour" in client.get(answer["Location"]).content.decode()
    answer = sign_in_by_the_form(client, owner, answer["Location"])
    assert answer["Location"] == address
    page = client.get(address)
    assert TYPED in text_of(page)
    assert "no-store" in page["Cache-Control"]
    assert not MediaContact.objects.exists()
    assert again(client, page).status_code == 302
    assert MediaContact.objects.get().position == TYPED
    # Shown once.
    assert "data-kept-form" not in client.get(address).content.decode()


def send_ended(client: Client, address: str, data: dict):
    token = client.cookies[settings.CSRF_COOKIE_NAME].value
    return client.post(address, data | {"csrfmiddlewaretoken": token}, headers=FROM_HERE)


def left(user, address: str) -> Client:
    """A browser in which this person had opened that page, and whose session has ended."""
    client = strict(user)
    client.get(reverse("users:person"))
    end_session(client)
    return client


def test_the_next_person_at_that_computer_never_sees_it(owner, editor, contact_form):
    address, typed = contact_form
    client = left(owner, address)
    to_sign_in = send_ended(client, address, typed)["Location"]

    assert sign_in_by_the_form(client, editor, to_sign_in).status_code == 302

    assert TYPED not in client.get(address).content.decode()
    assert KEPT not in client.session
    assert TYPED not in client.get(address).content.decode()


def test_it_is_gone_after_half_an_hour(owner, contact_form):
    address, typed = contact_form
    with time_machine.travel("2026-03-02T09:00:00+00:00", tick=False) as clock:
        client = left(owner, address)
        to_sign_in = send_ended(client, address, typed)["Location"]
        sign_in_by_the_form(client, owner, to_sign_in)
        clock.shift(timedelta(minutes=31))

        assert TYPED not in client.get(address).content.decode()
        assert KEPT not in client.session


def test_the_session_of_nobody_ends_with_it(owner, contact_form):
    address, typed = contact_form
    client = left(owner, address)
    send_ended(client, address, typed)

    assert Session.objects.get().expire_date <= timezone.now() + timedelta(minutes=31)


def test_a_copy_of_the_database_shows_no_word_of_it(owner, contact_form):
    address, typed = contact_form
    client = left(owner, address)
    send_ended(client, address, typed)

    kept = Session.objects.get().get_decoded()
    assert KEPT in kept
    assert "olena" not in json.dumps(kept).lower()
    assert owner.email not in json.dumps(kept)


def test_of_whom_we_do_not_know_it_is_kept_nowhere_and_shown_at_once(owner, contact_form):
    address, typed = contact_form
    client = left(owner, address)
    del client.cookies[WHO]

    answer = send_ended(client, address, typed)

    assert answer.status_code == 403
    assert TYPED in text_of(answer)
    assert "no longer signed in" in text_of(answer)
    assert not Session.objects.exists()
    # After signing in in another window, the same page sends it.
    start_session(client, owner)
    page = again(client, answer)
    assert again(client, page).status_code == 302 if page.status_code == 403 else page.status_code == 302
    assert MediaContact.objects.get().position == TYPED


def test_what_is_too_large_or_comes_too_often_is_shown_at_once(owner, contact_form, monkeypatch):
    address, typed = contact_form
    client = left(owner, address)
    monkeypatch.setattr("portal.resending.keeping.LARGEST", 100)
    assert TYPED in text_of(send_ended(client, address, typed))
    monkeypatch.setattr("portal.resending.keeping.LARGEST", LARGEST)
    monkeypatch.setattr("portal.resending.keeping.MOST", 1)
    client = left(owner, address)
    assert send_ended(client, address, typed).status_code in {302, 403}
    assert TYPED in text_of(send_ended(client, address, typed))
    assert MOST < 100


def test_strangers_fill_no_session(contact_form, db):
    address, typed = contact_form
    for forged in ("", "x", "x:y:z"):
        client = strict()
        client.get(reverse("account_login"))
        client.cookies[WHO] = forged
        assert send_ended(client, address, typed).status_code == 403
    assert not Session.objects.exists()


def test_a_foreign_form_is_not_kept(owner, contact_form):
    address, typed = contact_form
    client = left(owner, address)
    client.handler.enforce_csrf_checks = False

    answer = client.post(address, typed, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 302
    assert not Session.objects.exists()


def test_no_form_that_takes_a_sign_in_loses_what_was_typed(belongings, owner, monkeypatch):
    """By a walk over all URLs: whatever sends a visitor to the sign-in page has put the text away before."""
    monkeypatch.setattr("portal.resending.keeping.MOST", 1000)
    lost, kept = [], 0
    client = left(owner, "")
    client.handler.enforce_csrf_checks = False
    who = client.cookies[WHO].value
    for address in forms_everywhere(belongings):
        client.cookies.clear()
        client.cookies[WHO] = who
        Session.objects.all().delete()
        answer = client.post(address, {"text": TYPED}, headers=FROM_HERE)
        if "/account/login/" not in answer.headers.get("Location", "") or "next=" not in answer["Location"]:
            continue
        kept += 1
        if KEPT not in client.session:
            lost.append(address)
    assert kept > 150
    assert lost == []


def test_staff_whose_second_factor_has_aged_lose_nothing_either(partnerships, application):
    address = reverse("backoffice_partners:review", args=[application.public_id])
    client = strict(partnerships, second_factor=False)
    client.get(reverse("account_logout"))

    answer = send_ended(client, address, {"text": TYPED})

    assert answer.status_code == 302
    assert "/2fa/" in answer["Location"]
    assert TYPED not in client.get(answer["Location"]).content.decode()
    assert TYPED not in text_of(client.get(address)), "before the factor it is not shown"
    start_session(client, partnerships)
    assert TYPED in text_of(client.get(address))


def test_a_long_page_of_the_editor_is_kept_after_the_session_has_ended(administrator, plain_page):
    client = strict(administrator)
    address = reverse("wagtailadmin_pages:edit", args=[plain_page.pk])
    typed = form_of(client, address, StandardPage, title=TYPED) | comments(MANY) | {"action-publish": "action-publish"}
    end_session(client)

    answer = send_ended(client, address, typed)

    assert answer.status_code == 302
    # As a sign-in does, it takes over what the session of nobody holds.
    start_session(client, administrator)
    page = client.get(address)
    assert TYPED in text_of(page)
    assert again(client, page).status_code == 302
    plain_page.refresh_from_db()
    assert plain_page.title == TYPED


def test_a_script_of_ours_is_told_that_nobody_is_signed_in(person, draft):
    address = reverse("organizations:application_autosave", args=[draft.public_id])
    client = left(person, address)
    client.handler.enforce_csrf_checks = False

    answer = client.post(address, {"mission": TYPED}, headers={**FROM_HERE, "X-Requested-With": "XMLHttpRequest"})

    assert answer.status_code == 401
    assert "no longer signed in" in answer.json()["message"]
