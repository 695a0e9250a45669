"""What staff reach before their second factor: told by the view that would answer, never by the text of an address."""

import uuid

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import get_resolver, reverse

from partners.organizations.models import Organization
from partners.users.models import User
from portal.middleware import ENROLMENT, OPEN_TO_STAFF
from tests.architecture.test_routes import ARGUMENT, all_routes
from tests.portal.test_one_door import admin_paths
from tests.portal.test_server import send, server
from tests.support.demo import wait_for
from tests.support.sessions import sign_in as start_session

PREFIXES = [
    "/static",
    "/media",
    "/api",
    "/demo",
    "/healthz",
    "/en/account",
    "/uk/account/2fa",
    "/x",
    "//x",
    "static/..",
]


@pytest.fixture
def password_only(administrator: User) -> Client:
    administrator.is_superuser = True
    administrator.save()
    client = Client()
    start_session(client, administrator, second_factor=False)
    return client


def addresses():
    """One address for each route of the portal, with its name; patterns of expressions are filled by hand."""
    words = {"filename": "x.jpg", "name": "x", "code": "x", "address": "x", "path": "x"}
    for route in all_routes():
        if not set("(^*") & set(route.path):
            filled = ARGUMENT.sub(lambda found: words.get(found[1], str(uuid.UUID(int=1))), route.path)
            numbered = filled if "<int:" not in route.path else ARGUMENT.sub("1", route.path)
            yield f"/{numbered}", route.name


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_route_answers_staff_without_a_second_factor_but_those_that_are_named(password_only: Client, method):
    asked = [(address, name) for address, name in addresses() if name not in OPEN_TO_STAFF | ENROLMENT]
    assert len(asked) > 280

    for address, name in asked:
        response = getattr(password_only, method)(address)
        leads_to_the_factor = "/account/2fa/" in response.headers.get("Location", "")
        assert leads_to_the_factor or response.status_code == 404, (address, name, response.status_code)


def test_the_pages_that_ask_for_it_look_like_the_portal(password_only: Client):
    for name in ("colours", "mark"):
        assert "/account/2fa/" not in password_only.get(reverse(name)).headers.get("Location", ""), name


def test_every_name_that_is_open_exists():
    names = {route.name for route in all_routes()} | {"demo:personas", "demo:sign_in"}

    assert (OPEN_TO_STAFF | ENROLMENT) - names == set()


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("variable", ["SCRIPT_NAME", "SCRIPT_URL", "REDIRECT_URL"])
def test_no_part_before_an_address_opens_a_door(password_only: Client, viewer: User, sign_in, prefix, variable):
    told = {variable: prefix if variable == "SCRIPT_NAME" else f"{prefix}/cms/"}

    for client in (password_only, sign_in(viewer), Client()):
        response = client.get("/cms/", **told)
        assert response.status_code == 400, response
        assert b"<" not in response.content


def test_nothing_is_approved_without_a_second_factor(password_only: Client, application: Organization):
    address = reverse("backoffice_partners:move", args=[application.public_id, "start"])

    for told in ({}, {"SCRIPT_NAME": "/static"}, {"SCRIPT_NAME": "/en/account"}):
        assert password_only.post(address, {"note": ""}, **told).status_code in {302, 400}
        application.refresh_from_db()
        assert application.standing == Organization.Standing.APPLIED


def test_a_portal_below_a_prefix_of_the_settings_is_served(client: Client, db, settings):
    settings.FORCE_SCRIPT_NAME = "/portal"

    for told in ("/portal", "/static", ""):
        answer = client.get("/cms/", SCRIPT_NAME=told)
        assert answer["Location"].endswith("?next=/portal/cms/"), "the settings count, not the request"


def test_who_has_a_factor_cannot_add_another_with_the_password_alone(password_only: Client, administrator: User):
    for name in ENROLMENT:
        assert password_only.get(reverse(name)).status_code in {200, 302}
    TOTP.activate(administrator, generate_totp_secret())

    for name in ENROLMENT:
        for answer in (password_only.get(reverse(name)), password_only.post(reverse(name), {"name": "x"})):
            assert answer.status_code == 302, name
            assert answer["Location"].startswith(reverse("mfa_reauthenticate")), name


@pytest.mark.parametrize("mark", ["groups", "superuser"])
def test_who_is_no_longer_staff_loses_the_admin_whatever_is_left(administrator: User, sign_in, mark):
    client = sign_in(administrator)
    assert client.get("/cms/").status_code == 200

    administrator.is_staff = False
    administrator.is_superuser = mark == "superuser"
    administrator.save()
    assert administrator.groups.exists()

    assert {client.get(path).status_code for path in admin_paths()} == {404}
    left = User.objects.get(pk=administrator.pk)
    assert not left.has_perm("wagtailadmin.access_admin")
    assert not left.has_perms(["users.view_user"])
    assert not left.has_module_perms("users")


def test_staff_keep_what_their_groups_give(administrator: User):
    assert administrator.has_perm("wagtailadmin.access_admin")
    assert administrator.has_perm("users.view_user")
    administrator.groups.set(Group.objects.none())
    assert not User.objects.get(pk=administrator.pk).has_perm("users.view_user")


def test_the_server_takes_no_address_from_a_header(tmp_path):
    """The real server, asked from this machine as a proxy would ask it."""
    with server(tmp_path) as (_process, port):
        wait_for(f"http://127.0.0.1:{port}/healthz")
        start, end = "GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n", "\r\nConnection: close\r\n\r\n"
        asked = {
            header: send(port, f"{start}{header}{end}".encode())
            for header in ("SCRIPT_NAME: /static", "PATH_INFO: /healthz", "SCRIPT-NAME: /static", "X: y")
        }  # fmt: skip

    for header, answer in asked.items():
        assert answer.startswith(b"HTTP/1.1 200"), (header, answer[:200])
        assert b"/sitemap.xml" in answer, header


def test_every_pattern_tells_its_area_from_its_beginning():
    """`is_in` compares the beginning of the resolved pattern: nothing else of ours may begin like the admin."""
    beginnings = [str(pattern.pattern) for pattern in get_resolver().url_patterns]

    assert [start for start in beginnings if start.removeprefix("^").startswith("cms")] == [
        "cms/login/", "cms/logout/", "^cms/password_reset/", "cms/account/", "cms/",
    ]  # fmt: skip
