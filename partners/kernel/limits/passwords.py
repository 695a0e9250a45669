"""How often a secret may be tried that is short enough to be guessed. This table is the only place that says so."""

from datetime import timedelta
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from partners.kernel.errors import UsedUp
from partners.kernel.limits.callers import caller_of
from partners.kernel.limits.counting import Name, count_use, take_back


class Tries(NamedTuple):
    """Wrong ones `within` a stretch of time: of one caller at one secret, and of all callers at it together."""

    within: timedelta
    caller: int
    together: int


# An office behind one IP address mistypes now and then; who knows the password is not counted. With a hundred tries in
# ten minutes a word of four random letters holds for a month on average, whatever the number of machines.
GUESSES = {
    "page": Tries(timedelta(minutes=10), caller=10, together=100),
    "collection": Tries(timedelta(minutes=10), caller=10, together=100),
}


def take_guess(request: Any, what: str, secret_id: Any) -> list[Name]:
    """Count one try before the secret is looked at; give the names to `forgive` when it was the right one.

    Raises UsedUp, for right ones as well: an answer to them would be the guess.
    """
    tries = GUESSES[what]
    caller, together = (
        Name(f"guess.{what}.caller", f"{secret_id}:{caller_of(request)}"),
        Name(f"guess.{what}.together", str(secret_id)),
    )
    limits = {caller: tries.caller, together: tries.together}
    # The caller first: who is stopped there uses up nobody else's tries.
    for name, limit in limits.items():
        use = count_use(*name, within=tries.within)
        if use.number > limit:
            sentence = _(
                "This password was tried too often. Please try again in {minutes} minutes; your link stays good."
            )
            raise UsedUp(sentence.format(minutes=use.wait // 60 + 1), code="guesses", retry_after=use.wait)
    return [caller, together]


def forgive(names: list[Name]) -> None:
    """What was counted for the right one."""
    take_back(names, 1)
