"""Writing the next version of a text, asking for its publication, and publishing what somebody else wrote."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor, acting_user
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.languages.names import language_name
from partners.texts.emails import tell_author, tell_publishers
from partners.texts.models import Draft
from partners.texts.permissions import can_draft_text
from partners.texts.rendering import reads_the_same
from partners.texts.selectors import (
    BINDINGS,
    base_texts,
    is_overtaken,
    languages_of,
    newest_version,
    open_draft,
    require_in_order,
)
from partners.texts.workflow import DRAFT


@transaction.atomic
def start_draft(kind: str, scope: UUID, *, by: Actor) -> Draft:
    """The next version, beginning with the words of the newest; the open one where somebody has begun it already.

    Raises NotAllowed.
    """
    if not can_draft_text(by, kind):
        raise NotAllowed(_("Only those who look after this text may write its next version."))
    binding = BINDINGS[kind]
    # The lock of the text itself, so that two who begin at once get one draft.
    binding.hold(scope)
    if draft := open_draft(kind, scope):
        return draft
    newest = newest_version(kind, scope)
    draft = Draft.objects.create(
        kind=kind,
        scope=scope,
        base=newest.ordinal if newest else 0,
        texts=binding.plain(newest) if newest else {},
        written_by=acting_user(by),
        written_at=clock.now(),
    )
    _record(Verb.DRAFT_STARTED, draft, by=by)
    return draft


@transaction.atomic
def save_draft(
    draft: Draft,
    *,
    texts: Mapping[str, str],
    change_notes: Mapping[str, str],
    is_material: bool,
    starts_at: datetime | None,
    seen: str,
    by: Actor,
) -> bool:
    """Keep what was written; whoever saves is its author from now on, and what waited has to be asked for again.

    Whether anything was new. `seen` is the `stamp` of what the writer had before them. Raises NotAllowed and Conflict
    (`stale` when somebody has saved since, `wrong_state`).
    """
    draft = _held(draft)
    DRAFT.advance(draft, "edit", by=by)
    if seen != draft.stamp:
        raise Conflict(_("Somebody has saved this draft in the meantime."), code="stale")
    new = {
        "texts": dict(texts),
        "change_notes": {language: note for language, note in change_notes.items() if note},
        # Nobody has signed anything before the first version.
        "is_material": is_material or not draft.base,
        "starts_at": starts_at,
    }
    if all(getattr(draft, name) == value for name, value in new.items()):
        return False
    for name, value in new.items():
        setattr(draft, name, value)
    _write(draft, by=by)
    _record(Verb.DRAFT_SAVED, draft, by=by)
    return True


@transaction.atomic
def compare_anew(draft: Draft, *, seen: str, by: Actor) -> Draft:
    """Take the newest version for the one that is written over; the words of the draft stay, and so does their author.

    Raises NotAllowed and Conflict (`stale`, `wrong_state`).
    """
    draft = _held(draft)
    DRAFT.advance(draft, "edit", by=by)
    _check_seen(draft, seen)
    newest = newest_version(draft.kind, draft.scope)
    draft.base = newest.ordinal if newest else 0
    # Not `_write`: whoever presses a button has written nothing, and the author could then publish their own words.
    draft.revision += 1
    draft.save()
    _record(Verb.DRAFT_SAVED, draft, by=by)
    return draft


@transaction.atomic
def ask_for_publication(draft: Draft, *, seen: str, by: Actor) -> Draft:
    """Say that it is finished; whoever else may publish it gets a letter.

    Raises NotAllowed and Conflict (`stale`, `overtaken`, `unchanged`, `incomplete`, `too_early`, `wrong_state`).
    """
    draft = _held(draft)
    DRAFT.advance(draft, "ask", by=by)
    _check_seen(draft, seen)
    _check_ready(draft)
    draft.note = ""
    draft.save()
    _record(Verb.PUBLICATION_ASKED, draft, by=by)
    tell_publishers(draft)
    return draft


@transaction.atomic
def send_back(draft: Draft, *, reason: str, by: Actor) -> Draft:
    """To its author, with a sentence. Raises NotAllowed and Conflict (`wrong_state`)."""
    draft = _held(draft)
    DRAFT.advance(draft, "send_back", by=by)
    draft.note = reason
    draft.save()
    _record(Verb.DRAFT_SENT_BACK, draft, by=by)
    tell_author("sent_back", draft)
    return draft


@transaction.atomic
def withdraw_draft(draft: Draft, *, by: Actor) -> Draft:
    """It is kept and can be read, and never becomes a version. Raises NotAllowed and Conflict (`wrong_state`)."""
    draft = _held(draft)
    DRAFT.advance(draft, "withdraw", by=by)
    draft.save()
    _record(Verb.DRAFT_WITHDRAWN, draft, by=by)
    return draft


@transaction.atomic
def publish_draft(draft: Draft, *, seen: str, by: Actor) -> Any:
    """Make it the next version, in force at once or on its day; the entry is that of the room whose text it is.

    `seen` is the `stamp` of what the second person has read: what was changed since is not published. Raises
    NotAllowed and Conflict (`stale`, `overtaken`, `unchanged`, `incomplete`, `too_early`, `wrong_state`).
    """
    draft = _held(draft)
    DRAFT.advance(draft, "publish", by=by)
    _check_seen(draft, seen)
    # Behind the text's own lock: a version that comes by command takes the same one.
    BINDINGS[draft.kind].hold(draft.scope)
    _check_ready(draft)
    draft.approved_by = acting_user(by)
    draft.number = draft.base + 1
    draft.save()
    version = BINDINGS[draft.kind].put_into_force(draft, _starts(draft), by)
    tell_author("published", draft)
    return version


def _write(draft: Draft, *, by: Actor) -> None:
    draft.revision += 1
    draft.written_by, draft.written_at = acting_user(by), clock.now()
    draft.save()


def _held(draft: Draft) -> Draft:
    return Draft.objects.select_for_update(no_key=True).get(pk=draft.pk)


def _check_seen(draft: Draft, seen: str) -> None:
    if seen != draft.stamp:
        raise Conflict(_("This draft was changed since you opened the page. Please read it again."), code="stale")


def _check_ready(draft: Draft) -> None:
    if is_overtaken(draft):
        raise Conflict(
            _("Another version was published since this draft was begun. Compare it with that one first."),
            code="overtaken",
        )
    for language in languages_of(draft):
        text = draft.texts.get(language, "")
        if not text.strip():
            raise Conflict(
                _("The text is missing in one language: %(language)s.") % {"language": language_name(language)},
                code="incomplete",
            )
        if mistake := BINDINGS[draft.kind].mistake(text):
            raise Conflict(f"{language_name(language)}: {mistake}", code="incomplete")
    before = base_texts(draft)
    if before and all(reads_the_same(text, before.get(code, "")) for code, text in draft.texts.items()):
        raise Conflict(
            _("Nothing has changed: the words are those of version %(number)s.") % {"number": draft.base},
            code="unchanged",
        )
    require_in_order(newest_version(draft.kind, draft.scope), _starts(draft))


def _starts(draft: Draft) -> datetime:
    """Its day, or now where none was named or it has passed."""
    return max(draft.starts_at or clock.now(), clock.now())


@transaction.atomic
def _record(verb: Verb, draft: Draft, *, by: Actor) -> None:
    record(verb, by=by, subject=draft, version=draft.base + 1)
