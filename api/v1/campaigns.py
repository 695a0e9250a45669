"""The campaigns that run, with the statement in force."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from api.fields import Moment
from api.pagination import paged
from api.views import Page, PagedQuery, Resource
from partners.campaigns.selectors import campaigns_in_full
from partners.kernel import clock
from partners.organizations.models import AccessKey

EXAMPLE = {
    "id": "0f0d7c52-6d0b-4f6b-8a53-3b0a5b1c9a20",
    "slug": "territories-are-people",
    "names": {"en": "A thousand windows", "uk": "Тисяча вікон"},
    "hashtag": "#athousandwindows",
    "languages": ["en", "uk"],
    "subjects": [
        {"code": "children", "names": {"en": "Children and schools", "uk": "Діти та школа"}, "is_offered": True}
    ],
    "starts_on": "2026-02-20",
    "ends_on": None,
    "statement": {
        "version": 1,
        "texts": {"en": "People are not territory.", "uk": "Люди — не територія."},
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "published_at": "2026-02-20T09:00:00Z",
    },
    "endorsements_count": 12,
}


class StatementSerializer(serializers.Serializer):
    version = serializers.IntegerField(source="number", help_text=_("Counts from 1; every change makes another."))
    texts = serializers.DictField(child=serializers.CharField(), help_text=_("The text by language."))
    sha256 = serializers.CharField(
        help_text=_("SHA-256 of `texts` as JSON in UTF-8 with sorted keys and without spaces. Recompute it to be sure.")
    )
    published_at = Moment(help_text=_("When this version came into force."))


class PressSubjectSerializer(serializers.Serializer):
    code = serializers.SlugField(help_text=_("Never changes. The `topics` of media contacts are codes."))
    names = serializers.DictField(child=serializers.CharField(), help_text=_("The name by language."))
    is_offered = serializers.BooleanField(
        help_text=_("Whether a contact can take it up now. What is no longer offered stays with those who have it.")
    )


class CampaignSerializer(serializers.Serializer):
    id = serializers.UUIDField(source="public_id", help_text=_("Stays the same for ever."))
    slug = serializers.CharField(help_text=_("The short name in addresses."))
    names = serializers.DictField(child=serializers.CharField(), help_text=_("The name by language."))
    hashtag = serializers.CharField()
    languages = serializers.ListField(child=serializers.CharField(), help_text=_("BCP 47."))
    subjects = PressSubjectSerializer(
        many=True, help_text=_("What the press may ask about, in the order in which the campaign offers it.")
    )
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(allow_null=True, help_text=_("Null while no end is set."))
    statement = serializers.SerializerMethodField(help_text=_("The version in force; null before the first."))
    endorsements_count = serializers.IntegerField(help_text=_("How many partners have signed it, in any version."))

    @extend_schema_field(StatementSerializer(allow_null=True))
    def get_statement(self, campaign: Any) -> Any:
        newest = next(iter(campaign.published_versions), None)
        return StatementSerializer(newest).data if newest else None


class CampaignPage(Page):
    items = CampaignSerializer(many=True)


class Campaigns(Resource):
    required_scopes = {"GET": AccessKey.Scope.CAMPAIGN_READ.value}
    query_serializer = PagedQuery

    @extend_schema(
        operation_id="listCampaigns",
        tags=["campaigns"],
        summary=_("The campaigns that run"),
        description=_("The youngest first, each with its statement in every language."),
        responses=CampaignPage,
        examples=[OpenApiExample("campaigns", value={"items": [EXAMPLE], "next": None})],
    )
    def get(self, request: Any) -> Response:
        rows, links = paged(
            request,
            campaigns_in_full(at=clock.now()),
            # The order ends in something unique, or two that start on one day could hide each other at a page's edge.
            ("-starts_on", "public_id"),
            cursor=self.query.get("cursor", ""),
            limit=self.query["limit"],
        )
        return self.page(CampaignPage, rows, links)


class OneCampaign(Resource):
    required_scopes = {"GET": AccessKey.Scope.CAMPAIGN_READ.value}

    @extend_schema(
        operation_id="getCampaign",
        tags=["campaigns"],
        summary=_("One campaign"),
        description=_("With the statement in force, in every language."),
        responses=CampaignSerializer,
        examples=[OpenApiExample("campaign", value=EXAMPLE)],
    )
    def get(self, request: Any, campaign_id: Any) -> Response:
        campaign = get_object_or_404(campaigns_in_full(at=clock.now()), public_id=campaign_id)
        return Response(CampaignSerializer(campaign).data)
