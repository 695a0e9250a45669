"""How often one may ask, told in the headers `RateLimit` and `RateLimit-Policy` (IETF draft)."""

import re
from datetime import timedelta
from typing import Any, NamedTuple

from rest_framework.settings import api_settings
from rest_framework.throttling import BaseThrottle

from partners.kernel.limits.callers import caller_of
from partners.kernel.limits.counting import count_use

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


# Not the framework's own: it reads and writes the cache in two steps, and callers at once would count as one.
class Throttle(BaseThrottle):
    """Counts in stretches of time that a caller's first request begins: one number each, and a reset that is known."""

    policy = ""

    def subject_of(self, request: Any) -> str | None:
        raise NotImplementedError

    def allow_request(self, request: Any, view: Any) -> bool:
        subject = self.subject_of(request)
        if subject is None:
            return True
        amount, seconds = self.limit()
        # Counted before it is compared: refused requests count as well, so hammering does not help.
        use = count_use(f"api.{self.policy}", subject, within=timedelta(seconds=seconds))
        self.rate = view.rate = Rate(self.policy, amount, seconds, use.number, use.wait)
        return use.number <= amount

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


class CallerThrottle(Throttle):
    """Without a key, or with one that is refused."""

    policy = "ip"

    def subject_of(self, request: Any) -> str | None:
        return None if request.auth else caller_of(request._request)
