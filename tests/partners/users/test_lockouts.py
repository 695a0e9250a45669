"""No stranger locks anybody out of their account, and no stranger guesses without end."""

from datetime import timedelta

import pytest
from allauth.account import app_settings
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings as conf
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from partners.kernel import clock
from partners.kernel.limits.guesses import AT_ONE_FROM_ANYWHERE, AT_ONE_FROM_ONE_PLACE, IN_A_KNOWN_BROWSER
from partners.kernel.limits.known_browsers import KEPT_FOR
from partners.mail.models import OutgoingMail
from partners.users.models import User
from tests.support.entrance import NEW_PASSWORD, PASSWORD, code_in
from tests.support.sessions import sign_in as start_session
from tests.support.sessions import totp

LOGIN = "/en/account/login/"
RESET = "/en/account/password/reset/"
REFUSED = "too many wrong passwords"


def sign_in(client: Client, address: str, password: str = PASSWORD) -> bool:
    answer = client.post(LOGIN, {"login": address, "password": password})
    return answer.status_code == 302


def place(number: int) -> Client:
    return Client(REMOTE_ADDR=f"203.0.113.{number}")


def attack(address: str, *, places: int = 20, tries: int = 10) -> int:
    """How many wrong passwords were looked at."""
    tried = 0
    for number in range(places):
        for _try in range(tries):
            answer = place(number).post(LOGIN, {"login": address, "password": "a wrong one altogether"})
            assert answer.status_code == 200
            tried += REFUSED not in answer.content.decode()
    return tried


@pytest.fixture
def at_home(owner):
    """The browser in which the owner has signed in before, and signed out."""
    client = Client(REMOTE_ADDR="198.51.100.1")
    assert sign_in(client, owner.email)
    client.post("/en/account/logout/")
    return client


def test_five_wrong_passwords_from_elsewhere_lock_nobody_out(owner):
    assert attack(owner.email, places=1, tries=30) == AT_ONE_FROM_ONE_PLACE.amount

    assert sign_in(Client(REMOTE_ADDR="198.51.100.7"), owner.email), "from a place that is new as well"


def test_guesses_from_many_places_are_bounded_and_the_owner_comes_in_at_home(owner, at_home):
    assert attack(owner.email) == AT_ONE_FROM_ANYWHERE.amount

    assert not sign_in(place(99), owner.email), "what is refused is not even looked at"
    assert sign_in(at_home, owner.email)


def test_an_attacker_behind_the_same_address_locks_nobody_out_who_was_here_before(owner, at_home):
    neighbour = Client(REMOTE_ADDR="198.51.100.1")
    for _try in range(40):
        sign_in(neighbour, owner.email, "a wrong one altogether")

    assert sign_in(at_home, owner.email)


def test_from_a_new_place_the_owner_comes_in_by_a_code(owner):
    attack(owner.email)
    client = Client(REMOTE_ADDR="198.51.100.7")
    assert not sign_in(client, owner.email)

    assert client.post(RESET, {"email": owner.email}).status_code == 302
    code = code_in(OutgoingMail.objects.filter(to=owner.email).latest("pk").text)
    client.post(f"{RESET}confirm/", {"code": code})
    client.post(f"{RESET}complete/", {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    attack(owner.email, places=2)

    assert sign_in(client, owner.email, NEW_PASSWORD)


def test_in_a_known_browser_guesses_are_bounded_too(owner, at_home):
    for _try in range(IN_A_KNOWN_BROWSER.amount):
        assert not sign_in(at_home, owner.email, "a wrong one altogether")
    assert not sign_in(at_home, owner.email)
    with clock.at(timezone.now() + timedelta(days=1, seconds=1)):
        assert sign_in(at_home, owner.email)


def test_a_browser_is_known_to_whom_it_knows_only(owner, editor, at_home):
    attack(editor.email)

    assert not sign_in(at_home, editor.email)


@pytest.mark.parametrize("forged", ["", "x", "a:b:c", "\x00", "é"])
def test_a_forged_cookie_is_no_cookie(owner, forged):
    attack(owner.email, places=12, tries=5)
    client = place(50)
    client.cookies[conf.KNOWN_BROWSER_COOKIE_NAME] = forged

    assert not sign_in(client, owner.email)


def test_the_cookie_says_nothing_and_no_script_reads_it(owner, at_home):
    cookie = at_home.cookies[conf.KNOWN_BROWSER_COOKIE_NAME]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", KEPT_FOR)
    assert owner.email.partition("@")[0] not in cookie.value
    assert str(owner.public_id) not in cookie.value


def test_a_wrong_password_makes_no_browser_known(owner):
    client = Client()
    sign_in(client, owner.email, "a wrong one altogether")

    assert conf.KNOWN_BROWSER_COOKIE_NAME not in client.cookies


def test_an_address_without_an_account_is_refused_alike(db):
    assert attack("nobody@example.org") == AT_ONE_FROM_ANYWHERE.amount


def test_signing_in_often_is_no_guessing(owner):
    for _time in range(40):
        assert sign_in(Client(), owner.email)


def test_strangers_who_ask_for_codes_leave_the_owner_one(owner, at_home):
    sent = 0
    for number in range(50):
        sent += place(number).post(RESET, {"email": owner.email}).status_code == 302
        # A second one from there is over the budget of an hour.
        again = place(number).post(RESET, {"email": owner.email}).status_code
    assert again == 429
    assert sent == 50

    assert Client(REMOTE_ADDR="198.51.100.7").post(RESET, {"email": owner.email}).status_code == 302
    assert at_home.post(RESET, {"email": owner.email}).status_code == 302
    assert OutgoingMail.objects.filter(to=owner.email).count() <= 30 + 50 + 2


def test_who_signs_up_with_somebodys_address_takes_no_letter_from_them(db):
    form = {"email": "mira@example.org", "password1": NEW_PASSWORD}
    assert place(1).post("/en/account/signup/", form).status_code == 302
    assert place(1).post("/en/account/signup/", form).status_code == 429

    assert place(2).post("/en/account/signup/", form).status_code == 302


def wrong_codes(person: User, number: int, *, tries: int) -> int:
    """How many were looked at, from one place, by somebody who has the password."""
    client, tried = place(number), 0
    client.post(LOGIN, {"login": person.email, "password": PASSWORD})
    for _try in range(tries):
        answer = client.post("/en/account/2fa/authenticate/", {"code": "000000"})
        tried += b"too many wrong codes" not in answer.content
    return tried


def test_who_has_a_password_does_not_use_up_the_owners_second_factor(owner, at_home):
    secret = generate_totp_secret()
    TOTP.activate(owner, secret)

    assert sum(wrong_codes(owner, number, tries=8) for number in range(14)) == AT_ONE_FROM_ANYWHERE.amount

    at_home.post(LOGIN, {"login": owner.email, "password": PASSWORD})
    answer = at_home.post("/en/account/2fa/authenticate/", {"code": totp(secret)})
    assert answer.status_code == 302
    assert at_home.get("/en/you/").status_code == 200


def test_who_is_signed_in_confirms_it_while_strangers_guess(owner):
    client = Client(REMOTE_ADDR="198.51.100.7")
    # A session from before there was the cookie.
    start_session(client, owner)
    attack(owner.email)

    answer = client.post("/en/account/reauthenticate/", {"password": PASSWORD})
    assert answer.status_code == 302


def test_no_limit_of_sign_in_is_by_an_address_alone():
    """What a stranger can spend for somebody else: a `key` is an address, and `ip` and `user` are one's own."""
    rates = {action: rate for action, rate in app_settings.RATE_LIMITS.items() if rate and "/key" in rate}

    # Ways of signing in that are switched off here.
    assert set(rates) <= {"request_login_code", "verify_phone"}
    assert not app_settings.LOGIN_BY_CODE_ENABLED
    cache.clear()
