"""What happens to updates: they are described, shown, hidden, corrected and withdrawn."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.verbs import Verb
from partners.campaigns.models import Campaign, Subject
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict
from partners.organizations.models import Organization
from partners.publications.services import (
    correct_publication,
    describe_publication,
    hide_publication,
    require_free_key,
    require_keeper,
    show_publication,
    withdraw_publication,
)
from partners.updates.models import Correction, Face, Update

Changes = dict[str, list[dict[str, str]]]


@transaction.atomic
def add_update(
    campaign: Campaign,
    *,
    key: str,
    dated_on: date,
    by: Actor,
    subject: Subject | None = None,
    author: Organization | None = None,
    public_id: UUID | None = None,
) -> Update:
    """An update that nothing shows yet. `public_id` is given when a page had its name first.

    Raises NotAllowed, and Conflict (`key_taken`) when the campaign has one with this short name. No entry: nobody sees
    it before a face is shown.
    """
    require_keeper(by)
    require_free_key(Update, campaign, key)
    named = {"public_id": public_id} if public_id else {}
    return Update.objects.create(campaign=campaign, key=key, subject=subject, author=author, dated_on=dated_on, **named)


def describe_update(
    update: Update,
    *,
    campaign: Campaign,
    dated_on: date,
    by: Actor,
    subject: Subject | None,
    author: Organization | None,
) -> Update:
    """What it is about, whose, and of which day. The entry is that of the page that says so. Raises NotAllowed."""
    return describe_publication(update, campaign=campaign, subject=subject, author=author, dated_on=dated_on, by=by)


def show_face(update: Update, language: str, *, by: Actor, title: str, until: datetime | None) -> Face:
    """Everybody may read this language's page now, to its end at `until`. Raises NotAllowed."""
    face: Face = show_publication(update, language, title=title, until=until, by=by)
    return face


def hide_face(update: Update, language: str, *, by: Actor) -> None:
    """This language's page is offline, restricted or gone. Raises NotAllowed."""
    hide_publication(update, language, by=by)


@transaction.atomic
def embargo_update(update: Update, *, until: datetime | None, by: Actor) -> Update:
    """Nothing shows it before this moment, in any language and whatever its pages say; None lifts it now.

    The entry is that of whoever says why. Raises NotAllowed, and Conflict for what is withdrawn (`withdrawn`), or what
    everybody can read already (`is_read`): nobody can be asked to forget it.
    """
    require_keeper(by)
    update = Update.objects.select_for_update(no_key=True).get(pk=update.pk)
    if update.withdrawn_at:
        raise Conflict(_("This update was withdrawn."), code="withdrawn")
    if until and Update.objects.available(at=clock.now()).filter(pk=update.pk).exists():
        raise Conflict(
            _("Everybody can read this update already. An embargo is set before it is published."), code="is_read"
        )
    if update.opens_at != until:
        update.opens_at = until
        update.save(update_fields=["opens_at", "updated_at"])
    return update


def withdraw_update(
    update: Update, *, reasons: Mapping[str, str], by: Actor, replacement: Update | None = None
) -> Update:
    """For good: no page, no list and no feed shows it from now on.

    Raises NotAllowed, Conflict the second time; DomainError without a reason (`no_reason`), with one that is too long
    (`too_long`), and for a replacement that cannot stand in its place (`own_place`, `not_offered`, `in_a_circle`).
    """
    return withdraw_publication(update, Verb.UPDATE_WITHDRAWN, reasons=reasons, replacement=replacement, by=by)


@transaction.atomic
def correct_update(
    update: Update,
    *,
    notes: dict[str, str],
    by: Actor,
    changes: Changes | None = None,
    corrected_by: Update | None = None,
    **data: Any,
) -> Update:
    """Something in it was wrong: `notes` say by language what changed, `changes` are the words before and after.

    Each time is kept. Raises NotAllowed, Conflict for one that is withdrawn; DomainError without a note (`no_notes`),
    with one that is too long (`too_long`), and for what cannot stand in its place (`own_place`, `not_offered`,
    `in_a_circle`).
    """
    update = correct_publication(update, Verb.UPDATE_CORRECTED, notes=notes, corrected_by=corrected_by, by=by, **data)
    Correction.objects.create(
        update=update,
        made_at=update.corrected_at or clock.now(),
        made_by=by.user,
        notes=update.change_notes,
        changes=changes or {},
    )
    return update
