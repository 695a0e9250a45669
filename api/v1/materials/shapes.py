"""What is told of a material."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from wagtail.images.models import SourceImageIOError

from api.fields import Choice, Moment, OrNull, UrlOrNull
from api.views import Page
from cms.media.selectors import CARD
from cms.pages.selectors.site import absolute
from partners.artwork.models import Template
from partners.kernel.languages import in_language
from partners.materials.models import Kind

STATES = [("offered", "offered"), ("corrected", "corrected")]
EXAMPLE = {
    "id": "b3a4f6de-7a0b-4b61-8a0c-54d2f64b7f03",
    "kind": "poster",
    "campaign_id": "0f0d7c52-6d0b-4f6b-8a53-3b0a5b1c9a20",
    "languages": ["en"],
    "published_at": "2026-03-01T09:00:00Z",
    "updated_at": "2026-03-04T12:30:00Z",
    "state": "corrected",
    "corrected_at": "2026-03-04T12:31:00Z",
    "correction": "The date in the second line was wrong.",
    "replacement_id": None,
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
                "warning": None,
            },
            "warning": None,
            "film_url": None,
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
            "licence_id": "CC-BY-4.0",
            "licence_url": "https://creativecommons.org/licenses/by/4.0/",
            "licence": "Partners’ logos are not covered by this licence.",
            "countries": [],
            "rights_until": None,
            "credit": "The campaign",
            "published_at": "2026-03-01T09:00:00Z",
            "updated_at": "2026-03-04T12:30:00Z",
        }
    ],
}


class PreviewSerializer(serializers.Serializer):
    url = serializers.URLField(help_text=_("WebP, 720 pixels at most. Copy it rather than link to it."))
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    alt = serializers.CharField(help_text=_("What it shows, for those who cannot see it."))
    credit = serializers.CharField(help_text=_("Whom to name beside it."))
    warning = OrNull(help_text=_("What nobody should meet unprepared in it. Ask your readers before you show it."))


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
    warning = OrNull(help_text=_("What nobody should meet unprepared in it. Ask your readers before you show it."))
    film_url = OrNull(help_text=_("Where the film is, of a video; on another site."))
    licence_id = OrNull(source="licence_code", help_text=_("The licence by its SPDX identifier."))
    licence_url = OrNull(help_text=_("Where the licence stands; null where it has no address."))
    licence = OrNull(help_text=_("What the licence does not say by itself."))
    countries = serializers.ListField(
        child=serializers.CharField(), help_text=_("Where it may be used, two letters each. Empty: everywhere.")
    )
    rights_until = serializers.DateField(
        allow_null=True, help_text=_("The last day on which it is offered, here and by you; null for no end.")
    )
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
        if picture is None:
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
            "warning": page.warning or picture.warning or None,
        }

    @extend_schema_field(UrlOrNull())
    def get_file_url(self, page: Any) -> str | None:
        if not (page.templates_in_use or page.neutral_file):
            return None
        with override(page.locale.language_code):
            return absolute(reverse("library:neutral", args=[page.public_id, 1]))

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
    state = serializers.SerializerMethodField(
        help_text=_(
            "What is corrected is offered all the same. What is withdrawn is not listed, and its address is 410."
        )
    )
    corrected_at = serializers.SerializerMethodField(
        help_text=_("When the campaign last corrected it; copies that are older should be replaced.")
    )
    correction = serializers.SerializerMethodField(
        help_text=_("What was wrong, in the language of the request where there are words in it.")
    )
    replacement_id = serializers.SerializerMethodField(
        help_text=_("The material to use instead of this one; null where it is this one itself.")
    )
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

    def correction_of(self, pages: list[Any]) -> Any:
        return self.context["corrections"].get(pages[0].public_id)

    @extend_schema_field(Choice(choices=STATES))
    def get_state(self, pages: list[Any]) -> str:
        return "corrected" if self.correction_of(pages) else "offered"

    @extend_schema_field(Moment(allow_null=True))
    def get_corrected_at(self, pages: list[Any]) -> Any:
        row = self.correction_of(pages)
        return Moment().to_representation(row.corrected_at) if row else None

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_correction(self, pages: list[Any]) -> str | None:
        row = self.correction_of(pages)
        return in_language(row.change_notes, get_language() or "en") or None if row else None

    @extend_schema_field(serializers.UUIDField(allow_null=True))
    def get_replacement_id(self, pages: list[Any]) -> str | None:
        row = self.correction_of(pages)
        return str(row.corrected_by.public_id) if row and row.corrected_by else None

    @extend_schema_field(MaterialVersionSerializer(many=True))
    def get_versions(self, pages: list[Any]) -> Any:
        return MaterialVersionSerializer(pages, many=True, context=self.context).data


class SectionSerializer(serializers.Serializer):
    heading = serializers.CharField(help_text=_("May be empty."))
    text = serializers.CharField(help_text=_("Without markup; an empty line begins a new paragraph."))


class MaterialTextSerializer(serializers.Serializer):
    language = serializers.CharField()
    sections = SectionSerializer(many=True, help_text=_("What to take over, piece by piece; empty for a picture."))


class PhotoSerializer(serializers.Serializer):
    url = serializers.URLField(help_text=_("Of the whole picture; null where its author decides."), allow_null=True)
    alt = serializers.CharField(help_text=_("What it shows, for those who cannot see it."))
    caption = serializers.CharField(help_text=_("May be empty."))
    credit = serializers.CharField(help_text=_("Whom to name beside it."))
    licence_id = serializers.CharField(allow_null=True)
    licence_url = serializers.CharField(allow_null=True)
    countries = serializers.ListField(child=serializers.CharField())
    rights_until = serializers.DateField(allow_null=True)
    warning = serializers.CharField(allow_null=True)


class MaterialPhotosSerializer(serializers.Serializer):
    language = serializers.CharField()
    photos = PhotoSerializer(many=True, help_text=_("In their order, without those in which our rights have ended."))


class FullMaterialSerializer(MaterialSerializer):
    photos = serializers.SerializerMethodField(help_text=_("The pictures of a photo set, in each version."))
    texts = serializers.SerializerMethodField(help_text=_("The words of each version."))

    @extend_schema_field(MaterialPhotosSerializer(many=True))
    def get_photos(self, pages: list[Any]) -> list[dict[str, Any]]:
        sets = [(page, page.photos_shown()) for page in pages if page.photos]
        return [
            {"language": page.locale.language_code, "photos": [photo_told(page, photo) for photo in photos]}
            for page, photos in sets
        ]

    @extend_schema_field(MaterialTextSerializer(many=True))
    def get_texts(self, pages: list[Any]) -> list[dict[str, Any]]:
        return [
            {
                "language": page.locale.language_code,
                "sections": [{"heading": part.value["heading"], "text": part.value["text"]} for part in page.body],
            }
            for page in pages
        ]


def photo_told(page: Any, photo: dict[str, Any]) -> dict[str, Any]:
    picture = photo["picture"]
    return {
        "url": absolute(photo["sizes"][-1][1].url) if photo["sizes"] else None,
        "alt": photo["alt"],
        "caption": photo["caption"],
        "credit": photo["credit"],
        "licence_id": picture.licence_code or None,
        "licence_url": picture.licence_url or None,
        "countries": picture.countries,
        "rights_until": picture.rights_until and picture.rights_until.isoformat(),
        "warning": page.warning or picture.warning or None,
    }


class MaterialPageSerializer(Page):
    items = MaterialSerializer(many=True)
