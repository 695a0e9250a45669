"""Where to begin: the URLs of all resources, and their machine-readable description."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from api.schema import openapi_text
from api.views import Resource, etag_of
from partners.campaigns.selectors import portal_face

RESOURCES = (
    "organizations",
    "campaigns",
    "materials",
    "activity",
    "brand-kit",
    "photographs",
    "editions",
    "packs",
    "media-contacts",
    "speakers",
    "verify",
)


class IndexSerializer(serializers.Serializer):
    name = serializers.CharField(help_text=_("The name of this portal."))
    version = serializers.CharField(help_text=_("The version of this interface."))
    documentation = serializers.URLField(help_text=_("The page for people."))
    openapi = serializers.URLField(help_text=_("The description for programs, OpenAPI 3.1."))
    resources = serializers.DictField(child=serializers.URLField(), help_text=_("Every resource by name."))


class Index(Resource):
    required_scopes = {"GET": ""}

    @extend_schema(
        operation_id="getIndex",
        tags=["start"],
        summary=_("What there is"),
        description=_("Needs no key. A good first request: it shows that you reach us, and where everything is."),
        responses=IndexSerializer,
        examples=[
            OpenApiExample(
                "index",
                value={
                    "name": "Partner portal",
                    "version": "1.0.0",
                    "documentation": "https://portal.example.org/en/developers/",
                    "openapi": "https://portal.example.org/api/v1/openapi.json",
                    "resources": {"organizations": "https://portal.example.org/api/v1/organizations"},
                },
            )
        ],
    )
    def get(self, request: Any) -> Response:
        base = f"{settings.BASE_URL}/api/v1"
        return Response(
            {
                "name": portal_face().name_in(get_language() or "en"),
                "version": settings.SPECTACULAR_SETTINGS["VERSION"],
                "documentation": f"{settings.BASE_URL}{reverse('developers')}",
                "openapi": f"{base}/openapi.json",
                "resources": {name: f"{base}/{name}" for name in RESOURCES},
            }
        )


class Description(Resource):
    required_scopes = {"GET": ""}

    @extend_schema(
        operation_id="getOpenAPI",
        tags=["start"],
        summary=_("This interface in OpenAPI 3.1"),
        description=_("Needs no key. Load it into the tool of your choice, or generate a client from it."),
        responses={200: {"type": "object", "required": ["openapi", "info", "paths"]}},
    )
    def get(self, request: Any) -> HttpResponse:
        # Always in English: the description is a file that is committed and compared.
        content = openapi_text().encode()
        # Told here: to digest it, `validated` would draw the answer, and a plain response cannot be drawn.
        self.etag = etag_of(content)
        return HttpResponse(content, content_type="application/json")
