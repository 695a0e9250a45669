"""What was sent by somebody whose session had ended, kept until they have signed in, and shown to nobody else."""

import base64
import hashlib
import time
import zlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.encoding import force_bytes
from django.utils.translation import gettext as _

from partners.kernel.doors.origin import is_sent_from_here
from partners.kernel.limits.counting import count_use
from portal.areas import API, is_in
from portal.middleware import signed_in
from portal.resending.pages import ENDED, offered, wants_json
from portal.resending.sent import Sent

GetResponse = Callable[[HttpRequest], HttpResponse]
KEPT = "kept_form"
KEPT_FOR = timedelta(minutes=30)
# Compressed; the largest page of the editor has a twentieth of it. What is larger stays in the answer.
LARGEST = 512 * 1024
MOST, WITHIN = 30, timedelta(hours=1)
# Whose sign-in was the last in this browser. It outlives the session, and opens nothing.
WHO, WHO_SALT, WHO_AGE = "was_here", "portal.resending.who", 60 * 24 * 3600
DOORS = ("account_login", "mfa_reauthenticate", "mfa_index", "enrolment_needed")


class KeepWhatWasSent:
    """A form that leads to the sign-in page comes back, filled, to whoever filled it in, once they have signed in."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and is_led_to_a_door(request, response):
            return self._kept(request, response)
        remember_who(request, response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if request.method != "GET" or signed_in(request) is None or KEPT not in request.session:
            return None
        sent = taken_out(request)
        return offered(request, sent) if sent else None

    def _kept(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if not is_sent_from_here(request):
            return response
        if wants_json(request):
            words = _("You are no longer signed in. What you typed is still here: sign in in another window.")
            return JsonResponse({"message": words}, status=401)
        if (sent := Sent.in_request(request)).is_empty:
            return response
        # Nobody may read it whom we cannot name; then it is shown in the answer, and kept nowhere.
        who = who_of(signed_in(request)) or told_who(request)
        if who and put_away(request, sent, who):
            messages.info(request, _("What you typed is kept for half an hour. It comes back once you have signed in."))
            return response
        return offered(request, sent, status=403, why=ENDED)


def is_led_to_a_door(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the answer is a sign-in, or a second factor, that leads back to where this form was sent."""
    if response.status_code != 302 or is_in(request, API):
        return False
    target = urlsplit(response["Location"])
    # allauth keeps by itself what it asks a password for.
    back = parse_qs(target.query).get("next", [""])[0]
    return back == request.get_full_path() and target.path in {reverse(door) for door in DOORS}


def put_away(request: HttpRequest, sent: Sent, who: str) -> bool:
    """Into the session, sealed; whether there was room. An earlier one gives way."""
    sealed = ring().encrypt(zlib.compress(sent.to_json().encode("utf-8", "surrogatepass")))
    if len(sealed) > LARGEST or count_use("kept form", who, within=WITHIN).number > MOST:
        return False
    request.session[KEPT] = {"at": int(time.time()), "who": who, "path": sent.path, "sealed": sealed.decode()}
    if signed_in(request) is None:
        # The session of nobody, made for this; signing in gives it a length of its own.
        request.session.set_expiry(int(KEPT_FOR.total_seconds()))
    return True


def taken_out(request: HttpRequest) -> Sent | None:
    """What waits for this page and this person. It is gone then, as it is when it is too old or another's."""
    kept = request.session[KEPT]
    is_theirs = kept["who"] == who_of(request.user)
    is_young = time.time() - kept["at"] <= KEPT_FOR.total_seconds()
    if is_theirs and is_young and kept["path"] != request.get_full_path():
        return None
    del request.session[KEPT]
    if not is_theirs or not is_young:
        return None
    try:
        opened = ring().decrypt(kept["sealed"], ttl=int(KEPT_FOR.total_seconds()))
    except InvalidToken:
        return None
    return Sent.from_json(zlib.decompress(opened).decode("utf-8", "surrogatepass"))


def remember_who(request: HttpRequest, response: HttpResponse) -> None:
    """Mark the browser of whoever is signed in, so that what is sent later without a session has an owner."""
    user = signed_in(request)
    if user is None or is_in(request, API) or told(request) == [who_of(user), user.is_staff]:
        return
    response.set_cookie(
        WHO,
        signing.dumps([who_of(user), user.is_staff], salt=WHO_SALT),
        max_age=WHO_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def told(request: HttpRequest) -> list[Any]:
    """By this browser: who was signed in last, and whether they are staff; empty where it tells nothing."""
    try:
        return list(signing.loads(request.COOKIES.get(WHO, ""), salt=WHO_SALT, max_age=WHO_AGE))
    except signing.BadSignature:
        return []


def told_who(request: HttpRequest) -> str | None:
    return str(told(request)[0]) if told(request) else None


def was_staff(request: HttpRequest) -> bool:
    """Opens nothing. Only how much may be read of a form that leads to the sign-in page depends on it."""
    return told(request)[1:] == [True]


def who_of(user: Any) -> str | None:
    """A name for the person that only we can make and that tells nobody who it is."""
    return salted_hmac(WHO_SALT, str(user.pk), algorithm="sha256").hexdigest() if user is not None else None


def ring() -> MultiFernet:
    """So that a copy of the database shows no text that was on its way."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = [hashlib.blake2b(force_bytes(secret), digest_size=32, person=b"kept-form").digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
