"""What the campaign shares: one entry for each material, with its versions in all languages."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db.models import Min
from django.db.models.functions import Coalesce
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response
from wagtail.images.models import SourceImageIOError

from api.fields import Choice, Moment, OrNull, UrlOrNull
from api.pagination import paged
from api.views import Page, PagedQuery, Resource
from cms.library.selectors import materials_available, materials_in_full
from cms.media.selectors import CARD
from cms.pages.selectors.site import absolute
from partners.artwork.models import Template
from partners.kernel import clock
from partners.materials.models import Kind
from partners.organizations.models import AccessKey

# For a page that was never published in the usual way; a list by position knows no null.
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
EXAMPLE = {
    "id": "b3a4f6de-7a0b-4b61-8a0c-54d2f64b7f03",
    "kind": "poster",
    "campaign_id": "0f0d7c52-6d0b-4f6b-8a53-3b0a5b1c9a20",
    "languages": ["en"],
    "published_at": "2026-03-01T09:00:00Z",
    "updated_at": "2026-03-04T12:30:00Z",
    "versions": [
        {
            "language": "en",
            "title": "People are not territory",
            "summary": "A poster for walls and windows.",
            "url": "https://portal.example.org/en/materials/people-poster/",
            "preview": {
                "url": "https://portal.example.org/media/images/people.webp",
                "width": 509,
                "height": 720,
                "alt": "A map whose outline is made of people.",
                "credit": "",
            },
            "file_url": None,
            "templates": [
                {
                    "id": "3f9f0a5e-58ad-4c2b-b0c6-0f2a54b9a7d1",
                    "kind": "poster",
                    "language": "en",
                    "title": "People poster",
                    "studio_url": "https://portal.example.org/en/partner/6f1c1a9e-3f0e-4b1c-9a53-0d4f1f3a7c11/studio/"
                    "3f9f0a5e-58ad-4c2b-b0c6-0f2a54b9a7d1/",
                }
            ],
            "licence": "CC BY 4.0",
            "credit": "The campaign",
            "published_at": "2026-03-01T09:00:00Z",
            "updated_at": "2026-03-04T12:30:00Z",
        }
    ],
}


class MaterialQuery(PagedQuery):
    kind = Choice(choices=Kind.choices, required=False, help_text=_("Only this kind."))
    language = Choice(
        choices=settings.WAGTAIL_CONTENT_LANGUAGES,
        required=False,
        help_text=_("Only materials that exist in this language. They come with their other versions."),
    )


class PreviewSerializer(serializers.Serializer):
    url = serializers.URLField(help_text=_("WebP, 720 pixels at most. Copy it rather than link to it."))
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    alt = serializers.CharField(help_text=_("What it shows, for those who cannot see it."))
    credit = serializers.CharField(help_text=_("Whom to name beside it."))


class TemplateSerializer(serializers.Serializer):
    id = serializers.UUIDField(source="public_id")
    kind = Choice(choices=Template.Kind.choices)
    language = serializers.CharField(help_text=_("Of the text on it."))
    title = serializers.CharField(help_text=_("In the language of the request."))
    studio_url = serializers.SerializerMethodField(
        help_text=_("Where your people put your name on it. They have to be signed in.")
    )

    @extend_schema_field(serializers.URLField())
    def get_studio_url(self, template: Any) -> str:
        # For the key's own people: elsewhere the studio would be 404.
        own = self.context["request"].auth.organization.public_id
        return absolute(reverse("editions:studio", args=[own, template.public_id]))


class MaterialVersionSerializer(serializers.Serializer):
    language = serializers.CharField(source="locale.language_code")
    title = serializers.CharField()
    summary = serializers.CharField(help_text=_("What it is and whom it suits."))
    url = serializers.SerializerMethodField(help_text=_("Its page on the campaign’s site; null where it has none."))
    preview = serializers.SerializerMethodField(help_text=_("A small picture of it; null where there is none."))
    file_url = serializers.SerializerMethodField(help_text=_("The file without anybody’s logo, or null."))
    templates = serializers.SerializerMethodField(help_text=_("What can carry your own name and logo."))
    licence = OrNull(help_text=_("What you may do with it."))
    credit = OrNull(help_text=_("Whom to name."))
    published_at = Moment(source="first_published_at", allow_null=True)
    updated_at = Moment(source="last_published_at", allow_null=True)

    @extend_schema_field(UrlOrNull())
    def get_url(self, page: Any) -> str | None:
        # Without a host: `absolute` puts our own in front.
        parts = page.get_url_parts(self.context["request"]._request)
        return absolute(parts[2] if parts else None) or None

    @extend_schema_field(PreviewSerializer(allow_null=True))
    def get_preview(self, page: Any) -> Any:
        picture = page.preview
        if picture is None or not picture.may_be_shown(clock.now().date()):
            return None
        try:
            drawn = picture.get_renditions(CARD)[CARD]
        except SourceImageIOError:  # the file is missing; the rest of the entry is still true
            return None
        return {
            "url": absolute(drawn.url),
            "width": drawn.width,
            "height": drawn.height,
            "alt": picture.description,
            "credit": picture.credit,
        }

    @extend_schema_field(UrlOrNull())
    def get_file_url(self, page: Any) -> str | None:
        return absolute(page.neutral_file.url) if page.neutral_file else None

    @extend_schema_field(TemplateSerializer(many=True))
    def get_templates(self, page: Any) -> Any:
        return TemplateSerializer(page.templates_in_use, many=True, context=self.context).data


class MaterialSerializer(serializers.Serializer):
    """Made of the pages of one material, in the order of their languages."""

    id = serializers.SerializerMethodField(help_text=_("Stays the same for ever, and is the same in every language."))
    kind = serializers.SerializerMethodField()
    campaign_id = serializers.SerializerMethodField()
    languages = serializers.SerializerMethodField(help_text=_("In which there is a version."))
    published_at = serializers.SerializerMethodField(help_text=_("When its first version appeared."))
    updated_at = serializers.SerializerMethodField(help_text=_("When any of its versions changed last."))
    versions = serializers.SerializerMethodField(help_text=_("One for each language."))

    @extend_schema_field(serializers.UUIDField())
    def get_id(self, pages: list[Any]) -> str:
        return str(pages[0].public_id)

    @extend_schema_field(Choice(choices=Kind.choices))
    def get_kind(self, pages: list[Any]) -> str:
        return pages[0].kind

    @extend_schema_field(serializers.UUIDField())
    def get_campaign_id(self, pages: list[Any]) -> str:
        return str(pages[0].campaign.public_id)

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_languages(self, pages: list[Any]) -> list[str]:
        return [page.locale.language_code for page in pages]

    @extend_schema_field(Moment(allow_null=True))
    def get_published_at(self, pages: list[Any]) -> Any:
        moments = [page.first_published_at for page in pages if page.first_published_at]
        return Moment().to_representation(min(moments)) if moments else None

    @extend_schema_field(Moment(allow_null=True))
    def get_updated_at(self, pages: list[Any]) -> Any:
        moments = [page.last_published_at for page in pages if page.last_published_at]
        return Moment().to_representation(max(moments)) if moments else None

    @extend_schema_field(MaterialVersionSerializer(many=True))
    def get_versions(self, pages: list[Any]) -> Any:
        return MaterialVersionSerializer(pages, many=True, context=self.context).data


class SectionSerializer(serializers.Serializer):
    heading = serializers.CharField(help_text=_("May be empty."))
    text = serializers.CharField(help_text=_("Without markup; an empty line begins a new paragraph."))


class MaterialTextSerializer(serializers.Serializer):
    language = serializers.CharField()
    sections = SectionSerializer(many=True, help_text=_("What to take over, piece by piece; empty for a picture."))


class FullMaterialSerializer(MaterialSerializer):
    texts = serializers.SerializerMethodField(help_text=_("The words of each version."))

    @extend_schema_field(MaterialTextSerializer(many=True))
    def get_texts(self, pages: list[Any]) -> list[dict[str, Any]]:
        return [
            {
                "language": page.locale.language_code,
                "sections": [{"heading": part.value["heading"], "text": part.value["text"]} for part in page.body],
            }
            for page in pages
        ]


class MaterialPageSerializer(Page):
    items = MaterialSerializer(many=True)


class Materials(Resource):
    required_scopes = {"GET": AccessKey.Scope.CAMPAIGN_READ.value}
    query_serializer = MaterialQuery

    @extend_schema(
        operation_id="listMaterials",
        tags=["materials"],
        summary=_("What the campaign shares"),
        description=_(
            "The newest first. What is withdrawn is no longer listed; the activity tells that it was. "
            "Follow `material.published`, `material.unpublished` and `material.withdrawn` there to keep a copy up to "
            "date."
        ),
        responses=MaterialPageSerializer,
        examples=[OpenApiExample("materials", value={"items": [EXAMPLE], "next": None})],
    )
    def get(self, request: Any) -> Response:
        now = clock.now()
        found = materials_available(at=now, kind=self.query.get("kind", ""), language=self.query.get("language", ""))
        keys = (
            # Without an order first, which would become a part of the grouping.
            found.order_by().values("translation_key").annotate(published=Coalesce(Min("first_published_at"), LONG_AGO))
        )
        rows, links = paged(
            request,
            keys,
            ("-published", "translation_key"),
            cursor=self.query.get("cursor", ""),
            limit=self.query["limit"],
        )
        versions = materials_in_full([row["translation_key"] for row in rows], at=now)
        return self.page(MaterialPageSerializer, versions, links)


class OneMaterial(Resource):
    required_scopes = {"GET": AccessKey.Scope.CAMPAIGN_READ.value}

    @extend_schema(
        operation_id="getMaterial",
        tags=["materials"],
        summary=_("One material"),
        description=_("With the text to take over. A material that is withdrawn is not found."),
        responses=FullMaterialSerializer,
        examples=[
            OpenApiExample(
                "material",
                value={
                    **EXAMPLE,
                    "texts": [{"language": "en", "sections": [{"heading": "", "text": "People are not territory."}]}],
                },
            )
        ],
    )
    def get(self, request: Any, material_id: Any) -> Response:
        found = materials_in_full([material_id], at=clock.now())
        if not found:
            raise Http404
        return Response(FullMaterialSerializer(found[0], context={"request": request}).data)
