"""Browsers in which somebody has signed in before: what strangers do elsewhere must not keep them out here."""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

SALT = "partners.kernel.known-browser"
# In seconds; counted anew with every sign-in.
KEPT_FOR = 180 * 24 * 3600
# Of a browser that a family or an office shares.
MOST_HOLDERS = 5


def browser_known_to(request: Any, address: str) -> str:
    """The random name of this browser if this address has signed in here, else empty."""
    name, holders = _read(request)
    return name if _digest(address) in holders else ""


def remember_browser(request: Any, response: Any, address: str) -> None:
    """Keep in this browser that this address has signed in here. Nobody can read the address from it."""
    name, holders = _read(request)
    digest = _digest(address)
    holders = [digest, *(other for other in holders if other != digest)][:MOST_HOLDERS]
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        signing.dumps([name or secrets.token_urlsafe(12), holders], salt=SALT),
        max_age=KEPT_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: Any) -> tuple[str, list[str]]:
    try:
        name, holders = signing.loads(
            request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, ""), salt=SALT, max_age=KEPT_FOR
        )
    except (signing.BadSignature, TypeError, ValueError):
        return "", []
    return name, holders


def _digest(address: str) -> str:
    return salted_hmac(SALT, address.strip().lower(), algorithm="sha256").hexdigest()[:32]
