"""What the documents show of the house is how it stands."""

import re

import pytest

from tests.support import ladder, walks

STEPS = walks.steps(walks.WALKS.read_text())


def test_the_picture_of_the_ladder_is_drawn_from_the_code_as_it_is():
    assert ladder.PICTURE.read_text() == ladder.picture()


def test_a_ladder_that_is_built_otherwise_is_another_picture(monkeypatch):
    told = ladder.contracts()
    told["partners-ladder"]["layers"] = [*told["partners-ladder"]["layers"][1:], told["partners-ladder"]["layers"][0]]
    monkeypatch.setattr(ladder, "contracts", lambda: told)

    assert ladder.PICTURE.read_text() != ladder.picture()


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.path}#{step.piece}")
def test_each_step_of_a_walk_leads_to_the_line_that_it_speaks_of(step):
    assert step.lines == [step.line], "Run `make picture`."


def test_every_link_of_the_walks_is_such_a_step():
    text = walks.WALKS.read_text()

    assert len(STEPS) == len(re.findall(r"\]\(\.\./", text)) > 20


def test_a_line_that_moved_is_found_again_and_one_that_is_gone_is_not():
    moved = '[now](../partners/kernel/clock.py#L1 "def now")'
    gone = '[never](../partners/kernel/clock.py#L1 "def never")'

    step = walks.steps(walks.counted_anew(moved))[0]
    assert step.lines == [step.line]
    assert walks.steps(walks.counted_anew(gone))[0].lines == []
