"""Who gets in, and what those are told who do not."""

import logging
from datetime import timedelta

import pytest
from django.urls import get_resolver
from django.utils import timezone

from partners.kernel.actors import acting
from partners.organizations.models import AccessKey, Organization
from partners.organizations.services.keys import revoke_access_key
from tests.api.conftest import PROBLEM, Program

ANY = "00000000-0000-4000-8000-000000000000"
ACTIONS = [
    ("GET", "organizations", "campaign:read"),
    ("GET", f"organizations/{ANY}", "campaign:read"),
    ("GET", "campaigns", "campaign:read"),
    ("GET", f"campaigns/{ANY}", "campaign:read"),
    ("GET", "materials", "campaign:read"),
    ("GET", f"materials/{ANY}", "campaign:read"),
    ("GET", "activity", "activity:read"),
    ("GET", "brand-kit", "brand:read"),
    ("GET", "editions", "editions:read"),
    ("POST", "editions", "editions:write"),
    ("GET", f"editions/{ANY}", "editions:read"),
    ("GET", "packs", "editions:read"),
    ("POST", "packs", "editions:write"),
    ("GET", "photographs", "editions:read"),
    ("GET", "speakers", "campaign:read"),
    ("GET", "media-contacts", "contacts:read"),
    ("POST", "media-contacts", "contacts:write"),
    ("GET", f"media-contacts/{ANY}", "contacts:read"),
    ("PATCH", f"media-contacts/{ANY}", "contacts:write"),
]


def is_refused(answer, *, code):
    body = answer.json()
    assert (answer.status_code, body["code"], answer["Content-Type"]) == (401, code, PROBLEM)
    # RFC 6750, section 3: whoever sent no key has done nothing wrong.
    error = ', error="invalid_token"' if code == "key_refused" else ""
    assert answer["WWW-Authenticate"] == f'Bearer realm="partner portal"{error}'
    return True


def test_the_list_of_actions_is_complete():
    """A new route must be added above before it can be forgotten."""
    routes = {str(pattern.pattern) for pattern in get_resolver("api.v1.urls").url_patterns}
    tested = {path.replace(ANY, "<uuid>") for _method, path, _scope in ACTIONS}
    named = {route.split("<")[0] + ("<uuid>" if "<" in route else "") for route in routes}

    # For everybody: what is open asks for no key (tests/api/v1/test_verify.py).
    assert named - {"", "openapi.json", "verify"} == tested


@pytest.mark.parametrize(("method", "path", "scope"), ACTIONS)
def test_without_a_key_one_is_asked_for_one(nobody, method, path, scope):
    assert is_refused(nobody.send(method, path), code="key_missing")


@pytest.mark.parametrize(("method", "path", "scope"), ACTIONS)
def test_a_key_without_the_scope_is_told_which_one(owner, key_of, method, path, scope):
    others = [other for other in AccessKey.Scope if other != scope]
    answer = Program(key_of(owner, others)).send(method, path, {} if method != "GET" else None)

    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")
    assert scope in answer.json()["detail"]
    assert f'scope="{scope}"' in answer["WWW-Authenticate"]


@pytest.mark.parametrize(("method", "path", "scope"), ACTIONS)
def test_a_key_with_just_the_scope_is_enough(owner, key_of, method, path, scope):
    answer = Program(key_of(owner, [scope])).send(method, path, {} if method != "GET" else None)

    assert answer.status_code in {200, 404, 422}


@pytest.mark.parametrize("path", ["", "openapi.json", "organizations", "nothing"])
@pytest.mark.parametrize("sent", ["Bearer wrong", "Bearer", "Bearer a b", "Bearer \xff\xfe"])
def test_a_wrong_key_is_refused_even_where_none_is_needed(nobody, path, sent):
    answer = nobody.get(path, Authorization=sent)

    assert is_refused(answer, code="key_refused")


@pytest.mark.parametrize("path", ["", "openapi.json", "organizations", "nothing"])
def test_what_is_no_key_is_refused_without_a_word_about_it(nobody, path):
    answer = nobody.get(path, Authorization="Basic b3duZXI6cHc=")

    assert (answer.status_code, answer.json()["code"]) == (401, "key_refused")
    assert answer["WWW-Authenticate"] == 'Bearer realm="partner portal"'


def test_a_key_stops_when_it_expires(owner, key_of, time_machine):
    program = Program(key_of(owner, expires_at=timezone.now() + timedelta(hours=1)))
    assert program.get("organizations").status_code == 200

    time_machine.move_to(timezone.now() + timedelta(hours=2))

    assert is_refused(program.get("organizations"), code="key_refused")


def test_a_key_stops_when_it_is_revoked(program, owner):
    assert program.get("organizations").status_code == 200

    revoke_access_key(AccessKey.objects.get(), by=acting(owner))

    assert is_refused(program.get("organizations"), code="key_refused")


@pytest.mark.parametrize("standing", ["suspended", "left", "in_review"])
def test_a_key_stops_while_the_organisation_is_no_partner(program, organization, standing):
    Organization.objects.filter(pk=organization.pk).update(standing=standing)

    assert is_refused(program.get("organizations"), code="key_refused")


def test_a_session_of_a_person_is_no_key(owner, sign_in):
    answer = sign_in(owner).get("/api/v1/organizations")

    assert is_refused(answer, code="key_missing")


def test_using_a_key_is_remembered_once_a_minute(program):
    program.get("organizations")
    first = AccessKey.objects.get().last_used_at
    program.get("organizations")

    assert first is not None
    assert AccessKey.objects.get().last_used_at == first


def test_a_key_never_reaches_the_log(program, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr("api.v1.organizations.shown_organizations", lambda: 1 / 0)

    assert program.get("organizations").status_code == 500
    assert caplog.records
    assert program.token not in "\n".join(f"{line.getMessage()} {vars(line)}" for line in caplog.records)
