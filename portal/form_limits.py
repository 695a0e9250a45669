"""How many fields a form may have: many in the editor of pages, few anywhere else."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, UnreadablePostError

from portal.areas import ADMIN, API, is_in
from portal.middleware import signed_in
from portal.resending.keeping import was_staff

GetResponse = Callable[[HttpRequest], HttpResponse]
FORM, FORM_WITH_FILES = "application/x-www-form-urlencoded", "multipart/form-data"


class FewFields:
    """400 for a form with more fields or more text than any of ours, except from staff inside the Wagtail admin.

    Django has one limit for everybody, and a page of two hundred blocks needs seventy times what all other forms do.
    Reading that many fields takes a second of a thread, so strangers are stopped while their form is being read.
    Stands before the check of the form token, which is the first to read a form.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    # Not in `__call__`: neither view nor person is known before all middlewares have been passed.
    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        is_form = request.method == "POST" and request.content_type in (FORM, FORM_WITH_FILES)
        in_address = request.META.get("QUERY_STRING", "").count("&") + 1
        if (not is_form and in_address <= settings.MOST_FIELDS_OF_A_FORM) or edits_pages(request):
            return
        require_few(in_address)
        if is_form:
            try:
                check_form(request, has_forms=not is_in(request, API))
            except UnreadablePostError:
                # The connection broke. The check of the token finds no token.
                return


def edits_pages(request: HttpRequest) -> bool:
    """Also where the session or its second factor has ended meanwhile: a long page is kept until they sign in again."""
    if not is_in(request, ADMIN):
        return False
    user = signed_in(request)
    if user is None:
        return was_staff(request)
    return user.is_staff and user.has_perm("wagtailadmin.access_admin")


def check_form(request: HttpRequest, *, has_forms: bool) -> None:
    """Raises TooManyFieldsSent and RequestDataTooBig, which become the page for 400."""
    if request.content_type == FORM:
        length = request.META.get("CONTENT_LENGTH") or ""
        require_little(int(length[:12]) if length.isdecimal() else 0)
        # Counted as Django does, which counts before it reads.
        require_few(request.body.count(b"&") + 1)
        return
    stop_reading_at(request, settings.MOST_FIELDS_OF_A_FORM + settings.DATA_UPLOAD_MAX_NUMBER_FILES)
    # The API reads JSON, and of forms one with a file at most; all other views read theirs in the end.
    if has_forms:
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
        require_few(len(fields))
        require_little(sum(len(name.encode()) + len(value.encode()) for name, value in fields))


def require_few(fields: int) -> None:
    if fields > settings.MOST_FIELDS_OF_A_FORM:
        raise TooManyFieldsSent("More fields than any form here has.")


def require_little(size: int) -> None:
    if size > settings.MOST_BYTES_OF_A_FORM:
        raise RequestDataTooBig("More text than any form here takes.")


def stop_reading_at(request: HttpRequest, most: int) -> None:
    """Count the parts as they are read. Each begins with the boundary, and one more ends the body."""
    delimiter = b"--" + (request.content_params or {}).get("boundary", "").encode(errors="replace")
    read, seen, tail = request.read, 0, b""

    def read_counted(*args: Any, **kwargs: Any) -> bytes:
        nonlocal seen, tail
        data: bytes = read(*args, **kwargs)
        window = tail + data
        seen += window.count(delimiter)
        # Too short to hold a boundary, long enough for the beginning of one.
        tail = window[1 - len(delimiter) :]
        if seen > most + 1:
            raise TooManyFieldsSent("More parts than any form here has.")
        return data

    request.read = read_counted  # type: ignore[method-assign]
