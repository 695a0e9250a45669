"""Guesses at what opens an account: how many there may be, and that no stranger's use up the owner's own."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from partners.kernel.limits.callers import caller_of
from partners.kernel.limits.counting import Name, count_use, take_back
from partners.kernel.limits.known_browsers import browser_known_to


class Limit(NamedTuple):
    amount: int
    within: timedelta


# Wrong ones only; what was right is given back. From one place, at whichever accounts:
FROM_ONE_PLACE = Limit(10, timedelta(minutes=1))
# at one account from one place; an office shares a place, so the two above are all that strangers there can use up;
AT_ONE_FROM_ONE_PLACE = Limit(5, timedelta(minutes=5))
# at one account from all places in the world that it has never signed in from, for guessers who have many;
AT_ONE_FROM_ANYWHERE = Limit(60, timedelta(days=1))
# and, instead of these three, at one account in a browser in which its owner has signed in before.
IN_A_KNOWN_BROWSER = Limit(30, timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Guess:
    """`what` is guessed of the account with this address, by whoever is at `caller`; `browser` if it is known there."""

    what: str
    address: str
    caller: str
    browser: str = ""

    def take(self) -> bool:
        """Count one more, and say whether it may be tried. The counts that come first spare those that follow."""
        return all(count_use(*name, within=limit.within).number <= limit.amount for name, limit in self._limits())

    def give_back(self) -> None:
        """It was right: signing in often is no guessing."""
        take_back([name for name, _limit in self._limits()], 1)

    def _limits(self) -> list[tuple[Name, Limit]]:
        action = f"guess.{self.what}"
        if self.browser:
            return [(Name(f"{action}.browser", f"{self.browser}:{self.address}"), IN_A_KNOWN_BROWSER)]
        return [
            (Name(f"{action}.place", self.caller), FROM_ONE_PLACE),
            (Name(f"{action}.here", f"{self.caller}:{self.address}"), AT_ONE_FROM_ONE_PLACE),
            (Name(f"{action}.anywhere", self.address), AT_ONE_FROM_ANYWHERE),
        ]


def guess_at(request: Any, what: str, address: str) -> Guess:
    """The address in small letters; of one that nobody has just as much is counted."""
    address = address.strip().lower()
    browser = browser_known_to(request, address)
    person = getattr(request, "user", None)
    # Who is signed in already has shown more than a cookie does; this one may be from before there was the cookie.
    if not browser and person is not None and person.is_authenticated and person.email.lower() == address:
        browser = f"session:{person.pk}"
    return Guess(what, address, caller_of(request), browser)
