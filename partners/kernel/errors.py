"""What a service may refuse with. Each carries a sentence for a person and a code for a program."""

import errno
import sqlite3
from collections.abc import Iterator
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

TAKEN_BY_SQLITE = {sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY}
# By code (unique_violation) and not by message, which each database words and translates its own way.
TAKEN_BY_POSTGRESQL = "23505"
# Full, made read-only, or without the room for the few pages that SQLite shares among its processes. The lowest byte is
# the family.
FULL_TO_SQLITE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE}
# disk_full, and read_only_sql_transaction: what a standby or a server that protects its last blocks says.
FULL_TO_POSTGRESQL = {"53100", "25006"}
FULL_TO_THE_SYSTEM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
NO_ROOM = _(
    "Nothing was saved: the portal has no room left to write, or may only be read at the moment. Reading goes on as "
    "usual. Whoever runs the portal sees it, too; please try again later."
)
TAKEN = _("Somebody did the same at the same moment. Look at what is there now, then decide whether to try again.")


class DomainError(Exception):
    """A rule said no. `message` is shown to the person as it is; `code` stays the same in every language."""

    code = "refused"
    status = 422

    def __init__(self, message: Any = "", *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(DomainError):  # noqa: N818  named like the answer of a rule
    """This person may see the thing, but may not do this to it."""

    code = "not_allowed"
    status = 403


class Conflict(DomainError):  # noqa: N818  named like the answer of a rule
    """The thing has moved on since the person looked at it."""

    code = "conflict"
    status = 409


class NotNow(DomainError):  # noqa: N818  named like the answer of a rule
    """Nothing is wrong with what was asked; it can be asked again in `retry_after` seconds."""

    retry_after = 10

    def __init__(self, message: Any = "", *, code: str | None = None, retry_after: int | None = None) -> None:
        super().__init__(message, code=code)
        if retry_after is not None:
            self.retry_after = retry_after


class Busy(NotNow):
    """Every place for this kind of work is taken. Nobody waits for one inside a request."""

    code = "busy"
    status = 503


class NoRoom(NotNow):
    """The disk is full, or the database takes nothing: whoever reads goes on, whoever writes is told."""

    code = "no_room"
    status = 507
    retry_after = 300


class OverQuota(Conflict):
    """An organisation keeps as much of one kind as it may; something of it has to go first."""

    code = "over_quota"


class UsedUp(NotNow):
    """A person or an organisation has had as much of this work as it can have for the time being."""

    code = "used_up"
    status = 429


class Expired(DomainError):  # noqa: N818  named like the answer of a rule
    """A link, a code or an offer that is over."""

    code = "expired"
    status = 410


class Gone(Expired):
    """Something that everybody knew and that was withdrawn for good; `tombstone` says what is told in its place."""

    code = "withdrawn"
    # The page that tells it, with the tombstone as `change`.
    template = "gone.html"

    def __init__(self, message: Any = "", *, tombstone: Any, code: str | None = None) -> None:
        super().__init__(message, code=code)
        self.tombstone = tombstone


def conflict_in(error: Exception) -> Conflict | None:
    """The answer to a row that came first: of two requests at once both found the place free, and one got it.

    None for every other exception: a broken rule of the database's is a fault of ours.
    """
    # Django's own error is the same for every broken rule; the driver's stands behind it.
    cause = error.__cause__
    if not isinstance(error, IntegrityError):
        return None
    is_taken = (
        getattr(cause, "sqlite_errorcode", None) in TAKEN_BY_SQLITE
        or getattr(cause, "sqlstate", None) == TAKEN_BY_POSTGRESQL
    )
    return Conflict(TAKEN, code="at_once") if is_taken else None


def no_room_in(error: BaseException) -> NoRoom | None:
    """The answer to a write that found no room, however many libraries have wrapped it; None for everything else."""
    for each in chain_of(error):
        if isinstance(each, NoRoom):
            return each
        if is_full(each):
            return NoRoom(NO_ROOM)
    return None


def is_full(error: BaseException) -> bool:
    """Whether this very error, of a driver or of the system, says that nothing more can be written."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return code in FULL_TO_SQLITE or code & 0xFF == sqlite3.SQLITE_READONLY
    if isinstance(error, OSError):
        return error.errno in FULL_TO_THE_SYSTEM
    return getattr(error, "sqlstate", None) in FULL_TO_POSTGRESQL


def chain_of(error: BaseException | None) -> Iterator[BaseException]:
    """The error, what it was raised from, or what was being handled when it arose."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
