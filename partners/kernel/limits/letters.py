"""How many letters of sign-in one address may be sent, so that nobody floods it and nobody's are used up by others."""

from typing import Any

from allauth.core.internal.ratelimit import consume

from partners.kernel.limits.callers import caller_of
from partners.kernel.limits.known_browsers import browser_known_to

# As allauth writes them. From one place to one address; what confirms an address and what says that it has an account
# count together.
RESETS_FROM_ONE_PLACE = "5/m/key"
OTHERS_FROM_ONE_PLACE = "1/10s/key"
FROM_ANYWHERE = "30/h/key"
# Beyond that: whoever asks for the first time today, from wherever the owner may be.
FIRST_FROM_ONE_PLACE = "1/d/key"


def may_have_letter(request: Any, address: str, *, is_reset: bool) -> bool:
    """Count one more letter, and say whether it may go. An address without an account is counted alike."""
    address = address.strip().lower()
    here = f"{caller_of(request)}:{address}"
    action, rate = ("letter:reset", RESETS_FROM_ONE_PLACE) if is_reset else ("letter:code", OTHERS_FROM_ONE_PLACE)
    if not _consume(request, action, rate, here):
        return False
    is_first_here = _consume(request, "letter:first", FIRST_FROM_ONE_PLACE, here)
    is_in_budget = _consume(request, "letters", FROM_ANYWHERE, address)
    return is_in_budget or is_first_here or bool(browser_known_to(request, address))


def _consume(request: Any, action: str, rate: str, key: str) -> bool:
    return consume(request, app="portal", action=action, config={action: rate}, key=key, limit_get=True) is not None
