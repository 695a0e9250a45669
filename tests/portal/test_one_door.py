"""One way in, and for staff never without a second factor used in this session."""

import time

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import get_resolver

from partners.kernel.actors import CLOCK
from partners.users.models import User
from partners.users.services import let_enrol
from portal.middleware import used_second_factor
from tests.support.sessions import sign_in as start_session
from tests.support.sessions import totp

PASSWORD = "correct horse battery staple"


def admin_paths() -> list[str]:
    """Every address under /cms/ that takes no argument."""
    patterns = next(p for p in get_resolver().url_patterns if str(p.pattern) == "cms/" and hasattr(p, "url_patterns"))
    return sorted(
        f"/cms/{p.pattern}" for p in _flat(patterns) if "<" not in str(p.pattern) and "(" not in str(p.pattern)
    )


def _flat(resolver, prefix=""):
    from types import SimpleNamespace

    from django.urls import URLPattern

    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLPattern):
            yield SimpleNamespace(pattern=route.rstrip("$"))
        else:
            yield from _flat(pattern, route)


def test_wagtails_own_sign_in_is_not_reachable(client: Client):
    response = client.get("/cms/login/?next=/cms/")

    assert response.status_code == 302
    assert response["Location"].startswith("/en/account/login/")
    assert client.post("/cms/login/", {"username": "x", "password": "y"}).status_code in {302, 405}


@pytest.mark.parametrize("path", ["/cms/password_reset/", "/cms/password_reset/confirm/x/y/", "/admin/"])
def test_other_doors_are_walls(client: Client, db, path):
    assert client.get(path, follow=True).status_code == 404


def test_posting_a_right_password_to_wagtails_login_opens_nothing(client: Client, administrator: User):
    client.post("/cms/login/", {"username": administrator.email, "password": PASSWORD}, follow=True)

    assert "_auth_user_id" not in client.session


def test_staff_without_a_second_factor_see_only_enrolment(administrator: User):
    client = Client()
    start_session(client, administrator, second_factor=False)
    administrator.is_superuser = True
    administrator.save()
    assert len(admin_paths()) > 60

    for path in admin_paths():
        response = client.get(path)
        assert response.status_code == 302, path
        assert "/account/" in response["Location"], (path, response["Location"])
    assert client.get("/en/account/2fa/")["Location"].startswith("/en/account/2fa/link/")
    assert client.get("/en/account/2fa/link/").status_code == 200
    assert "/account/2fa/" in client.get("/en/partner/")["Location"]


def test_staff_with_an_old_second_factor_are_asked_again(administrator: User, sign_in):
    client = sign_in(administrator)
    assert client.get("/cms/").status_code == 200

    session = client.session
    records = session[AUTHENTICATION_METHODS_SESSION_KEY]
    for record in records:
        record["at"] = time.time() - 13 * 3600
    session[AUTHENTICATION_METHODS_SESSION_KEY] = records
    session.save()

    assert client.get("/cms/").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_the_code_that_enrols_opens_the_door(administrator: User):
    client = Client()
    start_session(client, administrator, second_factor=False)
    client.post(let_enrol(administrator, by=CLOCK)[1].removeprefix("http://testserver"))
    address = "/en/account/2fa/totp/activate/"
    client.post(client.get(address)["Location"], {"password": PASSWORD})
    secret = client.get(address).context["form"].secret

    answer = client.post(address, {"code": totp(secret)})

    assert answer.status_code == 302
    assert client.get("/cms/").status_code == 200


def test_a_further_factor_does_not_open_a_session_that_is_old(administrator: User, rf):
    TOTP.activate(administrator, generate_totp_secret())
    passkey = Authenticator.objects.create(user=administrator, type=Authenticator.Type.WEBAUTHN, data={})
    request = rf.get("/")
    request.session, request.user = {}, administrator

    authenticator_added.send(Authenticator, request=request, user=administrator, authenticator=passkey)

    assert not used_second_factor(request)


def test_a_partner_finds_nothing_behind_the_admins_address(owner: User, sign_in):
    client = sign_in(owner)

    assert {client.get(path).status_code for path in admin_paths() if "/log" not in path} == {404}


def test_a_visitor_is_sent_to_sign_in(client: Client, db):
    assert client.get("/cms/")["Location"].startswith("/en/account/login/")


def test_the_password_alone_takes_staff_with_totp_to_the_second_step(client: Client, administrator: User):
    TOTP.activate(administrator, generate_totp_secret())

    response = client.post("/en/account/login/", {"login": administrator.email, "password": PASSWORD})

    assert response.status_code == 302
    assert "/2fa/authenticate/" in response["Location"]
    assert "_auth_user_id" not in client.session


def test_a_totp_secret_is_not_readable_in_the_database(administrator: User):
    secret = generate_totp_secret()
    TOTP.activate(administrator, secret)

    assert secret not in str(Authenticator.objects.get(user=administrator).data)


def test_a_stranger_learns_nothing_from_asking_for_a_new_password(client: Client, owner: User, mailoutbox):
    known = client.post("/en/account/password/reset/", {"email": owner.email})
    unknown = client.post("/en/account/password/reset/", {"email": "nobody@example.org"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
