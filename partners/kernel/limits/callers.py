"""Whom a request without an account is counted for: where it comes from."""

import ipaddress
from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter

from partners.kernel.limits.counting import count_use

# All who come from nowhere share one counter: to have no IP address must not be a way around the limits.
NOWHERE = "::"


def caller_of(request: Any) -> str:
    """The IP address as the trusted proxies tell it; of version 6 only the part that a household cannot change."""
    ip = str(get_adapter().get_client_ip(request))
    if ":" not in ip:
        return ip
    return str(ipaddress.ip_network(f"{ip}/64", strict=False).network_address)


def within_limit(request: Any, action: str, *, amount: int, within: timedelta, subject: str = "") -> bool:
    """Count one more use, by the caller or by `subject`, and say whether it is still one of `amount`."""
    return count_use(action, subject or caller_of(request), within=within).number <= amount


def plain_ip(told: str) -> str:
    """As it is counted and kept: without a zone, and version 4 as itself where a socket of version 6 wraps it."""
    try:
        ip = ipaddress.ip_address(told.strip().partition("%")[0])
    except ValueError:
        return NOWHERE
    return str(getattr(ip, "ipv4_mapped", None) or ip)
