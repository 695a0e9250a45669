"""The people whom the key's own organisation names to the press."""

from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils.http import parse_etags
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.exceptions import ErrorDetail
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from api.errors import InvalidFields, Refused
from api.fields import unknown_fields, unrepeated, well_shaped
from api.pagination import paged
from api.v1.media_contacts.shapes import EXAMPLE, SENT, ContactInputSerializer, ContactPage, ContactSerializer
from api.views import PagedQuery, Resource, etag_of, weak
from partners.campaigns.selectors import subject_choices
from partners.kernel import clock
from partners.kernel.actors import holder_of
from partners.kernel.errors import Conflict
from partners.organizations.models import AccessKey, Organization
from partners.press.forms.contacts import ContactForm
from partners.press.models import MediaContact
from partners.press.selectors import contacts_of
from partners.press.services.contacts import change_contact, submit_contact

SCOPES = {"GET": AccessKey.Scope.CONTACTS_READ.value, "WRITE": AccessKey.Scope.CONTACTS_WRITE.value}
DEFAULTS = {"language": "en", "time_zone": "UTC", "surfaces": ["reporters"]}


class ContactResource(Resource):
    required_scopes = {"GET": SCOPES["GET"], "POST": SCOPES["WRITE"], "PATCH": SCOPES["WRITE"]}

    def answer(self, contact: MediaContact, **how: Any) -> Response:
        self.etag = tag_of(contact)
        return Response(ContactSerializer(contact).data, **how)


class MediaContacts(ContactResource):
    query_serializer = PagedQuery

    @extend_schema(
        operation_id="listMediaContacts",
        tags=["media-contacts"],
        summary=_("Your own media contacts"),
        description=_("All that your organisation suggested, whatever became of it. Others’ are never shown."),
        responses=ContactPage,
        examples=[OpenApiExample("contacts", value={"items": [EXAMPLE], "next": None}, response_only=True)],
    )
    def get(self, request: Any) -> Response:
        rows, links = paged(
            request,
            contacts_of(request.auth.organization),
            ("created_at", "public_id"),
            cursor=self.query.get("cursor", ""),
            limit=self.query["limit"],
        )
        return self.page(ContactPage, rows, links)

    @extend_schema(
        operation_id="createMediaContact",
        tags=["media-contacts"],
        summary=_("Suggest a media contact"),
        description=_(
            "We write to the person and ask. Nobody is listed before they have agreed themselves. A second request "
            "with the same e-mail address is a conflict, so it is safe to try again after a broken connection."
        ),
        request=ContactInputSerializer,
        responses={201: ContactSerializer},
        examples=[
            OpenApiExample("sent", value=SENT, request_only=True),
            OpenApiExample("contact", value=EXAMPLE, response_only=True, status_codes=["201"]),
        ],
    )
    def post(self, request: Any) -> Response:
        wanted = checked(request.data, request.auth.organization)
        contact = submit_contact(request.auth.organization, **wanted, by=holder_of(request.auth))
        where = f"{settings.BASE_URL}/api/v1/media-contacts/{contact.public_id}"
        return self.answer(contact, status=201, headers={"Location": where})


class OneMediaContact(ContactResource):
    @extend_schema(
        operation_id="getMediaContact",
        tags=["media-contacts"],
        summary=_("One of your media contacts"),
        description=_("A contact of another organisation is not found."),
        responses=ContactSerializer,
        examples=[OpenApiExample("contact", value=EXAMPLE, response_only=True)],
    )
    def get(self, request: Any, contact_id: Any) -> Response:
        return self.answer(own_contact(request, contact_id))

    @extend_schema(
        operation_id="updateMediaContact",
        tags=["media-contacts"],
        summary=_("Change a media contact"),
        description=_(
            "Send only what changes. Whatever it is, but for the language of our messages, the person has to agree to "
            "it: we ask them, and until they do they stay listed with what they agreed to. When we wrote to them less "
            "than an hour ago this is a conflict, and nothing changes. With `If-Match` a change by somebody else in "
            "between is not overwritten."
        ),
        request=ContactInputSerializer,
        responses=ContactSerializer,
        examples=[
            OpenApiExample("sent", value={"topics": ["children"]}, request_only=True),
            OpenApiExample("contact", value=EXAMPLE, response_only=True),
        ],
    )
    def patch(self, request: Any, contact_id: Any) -> Response:
        contact = own_contact(request, contact_id)
        changes = checked(request.data, contact.organization, contact)
        known = request.META.get("HTTP_IF_MATCH", "")
        tags = set(parse_etags(known))
        # With the star one says: whatever it is by now, as long as there is one.
        is_bound = bool(known) and "*" not in tags
        # Weak ones as well, against the letter of RFC 9110: a proxy that compresses weakens ours, and its clients would
        # never change anything.
        if is_bound and tag_of(contact) not in {weak(tag) for tag in tags}:
            raise Refused("precondition-failed")
        # Somebody may still come between the comparison and the change; the service sees that.
        seen = contact.stamp if is_bound else None
        try:
            contact = change_contact(contact, **changes, seen=seen, by=holder_of(request.auth))
        except Conflict as conflict:
            if conflict.code == "stale":
                raise Refused("precondition-failed") from conflict
            raise
        return self.answer(contact)


def own_contact(request: Any, contact_id: Any) -> MediaContact:
    contact = contacts_of(request.auth.organization).filter(public_id=contact_id).first()
    if contact is None:
        raise Http404
    return contact


def tag_of(contact: MediaContact) -> str:
    return etag_of(JSONRenderer().render(ContactSerializer(contact).data))


def checked(data: Any, organization: Organization, contact: MediaContact | None = None) -> dict[str, Any]:
    """What was sent, in the service's words. Raises with everything that is wrong about it."""
    codes = {code for code, _name in subject_choices(at=clock.now(), kept=contact.topics if contact else ())}
    shape = ContactInputSerializer(data=data, partial=contact is not None, context={"subjects": codes})
    shape.is_valid()
    no_such_field = ErrorDetail(str(_("There is no such field.")), code="unknown")
    # REST framework drops what it does not know; a misspelt field would be lost without a word.
    wrong = {name: [no_such_field] for name in unknown_fields(data, shape.fields)}
    wrong = {**shape.errors, **wrong}
    # What has its shape is looked at further, whatever is wrong beside it: the sender is told all at once.
    sent = dict(shape.validated_data) if not shape.errors else well_shaped(shape, data)
    names = [str(name) for name in shape.fields]
    before = {name: getattr(contact, name) for name in names} if contact else DEFAULTS
    # The whole contact, because the form knows no part of one; of its findings only those about what was sent count.
    form = ContactForm({**before, **sent}, contact=contact, organization=organization)
    form.is_valid()
    for name, reasons in form.errors.as_data().items():
        if name not in wrong and (contact is None or name in sent):
            wrong[name] = [ErrorDetail(text, code=reason.code) for reason in reasons for text in reason.messages]
    if wrong:
        raise InvalidFields(wrong)
    return {name: unrepeated(form.cleaned_data[name]) for name in (sent if contact else names)}
