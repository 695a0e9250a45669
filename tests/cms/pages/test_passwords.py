"""The shared password of a page: asked for without telling what lies behind it, and not to be guessed."""

import pytest
from django.test import Client

from cms.pages.models import StandardPage
from partners.kernel import clock
from partners.kernel.limits.passwords import GUESSES
from tests.cms.conftest import put_online
from tests.support.closed import CANARY, PASSWORD, close, restrict, titled

WRONG = "not this one"


@pytest.fixture
def page(home):
    return put_online(StandardPage(**titled("password")), under=home)


@pytest.fixture
def address(page):
    return f"/en/_util/authenticate_with_password/{restrict(page, 'password').pk}/{page.pk}/"


def tried(address, password, *, source="192.0.2.1", client=None, **more):
    # As the proxy in front of the portal tells it.
    return (client or Client()).post(address, {"password": password, **more}, REMOTE_ADDR=source)


def test_the_right_one_opens_the_page_and_leads_back_to_it(page, address):
    client = Client()
    asked = client.get(page.url)
    assert asked.status_code == 200
    assert f'action="{address}"' in asked.content.decode()
    assert CANARY not in asked.content.decode().replace(page.url, "")

    answer = tried(address, PASSWORD, client=client, return_url=page.url)

    assert answer["Location"] == page.url
    assert f"{CANARY} password" in client.get(page.url).content.decode()


@pytest.mark.parametrize("target", ["", "https://evil.example.org/", "//evil.example.org", "/\\evil.example.org"])
def test_nobody_is_led_away(page, address, target):
    assert tried(address, PASSWORD, return_url=target)["Location"] == page.url


@pytest.mark.parametrize("typed", ["", WRONG, PASSWORD.upper(), PASSWORD[:-1], "ü" * 300, "\x00", "x" * 5000])
def test_a_wrong_one_is_told_with_words_and_the_way_is_kept(page, address, typed):
    answer = tried(address, typed, return_url=page.url)

    assert answer.status_code == 422
    assert f'value="{page.url}"' in answer.content.decode()


def test_one_caller_has_ten_tries(address):
    answers = [tried(address, f"{WRONG} {number}").status_code for number in range(60)]

    assert answers.count(422) == GUESSES["page"].caller
    late = tried(address, PASSWORD)
    assert late.status_code == 429
    assert 0 < int(late["Retry-After"]) <= GUESSES["page"].within.total_seconds()
    assert "Please try again in 10 minutes" in late.content.decode()
    assert 'name="password"' in late.content.decode()


def test_all_callers_together_have_a_hundred(address):
    callers = [f"192.0.2.{number}" for number in range(1, 30)]
    answers = [tried(address, WRONG, source=caller).status_code for caller in callers for _try in range(4)]

    assert answers.count(422) == GUESSES["page"].together
    assert tried(address, PASSWORD, source="198.51.100.9").status_code == 429


def test_who_is_stopped_uses_up_nobody_elses_tries(address):
    for _try in range(150):
        tried(address, WRONG)

    assert tried(address, PASSWORD, source="198.51.100.9").status_code == 302


def test_the_tries_are_back_after_a_while(address):
    for _try in range(11):
        tried(address, WRONG)

    with clock.at(clock.now() + GUESSES["page"].within):
        assert tried(address, PASSWORD).status_code == 302


def test_a_room_of_people_behind_one_address_opens_it(address):
    assert {tried(address, PASSWORD).status_code for _person in range(30)} == {302}


def test_each_page_has_tries_of_its_own(address, home):
    other = put_online(StandardPage(title="Other", slug="other"), under=home)
    for _try in range(11):
        tried(address, WRONG)
    restriction = restrict(other, "password")

    assert tried(f"/en/_util/authenticate_with_password/{restriction.pk}/{other.pk}/", PASSWORD).status_code == 302


def test_the_form_is_drawn_for_pages_behind_that_password_only(address, home, page):
    restriction = page.view_restrictions.get()
    elsewhere = put_online(StandardPage(title="Else", slug="else"), under=home)
    login = restrict(elsewhere, "login")

    for pair in ((restriction.pk, elsewhere.pk), (restriction.pk, 10**9), (login.pk, elsewhere.pk), (0, page.pk)):
        for method in ("get", "post"):
            answer = getattr(Client(), method)(f"/en/_util/authenticate_with_password/{pair[0]}/{pair[1]}/")
            assert answer.status_code == 404
    close(page, "draft")
    assert Client().get(address).status_code == 404


def test_the_form_speaks_both_languages_and_carries_its_token(address):
    client = Client(enforce_csrf_checks=True)
    text = client.get(address.replace("/en/", "/uk/")).content.decode()

    assert "Потрібен пароль" in text
    assert "csrfmiddlewaretoken" in text
    assert client.post(address, {"password": PASSWORD}).status_code == 403
