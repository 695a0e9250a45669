"""The list of materials, and one of them."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db.models import Min
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.response import Response

from api.fields import Choice
from api.pagination import paged
from api.views import PagedQuery, Resource
from cms.library.selectors import materials_available, materials_in_full
from partners.kernel import clock
from partners.materials.models import Kind, Material
from partners.materials.selectors import material_known_as
from partners.organizations.models import AccessKey
from partners.publications.selectors import corrections_among, require_not_withdrawn

from .shapes import EXAMPLE, FullMaterialSerializer, MaterialPageSerializer

# For a page that was never published in the usual way; a list by position knows no null.
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class MaterialQuery(PagedQuery):
    kind = Choice(choices=Kind.choices, required=False, help_text=_("Only this kind."))
    language = Choice(
        choices=settings.WAGTAIL_CONTENT_LANGUAGES,
        required=False,
        help_text=_("Only materials that exist in this language. They come with their other versions."),
    )


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
        keys_here = [row["translation_key"] for row in rows]
        versions = materials_in_full(keys_here, at=now)
        return self.page(
            MaterialPageSerializer, versions, links, corrections=corrections_among(Material, keys_here, at=now)
        )


class OneMaterial(Resource):
    required_scopes = {"GET": AccessKey.Scope.CAMPAIGN_READ.value}

    @extend_schema(
        operation_id="getMaterial",
        tags=["materials"],
        summary=_("One material"),
        description=_("With the text to take over. What is withdrawn is 410, with the reason and what to use instead."),
        responses=FullMaterialSerializer,
        examples=[
            OpenApiExample(
                "material",
                value={
                    **EXAMPLE,
                    "photos": [],
                    "texts": [{"language": "en", "sections": [{"heading": "", "text": "People are not territory."}]}],
                },
            )
        ],
    )
    def get(self, request: Any, material_id: Any) -> Response:
        now = clock.now()
        found = materials_in_full([material_id], at=now)
        if not found:
            require_not_withdrawn(material_known_as(material_id), at=now)
            raise Http404
        context = {"request": request, "corrections": corrections_among(Material, [material_id], at=now)}
        return Response(FullMaterialSerializer(found[0], context=context).data)
