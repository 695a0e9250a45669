"""Every error as RFC 9457 problem details."""

from collections.abc import Iterator
from datetime import UTC
from typing import Any, NamedTuple
from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.response import Response

from partners.kernel.errors import DomainError, Gone, NotNow, conflict_in, no_room_in

MEDIA_TYPE = "application/problem+json"
# Where each kind is explained. A path and not a full URL: the same in every installation, so it can be compared.
EXPLAINED_AT = "/en/developers/#problem-"


class Kind(NamedTuple):
    status: int
    title: str | Promise
    meaning: str | Promise


KINDS = {
    "bad-request": Kind(
        400, _("The request cannot be read"), _("Something in it is no valid HTTP, or the database cannot hold it.")
    ),
    "unreadable-body": Kind(
        400,
        _("The body cannot be used"),
        _(
            "Send one JSON object in UTF-8, not nested deeper than eight levels; where a file is asked for, one whole "
            "form with it."
        ),
    ),
    "unknown-parameter": Kind(
        400,
        _("There is no such parameter"),
        _("A misspelt filter would otherwise give you everything. The detail names the parameters that exist."),
    ),
    "invalid-parameter": Kind(
        400, _("A parameter has a wrong value"), _("`errors` names the parameter and says what is expected.")
    ),
    "key-missing": Kind(401, _("An access key is needed"), _("Send the header `Authorization: Bearer <key>`.")),
    "key-refused": Kind(
        401,
        _("The access key is refused"),
        _("It is unknown, expired or revoked, or the organisation is not a partner at present. Make another key."),
    ),
    "scope-missing": Kind(
        403,
        _("The access key may not do this"),
        _("The detail names the scope that is missing. Make a key that has it."),
    ),
    "not-allowed": Kind(403, _("This is not allowed"), _("A rule of the campaign forbids it; the detail says which.")),
    "not-found": Kind(
        404,
        _("There is nothing here"),
        _("The address is wrong, the thing is gone, or it belongs to another organisation."),
    ),
    "method-not-allowed": Kind(
        405, _("This method is not supported"), _("The header `Allow` names the methods that are.")
    ),
    "not-acceptable": Kind(
        406, _("Only JSON is served"), _("Let the header `Accept` include `application/json`, or leave it out.")
    ),
    "conflict": Kind(
        409, _("The thing has changed, or exists already"), _("`code` says more. Read the present state, then decide.")
    ),
    "expired": Kind(410, _("This is over"), _("It was valid for a limited time.")),
    "withdrawn": Kind(
        410,
        _("This was withdrawn"),
        _("For good. `withdrawn_at` and `reason` say when and why; `replacement` is what to use instead, or null."),
    ),
    "length-required": Kind(
        411, _("The length of the body is needed"), _("Send the header `Content-Length`, not a body in chunks.")
    ),
    "precondition-failed": Kind(
        412,
        _("Somebody changed it in between"),
        _("The `ETag` in your `If-Match` is no longer the present one. Read again, then send your change."),
    ),
    "too-large": Kind(413, _("The body is too large"), _("At most 64 KiB are read; where a file is asked for, 30 MB.")),
    "unsupported-media-type": Kind(
        415,
        _("The body is of another type"),
        _("Send the header `Content-Type: application/json`; where a file is asked for, `multipart/form-data`."),
    ),
    "invalid-fields": Kind(
        422,
        _("Some fields cannot be accepted"),
        _("`errors` lists them all: a JSON Pointer, a sentence for people and a code for programs."),
    ),
    "too-many-requests": Kind(429, _("Too many requests"), _("Wait as many seconds as the header `Retry-After` says.")),
    "busy": Kind(
        503,
        _("There is no room for this at the moment"),
        _("Send it again after as many seconds as the header `Retry-After` says; nothing was half-written."),
    ),
    "no-room": Kind(
        507,
        _("There is no room left to save anything"),
        _("Reading goes on. Send it again later; nothing was half-written."),
    ),
    "server-error": Kind(
        500, _("Something broke on our side"), _("It is not your request. Try again later; nothing was half-written.")
    ),
}
# What is meant where nothing but a status is known; the finer kinds are chosen by whoever raises them.
BY_STATUS = {
    400: "bad-request",
    401: "key-refused",
    403: "not-allowed",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    409: "conflict",
    410: "expired",
    411: "length-required",
    412: "precondition-failed",
    413: "too-large",
    415: "unsupported-media-type",
    422: "invalid-fields",
    429: "too-many-requests",
    503: "busy",
    507: "no-room",
}


class Refused(exceptions.APIException):
    """A request that is turned down for a reason of our own list."""

    def __init__(self, kind: str, detail: Any = "", *, errors: list[dict[str, str]] | None = None) -> None:
        self.kind = kind
        self.auth_header = ""
        self.status_code = KINDS[kind].status
        self.errors = errors or []
        super().__init__(str(detail or KINDS[kind].meaning), code=kind.replace("-", "_"))


class InvalidFields(Refused):
    """Findings about the fields of a body: nested as serializers and forms give them."""

    def __init__(self, findings: Any) -> None:
        errors = list(flattened(findings))
        super().__init__("invalid-fields", _("Please correct what `errors` lists and send it again."), errors=errors)


def flattened(findings: Any, pointer: str = "#") -> Iterator[dict[str, str]]:
    """One entry for each sentence, with the JSON Pointer (as URI fragment) to the value it is about."""
    if isinstance(findings, dict):
        for name, inner in findings.items():
            # What these say is about the object itself: the pointer stays where it is.
            step = "" if name in ("non_field_errors", "__all__") else f"/{pointer_step(str(name))}"
            yield from flattened(inner, pointer + step)
    else:
        for finding in findings:
            yield {"pointer": pointer, "detail": str(finding), "code": getattr(finding, "code", "") or "invalid"}


def pointer_step(name: str) -> str:
    # The tilde first: that of an escaped slash would otherwise be escaped once more.
    return quote(name.replace("~", "~0").replace("/", "~1"), safe="~", errors="replace")


def problem(
    kind: str,
    detail: Any = "",
    *,
    code: str = "",
    status: int | None = None,
    errors: list[dict[str, str]] | None = None,
) -> dict[str, Any]:
    """The body. `type` is one of a closed list; `code` may be finer, where a rule of the campaign said no."""
    known = KINDS[kind]
    body: dict[str, Any] = {
        "type": EXPLAINED_AT + kind,
        "title": str(known.title),
        "status": status or known.status,
        "code": code or kind.replace("-", "_"),
        "detail": str(detail) or str(known.meaning),
    }
    if errors:
        body["errors"] = errors
    return body


def problem_response(error: Exception, context: dict[str, Any]) -> Response | None:
    """REST framework's exception handler. None for what nobody foresaw: it is logged and becomes a bare 500."""
    # Of two requests at once the second is told 409 instead of a crash.
    error = no_room_in(error) or conflict_in(error) or error
    if isinstance(error, Gone):
        return answer(problem("withdrawn", error.message) | gone_in(error))
    if isinstance(error, DomainError):
        kind = BY_STATUS.get(error.status, "invalid-fields")
        headers = {"Retry-After": str(error.retry_after)} if isinstance(error, NotNow) else None
        return answer(problem(kind, error.message, code=error.code, status=error.status), headers=headers)
    # Some values pass every field and still have no place in PostgreSQL.
    if isinstance(error, DataError):
        return answer(problem("bad-request", _("A value is outside of what can be stored.")))
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if not isinstance(error, exceptions.APIException):
        return None
    return answer(body_of(error), headers=headers_of(error))


def gone_in(error: Gone) -> dict[str, Any]:
    """What a mirror needs to put something else in its place."""
    change = error.tombstone
    return {
        "withdrawn": {"id": str(change.thing.public_id), "title": change.title},
        "withdrawn_at": change.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "reason": change.words or None,
        "reason_language": change.words_language or None,
        "replacement": change.successor and {"id": str(change.successor.public_id), "title": change.successor_title},
    }


def body_of(error: exceptions.APIException) -> dict[str, Any]:
    if isinstance(error, Refused):
        return problem(error.kind, error.detail, errors=error.errors)
    if isinstance(error, exceptions.NotAuthenticated):
        return problem("key-missing")
    if isinstance(error, exceptions.ParseError):
        return problem("unreadable-body", error.detail)
    if isinstance(error, exceptions.Throttled):
        return problem("too-many-requests")
    # With our words and not the framework's: theirs name views, models or renderers.
    if isinstance(error, exceptions.NotFound | exceptions.NotAcceptable | exceptions.UnsupportedMediaType):
        return problem(BY_STATUS[error.status_code])
    # A detail of something unforeseen may tell what is nobody's business.
    kind = BY_STATUS.get(error.status_code, "server-error")
    return problem(kind, "" if kind == "server-error" else error.detail, status=error.status_code)


def headers_of(error: exceptions.APIException) -> dict[str, str]:
    headers = {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if (wait := getattr(error, "wait", None)) is not None:
        # Never 0: a program would be back at once, and be counted again.
        headers["Retry-After"] = str(max(1, round(wait)))
    return headers


def answer(body: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
    return Response(body, status=body["status"], headers=headers, content_type=MEDIA_TYPE)


class ProblemDetails:
    """Middleware: an error that arose before or behind the API's own views (an unreadable URL, a foreign host,
    a crash) is told to a program as all others are."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # By the URL, as an exception: where no view was found there is none to ask.
        if response.status_code < 400 or not request.path_info.startswith("/api/"):
            return response
        if response.headers.get("Content-Type") == MEDIA_TYPE:
            return response
        language = translation.get_language_from_request(request)
        kind = BY_STATUS.get(response.status_code, "bad-request" if response.status_code < 500 else "server-error")
        with translation.override(language):
            body = problem(kind, status=response.status_code)
        # Of the headers only what a program acts on: the page's own are about a page that is not sent.
        kept = {name: response.headers[name] for name in ("Allow", "Retry-After") if name in response.headers}
        replaced = JsonResponse(body, status=response.status_code, content_type=MEDIA_TYPE, headers=kept)
        replaced.headers["Cache-Control"] = "no-store"
        replaced.headers["Content-Language"] = language
        # `CommonMiddleware`, which counts for all other answers, lies behind this one.
        replaced.headers["Content-Length"] = str(len(replaced.content))
        # Django has written its line about the first one already.
        vars(replaced)["_has_been_logged"] = True
        return replaced
