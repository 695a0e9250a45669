"""The modules of our QR codes are those that segno draws by itself."""

import random
import string

import pytest
import segno

from partners.artwork.rendering.codes import LARGEST_KNOWN, QUIET_ZONE, modules_of
from partners.kernel.codes import short_code
from tests.support.prove import THOROUGH

LENGTHS = (2, 16, 31, 45, 60, 80, 100, 130)
LETTERS = string.ascii_letters + string.digits + "/.-"


def by_segno(content: str) -> tuple[bytes, ...]:
    code = segno.make_qr(content, error="m", boost_error=True)
    return tuple(bytes(row) for row in code.matrix_iter(border=QUIET_ZONE))


def address(chance: random.Random, longer_by: int) -> str:
    return "https://" + "".join(chance.choices(LETTERS, k=longer_by))


@pytest.mark.parametrize("longer_by", LENGTHS)
def test_any_address_has_the_modules_that_segno_gives_it(longer_by):
    chance = random.Random(longer_by)
    for _time in range(400 if THOROUGH else 12):
        content = address(chance, longer_by)
        assert modules_of(content) == by_segno(content), content


@pytest.mark.parametrize("host", ["HTTPS://PORTAL.EXAMPLE.ORG/V/", "https://portal.example.org/v/"])
def test_codes_of_files_have_the_modules_that_segno_gives_them(host):
    chosen = set()
    for number in range(60):
        content = host + short_code(number * 7919 * 1_000_003)
        chosen.add(segno.make_qr(content, error="m", boost_error=True).mask)
        assert modules_of(content) == by_segno(content), content
    assert len(chosen) > 4


def test_these_addresses_come_in_every_size_that_is_known_and_in_larger_ones():
    sizes = {segno.make_qr(address(random.Random(each), each), error="m").version for each in LENGTHS}
    assert sizes > set(range(1, LARGEST_KNOWN + 1))


def test_too_long_an_address_is_refused_as_segno_refuses_it():
    with pytest.raises(segno.DataOverflowError):
        modules_of("https://portal.example.org/" + "a" * 3000)
