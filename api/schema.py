"""The description of the API for programs: what drf-spectacular reads from the views, completed by what all share."""

import json
from functools import lru_cache
from typing import Any

from django.utils.encoding import force_str
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema

from api.errors import EXPLAINED_AT, KINDS, MEDIA_TYPE, problem
from api.permissions import needed_scope

# What can go wrong with a request, by status; `key-refused` stands for 401 because every URL can answer with it.
ALWAYS = ("bad-request", "key-refused", "not-acceptable", "too-many-requests", "server-error")
WRITING = ("conflict", "length-required", "too-large", "unsupported-media-type", "invalid-fields")


class ResourceSchema(AutoSchema):
    """Takes parameters and scopes from where the views declare them for their own use."""

    def get_override_parameters(self) -> list[Any]:
        query: Any = getattr(self.view, "query_serializer", None)
        # None for a query without fields: it would be described as a parameter of its own.
        return [query] if self.method == "GET" and query().fields else []

    def get_auth(self) -> list[dict[str, list[str]]]:
        scope = needed_scope(self.view, self.method)
        return [{"accessKey": [scope]}] if scope else []


def openapi_text() -> str:
    """The committed file, byte for byte: in English, with URLs relative to wherever it was read."""
    with override("en"):
        return json.dumps(openapi(), indent=2, ensure_ascii=False) + "\n"


def openapi() -> dict[str, Any]:
    """The description in the present language."""
    return described_in(get_language() or "en")


# Kept as long as the process lives: the code that it describes cannot change meanwhile.
@lru_cache(maxsize=8)
def described_in(language: str) -> dict[str, Any]:
    with override(language):
        # For nobody in particular: otherwise only what the sender of a request may do is described.
        schema = SchemaGenerator(urlconf="api.urls").get_schema(request=None, public=True)
        # Once through JSON: lazy texts are spelled in this language, and would otherwise follow whoever reads next.
        return json.loads(json.dumps(schema, default=plain))


def plain(value: Any) -> Any:
    if isinstance(value, Promise):
        return force_str(value)
    raise TypeError(f"{value!r} has no place in a description.")


def complete(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """drf-spectacular's last step: errors, headers and the key, which are the same for every operation."""
    strip(result)
    components = result["components"]
    components["securitySchemes"] = {
        "accessKey": {
            "type": "http",
            "scheme": "bearer",
            "description": _("An access key of your organisation, made by an owner in the partner area."),
        }
    }
    components["schemas"] |= {"Problem": problem_schema()}
    components["headers"] = headers()
    components["responses"] = {name_of(kind): error_response(kind) for kind in KINDS}
    for schema_name, schema in components["schemas"].items():
        if schema_name.endswith(("Input", "Request")):
            # What we take is closed, what we give is open: a field may be added to an answer at any time.
            schema["additionalProperties"] = False
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            complete_operation(path, method, operation)
    return result


def strip(node: Any) -> None:
    """Take out what drf-spectacular leaves for a step of its own that we do not use."""
    if isinstance(node, dict):
        node.pop("x-spec-enum-id", None)
        for inner in node.values():
            strip(inner)
    elif isinstance(node, list):
        for inner in node:
            strip(inner)


def complete_operation(path: str, method: str, operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    for status, response in responses.items():
        if status in ("200", "201"):
            response["headers"] = {name: refer("headers", name) for name in ("ETag", "RateLimit", "RateLimit-Policy")}
            # Lists, by their names: plurals, and the one that has none.
            if path.endswith(("s", "activity")) and method == "get":
                response["headers"]["Link"] = refer("headers", "Link")
            if status == "201":
                response["headers"]["Location"] = refer("headers", "Location")
    for kind in kinds_for(path, method, operation):
        responses.setdefault(str(KINDS[kind].status), refer("responses", name_of(kind)))
    parameters = operation.setdefault("parameters", [])
    if method == "get":
        responses["304"] = {"description": _("You have this very answer already.")}
        parameters.append(header_parameter("If-None-Match", _("An `ETag` that you were given: 304 if it still holds.")))
    if method == "patch":
        parameters.append(header_parameter("If-Match", _("The `ETag` of what you read: 412 if it has changed since.")))
    # In one order, however they came together: the file is committed and compared byte for byte.
    operation["responses"] = dict(sorted(responses.items()))
    operation.setdefault("security", [])


def kinds_for(path: str, method: str, operation: dict[str, Any]) -> list[str]:
    kinds = list(ALWAYS)
    if operation.get("security"):
        kinds.append("scope-missing")
    if "{" in path or path.endswith("brand-kit"):
        kinds.append("not-found")
    if path.endswith("materials/{material_id}"):
        kinds.append("withdrawn")
    if method in ("post", "patch"):
        kinds += WRITING
    if method == "patch":
        kinds.append("precondition-failed")
    if method == "post" and path.endswith("verify"):
        kinds += ["not-allowed", "busy"]
    return kinds


def name_of(kind: str) -> str:
    return kind.title().replace("-", "")


def refer(part: str, name: str) -> dict[str, str]:
    return {"$ref": f"#/components/{part}/{name}"}


def header_parameter(name: str, description: str) -> dict[str, Any]:
    return {"in": "header", "name": name, "schema": {"type": "string"}, "description": description}


def error_response(kind: str) -> dict[str, Any]:
    known = KINDS[kind]
    # What nobody foresaw has not reached the counting.
    names = [] if kind == "server-error" else ["RateLimit", "RateLimit-Policy"]
    names += ["WWW-Authenticate"] if known.status == 401 or kind == "scope-missing" else []
    names += ["Retry-After"] if known.status == 429 else []
    return {
        "description": str(known.title),
        "headers": {name: refer("headers", name) for name in names},
        "content": {MEDIA_TYPE: {"schema": refer("schemas", "Problem"), "example": problem(kind)}},
    }


def problem_schema() -> dict[str, Any]:
    finding = {
        "type": "object",
        "required": ["detail", "code"],
        "properties": {
            "pointer": {"type": "string", "description": _("JSON Pointer to the value in the body, such as #/name.")},
            "parameter": {"type": "string", "description": _("Name of the parameter in the address.")},
            "detail": {"type": "string", "description": _("For people, in the language of the request.")},
            "code": {"type": "string", "description": _("For programs; the same in every language.")},
        },
    }
    named = {
        "type": "object",
        "required": ["id", "title"],
        "properties": {"id": {"type": "string", "format": "uuid"}, "title": {"type": "string"}},
    }
    return {
        "type": "object",
        "description": _("What went wrong, as RFC 9457 says it."),
        "required": ["type", "title", "status", "code", "detail"],
        "properties": {
            "type": {
                "type": "string",
                "format": "uri-reference",
                "enum": [EXPLAINED_AT + kind for kind in KINDS],
                "description": _("The kind of problem; also where it is explained."),
            },
            "title": {"type": "string", "description": _("The kind in words.")},
            "status": {"type": "integer", "description": _("The same as the HTTP status.")},
            "code": {"type": "string", "description": _("For programs; may be finer than the type.")},
            "detail": {"type": "string", "description": _("For people, in the language of the request.")},
            "errors": {"type": "array", "items": finding, "description": _("One entry for each thing to correct.")},
            # Only where something was withdrawn.
            "withdrawn": {**named, "description": _("What was withdrawn, as everybody knew it.")},
            "withdrawn_at": {"type": "string", "format": "date-time", "description": _("Since when.")},
            "reason": {"type": ["string", "null"], "description": _("Why, for people.")},
            "reason_language": {"type": ["string", "null"], "description": _("The language of the reason.")},
            "replacement": {
                **named,
                "type": ["object", "null"],
                "description": _("What to use instead, or null."),
            },
        },
    }


def headers() -> dict[str, Any]:
    texts = {
        "ETag": _("Send it back in `If-None-Match` or `If-Match`."),
        "Link": _("RFC 8288: `next`, `prev` and `first` as full addresses."),
        "Location": _("The address of what was made."),
        "RateLimit": _("How many requests are left (r) and in how many seconds the count starts again (t)."),
        "RateLimit-Policy": _("How many requests (q) are allowed in how many seconds (w)."),
        "Retry-After": _("How many seconds to wait."),
        "WWW-Authenticate": _("Bearer; says with `error` what is wrong with the key that was sent."),
    }
    return {name: {"description": text, "schema": {"type": "string"}} for name, text in texts.items()}
