"""The files of editions: kept while they are fetched, let go after that, and drawn again when they are asked for."""

import hashlib
from datetime import timedelta

from django.db import transaction

from partners.editions.models import Edition
from partners.editions.selectors import editions_used, kept_files
from partners.kernel import clock
from partners.kernel.models import private_storage
from partners.kernel.room import if_there_is_room
from partners.kernel.uploads.keeping import keep_file
from partners.organizations.models import Organization
from partners.organizations.services.locks import hold

from .sealing import sealed

KEEP_UNFETCHED = timedelta(days=90)
NOTE_EVERY = timedelta(days=1)
# So that a round of the clock ends.
MOST_A_ROUND = 500


def keep_drawn(edition: Edition, data: bytes) -> Edition:
    """The file and what the row says of it, in place of whichever file of the organisation was not wanted for longest.

    A later library may draw the same picture in other bytes: the row then tells the new hash, and keeps the old one.
    What is kept may be other bytes than `data`: a picture gets its content credentials here, once.
    """
    return _keep(edition, data, sealed(edition, data))


@transaction.atomic
def _keep(edition: Edition, drawn: bytes, data: bytes) -> Edition:
    # The lock of all that counts the organisation's bytes, and of whoever lets files go.
    organization = hold(edition.organization)
    edition.refresh_from_db(fields=["file", "size", "file_sha256", "earlier_sha256", "drawn_at", "dropped_at"])
    sha256, own = hashlib.sha256(data).hexdigest(), hashlib.sha256(drawn).hexdigest()
    # Whoever drew it at the same moment has signed it, and may have handed it out already.
    if own != sha256 and edition.dropped_at is None and is_kept(edition):
        return edition
    _make_room(organization, len(data), besides=edition)
    # What stands for the content: the digest, and of what is signed its bytes, which are never twice the same.
    stem = edition.digest if own == sha256 else f"{edition.digest}.{sha256[:16]}"
    name = keep_file(f"editions/{edition.digest[:2]}/{stem}.{edition.extension}", data)
    # Also as it was drawn: without room to keep it, that is what is handed out.
    known = dict.fromkeys([*edition.earlier_sha256, edition.file_sha256, own])
    edition.earlier_sha256 = [each for each in known if each not in ("", sha256)]
    edition.file, edition.size, edition.file_sha256 = name, len(data), sha256
    edition.drawn_at, edition.dropped_at = edition.drawn_at or clock.now(), None
    edition.save(update_fields=["file", "size", "file_sha256", "earlier_sha256", "drawn_at", "dropped_at"])
    return edition


def is_kept(edition: Edition) -> bool:
    # The storage is asked as well: a file that was lost there comes back by being drawn again.
    return edition.drawn_at is not None and private_storage().exists(str(edition.file.name))


def _make_room(organization: Organization, size: int, *, besides: Edition) -> None:
    used = editions_used(organization)
    too_much = used.bytes + size - (used.quota.bytes or 0)
    for other in kept_files(organization).exclude(pk=besides.pk).iterator() if too_much > 0 else ():
        let_go(other)
        too_much -= other.size
        if too_much <= 0:
            return


def note_fetched(edition: Edition) -> None:
    """Once a day, and not at all without room: whoever takes the file does not need it."""
    now = clock.now()
    if edition.last_fetched_at is None or edition.last_fetched_at < now - NOTE_EVERY:
        with if_there_is_room("editions"):
            Edition.objects.filter(pk=edition.pk).update(last_fetched_at=now)


def drop_unfetched() -> int:
    """Let go of files that nobody has fetched for 90 days. Records no entry: each comes back when it is asked for."""
    before = clock.now() - KEEP_UNFETCHED
    due = kept_files().filter(wanted_at__lt=before).select_related("organization")[:MOST_A_ROUND]
    return sum(_drop(edition) for edition in list(due))


@transaction.atomic
def _drop(edition: Edition) -> int:
    hold(edition.organization)
    # Asked again under the lock: somebody may have fetched it since.
    if not kept_files().filter(pk=edition.pk, wanted_at__lt=clock.now() - KEEP_UNFETCHED).exists():
        return 0
    let_go(edition)
    return 1


def let_go(edition: Edition) -> None:
    """The caller holds the organisation. The file goes last: a transaction that fails must not have lost it."""
    name = str(edition.file.name)
    Edition.objects.filter(pk=edition.pk).update(dropped_at=clock.now())
    transaction.on_commit(lambda: private_storage().delete(name), robust=True)
