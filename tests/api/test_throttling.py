"""How often, and how one is told."""

import re

import pytest
import time_machine
from django.test import Client

from partners.kernel.models import Counter
from tests.api.conftest import PROBLEM, Program


@pytest.fixture
def tight(settings):
    """Three for a key, two for an address."""
    rates = {"key": "3/h", "ip": "2/h"}
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": rates}


@pytest.mark.usefixtures("tight")
def test_a_key_is_told_what_is_left_and_when_it_is_over(program):
    left = []
    for _request in range(3):
        answer = program.get("organizations")
        assert answer.status_code == 200
        assert answer["RateLimit-Policy"] == '"key";q=3;w=3600'
        left.append(int(re.fullmatch(r'"key";r=(\d+);t=\d+', answer["RateLimit"])[1]))
    over = program.get("organizations")

    assert left == [2, 1, 0]
    assert (over.status_code, over["Content-Type"], over.json()["code"]) == (429, PROBLEM, "too_many_requests")
    assert 0 < int(over["Retry-After"]) <= 3600
    assert over["RateLimit"].startswith('"key";r=0;t=')


@pytest.mark.usefixtures("tight")
def test_what_is_asked_for_in_another_format_counts_as_well(program):
    answers = [program.get("organizations", Accept="text/html") for _request in range(4)]

    assert [answer.status_code for answer in answers] == [406, 406, 406, 429]
    assert all("RateLimit" in answer for answer in answers)


@pytest.mark.usefixtures("tight")
def test_each_key_and_each_address_has_its_own_count(program, owner, key_of, nobody):
    for _request in range(4):
        program.get("organizations")

    assert program.get("organizations").status_code == 429
    assert Program(key_of(owner)).get("organizations").status_code == 200
    assert nobody.get("").status_code == 200


@pytest.mark.usefixtures("tight")
@pytest.mark.parametrize("path", ["", "nothing", "organizations"])
def test_refused_keys_count_against_the_address(nobody, path):
    """Otherwise guessing would be free."""
    answers = [nobody.get(path, Authorization=f"Bearer guess-{n}").status_code for n in range(3)]

    assert answers == [401, 401, 429]


@pytest.mark.usefixtures("tight")
def test_an_invented_forwarding_header_does_not_make_another_address(nobody):
    answers = [nobody.get("", **{"X-Forwarded-For": f"203.0.113.{n}"}).status_code for n in range(3)]

    assert answers == [200, 200, 429]


@pytest.mark.usefixtures("tight")
def test_no_address_is_kept(nobody):
    nobody.get("")
    kept = str(list(Counter.objects.values()))

    assert Counter.objects.count() == 1
    assert "127.0.0.1" not in kept


@pytest.mark.usefixtures("tight")
def test_an_hour_lasts_an_hour(program):
    with time_machine.travel("2026-03-02T09:00:00+00:00", tick=False) as clock:
        program.get("")
        clock.shift(59 * 60)
        answers = [program.get("")["RateLimit"] for _request in range(2)]
        clock.shift(60)
        answers.append(program.get("")["RateLimit"])

    assert answers == ['"key";r=1;t=60', '"key";r=0;t=60', '"key";r=2;t=3600']


@pytest.mark.usefixtures("tight")
def test_each_visitor_of_a_dual_socket_is_one(db):
    """Wrapped into version 6, all addresses of version 4 lie in one network."""
    answers = [Client(REMOTE_ADDR=f"::ffff:203.0.113.{n}").get("/api/v1/").status_code for n in range(3)]

    assert answers == [200, 200, 200]


@pytest.mark.parametrize("garbage", ["unknown", "a:b:c"])
def test_a_forwarding_header_that_says_nothing_refuses_nobody(nobody, settings, garbage):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    assert nobody.get("", **{"X-Forwarded-For": garbage}).status_code == 200


def test_the_headers_are_there_on_errors_too(program):
    assert "RateLimit" in program.get("nothing")
    assert "RateLimit" in program.get("organizations?nothing=1")
