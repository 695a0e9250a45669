"""Many files of the key's own organisation at once: told of, or as one ZIP."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from api.fields import Choice, Id, OnADay, OrNull, Text
from api.views import Query, Resource, sent_to
from partners.artwork.models import LONGEST_LINE, LONGEST_PLACE
from partners.branding.selectors import current_kit
from partners.editions.models import Edition
from partners.editions.selectors import files_wanted, made_of, materials_to_pack
from partners.editions.services import occasion_for, pack_of, parts_of_pack, record_pack
from partners.kernel.actors import holder_of
from partners.kernel.answers import zip_answer
from partners.organizations.models import AccessKey

MOST_MATERIALS = 24
MOST_LANGUAGES = 40
SENT = {
    "materials": ["b3a4f6de-7a0b-4b61-8a0c-54d2f64b7f03"],
    "languages": ["en", "uk"],
    "lines": {"en": "Kyiv, 24 August, 6 p.m."},
}
EXAMPLE = {
    "template_id": "3c0f9f0e-5a0a-4a3a-9a6e-0e6c2a2b1d11",
    "material_id": "b3a4f6de-7a0b-4b61-8a0c-54d2f64b7f03",
    "title": "People are not territory",
    "language": "en",
    "output": "jpeg",
    "line": "Kyiv, 24 August, 6 p.m.",
    "code": "95PXJ7JQ09",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "state": "current",
}


def ids(**how: Any) -> serializers.ListField:
    return serializers.ListField(
        child=Id(),
        min_length=1,
        max_length=MOST_MATERIALS,
        help_text=_("Materials by their ids, 24 at the most."),
        **how,
    )


def codes(**how: Any) -> serializers.ListField:
    return serializers.ListField(
        child=Text(max_length=12),
        required=False,
        max_length=MOST_LANGUAGES,
        help_text=_("Languages by their codes; all that there are if you do not say."),
        **how,
    )


class PackQuery(Query):
    material = ids(required=False)
    language = codes()


class PackInputSerializer(serializers.Serializer):
    materials = ids()
    languages = codes()
    lines = serializers.DictField(
        child=Text(allow_blank=True, max_length=LONGEST_LINE),
        required=False,
        help_text=_("The line of text by language; that of your brand kit where you do not say."),
    )
    date = OnADay(required=False, allow_blank=True)
    places = serializers.DictField(
        child=Text(allow_blank=True, max_length=LONGEST_PLACE), required=False, help_text=_("The place by language.")
    )
    photograph = Id(
        required=False,
        allow_null=True,
        help_text=_("One of your photographs, for all templates that have a place for one."),
    )
    past_is_meant = serializers.BooleanField(
        required=False, help_text=_("Say true to make files of a day that is past.")
    )


class WantedSerializer(serializers.Serializer):
    template_id = serializers.UUIDField()
    material_id = serializers.UUIDField()
    title = serializers.CharField()
    language = serializers.CharField()
    output = serializers.CharField(help_text=_("The type of file."))
    line = OrNull(help_text=_("The line of text on it."))
    code = OrNull(help_text=_("Null before the file is made, which the pack does by itself, but for a film."))
    sha256 = OrNull()
    state = Choice(choices=[(each.value, each.value) for each in Edition.State], allow_null=True)


class PackContentSerializer(serializers.Serializer):
    items = WantedSerializer(many=True)


def occasions_sent(organization: Any, wanted: dict[str, Any]) -> dict[str, Any]:
    """By language: one day and one photograph for all, and each language's own place."""
    told = {"date": wanted.get("date", ""), "photograph": wanted.get("photograph") or ""}
    places = wanted.get("places", {})
    return {code: occasion_for(organization, place=places.get(code, ""), **told) for code, _name in settings.LANGUAGES}


class Packs(Resource):
    required_scopes = {"GET": AccessKey.Scope.EDITIONS_READ.value, "POST": AccessKey.Scope.EDITIONS_WRITE.value}
    query_serializer = PackQuery
    is_packed = False

    @extend_schema(
        operation_id="describePack",
        tags=["editions"],
        summary=_("What a pack would hold"),
        description=_(
            "The best file of every template of these materials, and its film where it has one, whether it was made "
            "yet or not. Empty before your organisation has saved a brand kit."
        ),
        responses=PackContentSerializer,
        examples=[OpenApiExample("content", value={"items": [EXAMPLE]}, response_only=True)],
    )
    def get(self, request: Any) -> Response:
        kit = current_kit(request.auth.organization)
        materials = materials_to_pack(self.query.get("material", []))
        wanted = files_wanted(kit, materials, self.query.get("language", []), {}) if kit else []
        made = made_of(wanted)
        items = [
            {
                "template_id": each.template.public_id,
                "material_id": each.template.material.public_id,
                "title": each.template.title,
                "language": each.language,
                "output": each.output,
                "line": each.line,
                "code": edition.code if edition else None,
                "sha256": edition.file_sha256 if edition else None,
                "state": edition.state if edition else None,
            }
            for each in wanted
            for edition in [made.get(each.digest)]
        ]
        return Response(PackContentSerializer({"items": items}).data)

    @extend_schema(
        operation_id="makePack",
        tags=["editions"],
        summary=_("A pack as one ZIP"),
        description=_(
            "Files in folders by language, the words of the materials, what the pictures show, credits, licences, and "
            "`manifest.json` with code and SHA-256 of every file. It is drawn while you read it. What could not be "
            "made is named in the manifest, and the ZIP is whole all the same; so is a film that nobody has ordered "
            "yet: films are made apart."
        ),
        request=PackInputSerializer,
        responses={(200, "application/zip"): OpenApiTypes.BINARY},
        examples=[OpenApiExample("sent", value=SENT, request_only=True)],
    )
    def post(self, request: Any) -> Any:
        wanted = sent_to(PackInputSerializer, request.data)
        pack = pack_of(
            request.auth.organization,
            materials=wanted["materials"],
            languages=wanted.get("languages", []),
            lines=wanted.get("lines", {}),
            occasions=occasions_sent(request.auth.organization, wanted),
            past_is_meant=wanted.get("past_is_meant", False),
            language=get_language() or "en",
        )
        by = holder_of(request.auth)
        record_pack(pack, by=by)
        return zip_answer(pack.name, parts_of_pack(pack, by=by))

    def perform_content_negotiation(self, request: Any, force: bool = False) -> tuple[Any, str]:
        # Whoever asks for a ZIP gets one; refusals are JSON as everywhere.
        return JSONRenderer(), "application/json"
