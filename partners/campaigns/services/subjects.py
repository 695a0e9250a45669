"""What a campaign speaks about: what reporters can ask and media contacts can answer."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.campaigns.models import Campaign, Subject
from partners.campaigns.permissions import can_edit_subjects
from partners.campaigns.services.statements import held
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.languages.skeletons import is_alike


@transaction.atomic
def add_subject(campaign: Campaign, *, code: str, names: dict[str, str], by: Actor) -> Subject:
    """Offer one more, behind the others. Raises NotAllowed and Conflict (`code_taken`, `name_taken`)."""
    _check_may_edit_subjects(by)
    subjects = list(held(campaign).subjects.all())
    # Asked under the lock, so that of two at once the second gets this sentence and not the constraint's.
    if any(found.code.lower() == code.lower() for found in subjects):
        raise Conflict(_("There is a topic with this short name already."), code="code_taken")
    _check_names_are_free(subjects, names)
    place = max((found.position for found in subjects), default=0) + 1
    subject = Subject.objects.create(campaign=campaign, code=code, names=names, position=place)
    record(Verb.SUBJECT_ADDED, by=by, campaign=campaign, subject=subject)
    return subject


@transaction.atomic
def change_subject(
    subject: Subject,
    *,
    names: dict[str, str] | None = None,
    place: int | None = None,
    is_offered: bool | None = None,
    seen: str | None = None,
    by: Actor,
) -> Subject:
    """Call it something else, move it to a place (from 1; the others make room), stop or begin again to offer it.

    What does not change anything is not recorded. `seen` is the `stamp` of what the writer has before them; when
    something was saved since, nothing is written: Conflict with the code `stale`. Without it the last writer wins.

    Raises NotAllowed, and Conflict (`name_taken`, or `last_offered` where the press would have nothing left to ask
    about).
    """
    _check_may_edit_subjects(by)
    campaign = held(subject.campaign)
    subjects = list(campaign.subjects.all())
    # The row of this very list: what is set on it below has to be seen by whoever looks through the list.
    subject = next(found for found in subjects if found.pk == subject.pk)
    if seen is not None and seen != subject.stamp:
        raise Conflict(_("This topic was changed in the meantime."), code="stale")
    was_offered, before = subject.is_offered, [found.pk for found in subjects]
    is_renamed = names is not None and names != subject.names
    if names is not None:
        _check_names_are_free([found for found in subjects if found != subject], names)
    subject.names = names if names is not None else subject.names
    subject.is_offered = was_offered if is_offered is None else is_offered
    # Only of the one that stops now: where nothing is offered any more, a name can still be mended.
    if was_offered and not any(found.is_offered for found in subjects):
        raise Conflict(_("This is the last topic that is offered. Offer another one first."), code="last_offered")
    if place is not None:
        subjects.remove(subject)
        subjects.insert(place - 1, subject)
    is_moved = [found.pk for found in subjects] != before
    if not (is_renamed or is_moved or subject.is_offered != was_offered):
        return subject
    for number, found in enumerate(subjects, 1):
        if found.position != number and found != subject:
            # By `update`: to make room is no change of the others, so their `updated_at` stays.
            Subject.objects.filter(pk=found.pk).update(position=number)
    subject.position = subjects.index(subject) + 1
    subject.save()
    is_again = subject.is_offered and not was_offered
    marks = {"is_retired": was_offered and not subject.is_offered, "is_offered_again": is_again}
    record(Verb.SUBJECT_CHANGED, by=by, campaign=campaign, subject=subject, **marks)
    return subject


def _check_names_are_free(others: Iterable[Subject], names: dict[str, str]) -> None:
    """Two of one name would be one choice twice, and nobody could say which was meant."""
    for language, name in names.items():
        if any(is_alike(other.names.get(language, ""), name) for other in others):
            raise Conflict(_("There is a topic called “%(name)s” already.") % {"name": name}, code="name_taken")


def _check_may_edit_subjects(actor: Actor) -> None:
    if not can_edit_subjects(actor):
        raise NotAllowed(_("Only the campaign team may say what the press can ask about."))
