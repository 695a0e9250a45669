"""A text of the campaign with the name of the key's own organisation under it."""

import base64
from functools import partial
from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from api.fields import Choice
from api.views import Query, Resource
from partners.branding.selectors import current_kit
from partners.editions.services import compose_letter, name_of_letter
from partners.kernel import clock
from partners.kernel.limits.budgets import Budget
from partners.materials.selectors import material_known_as, wordings_of
from partners.organizations.models import AccessKey
from partners.publications.selectors import require_not_withdrawn

EXAMPLE = {
    "language": "en",
    "title": "Who lives there?",
    "text": "WHO LIVES THERE?\n\nPeople are not territory.\n\nLantern\n\nlantern.example.org\n",
    "html": '<!doctype html>\n<html lang="en" dir="ltr">…</html>\n',
    "docx": "UEsDBBQAAAAIAA==",
    "docx_name": "territories-are-people-who-lives-there-lantern-en.docx",
    "pptx": None,
    "pptx_name": "territories-are-people-who-lives-there-lantern-en.pptx",
}


class LetterQuery(Query):
    language = Choice(choices=settings.WAGTAIL_CONTENT_LANGUAGES, help_text=_("Of the text."))
    slides = serializers.BooleanField(
        required=False, default=False, help_text=_("Whether slides are made, too: a picture is drawn for them.")
    )


class LetterSerializer(serializers.Serializer):
    language = serializers.CharField()
    title = serializers.CharField(help_text=_("Of the material."))
    text = serializers.CharField(help_text=_("As plain text."))
    html = serializers.CharField(help_text=_("As a page; everything that somebody typed is escaped."))
    docx = serializers.CharField(help_text=_("As a document to edit, in base64 (RFC 4648)."))
    docx_name = serializers.CharField(help_text=_("What to call that document, in ASCII."))
    pptx = serializers.CharField(
        allow_null=True, help_text=_("As slides, in base64 (RFC 4648); null unless `slides` is asked for.")
    )
    pptx_name = serializers.CharField(help_text=_("What to call those slides, in ASCII."))


class OwnLetter(Resource):
    required_scopes = {"GET": AccessKey.Scope.BRAND_READ.value}
    query_serializer = LetterQuery

    @extend_schema(
        operation_id="getLetter",
        tags=["materials"],
        summary=_("A text with your name"),
        description=_(
            "A text of the campaign with the name, line, link, accounts and boilerplate of your brand kit. Not found "
            "for a material that is no text in this language, and until your organisation has saved a kit. What is "
            "withdrawn is 410."
        ),
        responses=LetterSerializer,
        examples=[OpenApiExample("letter", value=EXAMPLE)],
    )
    def get(self, request: Any, material_id: Any) -> Response:
        now, language = clock.now(), self.query["language"]
        found = [each for each in wordings_of(material_id, at=now) if each.language == language]
        if not found:
            require_not_withdrawn(material_known_as(material_id), at=now)
        kit = current_kit(request.auth.organization)
        if not found or kit is None:
            raise Http404
        wording = found[0]
        payer = Budget("edition", None, request.auth.organization_id)
        composed = partial(compose_letter, wording, kit, budget=payer)
        letter = {
            "language": language,
            "title": wording.title,
            "text": composed("txt").decode(),
            "html": composed("html").decode(),
            "docx": base64.b64encode(composed("docx")).decode(),
            "docx_name": name_of_letter(wording, kit, "docx"),
            "pptx": base64.b64encode(composed("pptx")).decode() if self.query["slides"] else None,
            "pptx_name": name_of_letter(wording, kit, "pptx"),
        }
        return Response(LetterSerializer(letter).data)
