"""The page for developers, drawn on the server from the same description that programs read."""

import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import conditional_escape, format_html_join
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from api.errors import KINDS
from api.schema import openapi
from partners.activity.verbs import Audience, Verb
from partners.kernel.answers import for_everybody
from partners.organizations.models import AccessKey

# How much of a nested answer is worth a table; the example shows the rest.
DEEPEST = 3
FORM = "multipart/form-data"


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    schema = openapi()
    context = {
        "api_url": f"{settings.BASE_URL}/api/v1",
        "version": schema["info"]["version"],
        "groups": groups_of(schema),
        "scopes": [{"name": scope.value, "text": scope.label} for scope in AccessKey.Scope],
        "verbs": [
            {"name": verb.value, "text": verb.label, "readers": verb.audience.label}
            for verb in Verb
            if verb.audience != Audience.STAFF
        ],
        "problems": [
            {"name": name, "status": kind.status, "title": kind.title, "meaning": marked(str(kind.meaning))}
            for name, kind in KINDS.items()
        ],
        "rates": settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"],
    }
    # What is described changes with each release, and what surrounds it with each page that goes online.
    return for_everybody(request, render(request, "api/reference.html", context))


def groups_of(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The operations under their headings, in the order of the tags."""
    operations = [
        operation_of(schema, path, method, operation)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]
    return [
        {
            "name": tag["name"],
            "title": tag["description"],
            "operations": [operation for operation in operations if operation["tag"] == tag["name"]],
        }
        for tag in schema["tags"]
    ]


def operation_of(schema: dict[str, Any], path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    status = next(status for status in operation["responses"] if status.startswith("2"))
    # A file has no fields; what is in it says the description.
    answer = operation["responses"][status]["content"].get("application/json", {"schema": {}})
    bodies = operation.get("requestBody", {}).get("content", {})
    form = bodies.get(FORM, {})
    body = bodies.get("application/json", form)
    sent = example_of(body)
    security = operation["security"]
    return {
        "id": operation["operationId"],
        "tag": operation["tags"][0],
        "method": method.upper(),
        "path": path,
        "summary": operation["summary"],
        "description": marked(operation["description"]),
        "scope": security[0]["accessKey"][0] if security else "",
        "parameters": [parameter_of(parameter) for parameter in operation["parameters"]],
        "body": list(fields_of(schema, body["schema"])) if body else [],
        "status": status,
        "fields": list(fields_of(schema, answer["schema"])),
        "example": pretty(example_of(answer)),
        "curl": curl(path, method, sent, has_key=bool(security), is_file=not answer["schema"], is_form=bool(form)),
        "problems": problems_of(schema, operation),
    }


def example_of(content: dict[str, Any]) -> Any:
    return next((example["value"] for example in content.get("examples", {}).values()), None)


def pretty(example: Any) -> str:
    return json.dumps(example, indent=2, ensure_ascii=False) if example is not None else ""


def curl(path: str, method: str, sent: Any, *, has_key: bool, is_file: bool = False, is_form: bool = False) -> str:
    lines = ["curl"]
    if method != "get":
        lines[0] += f" -X {method.upper()}"
    if has_key:
        lines.append('-H "Authorization: Bearer $PORTAL_KEY"')
    if sent is not None:
        lines.append('-H "Content-Type: application/json"')
        lines.append(f"-d '{json.dumps(sent, ensure_ascii=False)}'")
    if is_form:
        lines.append('-F "file=@poster.jpg"')
    if is_file:
        lines.append("-OJ")
    # A brace in a URL has a meaning for curl.
    url = f"{settings.BASE_URL}{path}".replace("{", "<").replace("}", ">")
    lines.append(f'"{url}"')
    return " \\\n  ".join(lines)


def parameter_of(parameter: dict[str, Any]) -> dict[str, Any]:
    places = {"query": "", "path": _("in the path"), "header": _("header")}
    return {
        "name": parameter["name"],
        "place": places[parameter["in"]],
        "is_required": parameter.get("required", False),
        "type": type_of(parameter["schema"]),
        "choices": choices_of(parameter["schema"]),
        "text": marked(parameter.get("description", "")),
    }


def problems_of(schema: dict[str, Any], operation: dict[str, Any]) -> list[dict[str, Any]]:
    names = {name.title().replace("-", ""): name for name in KINDS}
    references = [answer["$ref"].rpartition("/")[2] for answer in operation["responses"].values() if "$ref" in answer]
    return [{"name": names[name], "status": KINDS[names[name]].status} for name in references]


def fields_of(
    schema: dict[str, Any], part: dict[str, Any], prefix: str = "", depth: int = 0
) -> Iterator[dict[str, Any]]:
    """Every field of an object and of what is inside of it, named as one would reach it."""
    found = resolved(schema, part)
    if depth > DEEPEST:
        return
    for name, field in found.get("properties", {}).items():
        inner = resolved(schema, field)
        path = f"{prefix}{name}"
        yield {
            "name": path,
            "is_required": name in found.get("required", []),
            "type": type_of(inner),
            "choices": choices_of(inner),
            "text": marked(field.get("description") or ""),
        }
        items = resolved(schema, inner.get("items", {}))
        step, nested = (f"{path}[].", items) if items.get("properties") else (f"{path}.", inner)
        yield from fields_of(schema, nested, step, depth + 1)


def resolved(schema: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """The schema behind a reference, also where it stands beside null or carries a description of its own."""
    options = [option for option in part.get("oneOf", part.get("allOf", [])) if option.get("type") != "null"]
    if len(options) == 1:
        return resolved(schema, options[0])
    if "$ref" in part:
        return schema["components"]["schemas"][part["$ref"].rpartition("/")[2]]
    return part


def type_of(schema: dict[str, Any]) -> str:
    kinds = schema.get("type", "")
    named = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind != "null"]
    kind = named[0] if named else ""
    if kind == "array":
        return _("list")
    names = {
        "uuid": "UUID",
        "date-time": _("moment"),
        "date": _("date"),
        "uri": "URL",
        "email": _("e-mail address"),
        "binary": _("file"),
    }
    plain = {"string": _("text"), "integer": _("number"), "object": _("object"), "boolean": _("yes or no")}
    return names.get(schema.get("format", ""), plain.get(kind, kind))


def choices_of(schema: dict[str, Any]) -> list[str]:
    """Few enough to be read; longer lists have a table of their own."""
    found = [value for value in schema.get("enum", schema.get("items", {}).get("enum", [])) if value is not None]
    return found if len(found) <= 12 else []


def marked(text: str) -> str:
    """With what stands between backticks as code."""
    parts = text.split("`")
    # Not strict: a text that ends outside of code has one part more, and it is added below.
    plain = format_html_join("", "{}<code>{}</code>", zip(parts[0::2], parts[1::2], strict=False))
    return plain + conditional_escape(parts[-1] if len(parts) % 2 else "")
