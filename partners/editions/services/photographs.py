"""Photographs of partners: added with a word about who is seen on them, and taken back with every file that shows
them."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.editions.models import Photograph
from partners.editions.permissions import can_add_photograph, can_take_back_photograph
from partners.editions.selectors import kept_files, photographs_used
from partners.kernel import clock
from partners.kernel.actors import CLOCK, Actor, acting_user
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.kernel.models import private_storage
from partners.kernel.uploads import CleanFile
from partners.kernel.uploads.keeping import keep_file
from partners.organizations.models import Organization
from partners.organizations.services.locks import hold

from .keeping import let_go

# Of who is no partner any more: as long as somebody may think better of it.
KEEP_AFTERWARDS = timedelta(days=30)


@transaction.atomic
def add_photograph(
    organization: Organization,
    clean_file: CleanFile,
    *,
    alt: str,
    credit: str,
    is_agreed: bool,
    focus: tuple[int, int] = (50, 50),
    by: Actor,
) -> Photograph:
    """Keep a picture that `clean_picture` made. `is_agreed` is the word that it may be used, and that everybody who is
    seen on it agreed; `focus` is per cent from the left and from the top.

    Raises NotAllowed and OverQuota; Conflict (`known`) for one that is there already; DomainError (`not_agreed`).
    """
    organization = hold(organization)
    if not can_add_photograph(by, organization):
        raise NotAllowed(_("Only owners and editors of a partner organisation add photographs."))
    if not is_agreed:
        sentence = _("Without the agreement of everybody who is seen on it a photograph cannot be used.")
        raise DomainError(sentence, code="not_agreed")
    if Photograph.objects.filter(organization=organization, sha256=clean_file.sha256, removed_at__isnull=True).exists():
        raise Conflict(_("This photograph is there already: you find it in the list."), code="known")
    photographs_used(organization).require_room(len(clean_file.data))
    name = f"photographs/{organization.public_id}/{clean_file.sha256}.{clean_file.extension}"
    photograph = Photograph.objects.create(
        organization=organization,
        file=keep_file(name, clean_file.data),
        media_type=clean_file.media_type,
        width=clean_file.width,
        height=clean_file.height,
        sha256=clean_file.sha256,
        size=len(clean_file.data),
        alt=alt,
        credit=credit,
        focus_x=focus[0],
        focus_y=focus[1],
        added_by=acting_user(by),
    )
    record(Verb.PHOTOGRAPH_ADDED, by=by, organization=organization, subject=photograph)
    return photograph


@transaction.atomic
def take_back_photograph(photograph: Photograph, *, by: Actor) -> None:
    """For good, and at once: its bytes go, and those of every file that shows it; these are `withdrawn` from then on.

    Raises NotAllowed, and Conflict (`gone`) the second time.
    """
    organization = hold(photograph.organization)
    if not can_take_back_photograph(by, organization):
        raise NotAllowed(_("Only owners and editors of the organisation take its photographs back."))
    photograph = Photograph.objects.select_for_update(no_key=True).get(pk=photograph.pk)
    if photograph.removed_at is not None:
        raise Conflict(_("This photograph has been taken back already."), code="gone")
    _take_back(photograph, by=by)
    record(Verb.PHOTOGRAPH_REMOVED, by=by, organization=organization, subject=photograph)


def purge_photographs() -> int:
    """Those of organisations that have left, or were suspended or declined, for a while. Records no entry: nobody did
    anything."""
    before = clock.now() - KEEP_AFTERWARDS
    due = Photograph.objects.filter(removed_at__isnull=True, organization__updated_at__lt=before)
    due = due.exclude(organization__standing=Organization.Standing.APPROVED)
    return sum(_purge(each) for each in list(due.select_related("organization")))


@transaction.atomic
def _purge(photograph: Photograph) -> int:
    organization = hold(photograph.organization)
    photograph = Photograph.objects.select_for_update(no_key=True).get(pk=photograph.pk)
    # Asked again under the lock: it may be a partner again, or have taken it back by itself.
    if organization.is_approved or photograph.removed_at is not None:
        return 0
    _take_back(photograph, by=CLOCK)
    return 1


def _take_back(photograph: Photograph, *, by: Actor) -> None:
    """The caller holds the organisation. The files go last: a transaction that fails must not have lost them."""
    for edition in kept_files(photograph.organization).filter(photograph=photograph):
        let_go(edition)
    name = str(photograph.file.name)
    photograph.file, photograph.removed_at, photograph.removed_by = "", clock.now(), by.user
    # What was said of it may tell who is seen on it.
    photograph.alt = photograph.credit = ""
    photograph.save(update_fields=["file", "removed_at", "removed_by", "alt", "credit"])
    transaction.on_commit(lambda: _drop_file(photograph, name), robust=True)


@transaction.atomic
def _drop_file(photograph: Photograph, name: str) -> None:
    """Somebody may add the same picture again at this moment."""
    hold(photograph.organization)
    if not Photograph.objects.filter(file=name).exists():
        private_storage().delete(name)
