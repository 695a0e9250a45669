"""Releases by e-mail: asked for on a page, confirmed from a letter, left with one press."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from partners.kernel.doors.origin import is_sent_from_elsewhere
from partners.kernel.limits.callers import within_limit
from partners.press.forms.subscriptions import SubscriptionForm
from partners.press.services.subscriptions import (
    LETTERS_A_DAY,
    ask_to_subscribe,
    confirm_subscription,
    leave_subscription,
    subscription_in,
)
from partners.press.views.inquiries import ELSEWHERE
from partners.users.doors import open_door

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FORM, DONE = "partners/press/subscribe.html", "partners/press/subscription_told.html"


# No cookie, so no token: as for a reporter's question.
@csrf_exempt
@never_cache
@open_door("GET", "POST")
def subscribe(request: HttpRequest) -> HttpResponse:
    """Ask for letters. The answer says the same whatever is known of the address."""
    if request.method != "POST":
        return render(request, FORM, {"form": SubscriptionForm()})
    form = SubscriptionForm(request.POST)
    status = 200 if form.is_valid() else 422
    if status == 200 and is_sent_from_elsewhere(request):
        form.add_error(None, ELSEWHERE)
        status = 403
    if status == 200 and not within_limit(request, "press.subscribe", amount=20, within=HOUR):
        form.add_error(None, _("Many came from your network just now. Please try again in an hour."))
        status = 429
    if status != 200:
        return render(request, FORM, {"form": form}, status=status)
    told = form.cleaned_data
    # For the owner of the mailbox: a stranger who types it again and again sends them two letters a day.
    is_told = within_limit(
        request, "press.subscribe-mail", amount=LETTERS_A_DAY, within=DAY, subject=told["email"].lower()
    )
    ask_to_subscribe(
        told["email"],
        language=told["language"],
        topics=told.get("topics", []),
        submission=told["token"],
        is_told=is_told,
    )
    return render(request, DONE, {"state": "asked"})


@csrf_exempt
@never_cache
@open_door("GET", "POST")
def subscription(request: HttpRequest, code: str) -> HttpResponse:
    """From the letter that asks. A GET changes nothing: mail programs open links before their readers do."""
    if request.method != "POST":
        return render(request, DONE, {"state": "asks"})
    found = confirm_subscription(code)
    if found is None:
        return render(request, DONE, {"state": "over"}, status=404)
    return render(request, DONE, {"state": "confirmed"})


@csrf_exempt
@never_cache
@open_door("GET", "POST")
def subscription_leave(request: HttpRequest, secret: str) -> HttpResponse:
    """One press ends it; a mail program presses by itself (RFC 8058), from no site of ours and without a cookie."""
    if subscription_in(secret) is None:
        return render(request, DONE, {"state": "unknown"}, status=404)
    if request.method != "POST":
        return render(request, DONE, {"state": "leaves"})
    leave_subscription(secret)
    return render(request, DONE, {"state": "left"})
