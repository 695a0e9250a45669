"""The approved partners, as everybody may know them."""

from typing import Any

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from api.fields import Moment, OrNull, UrlOrNull
from api.pagination import paged
from api.views import Page, PagedQuery, Resource
from partners.campaigns.selectors import all_endorsements
from partners.organizations.models import AccessKey
from partners.organizations.selectors import approved_organizations

EXAMPLE = {
    "id": "6f1c1a9e-3f0e-4b1c-9a53-0d4f1f3a7c11",
    "name": "Lantern",
    "country": "UA",
    "languages": ["uk", "en"],
    "website": "https://lantern.example.org",
    "mission": "We help people who were displaced.",
    "joined_at": "2026-03-02T10:15:00Z",
    "endorsements": [
        {
            "campaign_id": "0f0d7c52-6d0b-4f6b-8a53-3b0a5b1c9a20",
            "statement_version": 1,
            "text_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "endorsed_at": "2026-03-03T08:00:00Z",
        }
    ],
}


class EndorsementSerializer(serializers.Serializer):
    campaign_id = serializers.UUIDField(source="statement_version.campaign.public_id", help_text=_("Of what."))
    statement_version = serializers.IntegerField(
        source="statement_version.number", help_text=_("The version of the statement that was signed.")
    )
    text_sha256 = serializers.CharField(help_text=_("The hash of the text that was signed."))
    endorsed_at = Moment(help_text=_("When it was signed."))


class OrganizationSerializer(serializers.Serializer):
    id = serializers.UUIDField(source="public_id", help_text=_("Stays the same for ever."))
    name = serializers.CharField(help_text=_("As the organisation writes it."))
    country = OrNull(help_text=_("ISO 3166-1, two letters."))
    languages = serializers.ListField(child=serializers.CharField(), help_text=_("Working languages, BCP 47."))
    website = UrlOrNull(help_text=_("The organisation’s own site."))
    mission = OrNull(help_text=_("What the organisation does, in its own words."))
    joined_at = Moment(source="approved_at", help_text=_("When it became a partner."))
    endorsements = EndorsementSerializer(
        many=True, help_text=_("Which versions of which statement it has signed, the latest first.")
    )


class OrganizationPage(Page):
    items = OrganizationSerializer(many=True)


def shown_organizations() -> Any:
    return approved_organizations().prefetch_related(Prefetch("endorsements", all_endorsements()))


class Organizations(Resource):
    required_scopes = {"GET": AccessKey.Scope.CAMPAIGN_READ.value}
    query_serializer = PagedQuery

    @extend_schema(
        operation_id="listOrganizations",
        tags=["organizations"],
        summary=_("The partner organisations"),
        description=_(
            "Approved partners only, in the order in which they joined, so that new ones come at the end. "
            "Where you show them to people, sort them by the alphabet of the reader’s language."
        ),
        responses=OrganizationPage,
        examples=[OpenApiExample("organizations", value={"items": [EXAMPLE], "next": None})],
    )
    def get(self, request: Any) -> Response:
        rows, links = paged(
            request,
            shown_organizations(),
            # Not by name: with a new name a partner would move past a reader who is walking through the pages.
            ("approved_at", "public_id"),
            cursor=self.query.get("cursor", ""),
            limit=self.query["limit"],
        )
        return self.page(OrganizationPage, rows, links)


class OneOrganization(Resource):
    required_scopes = {"GET": AccessKey.Scope.CAMPAIGN_READ.value}

    @extend_schema(
        operation_id="getOrganization",
        tags=["organizations"],
        summary=_("One partner organisation"),
        description=_("An organisation that is not a partner, or no longer, is not found."),
        responses=OrganizationSerializer,
        examples=[OpenApiExample("organization", value=EXAMPLE)],
    )
    def get(self, request: Any, organization_id: Any) -> Response:
        organization = get_object_or_404(shown_organizations(), public_id=organization_id)
        return Response(OrganizationSerializer(organization).data)
