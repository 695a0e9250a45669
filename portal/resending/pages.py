"""The page that offers a form once more."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from partners.kernel.doors.origin import is_sent_from_here
from portal.resending.sent import TOKEN, Sent

FIELD = '<input type="hidden" name="{}" value="{}">'
ENDED = "ended"


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form whose token does not fit (CSRF_FAILURE_VIEW), most often after a sign-in in another tab.

    Only for what one of our own pages sent is it one press from being done: a form of another site gets a refusal.
    """
    if not is_sent_from_here(request):
        return render(request, "403_csrf.html", status=403)
    if wants_json(request):
        # Our scripts put the fresh token into the form and send again; the text never left the page.
        told = _("This page had been open for a long time. What you typed is still here: please send it once more.")
        return no_store(JsonResponse({"message": told, "fields": {TOKEN: get_token(request)}}, status=403))
    if request.method != "POST" or (sent := Sent.in_request(request)).is_empty:
        return render(request, "403_csrf.html", status=403)
    return offered(request, sent, status=403)


def offered(request: HttpRequest, sent: Sent, *, status: int = 200, why: str = "") -> HttpResponse:
    """The page with what was sent, a fresh token and one button.

    `why` is empty for a page that had been open for too long, and `ended` where nobody is signed in who could send it.
    """
    context: dict[str, Any] = {
        "sent": sent,
        "lines": sent.lines,
        # Thousands, for a page of the editor: a loop in a template would take seconds.
        "hidden": format_html_join("", FIELD, sent.pairs),
        "is_ended": why == ENDED,
        "sign_in_url": f"{reverse('account_login')}?{urlencode({'next': reverse('dashboard:start')})}",
    }
    return no_store(render(request, "portal/resend.html", context, status=status))


def no_store(response: HttpResponse) -> HttpResponse:
    """What somebody typed is kept by no cache, and not shown to the next person who presses Back."""
    patch_cache_control(response, private=True, no_store=True)
    return response


def wants_json(request: HttpRequest) -> bool:
    asked = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    return asked or request.headers.get("Accept", "").startswith("application/json")
