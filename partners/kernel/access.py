"""Where a caller comes from, and how often."""

import ipaddress
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from allauth.account.adapter import get_adapter
from django.utils import timezone
from django.utils.crypto import salted_hmac

from partners.kernel.models import Counter

# One statement: of two callers at once each gets a number of its own, and neither waits for a lock of ours.
COUNT = """
    INSERT INTO kernel_counter AS kept (key, number, ends_at) VALUES (%s, 1, %s)
    ON CONFLICT (key) DO UPDATE SET
        number = CASE WHEN kept.ends_at > %s THEN kept.number + 1 ELSE 1 END,
        ends_at = CASE WHEN kept.ends_at > %s THEN kept.ends_at ELSE excluded.ends_at END
    RETURNING key, number, ends_at
"""
NOWHERE = "::"


class Use(NamedTuple):
    """The first of a stretch has the number 1; the stretch is over at `ends_at`."""

    number: int
    ends_at: datetime


def count_use(action: str, subject: str, *, within: timedelta, at: datetime | None = None) -> Use:
    """Count one more use by `subject`, of which only a keyed hash is kept.

    In a transaction it is taken back with the transaction.
    """
    now = at or timezone.now()
    key = salted_hmac(f"partners.kernel.counter.{action}", subject, algorithm="sha256").hexdigest()
    counter = Counter.objects.raw(COUNT, [key, now + within, now, now])[0]
    return Use(counter.number, counter.ends_at)


def caller_of(request: Any) -> str:
    """The address as the trusted proxies tell it; of version 6 only the part that a household cannot change."""
    address = str(get_adapter().get_client_ip(request))
    if ":" not in address:
        return address
    return str(ipaddress.ip_network(f"{address}/64", strict=False).network_address)


def plain_address(told: str) -> str:
    """As it is counted and kept: without a zone, and version 4 as itself where a socket of version 6 wraps it."""
    try:
        address = ipaddress.ip_address(told.strip().partition("%")[0])
    except ValueError:
        return NOWHERE
    return str(getattr(address, "ipv4_mapped", None) or address)
