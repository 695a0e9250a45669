"""Which updates are releases, until when they are held back, and who is told once they are out."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, DomainError
from partners.kernel.limits.counting import count_use
from partners.kernel.room import if_there_is_room
from partners.press.emails import send_release
from partners.press.emails.early import tell_holders
from partners.press.models import Release, Subscription
from partners.press.selectors import releases_to_tell, subscribers_to
from partners.press.services.room import require_press_officer, require_seen
from partners.updates.models import Update
from partners.updates.services import embargo_update

# Somebody who knocks all day is one alarm an hour, and not a thousand lines that hide the next one.
ALARM_EVERY = timedelta(hours=1)


@transaction.atomic
def mark_release(
    update: Update,
    *,
    time_zone: str,
    embargo: datetime | None,
    contacts: dict[str, str],
    is_announced: bool = False,
    by: Actor,
) -> Release:
    """Make an update a release, held back until `embargo` where there is one; `time_zone` is the clock it is told by.

    Raises NotAllowed, DomainError (`in_the_past`), Conflict (`is_release`, `is_read`, `withdrawn`).
    """
    require_press_officer(by)
    require_ahead(embargo)
    # The update's row is held by it: of two who do the same, the second finds the release.
    if embargo:
        update = embargo_update(update, until=embargo, by=by)
    else:
        update = Update.objects.select_for_update(no_key=True).get(pk=update.pk)
    if Release.objects.filter(update=update).exists():
        raise Conflict(_("This update is a release already."), code="is_release")
    release = Release.objects.create(update=update, time_zone=time_zone, contacts=contacts, is_announced=is_announced)
    record_marked(release, by=by, is_embargoed=bool(embargo))
    return release


@transaction.atomic
def change_release(
    release: Release,
    *,
    time_zone: str,
    embargo: datetime | None,
    contacts: dict[str, str],
    is_announced: bool | None = None,
    seen: str | None = None,
    by: Actor,
) -> Release:
    """Another moment, another contact, or no embargo any more: then it is out at once, where its pages are online.

    Whoever may read it early is told of another moment. Without `is_announced` that stays as it was.

    Raises NotAllowed, DomainError (`in_the_past`), Conflict (`stale`, `is_read`, `withdrawn`).
    """
    require_press_officer(by)
    release = held(release)
    require_seen(release, seen)
    before = release.update.opens_at
    if embargo != before:
        require_ahead(embargo)
        release.update = embargo_update(release.update, until=embargo, by=by)
    told = (time_zone, contacts, release.is_announced if is_announced is None else is_announced)
    is_changed = (release.time_zone, release.contacts, release.is_announced) != told
    if is_changed:
        release.time_zone, release.contacts, release.is_announced = told
        release.save(update_fields=["time_zone", "contacts", "is_announced", "updated_at"])
    if embargo != before:
        tell_holders(release)
    if is_changed or embargo != before:
        is_lifted = bool(before and before > clock.now() and embargo is None)
        record_marked(release, by=by, is_embargoed=bool(embargo), is_lifted=is_lifted)
    return release


@transaction.atomic
def end_release(release: Release, *, by: Actor) -> None:
    """It is an update like any other from now on.

    Raises NotAllowed, and Conflict (`is_embargoed`) while it is held back: then it would be out.
    """
    require_press_officer(by)
    release = held(release)
    if release.is_held_back(at=clock.now()):
        raise Conflict(_("It is under embargo. Lift that first; then everybody can read it."), code="is_embargoed")
    record_marked(release, by=by, is_ended=True)
    release.delete()


def note_asked_early(update_id: Any, *, by: Actor) -> bool:
    """Somebody asked for the page of a release that is held back, by its update's id. Staff read of it, once an hour.

    Whether it was noted. Whoever asks learns nothing: the answer is that of an address that leads nowhere.
    """
    release = Release.objects.select_related("update__campaign").filter(update__public_id=update_id).first()
    return release is not None and release.is_held_back(at=clock.now()) and note_early(release, by=by)


def note_early(release: Release, *, by: Actor, **how: bool) -> bool:
    """Once an hour for each way of asking; `how` goes into the entry. Who only asks is told the same on a full disk."""
    with if_there_is_room("press.asked-early"):
        return _note(release, by=by, **how)
    return False


@transaction.atomic
def _note(release: Release, *, by: Actor, **how: bool) -> bool:
    asked = ":".join([str(release.public_id), *sorted(how)])
    if count_use("press.asked-early", asked, within=ALARM_EVERY).number > 1:
        return False
    record(Verb.RELEASE_ASKED_EARLY, by=by, campaign=release.update.campaign, subject=release, **how)
    return True


def tell_subscribers() -> int:
    """Letters about every release that has come out since the last time, in each language once. How many letters.

    By the clock and not when it is published: an embargo ends while nobody does anything.
    """
    return sum(tell_of(release, language) for release, language in releases_to_tell(at=clock.now()))


@transaction.atomic
def tell_of(release: Release, language: str) -> int:
    """Noted with the letters, in one transaction: a second tick finds nothing to do."""
    release = held(release)
    if language in release.told_in:
        return 0
    release.told_in = sorted({*release.told_in, language})
    Release.objects.filter(pk=release.pk).update(told_in=release.told_in)
    face = release.update.faces.filter(language=language).first()
    subject = release.update.subject
    readers: list[Subscription] = list(subscribers_to(language, subject.code if subject else ""))
    for reader in readers:
        send_release(reader, release, face.title if face else str(release.update))
    return len(readers)


def require_ahead(embargo: datetime | None) -> None:
    """Raises DomainError (`in_the_past`)."""
    if embargo and embargo <= clock.now():
        raise DomainError(
            _("This moment has passed. Leave it empty to publish without an embargo."), code="in_the_past"
        )


def record_marked(release: Release, *, by: Actor, **marks: bool) -> None:
    said = {name: True for name, is_so in marks.items() if is_so}
    with transaction.atomic():
        record(Verb.RELEASE_MARKED, by=by, campaign=release.update.campaign, subject=release, **said)


def held(release: Release) -> Release:
    """As it is now, and nobody else's to change."""
    rows = Release.objects.select_for_update(of=("self",), no_key=True).select_related("update__campaign")
    return rows.get(pk=release.pk)
