"""Every page that allauth can show here, one after the other, as people come to them.

For tests with real transactions: some of what a page says is said once the change is kept.
"""

import json
import re
from base64 import urlsafe_b64encode

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation
from fido2.cose import ES256
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

from tests.support.sessions import sign_in, totp

PASSWORD = "correct horse battery staple"
NEW_PASSWORD = "twelve lanterns on a porch"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def code_in(text: str) -> str:
    """What stands on a line of its own."""
    return re.search(r"^[A-Z]{4}-[A-Z]{4}$", text, re.MULTILINE).group()


def encode(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


def a_key(user, name: str, *, passkey: bool | None) -> Authenticator:
    """As a browser would have registered it."""
    public_key = ES256({1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32})
    data = AttestedCredentialData.create(b"\0" * 16, name.encode(), public_key)
    attestation = AttestationObject.create("none", AuthenticatorData.create(b"\0" * 32, 0x45, 0, data), {})
    client_data = json.dumps({"type": "webauthn.create", "challenge": "eA", "origin": "https://testserver"}).encode()
    response = {"clientDataJSON": encode(client_data), "attestationObject": encode(attestation)}
    properties = {} if passkey is None else {"credProps": {"rk": passkey}}
    identity = {"id": encode(name.encode()), "rawId": encode(name.encode()), "type": "public-key"}
    credential = {**identity, "response": response, "clientExtensionResults": properties}
    return WebAuthn.add(user, name, credential).instance


class Walk:
    """Keeps the text of each page under a name that a failing test can show."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.client = Client(headers={"user-agent": BROWSER})
        self.pages: dict[str, str] = {}
        self.templates: set[str] = set()

    def address(self, name: str, **arguments) -> str:
        with translation.override(self.language):
            return reverse(name, kwargs=arguments)

    def look(self, page: str, route: str, sent: dict | None = None, **arguments) -> HttpResponse:
        # The limits of sign-in would answer in place of the pages.
        cache.clear()
        address = self.address(route, **arguments)
        response = self.client.get(address) if sent is None else self.client.post(address, sent)
        while response.status_code == 302:
            response = self.client.get(response["Location"])
        assert response.status_code == 200, (page, response.status_code)
        self.keep(page, response)
        return response

    def keep(self, page: str, response) -> None:
        self.pages[page] = response.content.decode()
        self.templates |= {template.name for template in response.templates}

    def sign_in(self, user) -> None:
        user.refresh_from_db()
        self.client = Client(headers={"user-agent": BROWSER})
        sign_in(self.client, user)

    def confirm(self, password: str) -> None:
        """What touches the account asks who is there, once in five minutes."""
        self.client.post(self.address("account_reauthenticate"), {"password": password})


def entrance(walk: Walk, person) -> None:
    walk.look("sign up", "account_signup")
    walk.look("sign up, wrong", "account_signup", {"email": "x", "password1": "short"})
    walk.look("sign up, code", "account_signup", {"email": "mira@example.org", "password1": NEW_PASSWORD})
    walk.look("sign up, wrong code", "account_email_verification_sent", {"code": "AAAA-AAAA"})
    walk.look("sign up, new code", "account_email_verification_sent", {"action": "resend"})
    walk.look("signed up", "account_email_verification_sent", {"code": code_in(mail.outbox[-1].body)})
    walk.client = Client()
    walk.look("sign up, again", "account_signup", {"email": person.email, "password1": NEW_PASSWORD})
    walk.client = Client()
    walk.look("sign in", "account_login")
    walk.look("sign in, wrong", "account_login", {"login": person.email, "password": "no"})
    walk.look("reset", "account_reset_password")
    walk.look("reset, code", "account_reset_password", {"email": person.email})
    walk.look("reset, wrong code", "account_confirm_password_reset_code", {"code": "AAAA-AAAA"})
    walk.look("reset, password", "account_confirm_password_reset_code", {"code": code_in(mail.outbox[-1].body)})
    differing = {"password1": NEW_PASSWORD, "password2": PASSWORD}
    walk.look("reset, two passwords", "account_complete_password_reset", differing)
    walk.look("reset, done", "account_complete_password_reset", {"password1": PASSWORD, "password2": PASSWORD})
    walk.look("inactive", "account_inactive")


def second_factor(walk: Walk, person) -> None:
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    a_key(person, "Blue", passkey=True)
    a_key(person, "Worn", passkey=False)
    a_key(person, "Found", passkey=None).record_usage()
    walk.client = Client()
    walk.look("second step", "account_login", {"login": person.email, "password": PASSWORD})
    walk.look("second step, wrong", "mfa_authenticate", {"code": "000000"})
    walk.sign_in(person)
    walk.look("second factors", "mfa_index")
    walk.look("reauthenticate, code", "mfa_reauthenticate")
    walk.look("reauthenticate, wrong code", "mfa_reauthenticate", {"code": "000000"})
    walk.look("reauthenticate, key", "mfa_reauthenticate_webauthn")
    walk.confirm(PASSWORD)
    walk.look("app off", "mfa_deactivate_totp")
    walk.look("codes", "mfa_view_recovery_codes")
    walk.look("codes, new", "mfa_generate_recovery_codes")
    walk.look("codes, made", "mfa_generate_recovery_codes", {})
    walk.look("keys", "mfa_list_webauthn")
    key = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).first()
    walk.look("key, rename", "mfa_edit_webauthn", pk=key.pk)
    walk.look("key, remove", "mfa_remove_webauthn", pk=key.pk)
    walk.look("key, removed", "mfa_remove_webauthn", {}, pk=key.pk)
    walk.look("app, off now", "mfa_deactivate_totp", {})


def account(walk: Walk, person) -> None:
    walk.sign_in(person)
    walk.look("email", "account_email")
    walk.look("email, same", "account_email", {"email": person.email, "action_add": ""})
    walk.look("email, remove", "account_email", {"email": person.email, "action_remove": ""})
    walk.look("email, code", "account_email", {"email": "new@example.org", "action_add": ""})
    walk.look("password", "account_change_password")
    walk.look("password, wrong", "account_change_password", {"oldpassword": "no"})
    passwords = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    walk.look("password, changed", "account_change_password", passwords)
    walk.look("reauthenticate", "account_reauthenticate")
    walk.look("reauthenticate, wrong", "account_reauthenticate", {"password": "no"})
    walk.look("reset while signed in", "account_reset_password")
    walk.look("one session", "usersessions_list")
    other = walk.client
    walk.sign_in(person)
    walk.client.get(walk.address("usersessions_list"))
    other.get(walk.address("usersessions_list"))
    walk.look("two sessions", "usersessions_list")
    walk.look("sessions, ended", "usersessions_list", {})
    walk.look("no second factor", "mfa_index")
    walk.confirm(NEW_PASSWORD)
    secret = walk.look("app", "mfa_activate_totp").context["form"].secret
    walk.look("app, wrong", "mfa_activate_totp", {"code": "000000"})
    walk.look("app, on", "mfa_activate_totp", {"code": totp(secret)})
    walk.look("no key", "mfa_list_webauthn")
    walk.look("key, add", "mfa_add_webauthn")
    walk.look("sign out", "account_logout")
    person.set_unusable_password()
    person.save()
    walk.sign_in(person)
    walk.look("first password", "account_set_password")


def too_often(walk: Walk, person) -> None:
    address = walk.address("account_reset_password")
    walk.client = Client()
    for _ in range(6):
        response = walk.client.post(address, {"email": person.email})
    assert response.status_code == 429
    walk.keep("too often", response)
