"""Requests that no browser makes, and what the portal tells about itself."""

import io
import logging
from datetime import UTC, datetime, timedelta

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partners.users.models import User
from portal.wsgi import application
from tests.support.hostile import ANSWERS


@pytest.fixture
def ask(db):
    """The server's own way in, which the test client goes around."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)

    def call(path: str, body: bytes = b"", **environ: str) -> tuple[int, str]:
        request = {
            "REQUEST_METHOD": "POST" if body else "GET", "PATH_INFO": path, "SERVER_NAME": "testserver",
            "SERVER_PORT": "80", "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(), "CONTENT_LENGTH": str(len(body)), **environ,
        }  # fmt: skip
        told = []
        answer = b"".join(application(request, lambda status, headers: told.append(status)))
        return int(told[0][:3]), answer.decode()

    yield call
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.mark.parametrize("charset", ["hex", "undefined", "unicode_escape", "utf-7", "utf-16", "idna", "nonsense"])
def test_text_is_utf8_whatever_a_request_claims(ask, charset):
    part = b'--x\r\nContent-Disposition: form-data; name="question"\r\n\r\n\\ud800\\x00 words\r\n--x--\r\n'

    status, page = ask("/en/press/ask/", part, CONTENT_TYPE=f"multipart/form-data; boundary=x; charset={charset}")

    assert status == 422
    assert "\\ud800\\x00 words" in page, "as it was typed"
    assert ask("/en/press/ask/", CONTENT_TYPE=f"text/plain; charset={charset}", QUERY_STRING="a=%41")[0] == 200


@pytest.mark.parametrize(
    "head",
    [
        "text/plain; x*=nothing''%41", "multipart/form-data", f"multipart/form-data; boundary={'y' * 300}", ";;;",
        "\x7f", "application/json; charset=hex", "multipart/mixed; boundary=x", f"a/b; c={'d' * 20_000}",
    ],
)  # fmt: skip
def test_no_content_type_breaks_anything(ask, head):
    assert ask("/en/press/ask/", b"--x\r\n\r\n", CONTENT_TYPE=head)[0] in ANSWERS


@pytest.mark.parametrize(
    "path",
    [
        "//[x/", "//evil.example/en/", "/en/\xed\xa0\x80/", "/media/" + "a" * 5000, "/media/../../secret-key",
        "/media/", "/media/%2e%2e/secret-key", "/en/press/contact/\xff/", f"/en/partner/invitation/{'a' * 5000}/",
        "/documents/0/x", "/en/partner/00000000-0000-0000-0000-000000000000/", "/api/v1/organizations/zzz",
        "/cms/partners/zzz/",
    ],
)  # fmt: skip
def test_no_address_breaks_anything(ask, path):
    status, page = ask(path)

    assert status in {302, 400, 401, 404}
    assert 'href="//' not in page, "a link to somewhere else"


def test_the_way_back_after_a_refusal_never_leaves_the_portal(owner, organization, sign_in):
    client = sign_in(owner)
    refused = reverse("organizations:member_leave", args=[organization.public_id])

    for address in ("http://testserver//evil.example/", "http://testserver/\\evil.example/", "http://testserver//["):
        answer = client.post(refused, headers={"referer": address})
        assert (answer.status_code, answer.headers.get("Location")) == (409, None), address
    page = reverse("organizations:team", args=[organization.public_id])
    assert client.post(refused, headers={"referer": f"http://testserver{page}"})["Location"] == page


@pytest.mark.parametrize("path", ["/en/press/ask/", "/en/account/login/", "/api/v1/media-contacts", "/en/nothing/"])
def test_a_body_without_end_is_refused_before_it_is_read(client: Client, db, path):
    answer = client.post(path, b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(50 * 1024**2))

    assert answer.status_code == 413
    if path.startswith("/api/"):
        assert answer.json()["type"].endswith("#problem-too-large")
    else:
        assert "40" in answer.content.decode()


def test_a_body_without_end_is_refused_in_ukrainian(client: Client, db):
    answer = client.post("/uk/press/ask/", b"", content_type="text/plain", CONTENT_LENGTH="9" * 30)

    assert answer.status_code == 413
    assert 'lang="uk"' in answer.content.decode()


def test_a_number_beyond_every_column_is_refused(administrator, sign_in):
    """SQLite cannot even be asked for it; PostgreSQL says that there is no such group, and the form comes back."""
    form = {"email": "x@example.org", "name": "X", "groups": ["9" * 30]}

    answer = sign_in(administrator).post("/cms/users/new/", form)

    assert answer.status_code == (400 if connection.vendor == "sqlite" else 422)
    assert not User.objects.filter(email="x@example.org").exists()


def test_whom_to_tell_about_a_hole(client: Client, settings):
    settings.SECURITY_CONTACT = "mailto:holes@example.org"

    answer = client.get("/.well-known/security.txt")

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    lines = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert lines["Contact"] == "mailto:holes@example.org"
    assert lines["Preferred-Languages"] == "en, uk"
    assert lines["Canonical"] == "http://testserver/.well-known/security.txt"
    expires = datetime.strptime(lines["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=178) < expires - timezone.now() <= timedelta(days=180)


def test_pages_behind_a_code_are_kept_nowhere(client: Client, db):
    for page in (reverse("organizations:invitation_accept", args=["x"]), reverse("press:contact_confirm", args=["x"])):
        answer = client.get(page)
        assert "no-store" in answer["Cache-Control"], page
        assert answer["Referrer-Policy"] == "same-origin", page


def test_a_crash_writes_no_word_of_a_person_into_the_log(client: Client, monkeypatch, capfd, db, settings):
    from portal.logs import configure

    def crash(*_arguments, **words):
        raise RuntimeError(f"planted {words}")

    monkeypatch.setattr("partners.press.selectors.inquiries.digest_of", crash)
    client.raise_request_exception = False
    root = logging.getLogger()
    kept, level = root.handlers[:], root.level
    try:
        configure(settings.LOGGING)
        answer = client.post(
            reverse("press:inquiry_status") + "?mail=canary@example.org",
            {"receipt": "CANARY-RECEIPT"},
            headers={"authorization": "Bearer canary-key", "cookie": "canary=cookie", "referer": "http://canary/"},
        )
    finally:
        root.handlers[:] = kept
        root.setLevel(level)

    assert answer.status_code == 500
    told = "".join(capfd.readouterr())
    assert "RuntimeError" in told
    assert "canary" not in told.lower()
    assert "planted" not in told
    assert "canary" not in answer.content.decode().lower()
