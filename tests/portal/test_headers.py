"""What browsers are told under production settings, on real answers behind one trusted proxy."""

import contextlib
import json
import os
import sqlite3
import subprocess
import sys

import pytest
from django.db import connection

from tests.portal.test_settings import GOOD, ROOT

PAGES = [
    "/en/account/login/", "/uk/account/signup/", "/en/partner/join/", "/en/press/ask/", "/en/developers/", "/api/v1/",
    "/api/v1/openapi.json", "/api/v1/activity", "/en/nothing/", "/.well-known/security.txt",
    "/en/partner/join/ signed in", "/en/account/email/ signed in", "/en/account/2fa/ signed in",
]  # fmt: skip
PRIVATE = [page for page in PAGES if page.endswith("signed in")]


@pytest.fixture(scope="module")
def answers(django_db_setup, tmp_path_factory):
    if connection.vendor != "sqlite":
        pytest.skip("the copy of the database below is a file")
    folder = tmp_path_factory.mktemp("production")
    database = folder / "portal.sqlite3"
    # Not the file alone: what was written last may stand in the log beside it still.
    own, copy = sqlite3.connect(connection.settings_dict["NAME"]), sqlite3.connect(database)
    with contextlib.closing(own), contextlib.closing(copy):
        own.backup(copy)
    settings = {
        **GOOD,
        "DJANGO_SETTINGS_MODULE": "tests.support.production_settings",
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{database}",
        "TRUSTED_PROXY_COUNT": "1",
    }
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    result = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.support.ask_production"],
        cwd=ROOT, env={**kept, **settings}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr[-3000:]
    # Whatever a library says on the way is no answer.
    _said, begins, told = result.stdout.partition('{"/en/')
    assert begins, (result.stdout[-500:], result.stderr[-2000:])
    return json.loads(begins + told)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_carries_the_strict_policies(answers, page):
    headers = answers[page]["headers"]

    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "//" not in policy, "nothing from elsewhere"
    assert headers["strict-transport-security"] == "max-age=63072000; includeSubDomains; preload"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "geolocation=()" in headers["permissions-policy"]


def test_the_wider_policy_is_for_the_admin_alone(answers):
    assert "unsafe-inline" in answers["/cms/"]["headers"]["content-security-policy"]
    assert "default-src 'none'" in answers["/cms/"]["headers"]["content-security-policy"]


@pytest.mark.parametrize("page", ["a preview", "a preview without a proxy"])
def test_a_preview_is_framed_by_ourselves_alone(answers, page):
    assert answers[page]["status"] == 200
    policy = answers[page]["headers"]["content-security-policy"]
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("page", PRIVATE)
def test_what_a_person_was_shown_is_kept_nowhere(answers, page):
    assert "no-store" in answers[page]["headers"]["cache-control"]
    assert "private" in answers[page]["headers"]["cache-control"]


def test_cookies_belong_to_this_host_and_to_tls(answers):
    cookies = answers["signing in"]["cookies"]

    assert "__Host-session" in cookies
    assert "__Host-csrf" in answers["/en/account/login/"]["cookies"]
    every = [
        cookie for answer in answers.values() for cookie in answer["cookies"].values() if "Max-Age=0" not in cookie
    ]
    assert every
    for cookie in every:
        flags = {flag.strip().lower() for flag in cookie.split(";")[1:]}
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= flags, cookie
        assert not any(flag.startswith("domain") for flag in flags), cookie


def test_visitors_of_public_pages_get_no_cookie(answers):
    for page in ("/en/press/ask/", "/en/developers/", "/api/v1/", "/robots.txt", "/healthz"):
        assert answers[page]["cookies"] == {}, page


def test_hosts_and_transport_are_not_what_a_request_says(answers):
    assert answers["without tls"]["status"] == 301
    assert answers["without tls"]["headers"]["location"].startswith("https://portal.example.org/")
    assert answers["foreign host"]["status"] == 400
    assert answers["forwarded host"]["status"] == 200


def test_the_demo_is_not_there(answers):
    assert answers["/demo/"]["status"] == 404


def test_a_partner_finds_no_admin(answers):
    assert answers["/cms/ signed in"]["status"] == 404
