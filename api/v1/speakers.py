"""People who agreed that programs of partners show them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from api.fields import Moment
from api.pagination import paged
from api.views import Page, PagedQuery, Resource
from partners.kernel import clock
from partners.organizations.models import AccessKey
from partners.press.models import Surface
from partners.press.selectors import shown_on, speakers_on

EXAMPLE = {
    "id": "8f2f2f64-9bb7-4bdb-a9ad-1d0a7a0b7c44",
    "kind": "person",
    "name": "Olena Kovalenko",
    "position": "Lawyer",
    "organization": "Lantern",
    "languages": ["uk", "en"],
    "topics": ["children", "detention"],
    "countries": ["UA"],
    "formats": ["radio", "podcast"],
    "conditions": ["no_face"],
    "listed_until": "2027-03-06T09:00:00Z",
}


class SpeakerSerializer(serializers.Serializer):
    id = serializers.UUIDField(source="public_id")
    kind = serializers.CharField(source="facts.kind", help_text=_("`person` or `desk`."))
    name = serializers.CharField(source="facts.name", help_text=_("Empty for who is not to be named."))
    position = serializers.CharField(source="facts.position")
    organization = serializers.CharField(source="facts.organization")
    languages = serializers.ListField(source="facts.languages", child=serializers.CharField())
    topics = serializers.ListField(source="facts.topics", child=serializers.CharField())
    countries = serializers.ListField(source="facts.countries", child=serializers.CharField())
    formats = serializers.ListField(source="facts.formats", child=serializers.CharField())
    conditions = serializers.ListField(
        source="facts.conditions", child=serializers.CharField(), help_text=_("What whoever asks has to keep to.")
    )
    listed_until = Moment(help_text=_("Show nobody longer than that, and ask again every day: people may end it."))


class SpeakerPage(Page):
    items = SpeakerSerializer(many=True)


class Speakers(Resource):
    required_scopes = {"GET": AccessKey.Scope.CAMPAIGN_READ.value}
    query_serializer = PagedQuery

    @extend_schema(
        operation_id="listSpeakers",
        tags=["speakers"],
        summary=_("People who speak to the press"),
        description=_(
            "Of all partners, those who agreed that your site may show them, with nothing but what they agreed to. "
            "Reporters reach them through the campaign: there are no addresses here."
        ),
        responses=SpeakerPage,
        examples=[OpenApiExample("speakers", value={"items": [EXAMPLE], "next": None}, response_only=True)],
    )
    def get(self, request: Any) -> Response:
        now = clock.now()
        found = speakers_on(Surface.API, at=now)
        rows, links = paged(
            request, found, ("created_at", "public_id"), cursor=self.query.get("cursor", ""), limit=self.query["limit"]
        )
        return self.page(SpeakerPage, shown_on(Surface.API, rows, at=now), links)
