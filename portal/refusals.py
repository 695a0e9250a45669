"""Which exceptions are the answer to a request that could not be read, and not a fault of ours."""

import sqlite3
import traceback

import structlog
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.paginator import InvalidPage
from django.db import DataError, OperationalError
from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError

from portal.areas import ADMIN, is_in
from portal.logs import frames_of

log = structlog.get_logger(__name__)

# What databases raise for a number or a text that no column of theirs could hold: Wagtail's forms let some through.
BEYOND_ANY_COLUMN = (OverflowError, DataError)
# A field that was not sent, a page of a list that does not exist.
NOT_SENT = (MultiValueDictKeyError, InvalidPage)
# What the admin's own views raise over values that they take as they come: a word for a number, a thing that is gone.
STUMBLES = (
    ValueError, LookupError, AttributeError, TypeError, ValidationError, ObjectDoesNotExist, NoReverseMatch,
)  # fmt: skip
OURS = ("partners", "cms", "api", "portal")
OF_THE_ADMIN = ("wagtail", "wagtail_localize", "modelcluster", "taggit", "django_filters", "rest_framework")


def is_unreadable(request: HttpRequest, exception: Exception) -> bool:
    """Whether the request is to be answered with 400, because of what was sent with it."""
    if isinstance(exception, (*BEYOND_ANY_COLUMN, *NOT_SENT)) or is_search_refused(exception):
        return True
    if not is_in(request, ADMIN) or not isinstance(exception, STUMBLES) or is_ours(exception):
        return False
    # It may be a fault of the library all the same: whoever runs the portal reads of it as of any.
    log.error("admin_stumbled", error=type(exception).__name__, frames=frames_of(exception.__traceback__))
    return True


def is_ours(exception: Exception) -> bool:
    """Whether our code failed, and not that of the admin's libraries: of both, whoever was at work last."""
    names = [frame.f_globals.get("__name__", "") for frame, _line in traceback.walk_tb(exception.__traceback__)]
    packages = [name.partition(".")[0] for name in names]
    at_work = [package for package in packages if package in OURS or package in OF_THE_ADMIN]
    return not at_work or at_work[-1] in OURS


def is_search_refused(exception: Exception) -> bool:
    """Whether SQLite's full text index could not read the words: Wagtail's search hands signs such as `"` on to it.

    Its messages are many, but all come as SQLITE_ERROR out of the search; a database that is locked or gone does not.
    """
    if not isinstance(exception, OperationalError):
        return False
    if getattr(exception.__cause__, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR:
        return False
    frames = traceback.walk_tb(exception.__traceback__)
    return any(frame.f_globals.get("__name__", "").startswith("modelsearch.") for frame, _line in frames)
