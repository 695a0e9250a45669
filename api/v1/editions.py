"""The key's own organisation's files with its name on them: listed, made, fetched."""

from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils.http import quote_etag
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from api.errors import InvalidFields
from api.fields import Choice, Id, Moment, OnADay, OrNull, Text, UrlOrNull
from api.pagination import paged
from api.views import Page, PagedQuery, Resource, sent_to, without_body
from partners.artwork.models import LONGEST_LINE, LONGEST_PLACE, Output
from partners.artwork.selectors import available_template, material_behind
from partners.branding.selectors import current_kit
from partners.campaigns.selectors import current_campaign
from partners.editions.models import Edition
from partners.editions.selectors import edition_with_code, editions_of, line_for, with_films
from partners.editions.services import check_handed_out, file_name, occasion_for, open_edition, request_edition
from partners.kernel import clock
from partners.kernel.actors import holder_of
from partners.kernel.answers import no_page
from partners.kernel.codes import as_typed
from partners.mail.emails import url_of
from partners.organizations.models import AccessKey
from partners.publications.selectors import require_not_withdrawn

SCOPES = {"GET": AccessKey.Scope.EDITIONS_READ.value, "POST": AccessKey.Scope.EDITIONS_WRITE.value}
SENT = {"template": "3c0f9f0e-5a0a-4a3a-9a6e-0e6c2a2b1d11", "line": "Kyiv, 24 August, 6 p.m.", "output": "jpeg"}
EXAMPLE = {
    "code": "95PXJ7JQ09",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "state": "current",
    "made_at": "2026-03-01T09:00:00Z",
    "template_id": "3c0f9f0e-5a0a-4a3a-9a6e-0e6c2a2b1d11",
    "material_id": "b3a4f6de-7a0b-4b61-8a0c-54d2f64b7f03",
    "title": "People are not territory",
    "language": "en",
    "sheet": None,
    "line": "Kyiv, 24 August, 6 p.m.",
    "date": None,
    "place": None,
    "photograph": None,
    "media_type": "image/jpeg",
    "bytes": 184213,
    "percent": None,
    "file_url": "https://portal.example.org/api/v1/editions/95PXJ7JQ09/file",
    "url": "https://portal.example.org/en/verify/95PXJ7JQ09/",
}
OCCASION = ("date", "place", "photograph")
STATES = [(state.value, state.value) for state in Edition.State]


class EditionQuery(PagedQuery):
    state = Choice(choices=STATES, required=False, help_text=_("Only files in this state."))


class EditionInputSerializer(serializers.Serializer):
    template = Id(help_text=_("The id of a template, as `materials` lists them."))
    line = Text(
        required=False,
        allow_blank=True,
        max_length=LONGEST_LINE,
        help_text=_("The line of text; that of your brand kit if you do not say."),
    )
    date = OnADay(required=False, allow_blank=True)
    place = Text(
        required=False,
        allow_blank=True,
        max_length=LONGEST_PLACE,
        help_text=_("Where it is, for templates that have a place for that."),
    )
    photograph = Id(
        required=False,
        allow_null=True,
        help_text=_("One of your photographs, as `photographs` lists them, for templates that have a place for one."),
    )
    past_is_meant = serializers.BooleanField(
        required=False, help_text=_("Say true to make a file of a day that is past.")
    )
    output = Choice(
        choices=Output.choices, required=False, help_text=_("The type of file; the best one if you do not say.")
    )
    sheet = Text(
        required=False,
        allow_blank=True,
        max_length=20,
        help_text=_("The paper of a PDF, such as `A3`, or `A3+3mm` for a print shop; its own if you do not say."),
    )


class EditionSerializer(serializers.Serializer):
    code = serializers.CharField(help_text=_("As it is stored, without hyphens; it stands on the file."))
    sha256 = OrNull(source="file_sha256", help_text=_("Of the bytes that we hand out; null before they are drawn."))
    state = Choice(
        choices=STATES,
        help_text=_(
            "`replaced`: artwork or brand kit have changed since. `waiting`: the campaign has to see it before it is "
            "handed out. `refused`: the campaign has not approved it. `withdrawn`: take it down."
        ),
    )
    made_at = Moment(source="created_at")
    template_id = serializers.UUIDField(source="template_version.template.public_id")
    material_id = serializers.UUIDField(source="template_version.template.material.public_id")
    title = serializers.CharField(source="template_version.template.title")
    language = serializers.CharField(source="template_version.template.language")
    sheet = OrNull(help_text=_("The paper of a PDF, where it is another than the template’s own."))
    line = OrNull(help_text=_("The line of text on it."))
    date = OrNull(source="occasion.date", help_text=_("The day on it, or the day and the hour."))
    place = OrNull(source="occasion.place", help_text=_("The place on it."))
    photograph = OrNull(source="photograph.public_id", help_text=_("The id of the photograph on it."))
    media_type = serializers.CharField()
    bytes = serializers.IntegerField(source="size", help_text=_("0 before it is drawn."))
    percent = serializers.SerializerMethodField(
        help_text=_("Of a film that is being made, how much of it is done; null for every other file.")
    )
    file_url = serializers.SerializerMethodField(
        help_text=_(
            "Where the bytes are, with the same key; null for a file that is withdrawn or not approved, and for a film "
            "that is not made."
        )
    )
    url = serializers.SerializerMethodField(help_text=_("The page for people, which says what has become of it."))

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_percent(self, edition: Any) -> int | None:
        return edition.filming.percent if edition.is_film and edition.filming.is_under_way else None

    @extend_schema_field(UrlOrNull())
    def get_file_url(self, edition: Any) -> str | None:
        if edition.state == Edition.State.WITHDRAWN or not edition.is_cleared:
            return None
        if edition.is_film and not edition.filming.is_kept:
            return None
        return f"{settings.BASE_URL}/api/v1/editions/{edition.code}/file"

    @extend_schema_field(serializers.URLField())
    def get_url(self, edition: Any) -> str:
        return url_of(reverse("verified", args=[edition.code]))


class EditionPage(Page):
    items = EditionSerializer(many=True)


class Editions(Resource):
    required_scopes = SCOPES
    query_serializer = EditionQuery

    @extend_schema(
        operation_id="listEditions",
        tags=["editions"],
        summary=_("Your files with your name"),
        description=_("All that your organisation has made, whatever became of it, the oldest first."),
        responses=EditionPage,
        examples=[OpenApiExample("editions", value={"items": [EXAMPLE], "next": None}, response_only=True)],
    )
    def get(self, request: Any) -> Response:
        rows, links = paged(
            request,
            editions_of(request.auth.organization, state=self.query.get("state", "")),
            ("created_at", "public_id"),
            cursor=self.query.get("cursor", ""),
            limit=self.query["limit"],
        )
        return self.page(EditionPage, with_films(rows), links)

    @extend_schema(
        operation_id="makeEdition",
        tags=["editions"],
        summary=_("Make a file"),
        description=_(
            "Draws your brand kit onto a template. The same choices always lead to the same file, so it is safe to "
            "send this again after a broken connection. Where the campaign sees each file of a template first, the "
            "answer has the state `waiting` and no `file_url`: ask for it again later. A film (`mp4`) is only ordered: "
            "`percent` says how far it is, and `file_url` is there once it is made. Sending this again goes on with a "
            "film that was given up or could not be made."
        ),
        request=EditionInputSerializer,
        responses=EditionSerializer,
        examples=[
            OpenApiExample("sent", value=SENT, request_only=True),
            OpenApiExample("edition", value=EXAMPLE, response_only=True),
        ],
    )
    def post(self, request: Any) -> Response:
        wanted = sent_to(EditionInputSerializer, request.data)
        organization = request.auth.organization
        template = available_template(wanted["template"])
        if template is None:
            require_not_withdrawn(material_behind(wanted["template"]), at=clock.now())
            raise InvalidFields({"template": [ErrorDetail(str(_("There is no such template.")), code="unknown")]})
        version = template.current_version
        line = wanted.get("line", line_for(version, current_kit(organization), {}))
        output = wanted.get("output", version.outputs[0])
        edition = request_edition(
            organization,
            template,
            line=line,
            output=output,
            sheet=wanted.get("sheet", ""),
            occasion=occasion_for(organization, **{name: wanted.get(name) or "" for name in OCCASION}),
            past_is_meant=wanted.get("past_is_meant", False),
            by=holder_of(request.auth),
        )
        # With its state, which may be another one by now.
        return Response(EditionSerializer(own_edition(request, edition.code)).data)


class OneEdition(Resource):
    required_scopes = {"GET": SCOPES["GET"]}

    @extend_schema(
        operation_id="getEdition",
        tags=["editions"],
        summary=_("One of your files"),
        description=_("By the code on it. A file of another organisation is not found; ask `verify` about any file."),
        responses=EditionSerializer,
        examples=[OpenApiExample("edition", value=EXAMPLE)],
    )
    def get(self, request: Any, code: str) -> Response:
        return Response(EditionSerializer(own_edition(request, code)).data)


class EditionFile(Resource):
    required_scopes = {"GET": SCOPES["GET"]}
    is_packed = False

    @extend_schema(
        operation_id="getEditionFile",
        tags=["editions"],
        summary=_("The bytes of one of your files"),
        description=_(
            "Drawn again where we have let the file go. Of a file that is withdrawn, or whose material is, you are "
            "told why instead. Keep the `ETag`, and you get the bytes once."
        ),
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY},
    )
    def get(self, request: Any, code: str) -> Any:
        edition = own_edition(request, code)
        check_handed_out(edition)
        self.etag = quote_etag(edition.file_sha256 or edition.digest)
        if edition.file_sha256 and self.is_known(request, self.etag):
            return without_body(304, {"ETag": self.etag})
        file = open_edition(edition, by=holder_of(request.auth))
        name = file_name(edition, current_campaign(at=clock.now()))
        self.etag = quote_etag(edition.file_sha256 or edition.digest)
        response = FileResponse(file, as_attachment=True, filename=name, content_type=edition.media_type)
        no_page(response)
        return response

    def perform_content_negotiation(self, request: Any, force: bool = False) -> tuple[Any, str]:
        # Whoever asks for a picture gets one; refusals are JSON as everywhere.
        return JSONRenderer(), "application/json"


def own_edition(request: Any, code: str) -> Any:
    edition = edition_with_code(request.auth.organization, as_typed(code))
    if edition is None:
        raise Http404
    return with_films([edition])[0]
