"""Every page of the seeded demo: what each has to be. `make screenshots` looks at each in all eight looks."""

import gzip
import itertools

import pytest
from django.db import connection
from django.urls import Resolver404, resolve

from tests.architecture.routes import CODE_IN_ADDRESS, MEMBERS, PUBLIC, SIGNED_IN
from tests.architecture.test_routes import ROUTES
from tests.support.databases import sqlite_template
from tests.support.demo import running_demo
from tests.support.pages import PAGES
from tests.support.walk import Look, Walker

# The portal of these pages runs on SQLite whatever the suite runs on: once is enough.
pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="seen on SQLite, in the suite's own run")
# They differ in everything, and each page takes the one or the other: both for each would be half of the suite's time.
LOOKS = (Look("en", "light", 1280), Look("uk", "dark", 360))
IN_THE_SUITE = [place for place in PAGES if not place.only_pictures]
LIGHT_PAGE = 100 * 1024
# Addresses that show no page of their own: files, machines' business, forms that are sent and lead elsewhere.
NO_PAGE = {
    "healthz", "readyz", "public_file", "sitemap", "robots", "security_txt", "colours", "wagtaildocs_serve",
    "wagtailcore_authenticate_with_password", "wagtaildocs_authenticate_with_password",
    # Only where a page or a collection has a password; see test_shared_password.py.
    "page_password", "document_password",
    "dashboard:start", "library:material",
    # Only the code of a letter opens it, and only for staff who have no factor.
    "enrolment",
    "organizations:application_autosave", "organizations:document_file", "organizations:document_remove",
    "organizations:member_role", "organizations:invitation_create", "organizations:invitation_revoke",
    "branding:logo_file", "branding:logo_remove", "editions:preview", "editions:download", "editions:file",
    "press:contact_ask_again",
    # Lists of the back office that are fetched piece by piece, and what they hand out.
    "backoffice_partners:results", "backoffice_partners:note", "backoffice_partners:document",
    "backoffice_inquiries:results", "backoffice_contacts:results",
    "backoffice_templates:results", "backoffice_templates:sample", "backoffice_subjects:results",
    # Sign-in by letter is switched off; setting a first password is for accounts that came without one.
    "account_confirm_login_code", "account_set_password",
    # Steps that end elsewhere when nothing was begun, and what only a passkey in the hand can open.
    "account_email_verification_sent", "account_confirm_password_reset_code", "account_complete_password_reset",
    "mfa_authenticate", "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn", "mfa_edit_webauthn", "mfa_login_webauthn",
}  # fmt: skip
VALUES = "00000000-0000-4000-8000-000000000000"


class Anything(dict):
    def __missing__(self, key: str) -> str:
        return "1" if key in {"material_page", "pages_root", "picture", "user"} else VALUES


@pytest.fixture(scope="module")
def site(browser, django_db_setup):
    with running_demo(sqlite_template()) as demo:
        yield demo


@pytest.fixture(scope="module")
def walker(browser, site):
    walker = Walker(browser, site)
    yield walker
    walker.close()


def test_no_page_is_forgotten():
    shown = set()
    for place in IN_THE_SUITE:
        try:
            shown.add(resolve(place.path.split("?")[0].format_map(Anything(lang="en"))).view_name)
        except Resolver404:
            # The demo's page exists under the demo's settings only.
            assert place.name == "demo"
    ours = {route.name for route in ROUTES if route.name.startswith("backoffice_")}
    entrance = {route.name for route in ROUTES if route.module.startswith("allauth.")}

    assert (PUBLIC | SIGNED_IN | CODE_IN_ADDRESS | set(MEMBERS) | ours | entrance) - shown - NO_PAGE == set()
    assert NO_PAGE & shown == set()


@pytest.mark.parametrize(
    ("place", "look"),
    list(zip(IN_THE_SUITE, itertools.cycle(LOOKS), strict=False)),
    ids=lambda given: getattr(given, "name", str(given)),
)
def test_a_page_is_as_it_should_be(place, look, walker):
    assert walker.visit(place, look).faults == []


def test_the_site_of_the_demo_stands_in_both_languages(site):
    assert site.facts["materials"] == 18
    assert site.facts["in_one_language"] == []


def test_the_demo_knows_where_everything_is_used(site):
    # Templates belong to rows of the domain now, which the index of pages does not count.
    assert site.facts["uses"] > 90
    assert site.facts["uses_unknown"] == 0


@pytest.mark.parametrize("language", ["en", "uk"])
def test_public_pages_are_light(language, browser, site):
    """Without pictures and with the compression that any server before the portal does: gzip, as it would be sent."""
    heavy, answers = {}, []
    context = browser.new_context(base_url=site.address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    # Each page as for somebody who comes for the first time.
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  Playwright asks it for attributes
    for place in (place for place in PAGES if place.is_public and not place.act):
        answers.clear()
        page.goto(place.address(language, site.facts), wait_until="load")
        page.evaluate("document.fonts.ready.then(() => true)")
        assert any(answer.request.resource_type == "font" for answer in answers), place.name
        weight = sum(_weight(answer) for answer in answers)
        if weight >= LIGHT_PAGE:
            heavy[place.name] = weight
    context.close()
    assert heavy == {}


def _weight(answer) -> int:
    kind = answer.headers.get("content-type", "")
    if kind.startswith("image/") or answer.status in {204, 304}:
        return 0
    if kind.startswith("font/"):
        return int(answer.headers["content-length"])
    return len(gzip.compress(answer.body(), 6))
