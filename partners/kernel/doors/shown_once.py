"""A secret on its way from the form that made it to the page that shows it, once.

The form leads on, so that loading the page again makes nothing again; meanwhile the secret lies in the person's
session, encrypted with a key that is not in the database.
"""

import base64
import hashlib
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.encoding import force_bytes

# Seconds. Longer than any redirect takes, too short for whoever finds a session that was left open.
LASTS = 120


def keep_for_once(request: HttpRequest, place: str, thing_id: Any, secret: str) -> None:
    """Until `place`, any name, asks for it; a later one for the same place takes its place."""
    told = json.dumps([str(thing_id), secret]).encode()
    request.session[f"once.{place}"] = _ring().encrypt(told).decode()


def take_once(request: HttpRequest, place: str) -> tuple[str, str] | None:
    """The id of the thing, and its secret; None the second time, and after two minutes."""
    # HEAD runs the same views, and shows nobody anything.
    if request.method != "GET":
        return None
    kept = request.session.pop(f"once.{place}", None)
    if kept is None:
        return None
    try:
        thing_id, secret = json.loads(_ring().decrypt(kept.encode(), ttl=LASTS))
    except InvalidToken:
        return None
    return thing_id, secret


def never_kept(response: HttpResponse) -> HttpResponse:
    """For the page that shows it: no browser and nothing in between keeps it."""
    patch_cache_control(response, private=True, no_store=True)
    return response


def _ring() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    # A purpose is mixed in: whatever else the site's secret signs gives no hint at these keys.
    keys = [hashlib.blake2b(force_bytes(secret), digest_size=32, person=b"shown-once").digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
