"""How often one may ask, told in the headers `RateLimit` and `RateLimit-Policy` (IETF draft)."""

import re
import time
from typing import Any, NamedTuple

from django.core.cache import cache
from django.utils.crypto import salted_hmac
from rest_framework.settings import api_settings
from rest_framework.throttling import BaseThrottle

from partners.press.access import caller_of

SECONDS = {"s": 1, "min": 60, "h": 3600}


class Rate(NamedTuple):
    """What one caller has left of a policy."""

    policy: str
    amount: int
    seconds: int
    used: int
    reset: int

    @property
    def headers(self) -> dict[str, str]:
        left = max(0, self.amount - self.used)
        return {
            "RateLimit-Policy": f'"{self.policy}";q={self.amount};w={self.seconds}',
            "RateLimit": f'"{self.policy}";r={left};t={self.reset}',
        }


class Throttle(BaseThrottle):
    """Counts in fixed stretches of time: one number in the cache for each caller, and a reset that can be foretold."""

    policy = ""

    def subject_of(self, request: Any) -> str | None:
        raise NotImplementedError

    def allow_request(self, request: Any, view: Any) -> bool:
        subject = self.subject_of(request)
        if subject is None:
            return True
        amount, seconds = self.limit()
        now = time.time()
        used = count_one(f"api:{self.policy}:{subject}:{int(now // seconds)}", seconds)
        self.rate = view.rate = Rate(self.policy, amount, seconds, used, max(1, round(seconds - now % seconds)))
        return used <= amount

    def limit(self) -> tuple[int, int]:
        """Amount and seconds of a setting such as 600/min."""
        found = re.fullmatch(r"(\d+)/(s|min|h)", str(api_settings.DEFAULT_THROTTLE_RATES[self.policy]))
        if found is None:
            raise ValueError(f"The rate {self.policy} has to look like 600/min.")
        return int(found[1]), SECONDS[found[2]]

    def wait(self) -> float:
        return self.rate.reset


class KeyThrottle(Throttle):
    policy = "key"

    def subject_of(self, request: Any) -> str | None:
        return str(request.auth.pk) if request.auth else None


class AddressThrottle(Throttle):
    """Without a key, or with one that is refused. Only a keyed hash of the address reaches the cache."""

    policy = "address"

    def subject_of(self, request: Any) -> str | None:
        if request.auth:
            return None
        return salted_hmac("api.throttling", caller_of(request._request), algorithm="sha256").hexdigest()


def count_one(key: str, seconds: int) -> int:
    try:
        return cache.incr(key)
    except ValueError:
        if cache.add(key, 1, timeout=seconds * 2):
            return 1
    try:
        return cache.incr(key)
    except ValueError:  # the cache let go of it in between
        return 1
