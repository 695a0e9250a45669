"""What reviewers tell each other. Not events, so the log does not hear: the thread is its own record."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.organizations.models import Organization, VettingNote
from partners.organizations.permissions import can_review_organization, can_strike_note
from partners.organizations.services.locks import hold


@transaction.atomic
def add_note(organization: Organization, *, text: str, by: Actor) -> VettingNote:
    """What was sent twice is the note that is there. Raises NotAllowed and DomainError (`text_needed`)."""
    organization = hold(organization)
    if not can_review_organization(by, organization):
        raise NotAllowed(_("You may not do this."))
    if not text.strip():
        raise DomainError(_("Write a note first."), code="text_needed")
    last = organization.notes.order_by("-written_at", "-pk").first()
    if last and last.author_id == by.user_id and last.text == text.strip() and last.struck_at is None:
        return last
    return keep_note(organization, text, by=by)


@transaction.atomic
def strike_note(note: VettingNote, *, because: str, by: Actor) -> VettingNote:
    """Mark one's own note as no longer meant; the words stay readable for colleagues.

    Raises NotAllowed, Conflict (`struck`) and DomainError (`reason_needed`).
    """
    hold(note.organization)
    note = VettingNote.objects.select_related("organization").get(pk=note.pk)
    if not can_strike_note(by, note):
        raise NotAllowed(_("Only whoever wrote a note may cross it out."))
    if note.struck_at is not None:
        raise Conflict(_("This note is crossed out already."), code="struck")
    if not because.strip():
        raise DomainError(_("Say why first."), code="reason_needed")
    # Not by `save`, which changes no note.
    VettingNote.objects.filter(pk=note.pk).update(struck_at=clock.now(), struck_because=because)
    note.refresh_from_db()
    return note


def keep_note(organization: Organization, text: str, *, by: Actor) -> VettingNote:
    """The caller has asked for the right and holds the organisation's lock."""
    return VettingNote.objects.create(organization=organization, author=by.user, text=text.strip())
