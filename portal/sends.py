"""How many forms one person, or one address of the network, may send in an hour: nothing here grows faster than that.

More than anybody types, a form that saves itself included; the finer limits are those of each form.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from partners.kernel.errors import NoRoom, UsedUp
from partners.kernel.limits.callers import caller_of
from partners.kernel.limits.counting import count_use
from portal.areas import API, is_in
from portal.middleware import signed_in
from portal.no_room import READING, told_no_room

GetResponse = Callable[[HttpRequest], HttpResponse]
HOUR = timedelta(hours=1)
# A newsroom or an office shares one address. The editor of pages saves itself, and asks many small questions.
MOST_OF_A_PERSON = 3_000
MOST_OF_A_VISITOR = 3_000
MOST_OF_STAFF = 20_000


class Sends:
    """Middleware: 429 beyond that. The API counts for itself (`api.throttling`).

    With no room to count, nothing is let in that sends something: 507 before any work, and before any guess.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if request.method in READING or is_in(request, API):
            return None
        user = signed_in(request)
        most = MOST_OF_A_VISITOR if user is None else MOST_OF_STAFF if user.is_staff else MOST_OF_A_PERSON
        try:
            use = count_use("sends", caller_of(request) if user is None else f"person:{user.pk}", within=HOUR)
        except NoRoom as full:
            return told_no_room(request, full)
        if use.number <= most:
            return None
        error = UsedUp(_("That was sent too often within one hour. Nothing was saved; please go on later."))
        response = render(request, "refused.html", {"error": error}, status=error.status)
        response["Retry-After"] = str(use.wait)
        return response
