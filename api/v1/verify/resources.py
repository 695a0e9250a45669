"""Asking about a file: by its code or hash, or by sending it."""

from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail
from rest_framework.response import Response

from api.errors import InvalidFields, Refused
from api.fields import Text
from api.parsers import MOST_BYTES, FileParser
from api.views import Query, Resource
from partners.artwork.forms import ARTWORK_BYTES
from partners.editions.forms import FileLookUpForm
from partners.editions.rendering import Evidence
from partners.editions.selectors import issued_with_bytes, issued_with_code, verdict_on
from partners.editions.services import look_up_file
from partners.kernel import clock
from partners.kernel.codes import as_typed, is_short_code
from partners.kernel.doors.origin import is_sent_from_elsewhere
from partners.kernel.fields import ComeBack
from partners.kernel.limits.budgets import Budget
from partners.kernel.limits.callers import caller_of

from .shapes import EXAMPLE, RECOGNISED, IssuedFilesSerializer, LookedUpSerializer, VerifyFileSerializer

# Who pays besides the place that a request comes from.
EVERYBODY = "everybody"


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


class Verify(Resource):
    required_scopes = {"GET": "", "POST": ""}
    query_serializer = VerifyQuery
    parser_classes = [FileParser]
    # And what a form puts around a file.
    most_bytes = ARTWORK_BYTES + MOST_BYTES

    @extend_schema(
        operation_id="verifyFile",
        tags=["verify"],
        summary=_("What has become of a file"),
        description=_(
            "Needs no key. Give `code` or `sha256`. A code can be copied onto anything: only the hash of the bytes "
            "tells that somebody holds the very file that we issued. A picture that was changed on its way is "
            "recognised if you send it here by POST."
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

    @extend_schema(
        operation_id="lookUpFile",
        tags=["verify"],
        summary=_("What a file or picture shows"),
        description=_(
            "Needs no key. Send the file as you have it, or a photograph of a poster: its bytes are compared, its code "
            "is read, and its artwork and strip are compared with what we would draw. Takes a second or two, and may "
            "be asked sixty times an hour from one place. Nothing of the file is kept. In a small picture a single "
            "other letter, or another colour of a logo, may escape us."
        ),
        request={"multipart/form-data": VerifyFileSerializer},
        responses=LookedUpSerializer,
        examples=[OpenApiExample("recognised", value=RECOGNISED, response_only=True)],
    )
    def post(self, request: Any) -> Response:
        # A browser sends forms to anywhere; another site must not use up its visitors' tries.
        if is_sent_from_elsewhere(request):
            raise Refused("not-allowed", _("Another site made this browser send the file."))
        payer = Budget("look_up", caller_of(request._request), EVERYBODY)
        found = look_up_file(sent_file(request, payer), language=get_language() or "en", budget=payer)
        shown = {
            "known_by": found.known_by or None,
            "items": found.sight.verdicts if found.sight else found.exact,
            "by_code": found.told,
            "leads_elsewhere": found.leads_elsewhere,
            "picture": found.sight,
        }
        return Response(LookedUpSerializer(shown).data)

    def check_request(self, request: Any) -> None:
        super().check_request(request)
        # A form without a length would be read as an empty one.
        if request.method == "POST" and not request.META.get("CONTENT_LENGTH"):
            raise Refused("length-required")


def sent_file(request: Any, payer: Budget) -> Evidence:
    """Raises InvalidFields with what is wrong about it, and Busy or UsedUp where it was not looked at."""
    unknown = [name for name in request.data if name != "file"]
    no_such_field = ErrorDetail(str(_("There is no such field.")), code="unknown")
    if unknown:
        # Before anything is looked at, and paid for: a misspelt name is mended and sent again.
        raise InvalidFields({name[:80]: [no_such_field] for name in unknown[:10]})
    form = FileLookUpForm({}, files=request.FILES, budget=payer)
    if not form.is_valid():
        reasons = [reason for found in form.errors.as_data().values() for reason in found]
        for reason in reasons:
            if isinstance(reason, ComeBack):
                raise reason.reason
        raise InvalidFields(
            {"file": [ErrorDetail(text, code=reason.code) for reason in reasons for text in reason.messages]}
        )
    evidence: Evidence = form.cleaned_data["file"]
    return evidence
