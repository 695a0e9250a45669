"""What every request passes: policy headers, the staff's second factor, and errors of the domain as pages."""

import sqlite3
import time
import traceback
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.contrib import messages
from django.db import DataError, OperationalError
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.kernel.errors import Conflict, DomainError
from partners.users.selectors import zone_of

GetResponse = Callable[[HttpRequest], HttpResponse]
ADMIN = "/cms/"
# What databases raise for a number or a text that no column of theirs could hold: Wagtail's forms let some through.
BEYOND_ANY_COLUMN = (OverflowError, DataError)
CHECKS = ("/healthz", "/readyz")
# The database's answer to who would delete what signatures, reviews or entries point to.
KEPT = _("This has a history and cannot be deleted. From a person, take away the right to sign in instead.")
IN_NO_LANGUAGE = (ADMIN, "/api/", "/demo/", "/documents/", "/media/", "/static/")


class ContentSecurityPolicy(CSPMiddleware):
    """One strict policy, and one for Wagtail's editor."""

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if request.path.startswith(ADMIN):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY
        return super().process_response(request, response)


class Language(LocaleMiddleware):
    """Django's own, except for addresses that exist in no language.

    It answers 404 with a redirect to the address below /en/, where the pages' catch-all takes anything: a missing
    organisation would be 302 in the API, and a POST to it would look as if it had been accepted.
    """

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if response.status_code == 404 and request.path.startswith(IN_NO_LANGUAGE):
            response.headers.setdefault("Content-Language", get_language())
            return response
        return super().process_response(request, response)


class RefuseUnreadableText:
    """400 for a NUL in the address or the query: no field of ours holds one, and databases raise on it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest(
                "The address holds a character that cannot be read.", content_type="text/plain"
            )
        return self.get_response(request)


class AnswerChecks:
    """Health is told under any host's name: checks from the machine itself call it 127.0.0.1."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path in CHECKS:
            return resolve(request.path).func(request)
        return self.get_response(request)


class RefuseHugeBodies:
    """413 before a byte of it is read. Files are written to the disk as they arrive, whatever the form says later."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or ""
        if length.isdecimal() and int(length[:12]) > settings.MOST_BYTES_OF_A_REQUEST:
            return render(request, "413.html", status=413)
        return self.get_response(request)


def signed_in(request: HttpRequest) -> Any:
    """The person, or None. Requests that were turned away early have no user at all."""
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


class StaffSecondFactor:
    """Staff reach nothing behind a sign-in until this session has used a second factor within the last hours.

    Until then they see allauth's own pages only, where the factor is enrolled or asked for.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = signed_in(request)
        if user is None:
            return self.get_response(request)
        if not user.is_staff:
            # Wagtail would send a signed-in partner back to the sign-in page; there is nothing for them there.
            return self.get_response(request) if not request.path.startswith(ADMIN) else self._not_found(request)
        if self._is_exempt(request) or used_second_factor(request):
            return self.get_response(request)
        target = "mfa_reauthenticate" if is_mfa_enabled(user) else "mfa_index"
        return redirect(f"{reverse(target)}?next={quote(request.get_full_path())}")

    def _is_exempt(self, request: HttpRequest) -> bool:
        path = request.path
        open_to_all = ("/static/", "/media/", "/demo/", "/api/")
        account = tuple(f"/{code}/account/" for code, _name in settings.LANGUAGES)
        return path.startswith(open_to_all + account)

    def _not_found(self, request: HttpRequest) -> HttpResponse:
        return render(request, "404.html", status=404)


def used_second_factor(request: HttpRequest) -> bool:
    """Whether this very session has a record of a second factor that is young enough."""
    oldest = time.time() - settings.STAFF_SECOND_FACTOR_AGE
    return any(
        record.get("method") == "mfa" and record.get("at", 0) >= oldest
        for record in get_authentication_records(request, request.user)
    )


class ReadersClock:
    """Times by the clock of whoever is signed in. The Wagtail admin sets its own afterwards."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = signed_in(request)
        if user is None:
            return self.get_response(request)
        with timezone.override(zone_of(user)):
            return self.get_response(request)


class PrivateByDefault:
    """What a signed-in person was shown is kept by no cache between us and them."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if signed_in(request) and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response


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


class DomainErrors:
    """A rule that said no becomes a sentence where the person was; the API has its own handler."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, BEYOND_ANY_COLUMN) or is_search_refused(exception):
            return render(request, "400.html", status=400)
        if isinstance(exception, ProtectedError):
            exception = Conflict(KEPT)
        if not isinstance(exception, DomainError) or request.path.startswith("/api/"):
            return None
        if getattr(request, "htmx", False):
            return render(request, "components/domain_error.html", {"error": exception}, status=exception.status)
        messages.error(request, str(exception))
        back = self._page_before(request)
        if request.method == "POST" and back:
            return HttpResponseRedirect(back)
        return render(request, "refused.html", {"error": exception}, status=exception.status)

    def _page_before(self, request: HttpRequest) -> str:
        """The page of ours that the form stood on; empty for any other. Two slashes would begin a foreign address."""
        own = f"{request.scheme}://{request.get_host()}"
        address = request.META.get("HTTP_REFERER", "")
        path = address.removeprefix(own)
        return path if address.startswith(f"{own}/") and not path.startswith(("//", "/\\")) else ""
