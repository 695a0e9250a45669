"""The part that is the same whatever is published: shown, hidden, withdrawn, corrected.

The rooms above say which verb it is, and what else their rows hold.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.kernel.languages import in_language
from partners.publications.models import LONGEST_TEXT, Publication, rows_of
from partners.publications.permissions import can_keep_publications
from partners.publications.selectors import replacements_along
from partners.publications.workflow import PUBLICATION

P = TypeVar("P", bound=Publication)
REFUSED = _("You may not change this.")
# What follows a withdrawal or a correction in the rooms above, in the same transaction. They put it here when they
# start, as they do with names (docs/adr/0036).
FOLLOWERS: list[Callable[[Any, Verb], None]] = []


def require_keeper(by: Actor) -> None:
    """Raises NotAllowed."""
    if not can_keep_publications(by):
        raise NotAllowed(REFUSED)


def require_free_key(kind: type[Publication], campaign: Any, key: str) -> None:
    """Raises Conflict (`key_taken`) when the campaign has one of this kind with this short name."""
    # For a readable answer; of two at once the constraint refuses the second.
    if rows_of(kind).filter(campaign=campaign, key=key).exists():
        raise Conflict(_("There is one with this short name already."), code="key_taken")


@transaction.atomic
def describe_publication(thing: P, *, by: Actor, **told: Any) -> P:
    """What it is and whose. The entry is that of the page that says so. Raises NotAllowed."""
    require_keeper(by)
    thing = locked(thing)
    changed = {name: value for name, value in told.items() if is_other(thing, name, value)}
    if not changed:
        return thing
    for name, value in changed.items():
        setattr(thing, name, value)
    others = rows_of(type(thing)).filter(campaign=thing.campaign, key=thing.key).exclude(pk=thing.pk)
    if "campaign" in changed and others.exists():
        # It comes to a campaign that has one of this name: the newcomer gives way.
        thing.key = f"{thing.key[:240]}-{thing.pk}"
    thing.save(update_fields=[*changed, "key", "updated_at"])
    return thing


@transaction.atomic
def show_publication(thing: Publication, language: str, *, by: Actor, until: datetime | None, **told: Any) -> Any:
    """Everybody may read this language's page now, to its end at `until`; `told` is what it says. The face.

    Raises NotAllowed.
    """
    require_keeper(by)
    told["live_until"] = until
    # `live_from` only the first time: publishing a page again does not make it newer.
    face, _is_new = faces_of(thing).update_or_create(
        language=language, defaults=told, create_defaults={**told, "live_from": clock.now()}
    )
    return face


@transaction.atomic
def hide_publication(thing: Publication, language: str, *, by: Actor) -> None:
    """This language's page is offline, restricted or gone. Raises NotAllowed."""
    require_keeper(by)
    # Gone and not marked: a face is there exactly as long as everybody may read its page.
    faces_of(thing).filter(language=language).delete()


@transaction.atomic
def withdraw_publication(
    thing: P, verb: Verb, *, reasons: Mapping[str, str], by: Actor, replacement: P | None = None
) -> P:
    """For good and in every language: nothing of it is shown or handed out from now on.

    `reasons` say why by language; `replacement` is what to use instead. Raises NotAllowed, Conflict the second time;
    DomainError without a reason (`no_reason`), with one that is too long (`too_long`), and for a replacement that
    cannot stand in its place (as `require_stand_in`).
    """
    # Locked, or of two who withdraw at once both would find it offered, and the log would say it twice.
    thing, replacement = locked_with(thing, replacement)
    PUBLICATION.require(thing, "withdraw", by=by)
    kept = kept_texts(reasons, missing=_("Say why it is withdrawn."), code="no_reason")
    now = clock.now()
    require_stand_in(thing, replacement, at=now)
    # What everybody could read until now: what was never shown has no title that is told afterwards.
    shown = faces_of(thing).model.objects.shown(at=now).filter(**{faces_of(thing).model.of: thing})
    thing.withdrawn_at, thing.withdrawn_by, thing.replaced_by = now, by.user, replacement
    thing.withdrawn_reason, thing.withdrawn_reasons = in_language(kept, "en"), kept
    thing.withdrawn_titles = dict(shown.values_list("language", "title"))
    thing.save(
        update_fields=[
            "withdrawn_at", "withdrawn_by", "withdrawn_reason", "withdrawn_reasons", "withdrawn_titles", "replaced_by",
            "updated_at",
        ]
    )  # fmt: skip
    return told(thing, verb, by=by)


@transaction.atomic
def correct_publication(
    thing: P, verb: Verb, *, notes: Mapping[str, str], by: Actor, corrected_by: P | None = None, **data: Any
) -> P:
    """Something in it was wrong: `notes` say by language what changed; `corrected_by` is what stands in its place.

    `data` goes into the entry. Raises NotAllowed, Conflict for what is withdrawn; DomainError without a note
    (`no_notes`), with one that is too long (`too_long`), and for what cannot stand in its place (as
    `require_stand_in`).
    """
    # Unlike a withdrawal it may happen again: what was corrected can be wrong once more.
    thing, corrected_by = locked_with(thing, corrected_by)
    PUBLICATION.require(thing, "correct", by=by)
    # Empty notes are left out, so that readers of that language are given another one.
    kept = kept_texts(notes, missing=_("Say what has changed."), code="no_notes")
    now = clock.now()
    require_stand_in(thing, corrected_by, at=now)
    thing.corrected_at, thing.corrected_by, thing.change_notes = now, corrected_by, kept
    thing.save(update_fields=["corrected_at", "corrected_by", "change_notes", "updated_at"])
    return told(thing, verb, by=by, **data)


@transaction.atomic
def told(thing: P, verb: Verb, *, by: Actor, **data: Any) -> P:
    """In the rooms above, and then in the log."""
    for follow in FOLLOWERS:
        follow(thing, verb)
    # Last, because the log's place in order is held until the end of the transaction.
    record(verb, by=by, campaign=thing.campaign, subject=thing, **data)
    return thing


def require_stand_in(thing: Publication, other: Publication | None, *, at: datetime) -> None:
    """Raises DomainError where `other` is the thing itself (`own_place`), is not offered (`not_offered`), or leads
    back to it (`in_a_circle`). None is fine: there may be nothing to use instead."""
    if other is None:
        return
    if other.pk == thing.pk:
        raise DomainError(_("It cannot stand in its own place."), code="own_place")
    if not rows_of(type(thing)).available(at=at).filter(pk=other.pk).exists():
        raise DomainError(_("What should be used instead is not offered itself. Choose another."), code="not_offered")
    if thing.pk in {each.pk for each in replacements_along(other)}:
        raise DomainError(
            _("In the place of what you chose stands this very one: readers would be led in a circle."),
            code="in_a_circle",
        )


def kept_texts(texts: Mapping[str, str], *, missing: Any, code: str) -> dict[str, str]:
    """Those that say something. Raises DomainError, `code` without any, `too_long` where one is."""
    kept = {language: text.strip() for language, text in texts.items() if text.strip()}
    if not kept:
        raise DomainError(missing, code=code)
    if any(len(text) > LONGEST_TEXT for text in kept.values()):
        raise DomainError(
            _("One of the texts is longer than %(number)s signs.") % {"number": LONGEST_TEXT}, code="too_long"
        )
    return kept


def is_other(thing: Publication, name: str, value: Any) -> bool:
    # By the number of what it leads to, which costs no query.
    field: Any = thing._meta.get_field(name)
    return bool(getattr(thing, field.attname) != (value.pk if isinstance(value, Model) else value))


def locked(thing: P) -> P:
    found: P = rows_of(type(thing)).select_for_update(no_key=True).get(pk=thing.pk)
    return found


def locked_with(thing: P, other: P | None) -> tuple[P, P | None]:
    """Both as they are now, in one order: of two who put each in the place of the other, one is refused."""
    numbers = {thing.pk, other.pk} if other else {thing.pk}
    held = rows_of(type(thing)).select_for_update(no_key=True).filter(pk__in=numbers).order_by("pk")
    rows = {row.pk: row for row in held}
    return rows[thing.pk], rows.get(other.pk) if other else None


def faces_of(thing: Any) -> Any:
    return thing.faces
