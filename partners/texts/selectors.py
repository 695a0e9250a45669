"""Which texts bind people, the drafts of their next versions, and what waits for a second person."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict
from partners.texts.models import Draft, Kind, Origin
from partners.texts.permissions import can_publish_text, can_see_text, right_to_publish
from partners.users.models import User
from partners.users.selectors import staff_who_may


@dataclass(frozen=True)
class Bound:
    """Who has said yes to a text: an organisation, or a media contact by the name that they agreed to."""

    public_id: UUID
    name: str


@dataclass(frozen=True)
class Binding:
    """What the room that owns a kind of text says about it. A scope is EVERYWHERE, or a campaign's public id.

    `versions` are all, the newest first, also those that are not in force yet. `plain` gives a version's texts as
    people write them, `bound` those who have said yes to it, by name. `mistake` says what such a text lacks, or
    nothing. `hold` takes the text's lock. `put_into_force` takes the draft, the moment
    and the actor; it is called in the transaction of the publication and asks for no permission.
    """

    scopes: Callable[[], list[UUID]]
    name: Callable[[UUID], str]
    versions: Callable[[UUID], Any]
    hold: Callable[[UUID], Any]
    languages: Callable[[UUID], list[str]]
    plain: Callable[[Any], dict[str, str]]
    bound: Callable[[Any], list[Bound]]
    mistake: Callable[[str], str]
    put_into_force: Callable[[Draft, datetime, Actor], Any]


# The rooms above put theirs here when they start: they know their tables, and this one lies below them.
BINDINGS: dict[str, Binding] = {}


@dataclass(frozen=True)
class BindingText:
    """One text, where it stands now. `in_force` is None before the first; `ahead` are versions with a later day."""

    kind: Kind
    scope: UUID
    name: str
    versions: list[Any]
    in_force: Any
    ahead: list[Any]
    draft: Draft | None


def texts_for(viewer: Actor, *, at: datetime) -> list[BindingText]:
    """Those that this person may write or publish."""
    kinds = [kind for kind in Kind if can_see_text(viewer, kind) and kind in BINDINGS]
    return [text_of(kind, scope, at=at) for kind in kinds for scope in BINDINGS[kind].scopes()]


def text_of(kind: Kind, scope: UUID, *, at: datetime) -> BindingText:
    versions = list(BINDINGS[kind].versions(scope).select_related("drafted_by", "approved_by"))
    out = [version for version in versions if version.published_at <= at]
    return BindingText(
        kind=kind,
        scope=scope,
        name=BINDINGS[kind].name(scope),
        versions=versions,
        in_force=out[0] if out else None,
        ahead=[version for version in versions if version.published_at > at],
        draft=open_draft(kind, scope),
    )


def open_draft(kind: str, scope: UUID) -> Draft | None:
    found = Draft.objects.filter(kind=kind, scope=scope, standing__in=[Draft.Standing.WRITING, Draft.Standing.ASKED])
    return found.select_related("written_by").first()


def drafts_for_staff(viewer: Actor) -> QuerySet[Draft]:
    """Also those that are over: what became of each can still be read."""
    kinds = [kind for kind in Kind.values if can_see_text(viewer, kind)]
    return Draft.objects.filter(kind__in=kinds).select_related("written_by", "approved_by")


def drafts_waiting_for(viewer: Actor) -> QuerySet[Draft]:
    """What this person could publish now."""
    kinds = [kind for kind in Kind.values if can_publish_text(viewer, kind)]
    return Draft.objects.filter(kind__in=kinds, standing=Draft.Standing.ASKED).exclude(written_by=viewer.user)


def newest_version(kind: str, scope: UUID) -> Any:
    return BINDINGS[kind].versions(scope).first()


def base_of(draft: Draft) -> Any:
    """The version that it was written over; None where it is the first."""
    numbers = {version.ordinal: version for version in BINDINGS[draft.kind].versions(draft.scope)}
    return numbers.get(draft.base)


def base_texts(draft: Draft) -> dict[str, str]:
    base = base_of(draft)
    return BINDINGS[draft.kind].plain(base) if base else {}


def is_overtaken(draft: Draft) -> bool:
    """Whether another version was published since it was begun. Of one that is over, its standing tells more."""
    newest = newest_version(draft.kind, draft.scope)
    return newest is not None and newest.ordinal != draft.base


def languages_of(draft: Draft) -> list[str]:
    """Those in which the text has to be, then those in which it is besides."""
    needed = BINDINGS[draft.kind].languages(draft.scope)
    return [*needed, *sorted({*draft.texts, *base_texts(draft)} - set(needed))]


def publishers_besides(draft: Draft) -> QuerySet[User]:
    """Staff whose groups let them publish it, without its author."""
    return staff_who_may(right_to_publish(draft.kind)).exclude(pk=draft.written_by_id)


def names_of_drafts(public_ids: Collection[UUID], language: str) -> dict[UUID, str]:
    drafts = Draft.objects.filter(public_id__in=public_ids)
    with translation.override(language):
        return {
            draft.public_id: _("%(text)s, version %(number)s")
            % {"text": draft.get_kind_display(), "number": draft.number or draft.base + 1}
            for draft in drafts
        }


def require_in_order(newest: Any, published_at: datetime) -> None:
    """Raises Conflict (`too_early`) where a version would come into force before the one that it replaces."""
    if newest and published_at < newest.published_at:
        raise Conflict(
            _("Version %(number)s comes into force on %(date)s; the next one cannot come before it.")
            % {"number": newest.ordinal, "date": date_format(localtime(newest.published_at), "DATETIME_FORMAT")},
            code="too_early",
        )


def version_from(draft: Draft, newest: Any) -> dict[str, Any]:
    """The columns of the version that a published draft becomes. Where only spelling was put right, signatures count
    from where they counted for the one before."""
    is_same_in_sense = newest is not None and not draft.is_material
    return {
        "texts": draft.texts,
        "change_notes": draft.change_notes,
        "binds_since": (newest.binds_since or newest.ordinal) if is_same_in_sense else None,
        "origin": Origin.SCREEN,
        "drafted_by": draft.written_by,
        "approved_by": draft.approved_by,
    }
