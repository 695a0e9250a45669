"""The key's own organisation's photographs, to be named when a file is made."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from api.fields import Moment
from api.pagination import paged
from api.views import Page, PagedQuery, Resource
from partners.editions.selectors import photographs_of
from partners.organizations.models import AccessKey

EXAMPLE = {
    "id": "0b6c9f1e-2b0e-4e65-9d2c-3a2f7c1e5d44",
    "alt": "Three people before the town hall, seen from behind",
    "credit": "Lantern",
    "media_type": "image/jpeg",
    "width": 3000,
    "height": 2000,
    "focus": [50, 40],
    "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    "added_at": "2026-03-05T14:00:00Z",
}


class PhotographSerializer(serializers.Serializer):
    id = serializers.UUIDField(source="public_id")
    alt = serializers.CharField(help_text=_("What it shows."))
    credit = serializers.CharField(help_text=_("Who took it."))
    media_type = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    focus = serializers.SerializerMethodField(
        help_text=_("What stays whatever a format cuts off: per cent from the left and from the top.")
    )
    sha256 = serializers.CharField(help_text=_("Of the cleaned picture."))
    added_at = Moment(source="created_at")

    def get_focus(self, photograph: Any) -> list[int]:
        return [photograph.focus_x, photograph.focus_y]


class PhotographPage(Page):
    items = PhotographSerializer(many=True)


class Photographs(Resource):
    required_scopes = {"GET": AccessKey.Scope.EDITIONS_READ.value}
    query_serializer = PagedQuery

    @extend_schema(
        operation_id="listPhotographs",
        tags=["editions"],
        summary=_("Your photographs"),
        description=_(
            "Those that you can put on files of templates that have a place for one, the oldest first. People add them "
            "on the site, where they say who is seen on them; one that was taken back is not listed."
        ),
        responses=PhotographPage,
        examples=[OpenApiExample("photographs", value={"items": [EXAMPLE], "next": None}, response_only=True)],
    )
    def get(self, request: Any) -> Response:
        rows, links = paged(
            request,
            photographs_of(request.auth.organization),
            ("created_at", "public_id"),
            cursor=self.query.get("cursor", ""),
            limit=self.query["limit"],
        )
        return self.page(PhotographPage, rows, links)
