"""`make prove` takes what takes minutes as long as it likes; the suite takes the short form of the same proof."""

import itertools
import os
from collections.abc import Iterable
from typing import Any

import pytest

THOROUGH = bool(os.environ.get("PROVE"))
# For one case among several of which another stays in the suite.
only_in_prove = pytest.mark.prove


def combined(*axes: Iterable[Any], together: int = 2) -> list[Any]:
    """Every combination as a case; in the suite stay as few as let each `together` values of the axes meet."""
    cases = list(itertools.product(*axes))
    places = list(itertools.combinations(range(len(axes)), together))

    def meetings(case: tuple[Any, ...]) -> set[Any]:
        return {(some, tuple(case[place] for place in some)) for some in places}

    missing = set().union(*map(meetings, cases))
    stays = set()
    while missing:
        best = max(cases, key=lambda case: len(meetings(case) & missing))
        stays.add(best)
        missing -= meetings(best)
    return [pytest.param(*case, marks=() if case in stays else only_in_prove) for case in cases]


def in_turn(longer: Iterable[Any], shorter: Iterable[Any]) -> list[Any]:
    """Every combination as a case; in the suite stays one for each of the longer, with the shorter taking turns."""
    longer, shorter = list(longer), list(shorter)
    return [
        pytest.param(one, other, marks=() if place % len(shorter) == turn else only_in_prove)
        for place, one in enumerate(longer)
        for turn, other in enumerate(shorter)
    ]
