"""Few fields from everybody; as many as a long page has from staff in the editor, and from nobody else."""

import io
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import clear_script_prefix, reverse
from wagtail.models import Page

from portal.wsgi import application
from tests.conftest import make_user
from tests.support.sessions import sign_in as start_session

FORM = "application/x-www-form-urlencoded"
ASK = "/en/press/ask/"
LETTER = "Ї"


def fields(number: int, text: str = LETTER) -> dict[str, str]:
    return {f"field-{place}": text for place in range(number)}


def send(client: Client, address: str, data: dict[str, str], kind: str) -> int:
    if kind == "plain":
        return client.post(address, urlencode(data), content_type=FORM).status_code
    return client.post(address, data).status_code


@pytest.fixture
def editing(db):
    return reverse("wagtailadmin_pages:edit", args=[Page.objects.filter(depth=2).first().pk])


@pytest.mark.parametrize("kind", ["plain", "with files"])
def test_a_form_has_five_hundred_fields_at_most(client, db, kind):
    assert send(client, ASK, fields(500), kind) == 422
    assert send(client, ASK, fields(501), kind) == 400
    assert send(client, ASK, fields(20_000), kind) == 400


@pytest.mark.parametrize("kind", ["plain", "with files"])
def test_a_form_has_little_text(client, db, kind):
    assert send(client, ASK, fields(1, "a" * 2_600_000), kind) == 422
    assert send(client, ASK, fields(1, "a" * 2_700_000), kind) == 400


def test_an_address_has_as_few(client, db):
    assert client.get("/en/developers/?" + urlencode(fields(500))).status_code == 200
    assert client.get("/en/developers/?" + urlencode(fields(501))).status_code == 400


def test_the_refusal_is_our_page_for_it(client, db):
    answer = client.post(ASK, fields(501))

    assert "400.html" in {template.name for template in answer.templates}


@pytest.mark.parametrize("kind", ["plain", "with files"])
def test_only_staff_in_the_editor_send_more(editing, administrator, staff_editor, owner, kind):
    """200 or a redirect: the form was read. It makes no page, so nothing is saved."""
    no_access = make_user("nobody@example.org", staff=True)
    wrong = {}
    people = {"visitor": None, "owner": owner, "without access": no_access, "password only": staff_editor}
    for who, person in people.items():
        client = Client()
        if person is not None:
            start_session(client, person, second_factor=False if who == "password only" else None)
        for address in (ASK, "/en/you/", editing, f"{ASK}?next={editing}"):
            status = send(client, address, fields(501), kind)
            # That a room is closed to somebody may be said first.
            said_first = {("password only", address): 302, ("owner", editing): 404}.get((who, address))
            if status not in {400, said_first}:
                wrong[who, address] = status
    for person in (administrator, staff_editor):
        client = Client()
        start_session(client, person)
        assert send(client, ASK, fields(501), kind) == 400
        assert send(client, editing, fields(501), kind) in {200, 302}
        assert send(client, editing, fields(2_000 if kind == "with files" else 39_000), kind) in {200, 302}
        assert send(client, editing, fields(41_000), "plain") == 400

    assert wrong == {}


def test_a_right_given_to_a_partner_by_mistake_opens_nothing(editing, owner):
    owner.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    start_session(client, owner)

    assert client.post(editing, fields(501)).status_code in {400, 404}


class Counted(io.BytesIO):
    taken = 0

    def read(self, *args):
        data = super().read(*args)
        self.taken += len(data)
        return data


@pytest.mark.parametrize("environ", [{}, {"SCRIPT_NAME": "/cms"}, {"HTTP_REFERER": "http://testserver/cms/"}])
def test_reading_stops_where_there_are_too_many(db, environ):
    """Twenty thousand parts take half a second to read; a stranger's first thousand have to do."""
    part = b'--frontier\r\nContent-Disposition: form-data; name="a"\r\n\r\n' + b"x" * 300 + b"\r\n"
    body = Counted(part * 20_000 + b"--frontier--\r\n")
    request = {
        "REQUEST_METHOD": "POST", "PATH_INFO": ASK, "SERVER_NAME": "testserver", "SERVER_PORT": "80",
        "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http", "wsgi.input": body, "wsgi.errors": io.StringIO(),
        "CONTENT_LENGTH": str(len(body.getvalue())), "CONTENT_TYPE": "multipart/form-data; boundary=frontier",
        **environ,
    }  # fmt: skip
    told = []

    b"".join(application(request, lambda status, headers: told.append(status)))
    # What a request says stands before our addresses is kept by the thread.
    clear_script_prefix()

    assert told[0].startswith("400")
    assert body.taken < len(part) * 1_500


def test_the_numbers_are_those_that_the_editor_needs():
    assert settings.DATA_UPLOAD_MAX_NUMBER_FIELDS > 33_823 * 1.15
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE > 6_699_475 * 1.5
