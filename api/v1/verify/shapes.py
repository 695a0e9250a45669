"""What is told of a file that somebody holds."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.fields import Choice, Moment, OrNull, UrlOrNull
from partners.artwork.models import Template
from partners.editions.selectors import Verdict
from partners.editions.services import Sight
from partners.mail.emails import url_of

MATERIAL = {
    "id": "b3a4f6de-7a0b-4b61-8a0c-54d2f64b7f03",
    "title": "People are not territory",
    "kind": "poster",
    "language": "en",
}
EXAMPLE = {
    "code": "95PXJ7JQ09",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "state": "replaced",
    "issued_at": "2026-03-01T09:00:00Z",
    "url": "https://portal.example.org/en/verify/95PXJ7JQ09/",
    "organization": {"id": "6f1c1a9e-3f0e-4b1c-9a53-0d4f1f3a7c11", "name": "Lantern on the Porch"},
    "link": "https://lantern.example.org/people",
    "material": {**MATERIAL, "version": 1},
    "campaign_id": "0f0d7c52-6d0b-4f6b-8a53-3b0a5b1c9a20",
    "media_type": "application/pdf",
    "replaced_by": "JZ3MYP9CG3",
    "withdrawn": None,
    "reason": None,
    "correction": None,
}
RECOGNISED = {
    "known_by": "picture",
    "items": [EXAMPLE],
    "by_code": [],
    "leads_elsewhere": False,
    "picture": {
        "outcome": "issued",
        "material": MATERIAL,
        "alike": ["logo", "name", "qr"],
        "different": [],
    },
}
WITHDRAWN = ("file", "material", "photograph", "partner")
OUTCOMES = ("issued", "own", "several", "no_edition", "unsure", "artwork", "parts")
PLACES = ("logo", "name", "line", "link", "qr", "code")


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


class VerifyFileSerializer(serializers.Serializer):
    file = serializers.FileField(help_text=_("A picture (JPEG, PNG, WebP) or a PDF, up to 30 MB."))


class SeenOfSerializer(serializers.Serializer):
    id = serializers.UUIDField(source="material.public_id")
    title = serializers.CharField(help_text=_("In the language of the request."))
    kind = Choice(source="template.kind", choices=Template.Kind.choices)
    language = serializers.CharField(source="template.language", help_text=_("Of the text on it."))


class SeenSerializer(serializers.Serializer):
    outcome = Choice(
        choices=[(each, each) for each in OUTCOMES],
        help_text=_(
            "`issued`: a file that we issued. `own`: one of the campaign’s own, without a partner. `several`: like "
            "files of several partners. `no_edition`: the artwork is ours, and what a partner has on it is not as we "
            "issued it to anybody. `unsure`: the artwork is ours, and its strip is not clear enough. `artwork`: the "
            "artwork is ours, and no strip can be read. `parts`: parts of our artwork, and something else."
        ),
    )
    material = serializers.SerializerMethodField(
        help_text=_("Whose artwork it is; null for one that is not offered at present.")
    )
    alike = serializers.ListField(
        child=Choice(choices=[(each, each) for each in PLACES]),
        help_text=_("What was compared with our drawing and found alike."),
    )
    different = serializers.ListField(
        child=Choice(choices=[(each, each) for each in PLACES]), help_text=_("What differs from what we issued.")
    )

    @extend_schema_field(SeenOfSerializer(allow_null=True))
    def get_material(self, sight: Sight) -> Any:
        return SeenOfSerializer(sight.known).data if sight.known.material else None


class LookedUpSerializer(serializers.Serializer):
    known_by = Choice(
        choices=[(each, each) for each in ("bytes", "picture", "code")],
        allow_null=True,
        help_text=_("What tells of it, the surest first; null where nothing does, which proves nothing yet."),
    )
    items = IssuedFileSerializer(
        many=True,
        help_text=_(
            "The files with these very bytes, or those that the picture shows. With `no_edition` the one that it comes "
            "nearest to, and differs from."
        ),
    )
    by_code = IssuedFileSerializer(
        many=True,
        help_text=_(
            "Other files whose code is in it. A code can be copied onto anything: this is about the code alone."
        ),
    )
    leads_elsewhere = serializers.BooleanField(help_text=_("Whether a QR code in it leads to another site."))
    picture = SeenSerializer(allow_null=True, help_text=_("What was recognised; null unless `known_by` is `picture`."))
