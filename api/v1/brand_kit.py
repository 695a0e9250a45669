"""How the key's own organisation appears."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from api.fields import Choice, Link, Moment
from api.views import Resource
from partners.branding.models import Logo
from partners.branding.selectors import current_kit
from partners.organizations.models import AccessKey

EXAMPLE = {
    "id": "c1a5b0de-9a3c-49cc-9a34-8d7c0c3d7b15",
    "version": 3,
    "names": {"en": "Lantern", "uk": "Ліхтар"},
    "short_names": {"uk": "ГО «Ліхтар»"},
    "taglines": {"en": "Light for everyone"},
    "boilerplates": {"en": "Lantern brings families from towns near the front together."},
    "handles": ["@lantern@example.social"],
    "colour": "#1f4e79",
    "link": "https://lantern.example.org/",
    "logo": {
        "id": "f7a6f9c4-90f1-4d2f-8a55-8b1f7c6a2f20",
        "variant": "light",
        "width": 1200,
        "height": 400,
        "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    },
    "dark_logo": None,
    "mono_logo": None,
    "saved_at": "2026-03-05T14:00:00Z",
}


class LogoSerializer(serializers.Serializer):
    id = serializers.UUIDField(source="public_id")
    variant = Choice(choices=Logo.Variant.choices, help_text=_("On what ground it is meant to stand."))
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    sha256 = serializers.CharField(help_text=_("Of the cleaned PNG."))


class BrandKitSerializer(serializers.Serializer):
    id = serializers.UUIDField(source="public_id", help_text=_("Of this version."))
    version = serializers.IntegerField(help_text=_("Counts from 1; every change is a new version."))
    names = serializers.DictField(child=serializers.CharField(), help_text=_("The name by language."))
    short_names = serializers.DictField(
        child=serializers.CharField(), help_text=_("By language, for where the name has no room; may be empty.")
    )
    taglines = serializers.DictField(child=serializers.CharField(), help_text=_("The line by language."))
    boilerplates = serializers.DictField(
        child=serializers.CharField(), help_text=_("What stands below letters and press texts, by language.")
    )
    handles = serializers.ListField(child=serializers.CharField(), help_text=_("Accounts on networks."))
    colour = serializers.CharField(help_text=_("As #rrggbb."))
    link = Link(help_text=_("Where your name leads."))
    logo = LogoSerializer(allow_null=True)
    dark_logo = LogoSerializer(allow_null=True, help_text=_("For dark grounds; null where one logo serves all."))
    mono_logo = LogoSerializer(
        allow_null=True,
        help_text=_("The shape alone, drawn in whatever colour is seen; null where that is not wanted."),
    )
    saved_at = Moment(source="created_at")


class OwnBrandKit(Resource):
    required_scopes = {"GET": AccessKey.Scope.BRAND_READ.value}

    @extend_schema(
        operation_id="getBrandKit",
        tags=["brand-kit"],
        summary=_("Your own brand kit"),
        description=_("The version in use. Not found until your organisation has saved one."),
        responses=BrandKitSerializer,
        examples=[OpenApiExample("brand kit", value=EXAMPLE)],
    )
    def get(self, request: Any) -> Response:
        kit = current_kit(request.auth.organization)
        if kit is None:
            raise Http404
        return Response(BrandKitSerializer(kit).data)
