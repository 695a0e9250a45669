"""A disk that is full, for real: whoever reads goes on, whoever writes is told, and space that is freed is enough."""

import json
import shutil
import sys
from contextlib import ExitStack, contextmanager

import pytest
from django.db import connection

from tests.portal.test_slow_visitors import started
from tests.support.databases import sqlite_template
from tests.support.demo import free_port, run
from tests.support.pages import PAGES
from tests.support.prove import only_in_prove
from tests.support.small_disk import MayNotMount, Visitor, fill, small_disk

# The server runs on SQLite whatever the suite runs on. PostgreSQL has its own disk; see test_no_room.py.
pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="seen on SQLite, in the suite's own run")
SERVER = [sys.executable, "-m", "portal.server"]
READ = [
    "/en/", "/uk/", "/en/campaign/", "/en/materials/", "/en/materials/text-0/", "/en/press/ask/", "/en/press/asked/",
    "/en/developers/", "/en/account/login/", "/en/account/signup/", "/sitemap.xml", "/robots.txt", "/colours.css",
    "/healthz", "/api/v1/",
]  # fmt: skip
READ_BY_A_PARTNER = [
    "/en/you/", "/en/partner/{org}/", "/en/partner/{org}/activity/", "/en/partner/{org}/editions/",
    "/en/partner/{org}/materials/", "/en/partner/{org}/brand/", "/en/partner/{org}/brand/logo/{logo_id}/",
    "/en/partner/{org}/studio/{template_id}/", "/en/partner/{org}/studio/{template_id}/preview/",
    "/en/partner/{org}/editions/{address}/card.jpg", "/en/partner/{org}/contacts/", "/en/partner/{org}/team/",
    "/en/partner/{org}/keys/",
]  # fmt: skip
READ_BY_STAFF = ["/cms/", "/cms/pages/", "/cms/partners/", "/cms/inquiries/", "/cms/templates/", "/cms/images/"]
# Opening it tells colleagues who is editing.
NEEDS_TO_WRITE = {"staff-page-editor"}


def environment(disk):
    return {"DJANGO_SETTINGS_MODULE": "portal.settings.demo", "VAR_DIR": str(disk), "LOG_LEVEL": "ERROR"}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory, django_db_setup):
    """The folder of a small portal, and what its addresses name."""
    folder = tmp_path_factory.mktemp("small-portal")
    shutil.copyfile(sqlite_template(), folder / "portal.sqlite3")
    run(["manage.py", "createcachetable"], environment(folder))
    facts = json.loads(run(["-m", "tests.support.small_portal"], environment(folder)).splitlines()[-1])
    return folder, facts


@pytest.fixture
def facts(prepared):
    return prepared[1]


@pytest.fixture
def disk(tmp_path):
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(small_disk(tmp_path / "disk", megabytes=40))
        except MayNotMount:
            pytest.skip("NOT TRIED on a real full disk: mounting one takes root. test_no_room.py tries the rest.")
        yield folder


@pytest.fixture
def small_portal(disk, prepared):
    return shutil.copytree(prepared[0], disk, dirs_exist_ok=True)


@contextmanager
def served(disk, settings="portal.settings.demo"):
    port = free_port()
    with started(disk, SERVER, port, DJANGO_SETTINGS_MODULE=settings, WEB_PROCESSES="1"):
        yield f"http://127.0.0.1:{port}"


def signed_in(site, persona):
    visitor = Visitor(site)
    visitor.get("/demo/?language=en")
    assert visitor.post(f"/demo/sign-in/{persona}/", language="en").status == 302
    return visitor


def broken(visitor, paths, facts):
    answers = {path: visitor.get(path.format(**facts)).status for path in paths}
    return {path: status for path, status in answers.items() if status not in {200, 302}}


def test_reading_goes_on_writing_is_told_and_freed_space_is_enough(small_portal, facts):
    with served(small_portal) as site:
        partner, staff, visitor = signed_in(site, "owner"), signed_in(site, "administrator"), Visitor(site)
        ballast = fill(small_portal)

        assert broken(visitor, READ, facts) == {}
        assert broken(partner, READ_BY_A_PARTNER, facts) == {}
        assert broken(staff, READ_BY_STAFF, facts) == {}
        key = {"Authorization": f"Bearer {facts['token']}"}
        assert [visitor.get(f"/api/v1/{name}", **key).status for name in ("materials", "activity")] == [200, 200]
        ready = visitor.get("/readyz")
        assert ready.status == 503
        assert json.loads(ready.text)["room"] is False

        visitor.get("/en/press/asked/")
        assert visitor.post("/en/press/asked/", receipt="ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ").status == 507
        partner.get("/en/you/")
        changed = partner.post("/en/you/", name="Olena of the river", language="en", time_zone="Europe/Kyiv")
        assert changed.status == 507
        assert "Olena of the river" in changed.text
        assert "Nothing was saved" in changed.text
        told = visitor.send("/api/v1/media-contacts", b"{}", **key, **{"Content-Type": "application/json"})
        assert (told.status, json.loads(told.text)["code"]) == (507, "no_room")

        ballast.unlink()

        assert visitor.get("/readyz").status == 200
        again = partner.post("/en/you/", name="Olena of the river", language="en", time_zone="Europe/Kyiv")
        assert again.status == 302
        assert "Olena of the river" in partner.get("/en/you/").text


def test_nobody_guesses_passwords_while_tries_cannot_be_counted(small_portal, facts):
    with served(small_portal) as site:
        visitor = Visitor(site)
        visitor.get("/en/account/login/")
        fill(small_portal)
        right, wrong = "correct horse battery staple", "wrong horse battery staple"
        answers = {
            password: visitor.post("/en/account/login/", login="owner@lantern.example.org", password=password)
            for password in (right, wrong)
        }

        assert {answer.status for answer in answers.values()} == {507}
        assert answers[right].text == answers[wrong].text
        assert right not in answers[right].text


def test_a_portal_that_is_started_on_a_full_disk_can_be_read(small_portal, facts):
    with served(small_portal) as site:
        Visitor(site).get("/en/")
    fill(small_portal)
    with served(small_portal) as site:
        assert broken(Visitor(site), READ, facts) == {}


def test_with_what_django_brings_every_page_is_gone(small_portal, facts):
    """The negative control."""
    with served(small_portal, "tests.support.plain_settings") as site:
        assert broken(Visitor(site), ["/en/", "/en/materials/"], facts) == {}
        fill(small_portal)
        assert broken(Visitor(site), ["/en/", "/en/materials/"], facts) == {"/en/": 507, "/en/materials/": 507}


@only_in_prove
def test_every_page_of_the_demo_can_be_read(disk, tmp_path):
    """In both languages, by each of its people; what has to write to be opened says so by name."""
    seeded = tmp_path / "seeded"
    run(["manage.py", "seed_demo"], environment(seeded))
    facts = json.loads(run(["-m", "tests.support.demo_facts"], environment(seeded)).splitlines()[-1])
    # Base layers may be deleted at any time, and would not fit.
    shutil.copytree(seeded, disk, dirs_exist_ok=True, ignore=shutil.ignore_patterns("base-layers"))
    with served(disk) as site:
        people = {slug: signed_in(site, slug) for slug in facts["personas"]} | {"": Visitor(site)}
        fill(disk)
        answers = {
            (place.name, language): people[place.persona].get(place.address(language, facts)).status
            for place in PAGES
            for language in ("en", "uk")
        }

    assert len(answers) > 200
    assert {name for (name, _language), status in answers.items() if status >= 500} == NEEDS_TO_WRITE
    assert {status for status in answers.values() if status >= 500} == {507}
