"""Bodies that come in chunks, decoded by the server that we run on."""

import json

import pytest
from django.test import Client
from gunicorn.config import Config
from gunicorn.http.parser import RequestParser

from tests.api.test_errors import problem_of


def chunks_of(body, size=7):
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.fixture
def send_chunks(program):
    """The request as gunicorn hands it on; `is_terminated=False` as a server that cannot tell where the body ends."""

    def send(method, path, chunks, *, is_terminated=True):
        raw = b"POST / HTTP/1.1\r\nHost: testserver\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
        environ = {
            "wsgi.input": next(RequestParser(Config(), iter([raw]), ("127.0.0.1", 1))).body,
            "wsgi.input_terminated": is_terminated,
            "HTTP_TRANSFER_ENCODING": "chunked",
            "HTTP_AUTHORIZATION": f"Bearer {program.token}",
            "CONTENT_LENGTH": "",
            "CONTENT_TYPE": "application/json",
        }
        return Client(raise_request_exception=False).generic(method, f"/api/v1/{path}", **environ)

    return send


def test_a_change_that_comes_in_chunks_is_made(send_chunks, put_forward):
    contact = put_forward()
    answer = send_chunks("PATCH", f"media-contacts/{contact.public_id}", chunks_of(b'{"position": "Teacher"}'))

    assert (answer.status_code, answer.json()["position"]) == (200, "Teacher")


def test_something_new_that_comes_in_chunks_is_read_whole(send_chunks):
    answer = send_chunks("POST", "media-contacts", chunks_of(json.dumps({"name": "Daryna"}).encode()))

    assert "#/name" not in {error["pointer"] for error in problem_of(answer, 422)["errors"]}


def test_chunks_are_read_up_to_64_kilobytes(send_chunks):
    body = b'{"name": "' + b"a" * 64 * 1024 + b'"}'

    problem_of(send_chunks("POST", "media-contacts", chunks_of(body, 4096)), 413)


@pytest.mark.parametrize(
    "chunks", [b"", b"zz\r\nabc\r\n0\r\n\r\n", b'9\r\n{"name"', b'4\r\n{"a"XX', b"0\r\n\r\n"], ids=range(5)
)
def test_chunks_that_are_none_or_break_off_are_refused(send_chunks, chunks):
    problem_of(send_chunks("POST", "media-contacts", chunks), 400)


def test_where_the_end_cannot_be_known_a_length_is_asked_for(send_chunks):
    answer = send_chunks("POST", "media-contacts", chunks_of(b"{}"), is_terminated=False)

    assert problem_of(answer, 411)["code"] == "length_required"
