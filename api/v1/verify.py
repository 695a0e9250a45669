"""What has become of a file that carries a partner's name: by its code, or by the hash of its bytes. For everybody."""

from typing import Any

from django.core.validators import RegexValidator
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from api.fields import Choice, Moment, OrNull, Text, UrlOrNull
from api.views import Query, Resource
from partners.artwork.models import Template
from partners.editions.selectors import Verdict, issued_with_bytes, issued_with_code, verdict_on
from partners.kernel import clock
from partners.kernel.codes import as_typed, is_short_code
from partners.mail.emails import url_of

EXAMPLE = {
    "code": "95PXJ7JQ09",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "state": "replaced",
    "issued_at": "2026-03-01T09:00:00Z",
    "url": "https://portal.example.org/en/verify/95PXJ7JQ09/",
    "organization": {"id": "6f1c1a9e-3f0e-4b1c-9a53-0d4f1f3a7c11", "name": "Lantern on the Porch"},
    "link": "https://lantern.example.org/people",
    "material": {
        "id": "b3a4f6de-7a0b-4b61-8a0c-54d2f64b7f03",
        "title": "People are not territory",
        "kind": "poster",
        "language": "en",
        "version": 1,
    },
    "campaign_id": "0f0d7c52-6d0b-4f6b-8a53-3b0a5b1c9a20",
    "media_type": "application/pdf",
    "replaced_by": "JZ3MYP9CG3",
    "withdrawn": None,
    "reason": None,
    "correction": None,
}
WITHDRAWN = ("file", "material", "photograph", "partner")


class FileCode(Text):
    """Given on as it is stored, however somebody typed it."""

    default_error_messages = {"mistyped": _("No code of ours looks like this: a sign is missing or mistyped.")}

    def to_internal_value(self, data: Any) -> str:
        code = as_typed(super().to_internal_value(data))
        if not is_short_code(code):
            self.fail("mistyped")
        return code


class VerifyQuery(Query):
    code = FileCode(
        required=False,
        max_length=60,
        help_text=_("The code on the file. Small letters, spaces, hyphens, and O for 0 are fine."),
    )
    sha256 = Text(
        required=False,
        validators=[RegexValidator(r"\A[0-9a-fA-F]{64}\Z", _("A SHA-256 has 64 hexadecimal digits."))],
        help_text=_("Of the file’s bytes. Bytes that we issued earlier for the same file are found as well."),
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if len(attrs) != 1:
            raise serializers.ValidationError({"code": [_("Give either a code or a SHA-256.")]})
        return attrs


class IssuedToSerializer(serializers.Serializer):
    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField()


class IssuedOfSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    title = serializers.CharField(help_text=_("In the language of the request."))
    kind = Choice(choices=Template.Kind.choices)
    language = serializers.CharField(help_text=_("Of the text on it."))
    version = serializers.IntegerField(help_text=_("Of the artwork; counts from 1."))


class IssuedFileSerializer(serializers.Serializer):
    code = serializers.CharField(source="edition.code", help_text=_("As it is stored, without hyphens."))
    sha256 = serializers.CharField(source="edition.file_sha256", help_text=_("Of the bytes that we hand out now."))
    state = Choice(
        choices=[(state, state) for state in ("current", "replaced", "withdrawn")],
        help_text=_("`replaced`: artwork or brand kit have changed since. `withdrawn`: take it down."),
    )
    issued_at = Moment(source="edition.created_at")
    url = serializers.SerializerMethodField(help_text=_("The page for people."))
    organization = serializers.SerializerMethodField(
        help_text=_("To whom it was issued; null for whoever does not stand on the public list of partners.")
    )
    link = UrlOrNull(help_text=_("Where this partner wants people to go on; null where it is not named."))
    material = serializers.SerializerMethodField(help_text=_("Null for one that is not offered at present."))
    campaign_id = serializers.UUIDField(source="edition.template_version.template.material.campaign.public_id")
    media_type = serializers.CharField(source="edition.media_type")
    replaced_by = OrNull(source="successor.code", help_text=_("The code of the file in its place; null without one."))
    withdrawn = Choice(
        source="withdrawal",
        choices=[(each, each) for each in WITHDRAWN],
        allow_null=True,
        help_text=_(
            "What was withdrawn: this file, the whole material, the photograph on it, or the partner’s standing; null "
            "for a file that was not."
        ),
    )
    reason = serializers.SerializerMethodField(help_text=_("Why it was withdrawn, where we say so."))
    correction = serializers.SerializerMethodField(
        help_text=_("What was wrong in the material, for a file that is older than its correction.")
    )

    @extend_schema_field(serializers.URLField())
    def get_url(self, verdict: Verdict) -> str:
        return url_of(reverse("verified", args=[verdict.edition.code]))

    @extend_schema_field(IssuedToSerializer(allow_null=True))
    def get_organization(self, verdict: Verdict) -> Any:
        return IssuedToSerializer(verdict.partner).data if verdict.partner else None

    @extend_schema_field(IssuedOfSerializer(allow_null=True))
    def get_material(self, verdict: Verdict) -> Any:
        if not verdict.title:
            return None
        version = verdict.edition.template_version
        template = version.template
        return {
            "id": str(template.material.public_id),
            "title": verdict.title,
            "kind": template.kind,
            "language": template.language,
            "version": version.number,
        }

    @extend_schema_field(OrNull())
    def get_reason(self, verdict: Verdict) -> str | None:
        if verdict.withdrawal == "file":
            return verdict.edition.withdrawn_reason or None
        return verdict.change.words if verdict.change and verdict.change.is_withdrawn else None

    @extend_schema_field(OrNull())
    def get_correction(self, verdict: Verdict) -> str | None:
        return verdict.change.words if verdict.change and verdict.is_corrected else None

    def to_representation(self, verdict: Verdict) -> Any:
        told = super().to_representation(verdict)
        # Nothing to name is null in this interface, and never an empty word.
        return {**told, "withdrawn": told["withdrawn"] or None, "replaced_by": told.get("replaced_by")}


class IssuedFilesSerializer(serializers.Serializer):
    items = IssuedFileSerializer(
        many=True,
        help_text=_(
            "Empty for what we have not issued. Usually one; several where partners who looked alike were once handed "
            "the very same bytes."
        ),
    )


class Verify(Resource):
    required_scopes = {"GET": ""}
    query_serializer = VerifyQuery

    @extend_schema(
        operation_id="verifyFile",
        tags=["verify"],
        summary=_("What has become of a file"),
        description=_(
            "Needs no key. Give `code` or `sha256`. A code can be copied onto anything: only the hash of the bytes "
            "tells that somebody holds the very file that we issued. To recognise a picture that was changed on its "
            "way, send people to the page at `/verify/`."
        ),
        responses=IssuedFilesSerializer,
        examples=[OpenApiExample("issued", value={"items": [EXAMPLE]})],
    )
    def get(self, request: Any) -> Response:
        now, language = clock.now(), get_language() or "en"
        code, sha256 = self.query.get("code"), self.query.get("sha256", "")
        found = issued_with_code(code) if code else issued_with_bytes(sha256.lower())
        verdicts = [verdict_on(edition, language, at=now) for edition in found]
        return Response(IssuedFilesSerializer({"items": verdicts}).data)
