"""Every form, sent by somebody who may send it, with what no browser and no person would put in."""

import itertools
import re
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.utils import translation

from tests.support.forms import Form, form_with
from tests.support.grounds import TYPED, Place, make_places, rows
from tests.support.hostile import ANSWERS, FILES, VALUES
from tests.support.prove import THOROUGH

FORMS = [
    "begin an application", "application", "autosave", "send the application", "answer a question", "add a document",
    "invite", "change a role", "make a key", "revoke a key", "accept the agreement", "sign the statement", "brand kit",
    "studio", "offer a contact", "change a contact", "ask as a reporter", "decline an application", "note",
    "answer a reporter", "profile", "revise a template", "add a person", "say who one is", "sign up", "sign in",
    "ask for a new password", "change the address", "change the password",
]  # fmt: skip
WITH_FILES = ["add a document", "brand kit", "revise a template"]
# A logo that could be read is kept for the next attempt, because a browser cannot give it back.
KEPT_ANYWAY = {"brand kit": {"branding_logo"}}
# A file costs something, also one that is refused.
CHARGED = {"kernel_counter"}
# Nothing is written but a message to the mailbox that the form names; how often is limited.
TOLD_EACH_TIME = {
    "sign up": {"mail_outgoingmail"},
    "ask for a new password": {"mail_outgoingmail"},
    "change the address": {"mail_outgoingmail"},
    # Each try is counted before it is known for the right one, and taken back then.
    "sign in": {"kernel_counter"},
    # Each download is an entry.
    "studio": {"activity_activityentry"},
}
EVERY = 5 if THOROUGH else 15
# Nothing in them has to be filled in.
OPTIONAL = {
    "send the application", "revoke a key", "studio", "note", "autosave", "change a role", "change the address",
    "say who one is",
}  # fmt: skip


@pytest.fixture
def people(owner, editor, person, applicant, partnerships, press_officer, administrator, sign_in):
    found = {
        "owner": owner, "person": person, "applicant": applicant, "partnerships": partnerships,
        "press_officer": press_officer, "administrator": administrator,
    }  # fmt: skip
    return found, {name: sign_in(user) for name, user in found.items()} | {"": Client()}


@pytest.fixture
def walk(people, organization, statement, monkeypatch):
    users, clients = people
    # No person fills in a form in the blink of a test.
    monkeypatch.setattr("partners.kernel.doors.open_forms.QUICKEST", timedelta(seconds=-1))
    staff = {name: users[name] for name in ("partnerships", "press_officer", "administrator")}
    places = make_places(
        organization=organization,
        owner=users["owner"],
        person=users["person"],
        applicant=users["applicant"],
        staff=staff,
    )
    assert sorted(places) == sorted(FORMS)
    for client in clients.values():
        client.raise_request_exception = False
    return Walk(places, clients)


@dataclass
class Walk:
    places: dict[str, Place]
    clients: dict[str, Client]

    def form(self, name: str, address: str = "") -> Form:
        place = self.places[name]
        page = self.clients[place.who].get(address or place.address)
        assert page.status_code == 200, (name, page.status_code)
        return form_with(page.content, *place.names)

    def right(self, name: str, form: Form) -> dict[str, Any]:
        """What a person would send who fills it in as it is meant."""
        made = {key: value() if callable(value) else value for key, value in self.places[name].right.items()}
        return {**form.values, **made}

    def target(self, name: str, form: Form, address: str = "") -> str:
        return self.places[name].target or form.action or address or self.places[name].address

    def send(self, name: str, target: str, data: dict[str, Any]) -> Any:
        cache.clear()
        client = self.clients[self.places[name].who]
        kept = {key: value for key, value in data.items() if value is not None}
        if any(isinstance(value, SimpleUploadedFile) for value in kept.values()):
            return client.post(target, {key: plain(value) for key, value in kept.items()})
        body = urlencode(kept, doseq=True)
        return client.post(target, body, content_type="application/x-www-form-urlencoded")

    def was_accepted(self, name: str, response: Any) -> bool:
        done = self.places[name].done
        if done == "json":
            return response.status_code == 200
        return response.status_code == 302 or (done and done in [found.name for found in response.templates])

    def check(self, name: str, form: Form, sent: dict[str, Any], hostile: set[str], what: str) -> Any:
        """Send it, look at the answer, and take back whatever it did."""
        before = rows()
        with transaction.atomic():
            response = self.send(name, self.target(name, form), sent)
            after = rows()
            transaction.set_rollback(True)
        told = (name, sorted(hostile), what, response.status_code)
        assert response.status_code in ANSWERS, told
        if "html" in response.headers.get("Content-Type", ""):
            assert b"<script>alert(1)" not in response.content, told
        if not self.was_accepted(name, response):
            changed = {table for table in before if before[table] != after[table]}
            assert changed <= KEPT_ANYWAY.get(name, set()) | CHARGED, (told, changed)
            self.check_words_are_kept(name, form, response, sent, hostile, told)
        return response

    def check_words_are_kept(
        self, name: str, form: Form, response: Any, sent: dict[str, Any], hostile: set[str], told: Any
    ) -> None:
        if response.status_code not in (200, 409, 422, 429) or "html" not in response["Content-Type"]:
            return
        again = form_with(response.content, *self.places[name].names)
        for field in form.texts - hostile:
            assert again.values.get(field) == sent[field], (told, field)


def plain(value: Any) -> Any:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def test_the_forms_as_they_are_meant_are_accepted(walk):
    """Without this, the walk below could be turned away for reasons of its own."""
    for name in FORMS:
        form = walk.form(name)
        with transaction.atomic():
            response = walk.send(name, walk.target(name, form), walk.right(name, form))
            transaction.set_rollback(True)
        assert walk.was_accepted(name, response), (name, response.status_code, response.content.decode()[-3000:])


def test_no_field_takes_what_would_break_something(walk):
    sent = 0
    for name in FORMS:
        form = walk.form(name)
        right = walk.right(name, form)
        for number, field in enumerate(form.names):
            # Each field gets a part of all by itself, and everything together with the others below.
            for what in list(VALUES)[number % EVERY :: EVERY]:
                walk.check(name, form, {**right, field: VALUES[what]}, {field}, what)
                sent += 1
        for what, value in VALUES.items():
            walk.check(name, form, dict.fromkeys(form.names, value), set(form.names), what)
            sent += 1
        for what in ("NUL", "another place", "100,000 characters"):
            extra = dict.fromkeys(("unexpected", "next", "csrfmiddlewaretoken"), VALUES[what])
            walk.check(name, form, {**right, **extra}, set(extra), what)
    assert sent > (600 if THOROUGH else 400)


@pytest.mark.parametrize("name", WITH_FILES)
def test_no_file_breaks_anything(walk, name):
    form = walk.form(name)
    for field, (what, (file_name, data, media_type)) in itertools.product(form.files, FILES.items()):
        upload = SimpleUploadedFile("upload", data, media_type)
        upload.name = file_name  # with its path, which the constructor would take away
        response = walk.check(name, form, {**walk.right(name, form), field: upload}, {field}, what)
        if what == "nothing" and walk.was_accepted(name, response):
            continue  # where a file may be left out
        assert response.status_code in (200, 422), what
        told = response.context["form"].errors[field]
        assert all(sentence in unescape(response.content.decode()) for sentence in told), what


def test_files_for_words_and_words_for_files(walk):
    for name in FORMS:
        form = walk.form(name)
        right = walk.right(name, form)
        for field in form.texts:
            picture = SimpleUploadedFile("a.png", b"\x89PNG", "image/png")
            walk.check(name, form, {**right, field: picture}, {field}, "a file")
        for field in form.files:
            walk.check(name, form, {**right, field: "words"}, {field}, "words")


def test_sent_twice_is_done_once_or_refused_with_words(walk):
    for name in FORMS:
        form = walk.form(name)
        target = walk.target(name, form)
        with transaction.atomic():
            walk.send(name, target, walk.right(name, form))
            after_one = rows()
            response = walk.send(name, target, walk.right(name, form))
            changed = {table for table, count in rows().items() if count != after_one[table]}
            transaction.set_rollback(True)
        assert response.status_code in ANSWERS, name
        assert changed <= TOLD_EACH_TIME.get(name, set()), name


@pytest.mark.parametrize("language", ["en", "uk"])
def test_what_is_wrong_is_said_in_the_language_of_the_page(walk, language):
    translation.activate(language)
    for name in sorted(set(FORMS) - OPTIONAL):
        place = walk.places[name]
        address = place.address.replace("/en/", f"/{language}/", 1)
        if not address.startswith(f"/{language}/"):
            continue  # staff choose the language of the admin themselves
        form = walk.form(name, address)
        target = (place.target or form.action or address).replace("/en/", f"/{language}/", 1)
        response = walk.send(name, target, dict.fromkeys(form.names, ""))
        assert response.status_code in (200, 422), name
        told = [str(sentence) for found in response.context["form"].errors.values() for sentence in found]
        assert told, name
        assert all(re.search("[а-яі]" if language == "uk" else "^[ -~’“”–]+$", sentence) for sentence in told), told
        assert all(sentence in unescape(response.content.decode()) for sentence in told), name


def test_a_form_without_its_token_is_refused_with_words(walk):
    for name in FORMS:
        place = walk.places[name]
        form = walk.form(name)
        if name == "ask as a reporter":
            continue  # has no token on purpose: see the view
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = walk.clients[place.who].cookies.copy()
        before = rows()
        response = strict.post(walk.target(name, form), {"name": TYPED}, headers={"Origin": "http://testserver"})
        assert response.status_code == 403, name
        assert response["Content-Type"].startswith("text/html"), name
        # But for the form that sends it again.
        read = re.sub(rb"<input[^>]*>", b"", response.content)
        assert b"csrf" not in read.lower(), "said in words of the person"
        assert TYPED.encode() in read, "and nothing typed is lost"
        assert rows() == before, name
