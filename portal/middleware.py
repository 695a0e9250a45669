"""What every request passes: policy headers, the staff's second factor, and errors of the domain as pages."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _

from cms.backoffice.people.selectors import with_profile
from partners.kernel.errors import Conflict, DomainError, Gone, NotNow, conflict_in, no_room_in
from partners.kernel.limits.known_browsers import remember_browser
from partners.users.selectors import zone_of
from partners.users.views import may_enrol
from portal.areas import ADMIN, API, is_in
from portal.no_room import told_no_room
from portal.refusals import is_unreadable

GetResponse = Callable[[HttpRequest], HttpResponse]
CHECKS = ("/healthz", "/readyz")
# The database's answer to who would delete what signatures, reviews or entries point to.
KEPT = _("This has a history and cannot be deleted. From a person, take away the right to sign in instead.")
# What staff may open before they have shown their second factor in this session, by the names of the views. Who has
# none and comes by a link that an administrator sent sets one up; who has one is asked for it, and cannot add another
# with the password alone.
OPEN_TO_STAFF = frozenset(
    {
        "account_login", "account_logout", "account_reauthenticate", "account_inactive", "mfa_authenticate",
        "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_login_webauthn", "enrolment", "enrolment_needed",
        "demo:personas", "demo:sign_in", "healthz", "readyz", "robots", "security_txt", "public_file",
        # How those very pages look.
        "colours", "mark",
    }
)  # fmt: skip
ENROLMENT = frozenset({"mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn"})


class RefuseForeignPrefix:
    """400 for a part before our URLs that the settings do not name (SCRIPT_NAME and its like).

    A server may take it out of a request header: a client would tell us at which URL we are.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        prefix = (settings.FORCE_SCRIPT_NAME or "").rstrip("/")
        if request.path != f"{prefix}/{request.path_info.removeprefix('/')}":
            return HttpResponseBadRequest("There is nothing at this address.", content_type="text/plain")
        return self.get_response(request)


class ContentSecurityPolicy(CSPMiddleware):
    """One strict policy, one for Wagtail's editor, and one for the pages that the editor shows in a frame."""

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        # Wagtail puts the mark on the request that it makes itself for a preview; no client can.
        if getattr(request, "is_preview", False):
            response._csp_replace = settings.PREVIEW_CONTENT_SECURITY_POLICY
        elif is_in(request, ADMIN):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY
        return super().process_response(request, response)


class RefuseUnreadableText:
    """400 for a NUL in the URL or the query: no field of ours holds one, and databases raise on it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest(
                "The address holds a character that cannot be read.", content_type="text/plain"
            )
        return self.get_response(request)


class AnswerChecks:
    """Health is told under any host's name: checks from the machine itself call it 127.0.0.1."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info in CHECKS:
            return resolve(request.path_info).func(request)
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

    Decided by the view that would answer, and closed to all that is not named: a URL that is new, or written in
    a way nobody thought of, is closed as well.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    # Not in `__call__`: which view answers is known only once all middlewares have been passed.
    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        user = signed_in(request)
        if user is None:
            return None
        if not user.is_staff:
            # Wagtail would send a signed-in partner back to the sign-in page; there is nothing for them there.
            return render(request, "404.html", status=404) if is_in(request, ADMIN) else None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in OPEN_TO_STAFF or used_second_factor(request):
            return None
        # Asked last: the session knows the rest, and this is a query.
        has_factor = is_mfa_enabled(user)
        if has_factor:
            target = "mfa_reauthenticate"
        # A password alone sets up no factor: whoever stole it would have both.
        elif not may_enrol(request):
            target = "enrolment_needed"
        elif name in ENROLMENT:
            return None
        else:
            target = "mfa_index"
        return redirect(f"{reverse(target)}?next={quote(request.get_full_path())}")


def used_second_factor(request: HttpRequest) -> bool:
    """Whether this very session has a record of a second factor that is young enough."""
    # By the clock of the world, as allauth dates its records.
    oldest = time.time() - settings.STAFF_SECOND_FACTOR_AGE
    return any(
        record.get("method") == "mfa" and record.get("at", 0) >= oldest
        for record in get_authentication_records(request, request.user)
    )


class KnownBrowsers:
    """Remembers in the browser who has just signed in there, so that strangers' guesses do not lock them out."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if address := getattr(request, "known_to", ""):
            remember_browser(request, response, address)
        return response


class ReadersClock:
    """Times by the clock of whoever is signed in. The Wagtail admin asks the person's profile, which says the same."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = signed_in(request)
        if user is None:
            return self.get_response(request)
        with timezone.override(zone_of(user)):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if is_in(request, ADMIN) and signed_in(request):
            with_profile(request)


class PrivateByDefault:
    """What a signed-in person was shown is kept by no cache between us and them."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if signed_in(request) and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response


class DomainErrors:
    """A rule that said no becomes a sentence where the person was; the API has its own handler."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if is_unreadable(request, exception):
            return render(request, "400.html", status=400)
        # Raised before the first row is gone: Django collects what it would delete, and then deletes.
        if isinstance(exception, ProtectedError):
            exception = Conflict(KEPT)
        if no_room := no_room_in(exception):
            return None if is_in(request, API) else told_no_room(request, no_room)
        exception = conflict_in(exception) or exception
        if not isinstance(exception, DomainError) or is_in(request, API):
            return None
        # By every method, and without a message: it is no news for the page before, and no cookie for a reader's.
        if isinstance(exception, Gone):
            return self._told_gone(request, exception)
        # No way back to the form: the answer itself has to say that it is not now, and when to ask again.
        if isinstance(exception, NotNow):
            return self._told(request, exception)
        messages.error(request, str(exception))
        back = self._page_before(request)
        # For POST only: a page that refuses to be shown would lead back to itself.
        if request.method == "POST" and back:
            return HttpResponseRedirect(back)
        return self._told(request, exception)

    def _told(self, request: HttpRequest, error: DomainError) -> HttpResponse:
        response = render(request, "refused.html", {"error": error}, status=error.status)
        if isinstance(error, NotNow):
            response["Retry-After"] = str(error.retry_after)
        return response

    def _told_gone(self, request: HttpRequest, gone: Gone) -> HttpResponse:
        response = render(request, gone.template, {"change": gone.tombstone}, status=gone.status)
        # What is to be used instead may change. What a person was shown is private by default.
        if signed_in(request) is None:
            response.headers["Cache-Control"] = "no-cache"
        return response

    def _page_before(self, request: HttpRequest) -> str:
        """The page of ours that the form stood on; empty for any other. Two slashes would begin a foreign URL."""
        own = f"{request.scheme}://{request.get_host()}"
        url = request.META.get("HTTP_REFERER", "")
        path = url.removeprefix(own)
        return path if url.startswith(f"{own}/") and not path.startswith(("//", "/\\")) else ""
