"""A short code tells a slip of the fingers from a file that nobody has issued."""

import itertools
import random

import pytest

from partners.kernel.codes import LETTERS, as_typed, in_groups, is_short_code, short_code

SOME = [short_code(random.Random(20261127 + each).getrandbits(45)) for each in range(60)]


def test_a_code_has_ten_signs_that_nobody_takes_for_others():
    for code in SOME:
        assert len(code) == 10
        assert not set(code) & set("ILOU")
        assert is_short_code(code)


def test_every_number_has_a_code_of_its_own():
    assert len({short_code(number) for number in range(5000)}) == 5000
    assert short_code(0) == "0000000000"
    assert short_code(2**45 - 1)[:9] == "ZZZZZZZZZ"


@pytest.mark.parametrize("code", SOME)
def test_each_wrong_sign_and_each_exchange_of_two_is_noticed(code):
    for place, sign in itertools.product(range(10), LETTERS):
        if sign != code[place]:
            assert not is_short_code(code[:place] + sign + code[place + 1 :])
    for first, second in itertools.combinations(range(10), 2):
        if code[first] != code[second]:
            signs = list(code)
            signs[first], signs[second] = signs[second], signs[first]
            assert not is_short_code("".join(signs))


@pytest.mark.parametrize(
    "text", ["", "0", "000000000", "00000000000", "U000000000", "o000000000", "٠٠٠٠٠٠٠٠٠٠", "0" * 500]
)
def test_whatever_is_no_code_is_none(text):
    assert not is_short_code(text)


def test_it_is_shown_in_two_groups_and_read_however_it_is_typed():
    code = short_code(1)
    shown = in_groups(code, 5)
    assert (shown[5], shown.replace("-", "")) == ("-", code)
    typed = f" {shown.lower().replace('0', 'o').replace('1', 'l')} "
    assert typed.strip() != shown
    assert as_typed(typed) == code
