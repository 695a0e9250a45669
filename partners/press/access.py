"""Doors for people without an account: where they come from, and how often."""

import ipaddress
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac


def within_limit(request: Any, action: str, *, amount: int, seconds: int, subject: str = "") -> bool:
    """Count one more use, and say whether it is still one of `amount` in this stretch of `seconds`.

    Counted per address of the caller, or per `subject`. Only a keyed hash of it reaches the cache.
    """
    counted = salted_hmac("partners.press.limit", subject or caller_of(request), algorithm="sha256").hexdigest()
    stretch = int(timezone.now().timestamp() // seconds)
    key = f"press:{action}:{stretch}:{counted}"
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) <= amount
    except ValueError:  # the cache let go of it in between
        return True


def caller_of(request: Any) -> str:
    """The address as the trusted proxies tell it; of version 6 only the part that a household cannot change."""
    address = str(get_adapter().get_client_ip(request))
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 6:
        return str(ipaddress.ip_network(f"{address}/64", strict=False).network_address)
    return address


def is_sent_from_elsewhere(request: Any) -> bool:
    """Whether another site made this browser send the form.

    The public forms carry no cookie and so no token against it; they hold no rights of the sender either, and what is
    left to stop is somebody's visitors being made to fill our queue.
    """
    return request.headers.get("Sec-Fetch-Site", "") == "cross-site"
