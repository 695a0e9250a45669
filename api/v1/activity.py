"""The activity of the joint campaign, made for catching up exactly."""

import hashlib
from typing import Any

from django.db.models import Max
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from api.errors import Refused
from api.fields import Choice, Id, Moment, OrNull, page_limit
from api.pagination import unknown_cursor, url_with
from api.views import Page, Query, Resource
from partners.activity.rendering import doer_in, names_of
from partners.activity.selectors import feed_for, narrowed
from partners.activity.verbs import Audience, Doer, Verb
from partners.kernel import clock
from partners.kernel.selectors import slice_of
from partners.materials.selectors import faces_seen
from partners.organizations.models import AccessKey
from partners.organizations.selectors import approved_organizations

# What partners may read about; the rest never leaves the campaign's staff.
READABLE = [verb for verb in Verb if verb.audience != Audience.STAFF]
READERS = [(audience.value, audience.label) for audience in (Audience.JOINT, Audience.OWN)]
NOUNS = sorted({verb.noun.value for verb in READABLE})
EXAMPLE = {
    "id": "0d8ad1c5-46d4-4f0b-a1b5-0f7dc1c1d3a4",
    "verb": "statement.endorsed",
    "label": "endorsed the statement",
    "audience": "joint",
    "happened_at": "2026-03-03T08:00:00Z",
    "organization": {"id": "6f1c1a9e-3f0e-4b1c-9a53-0d4f1f3a7c11", "name": "Lantern"},
    "campaign_id": "0f0d7c52-6d0b-4f6b-8a53-3b0a5b1c9a20",
    "subject": {"type": "statement", "id": "5b8e0d61-7df2-4e7b-8b1c-2f1a6f0f9e42", "title": "Version 1"},
    "actor": "member",
    "key_id": None,
    "data": {"number": 1},
}


class ActivityQuery(Query):
    verb = serializers.ListField(
        child=Choice(choices=[(verb.value, verb.label) for verb in READABLE]),
        required=False,
        max_length=20,
        help_text=_("Only these verbs. Repeat it for several: `verb=material.published&verb=material.unpublished`."),
    )
    audience = Choice(choices=READERS, required=False, help_text=_("Only what these may read: `joint` or `own`."))
    organization = Id(required=False, help_text=_("Only what is about this organisation."))
    since = Moment(required=False, help_text=_("Only what happened at this moment or later."))
    until = Moment(required=False, help_text=_("Only what happened before this moment."))
    order = Choice(
        choices=[("newest", _("newest first")), ("oldest", _("oldest first"))],
        default="newest",
        help_text=_("`newest` for showing, `oldest` for catching up."),
    )
    after = Id(required=False, help_text=_("Only what was recorded after this entry: the `id` that you kept last."))
    before = Id(required=False, help_text=_("Only what was recorded before this entry."))
    limit = page_limit()


class NamedSerializer(serializers.Serializer):
    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField()


class SubjectSerializer(serializers.Serializer):
    type = Choice(source="subject_type", choices=NOUNS, help_text=_("What kind of thing it is about."))
    id = serializers.UUIDField(source="subject_id", allow_null=True, help_text=_("Its id, as in its resource."))
    title = serializers.SerializerMethodField(
        help_text=_("What it is called now; null where it has no name, or is no longer there. Never a person’s name.")
    )

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_title(self, entry: Any) -> str | None:
        return self.context["titles"].get(entry.subject_id)


class EntrySerializer(serializers.Serializer):
    id = serializers.UUIDField(source="public_id", help_text=_("Of this entry; also the place to go on from."))
    verb = Choice(choices=[(verb.value, verb.label) for verb in READABLE])
    label = OrNull(  # type: ignore[assignment]
        source="get_verb_display", help_text=_("The verb in the language of the request.")
    )
    audience = Choice(
        choices=READERS, help_text=_("Who may read it: `joint` all partners, `own` your organisation alone.")
    )
    happened_at = Moment(help_text=_("When it happened. Entries are in the order of recording, which may be later."))
    organization = NamedSerializer(allow_null=True, help_text=_("Which organisation it is about."))
    campaign_id = serializers.UUIDField(source="campaign.public_id", allow_null=True, default=None)
    subject = serializers.SerializerMethodField(help_text=_("The thing it is about; null where there is none."))
    actor = serializers.SerializerMethodField(
        help_text=_(
            "Who did it, never by name: a `member` of the organisation, its access `key`, the `staff` of the campaign, "
            "the media `contact` by the link in our letter, or the portal itself by the `clock`."
        )
    )
    key_id = serializers.SerializerMethodField(help_text=_("Which of your own access keys did it, or null."))
    data = serializers.DictField(  # type: ignore[assignment]
        help_text=_("Ids and numbers that belong to the verb. More may be added.")
    )

    @extend_schema_field(SubjectSerializer(allow_null=True))
    def get_subject(self, entry: Any) -> Any:
        return SubjectSerializer(entry, context=self.context).data if entry.subject_type else None

    @extend_schema_field(Choice(choices=Doer.choices))
    def get_actor(self, entry: Any) -> str:
        return doer_in(entry).value

    @extend_schema_field(serializers.UUIDField(allow_null=True))
    def get_key_id(self, entry: Any) -> str | None:
        """Of one's own keys only: what all partners read tells nothing of how an organisation works."""
        is_own = entry.audience == Audience.OWN
        return str(entry.actor_key.public_id) if is_own and entry.actor_key else None


class EntryPage(Page):
    items = EntrySerializer(many=True)


class Activity(Resource):
    required_scopes = {"GET": AccessKey.Scope.ACTIVITY_READ.value}
    query_serializer = ActivityQuery

    @extend_schema(
        operation_id="listActivity",
        tags=["activity"],
        summary=_("What happened"),
        description=_(
            "What all partners may know, and what is about your own organisation. Entries are never changed or "
            "removed, and none ever appears behind one that you have read: keep the `id` of the last one, ask with "
            "`order=oldest&after=<id>`, and nothing is missed or doubled, however long you were away."
        ),
        responses=EntryPage,
        examples=[OpenApiExample("activity", value={"items": [EXAMPLE], "next": None})],
    )
    def get(self, request: Any) -> Response:
        query = self.query
        if "after" in query and "before" in query:
            detail = _now("Give after or before, not both.")
            raise Refused(
                "invalid-parameter", detail, errors=[{"parameter": "before", "detail": detail, "code": "both"}]
            )
        feed = feed_for(request.auth.organization)
        position = position_of(feed, query)
        entries = narrowed(
            feed,
            verbs=query.get("verb"),
            audience=query.get("audience"),
            organization_id=query.get("organization"),
            since=query.get("since"),
            until=query.get("until"),
        )
        self.etag = state_of(request, feed)
        # Before the page is read: who has the newest costs a look at the end of the log and nothing more.
        if self.is_known(request, self.etag):
            # What is known becomes 304 on its way out, as with every resource.
            return Response(status=200)
        rows, links = page_of(request, entries, query, position)
        return self.page(EntryPage, rows, links, titles=names_of(rows, get_language() or "en"))


def position_of(feed: Any, query: dict[str, Any]) -> int | None:
    """The row of the entry that `after` or `before` names. Of the whole feed: the filters may change in between."""
    name = "after" if "after" in query else "before"
    if name not in query:
        return None
    position = feed.order_by().filter(public_id=query[name]).values_list("id", flat=True).first()
    if position is None:
        raise unknown_cursor(name)
    return position


def state_of(request: Any, feed: Any) -> str:
    """A validator that costs one look at the end of the log: entries never change, so the newest tells it all.

    The newest that this reader may know, whatever the filters: to look for one that passes them may take the whole
    log. The names of organisations, the titles of materials and the language of the labels may change, and are
    therefore part of it: of what ends by the clock, or is restricted, no entry tells.
    """
    newest = feed.values_list("id", flat=True).first()
    names = approved_organizations().aggregate(Max("updated_at"))["updated_at__max"]
    titles = faces_seen(at=clock.now())
    parts = [request.get_full_path(), request.auth.organization_id, newest, names, titles, get_language()]
    # Weak: it vouches for the entries, not for the bytes in which they are told.
    return f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


def page_of(
    request: Any, entries: Any, query: dict[str, Any], position: int | None
) -> tuple[list[Any], dict[str, str]]:
    """In either order, `after` and `before` name the neighbours: the page lies next to them, on that side."""
    is_newest_first = query["order"] == "newest"
    onward, back = ("before", "after") if is_newest_first else ("after", "before")
    found = slice_of(
        entries,
        ["-id"] if is_newest_first else ["id"],
        beyond=None if position is None else [position],
        is_backwards=back in query,
        limit=query["limit"],
    )
    links = {}
    if found.has_next:
        links["next"] = url_with(request, **{back: None, onward: str(found.rows[-1].public_id)})
    if found.has_previous:
        links["prev"] = url_with(request, **{onward: None, back: str(found.rows[0].public_id)})
    if position is not None:
        links["first"] = url_with(request, after=None, before=None)
    return found.rows, links
