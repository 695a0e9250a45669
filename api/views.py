"""What every resource has in common: strict parameters, limits, validators and headers."""

import hashlib
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.http import Http404, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.encoding import iri_to_uri
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.gzip import gzip_page
from rest_framework import serializers
from rest_framework.exceptions import AuthenticationFailed, ErrorDetail
from rest_framework.response import Response
from rest_framework.views import APIView

from api.errors import InvalidFields, Refused, flattened
from api.fields import Text, page_limit, unknown_fields
from api.pagination import link_header
from api.parsers import MOST_BYTES
from api.throttling import Rate


class Query(serializers.Serializer):
    """The parameters that a resource knows. It refuses all others."""


class PagedQuery(Query):
    limit = page_limit()
    cursor = Text(
        required=False,
        max_length=500,
        validators=[RegexValidator(r"^[A-Za-z0-9_:\-]+$", gettext_lazy("This is no cursor of ours."))],
        help_text=gettext_lazy("Where to go on. Follow the header Link; never make one."),
    )


class Page(serializers.Serializer):
    """A piece of a list; subclasses say of what."""

    next = serializers.URLField(
        allow_null=True, help_text=gettext_lazy("Where the list goes on, or null at its end. The same as in Link.")
    )

    def get_fields(self) -> dict[str, serializers.Field]:
        fields = super().get_fields()
        # Last, where one looks for it: a field of the parent would come first.
        return {**{name: field for name, field in fields.items() if name != "next"}, "next": fields["next"]}


class Resource(APIView):
    """A view of the API. `required_scopes` names a scope by method; an empty one opens the method to everybody."""

    http_method_names = ["get", "head", "post", "patch"]
    required_scopes: dict[str, str] = {}
    query_serializer: type[Query] = Query
    # The framework sets it in its own `initial`, which ours does not call.
    format_kwarg = None
    # Files are packed already, and a stream of them would wait for its packer.
    is_packed = True
    # Of a body. More is taken where a file is asked for.
    most_bytes = MOST_BYTES
    # For a view that can tell it without drawing its answer.
    etag = ""
    rate: Rate | None = None

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        # Nothing in an answer is both secret and chosen by whoever listens, so its packed length tells nothing; pages
        # with forms are left to the front, which packs files only.
        view = super().as_view(**initkwargs)
        return gzip_page(view) if cls.is_packed else view

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        self.query: dict[str, Any] = {}
        try:
            # In this order: REST framework asks what format is wanted first, and lets such refusals go uncounted.
            self.perform_authentication(request)
        except AuthenticationFailed:
            # Refused keys count as well, against the IP address they come from.
            self.check_throttles(request)
            raise
        self.check_throttles(request)
        request.accepted_renderer, request.accepted_media_type = self.perform_content_negotiation(request)
        self.check_permissions(request)
        self.check_request(request)

    def check_request(self, request: Any) -> None:
        """Parameters by name and value, and the size of a body before a byte of it is read."""
        is_reading = request.method in ("GET", "HEAD")
        # To a change the filters of a list mean nothing; taken in silence they would look obeyed.
        self.query = read_query(self.query_serializer if is_reading else Query, request.query_params)
        if is_reading:
            return
        # The first twelve digits will do, and spare `int` a number of thousands.
        length = request.META.get("CONTENT_LENGTH") or ""
        if length.isdecimal() and int(length[:12]) > self.most_bytes:
            raise Refused("too-large")
        if not length and "HTTP_TRANSFER_ENCODING" in request.META:
            take_chunks(request)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if response.status_code in (200, 201):
            response = self.validated(request, response)
        # Answers differ by key and language, whatever a cache in between believes.
        patch_vary_headers(response, ["Authorization", "Accept-Language"])
        # An error is about this moment; a cache would repeat it.
        if response.status_code >= 400:
            patch_cache_control(response, no_store=True)
        else:
            is_open = request.method in ("GET", "HEAD") and self.required_scopes.get("GET") == ""
            patch_cache_control(response, no_cache=True, **({"public": True} if is_open else {"private": True}))
        if self.rate:
            for name, value in self.rate.headers.items():
                response.headers[name] = value
        return response

    def validated(self, request: Any, response: Any) -> HttpResponse:
        """With an `ETag`; 304 for a reader who has this very answer."""
        # What is written while it is read has no digest yet.
        if response.streaming and not self.etag:
            return response
        response.headers["ETag"] = self.etag or etag_of(response.render().content)
        if request.method in ("GET", "HEAD") and self.is_known(request, response.headers["ETag"]):
            kept = {name: response.headers[name] for name in ("ETag", "Link") if name in response.headers}
            return without_body(304, kept)
        return response

    def is_known(self, request: Any, etag: str) -> bool:
        known = parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))
        # Weak comparison, as RFC 9110 asks for with If-None-Match; a proxy that compresses marks our ETags weak.
        return "*" in known or weak(etag) in {weak(tag) for tag in known}

    def page(self, serializer: type[Page], rows: Any, links: dict[str, str], **context: Any) -> Response:
        body = serializer(
            {"items": rows, "next": links.get("next")}, context={"request": self.request, "view": self, **context}
        )
        return Response(body.data, headers={"Link": link_header(links)} if links else None)


def take_chunks(request: Any) -> None:
    """Let the parser read a body whose length nobody has told. Django takes it for none, and so would a change that
    was asked for be dropped without a word; how far to read is known from a server that marks the end."""
    if not request.META.get("wsgi.input_terminated"):
        raise Refused("length-required")
    request._stream = request.META["wsgi.input"]


def without_body(status: int, headers: dict[str, str]) -> HttpResponse:
    response = HttpResponse(status=status, headers=headers)
    # Django sends one with every answer, and here it would be the type of nothing.
    del response.headers["Content-Type"]
    return response


def etag_of(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def weak(etag: str) -> str:
    return etag.removeprefix("W/")


def read_query(serializer: type[Query], given: Any) -> dict[str, Any]:
    """The parameters as values. Raises for what is unknown, said twice or wrong, naming each."""
    known = serializer()
    # Refused, because a misspelt filter would otherwise give everything.
    unknown = [name for name in given if name not in known.fields]
    if unknown:
        raise unknown_parameters(unknown, list(known.fields))
    data: dict[str, Any] = {}
    repeated: list[str] = []
    for name, field in known.fields.items():
        values = given.getlist(name)
        if isinstance(field, serializers.ListField):
            data |= {name: values} if values else {}
        elif values:
            data[name] = values[0]
            repeated += [name] if len(values) > 1 else []
    if repeated:
        detail = _("Say this once only.")
        errors = [{"parameter": name, "detail": detail, "code": "repeated"} for name in repeated]
        raise Refused("invalid-parameter", _("A parameter was given more than once."), errors=errors)
    read = serializer(data=data)
    if not read.is_valid():
        errors = [
            {"parameter": name, "detail": finding["detail"], "code": finding["code"]}
            for name, findings in read.errors.items()
            for finding in flattened(findings)
        ]
        raise Refused("invalid-parameter", errors[0]["detail"], errors=errors)
    return read.validated_data


def unknown_parameters(unknown: list[str], known: list[str]) -> Refused:
    names = ", ".join(known) or _("none")
    detail = _("There is no parameter “%(name)s” here. There are: %(names)s.") % {
        "name": unknown[0][:80],
        "names": names,
    }
    # Cut, because the sender decides how long and how many they are.
    errors = [{"parameter": name[:80], "detail": detail, "code": "unknown"} for name in unknown[:10]]
    return Refused("unknown-parameter", detail, errors=errors)


def sent_to(shape: type[serializers.Serializer], data: Any) -> dict[str, Any]:
    """What was sent, as this serializer reads it. Raises InvalidFields with everything that is wrong about it."""
    read = shape(data=data)
    read.is_valid()
    no_such_field = ErrorDetail(str(_("There is no such field.")), code="unknown")
    # REST framework drops what it does not know; a misspelt field would be lost without a word.
    wrong = {**read.errors, **{name: [no_such_field] for name in unknown_fields(data, read.fields)}}
    if wrong:
        raise InvalidFields(wrong)
    return dict(read.validated_data)


class Elsewhere(Resource):
    """Any URL that is not ours: moved by one slash, or nothing."""

    schema = None
    http_method_names = ["get", "head", "post", "put", "patch", "delete", "options", "trace"]
    required_scopes = dict.fromkeys(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"], "")

    def answer(self, request: Any, rest: str) -> Any:
        if moved := other_spelling(rest):
            query = request.META.get("QUERY_STRING", "")
            # With our own host: that of the request is what its sender says it is.
            target = f"{settings.BASE_URL}/api/{moved}{'?' if query else ''}{query}"
            # The way to the index is a convenience of today; a slash too many will always be one.
            return without_body(308 if rest else 307, {"Location": iri_to_uri(target)})
        raise Http404

    get = post = put = patch = delete = options = trace = answer

    def check_request(self, request: Any) -> None:
        """No parameter and no body is wrong where there is nothing."""


def other_spelling(rest: str) -> str:
    """The URL that somebody meant who wrote one slash too many, or one too few."""
    for spelling in (rest.rstrip("/"), f"{rest}/") if rest else ("v1/",):
        with suppress(Resolver404):
            # Not one that only this very view takes: that way leads round in a circle.
            if resolve(f"/{spelling}", urlconf="api.urls").kwargs.get("rest") is None:
                return spelling
    return ""
