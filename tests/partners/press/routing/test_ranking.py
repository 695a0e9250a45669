"""The worked cases, and what holds for all of them."""

import random
from dataclasses import replace

import pytest

from partners.press.routing import Safety, route

from .cases import ask, voice
from .knowing import COUNTRIES, LANGUAGES, MEDIA, TOPICS
from .timing import CHANGES, DAYS, SHORT, ZONES
from .weighing import LOAD, SAFETY

CASES = [*LANGUAGES, *TOPICS, *COUNTRIES, *MEDIA, *ZONES, *DAYS, *CHANGES, *SHORT, *SAFETY, *LOAD]
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)


@each_case
def test_a_worked_case(case):
    found = route(case.voices, case.question)

    assert [f"{each.voice.id}: {' '.join(map(str, each.reasons))}" for each in found.ranked] == case.expected
    assert [f"{each.voice.id}: {each.reason}" for each in found.left_out] == case.out


def test_there_are_sixty_of_them_and_each_is_one_of_a_kind():
    assert len(CASES) >= 60
    assert len({case.title for case in CASES}) == len(CASES)


@each_case
def test_the_order_in_which_they_are_given_changes_nothing(case):
    shuffled = random.Random(1).sample(case.voices, len(case.voices))

    assert route(shuffled, case.question) == route(case.voices, case.question)


@each_case
def test_everybody_is_asked_or_left_out_with_a_reason(case):
    found = route(case.voices, case.question)

    told = [each.voice.id for each in (*found.ranked, *found.left_out)]
    assert sorted(told) == sorted(each.id for each in case.voices)


@each_case
def test_whoever_is_protected_is_in_no_order(case):
    protected = [replace(each, safety=Safety.PROTECTED) for each in case.voices]

    assert route(protected, case.question).ranked == ()


def test_moments_without_a_zone_are_refused():
    asked = ask()
    with pytest.raises(ValueError, match="zone"):
        route([voice(1)], replace(asked, now=asked.now.replace(tzinfo=None)))
