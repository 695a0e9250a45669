"""Every error below /api/ is problem details, whatever broke."""

import json

import pytest
from django.db import DataError

from api.errors import KINDS
from partners.kernel.errors import Conflict, DomainError, Expired, NotAllowed
from tests.api.conftest import PROBLEM

UNKNOWN = [
    "/api/nothing", "/api/v1/nothing", "/api/v1/nothing/", "/api/v2/", "/api/v1/organizations/7",
    "/api/v1/organizations/not-an-id/", "/api/v1/%F0%9F%92%A5", "/api/v1/%ff%fe", "/api//",
]  # fmt: skip


def problem_of(answer, status):
    """The body, after what holds for every problem."""
    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM)
    body = json.loads(answer.content)
    assert body["status"] == status
    assert body["type"].removeprefix("/en/developers/#problem-") in KINDS
    assert body["title"]
    assert body["detail"]
    assert body["code"]
    assert answer["Content-Language"] in {"en", "uk"}
    assert "no-store" in answer["Cache-Control"]
    return body


@pytest.mark.parametrize("path", UNKNOWN)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_an_unknown_address_is_not_found(nobody, path, method):
    problem_of(nobody.send(method, path), 404)


def test_what_is_not_found_is_not_sent_to_a_page(program):
    """Django would try the address once more below /en/, where the pages take anything."""
    answer = program.get("organizations/00000000-0000-4000-8000-000000000000")

    assert problem_of(answer, 404)["code"] == "not_found"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/api/v1", "/api/v1/"),
        ("/api/v1/organizations/", "/api/v1/organizations"),
        ("/api/v1/activity/?limit=1", "/api/v1/activity?limit=1"),
    ],
)
def test_one_slash_too_many_or_too_few_leads_to_the_right_address(program, typed, meant):
    answer = program.send("POST", typed)

    assert (answer.status_code, answer["Location"]) == (308, f"http://testserver{meant}")


def test_an_answer_without_a_body_has_no_type(program, nobody):
    tag = nobody.get("")["ETag"]
    answers = [nobody.get("", **{"If-None-Match": tag}), nobody.get("/api/"), nobody.get("/api/v1")]

    assert [answer.status_code for answer in answers] == [304, 307, 308]
    assert not any("Content-Type" in answer for answer in answers)


def test_a_redirect_never_leaves_the_site(nobody):
    for path in ("/api//evil.example/", "/api/v1//evil.example/", "/api/%2F%2Fevil.example/"):
        problem_of(nobody.get(path), 404)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "POST", "XXX"])
def test_a_method_that_is_not_supported_names_those_that_are(program, method):
    answer = program.send(method, "organizations")

    problem_of(answer, 405)
    assert answer["Allow"] == "GET, HEAD"


def test_only_json_is_served(program):
    problem_of(program.get("organizations", Accept="text/html"), 406)
    assert program.get("organizations", Accept="text/html, */*;q=0.1").status_code == 200


def test_a_body_of_another_type_is_refused(program):
    for media_type in (
        "application/x-www-form-urlencoded",
        "text/plain",
        "multipart/form-data; boundary=x",
        "nonsense",
    ):
        problem_of(program.send("POST", "media-contacts", "name=x", content_type=media_type), 415)


BODIES = [
    b"", b"{", b"nonsense", b"\xff\xfe\x00", b"[" * 10_000 + b"]" * 10_000, b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    b'{"name": "\\ud800"}', b'{"\\udfff": 1}', b'{"name": NaN}', b'{"name": Infinity}',
    b'{"name": ' + b"9" * 5_000 + b"}", b'{"name": {"a": {"a": {"a": {"a": {"a": {"a": {"a": {"a": 1}}}}}}}}}',
]  # fmt: skip


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_a_body_that_cannot_be_read_is_refused_in_words(program, body):
    answer = program.send("POST", "media-contacts", body)

    assert problem_of(answer, 422 if body == b"" else 400)["code"] in {"unreadable_body", "invalid_fields"}


@pytest.mark.parametrize("body", [b"[]", b'"text"', b"1", b"null", b"true"])
def test_a_body_that_is_no_object_is_refused(program, body):
    problem_of(program.send("POST", "media-contacts", body), 422)


def test_a_body_is_read_up_to_64_kilobytes(program):
    problem_of(program.send("POST", "media-contacts", b'{"name": "' + b"a" * 64 * 1024 + b'"}'), 413)
    problem_of(program.send("POST", "media-contacts", b'{"name": "' + b"a" * 60 * 1024 + b'"}'), 422)


@pytest.mark.parametrize(
    ("query", "code", "parameter"),
    [
        ("limt=5", "unknown_parameter", "limt"),
        ("limit=0", "invalid_parameter", "limit"),
        ("limit=101", "invalid_parameter", "limit"),
        ("limit=-1", "invalid_parameter", "limit"),
        ("limit=1e3", "invalid_parameter", "limit"),
        ("limit=1_0", "invalid_parameter", "limit"),
        ("limit=%D9%A3", "invalid_parameter", "limit"),
        ("limit=" + "9" * 5_000, "invalid_parameter", "limit"),
        ("limit=1&limit=2", "invalid_parameter", "limit"),
        ("cursor=", "invalid_parameter", "cursor"),
        ("cursor=garbage", "invalid_parameter", "cursor"),
        ("cursor=" + "a" * 501, "invalid_parameter", "cursor"),
        ("cursor=%ff%fe%F0%9F%92%A5", "invalid_parameter", "cursor"),
    ],
)
@pytest.mark.parametrize("path", ["organizations", "campaigns", "materials", "media-contacts"])
def test_a_wrong_parameter_is_named(program, path, query, code, parameter):
    body = problem_of(program.get(f"{path}?{query}"), 400)

    assert body["code"] == code
    assert body["errors"][0]["parameter"] == parameter


def test_a_nul_in_the_address_is_refused(program):
    for path in ("organizations?cursor=%00", "organizations/%00", "%00"):
        problem_of(program.get(path), 400)


def test_more_parameters_than_anybody_needs_are_refused(program):
    problem_of(program.get("activity?" + "&".join(f"verb={n}" for n in range(600))), 400)


def test_a_foreign_host_is_refused_as_a_problem(program):
    problem_of(program.get("organizations", Host="evil.example"), 400)


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (DomainError("No.", code="closed"), 422, "closed"),
        (NotAllowed("No."), 403, "not_allowed"),
        (Conflict("No.", code="taken"), 409, "taken"),
        (Expired("No."), 410, "expired"),
        (DataError("secret value"), 400, "bad_request"),
        (RuntimeError("secret value"), 500, "server_error"),
        (RecursionError(), 500, "server_error"),
    ],
)
def test_errors_of_the_domain_and_of_ours_have_their_own_answers(program, monkeypatch, error, status, code):
    def fail():
        raise error

    monkeypatch.setattr("api.v1.organizations.shown_organizations", fail)
    body = problem_of(program.get("organizations"), status)

    assert body["code"] == code
    assert "secret" not in json.dumps(body)


def test_messages_come_in_the_language_of_the_reader(program):
    answer = program.get("nothing", **{"Accept-Language": "uk"})

    assert answer["Content-Language"] == "uk"
    assert "Accept-Language" in answer["Vary"]
