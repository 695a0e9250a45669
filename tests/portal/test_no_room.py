"""A database that takes nothing: every address is asked, and what was typed comes back."""

import errno
import re
from contextlib import contextmanager

import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection
from django.test import Client

from cms.media.models import CampaignImage
from cms.media.selectors import CARD, SPECS, sizes_of
from partners.kernel.errors import NoRoom, is_full, no_room_in
from partners.kernel.limits.counting import count_use
from partners.kernel.room import if_there_is_room, reading
from partners.kernel.services import require_room
from tests.architecture.test_routes import ROUTES
from tests.cms.conftest import png
from tests.partners.kernel.test_limits_counting import HOUR
from tests.support.belongings import make_belongings
from tests.support.small_site import publish_small_site


class FullDisk(FileSystemStorage):
    def _save(self, name, content):
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def unwritable(transactional_db):
    """`with unwritable():` nothing can be written to the database, which says so in its own words."""

    @contextmanager
    def without_room():
        on, off = (
            ("PRAGMA query_only = ON", "PRAGMA query_only = OFF")
            if connection.vendor == "sqlite"
            else ("SET SESSION default_transaction_read_only = on", "SET SESSION default_transaction_read_only = off")
        )
        with connection.cursor() as cursor:
            cursor.execute(on)
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute(off)

    return without_room


def is_asked(route):
    """GET only, and not what Wagtail keeps to show a fault."""
    return route.name != "wagtailadmin_error_test" and not route.path.startswith(("cms/", "^cms/", "api/^"))


# They answer 503 on purpose. The first is told so by a check of its own below. The other is put together by the worker,
# which has not come here: reading asks nobody for it, since that would write.
UNREADY = {"readyz", "en/offline.zip"}


@pytest.mark.parametrize("who", ["visitor", "owner", "editor", "outsider"])
def test_every_address_can_be_read_while_nothing_can_be_written(
    who, unwritable, organization, owner, editor, outsider, administrator, campaign, sign_in
):
    publish_small_site(campaign)
    belongings = make_belongings(organization, owner=owner, administrator=administrator)
    people = {"owner": owner, "editor": editor, "outsider": outsider}
    client = sign_in(people[who]) if who in people else Client()
    client.raise_request_exception = False
    headers = {"Authorization": f"Bearer {belongings['token']}"} if who == "owner" else {}
    asked = [route for route in ROUTES if is_asked(route)]

    # Once before, so that it is known to answer at all.
    before = {route.path: client.get(route.address(belongings), headers=headers).status_code for route in asked}
    client = sign_in(people[who]) if who in people else Client()
    client.raise_request_exception = False
    with unwritable():
        after = {route.path: client.get(route.address(belongings), headers=headers).status_code for route in asked}

    assert len(asked) > 90
    assert {path: status for path, status in before.items() if status >= 500} == {"en/offline.zip": 503}
    assert {path: status for path, status in after.items() if status >= 500} == dict.fromkeys(UNREADY, 503)


def test_the_lists_of_staff_can_be_read(unwritable, administrator, application, campaign, sign_in):
    publish_small_site(campaign)
    client = sign_in(administrator)
    lists = ["/cms/", "/cms/partners/", "/cms/inquiries/", "/cms/media-contacts/", "/cms/templates/", "/cms/pages/",
             "/cms/images/", "/cms/documents/", "/cms/users/", "/cms/reports/site-history/"]  # fmt: skip
    with unwritable():
        answers = {path: client.get(path).status_code for path in lists}

    assert set(answers.values()) <= {200, 302}, answers


def test_what_was_typed_comes_back_with_a_button(unwritable, owner, sign_in):
    client = sign_in(owner)
    typed = {"name": "Olena O'River", "language": "uk", "time_zone": "Europe/Kyiv"}
    with unwritable():
        answer = client.post("/en/you/", typed)

    text = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (507, "300", "no-store")
    assert 'action="/en/you/"' in text
    assert 'name="name" value="Olena O&#x27;River"' in text
    assert "Nothing was saved" in text
    assert client.post("/en/you/", typed).status_code == 302


def test_secrets_are_typed_again(unwritable, owner):
    client = Client()
    with unwritable():
        answer = client.post("/en/account/login/", {"login": owner.email, "password": "correct horse battery staple"})

    assert answer.status_code == 507
    assert "correct horse" not in answer.content.decode()
    assert "<form" not in answer.content.decode()


def test_a_reporters_question_comes_back(unwritable, campaign, client):
    page = client.get("/en/press/ask/").content.decode()
    typed = dict.fromkeys(re.findall(r'name="(\w+)"', page), "") | {
        "question": "Who can speak about schools?", "name": "Robin", "email": "robin@example.org",
        "token": re.search(r'name="token" value="([^"]+)"', page)[1],
    }  # fmt: skip
    # A button of the page, which is sent by whoever presses it.
    del typed["switch"]
    with unwritable():
        answer = client.post("/en/press/ask/", typed)

    text = answer.content.decode()
    assert answer.status_code == 507
    assert "<blockquote" in text
    assert "Who can speak about schools?" in text
    assert f'name="token" value="{typed["token"]}"' in text
    assert "Send it again" in text


def test_a_script_gets_the_sentence_alone(unwritable, owner, sign_in):
    client = sign_in(owner)
    with unwritable():
        answer = client.post("/en/you/", {"name": "Olena"}, headers={"X-Requested-With": "XMLHttpRequest"})

    assert answer.status_code == 507
    assert answer.json()["message"].startswith("Nothing was saved")


def test_the_page_speaks_the_readers_language(unwritable, owner, sign_in):
    client = sign_in(owner)
    with unwritable():
        text = client.post("/uk/you/", {"name": "Олена", "language": "uk", "time_zone": "Europe/Kyiv"}).content.decode()

    assert "Нічого не збережено" in text
    assert "There is no room" not in text


def test_the_api_tells_programs_and_still_answers_them(unwritable, organization, owner, administrator, client):
    token = make_belongings(organization, owner=owner, administrator=administrator)["token"]
    headers = {"Authorization": f"Bearer {token}"}
    contact = {"name": "Daryna", "email": "daryna@example.org", "language": "en", "languages": ["en"], "topics": []}
    with unwritable():
        read = client.get("/api/v1/materials", headers=headers)
        written = client.post("/api/v1/media-contacts", contact, content_type="application/json", headers=headers)

    assert read.status_code == 200
    assert read["RateLimit"].startswith('"key";r=600')
    assert (written.status_code, written["Content-Type"]) == (507, "application/problem+json")
    assert written.json()["type"].endswith("#problem-no-room")


def test_who_reads_is_not_counted_and_who_sends_is_refused(unwritable):
    with unwritable():
        with reading():
            assert count_use("ask", "a", within=HOUR).number == 0
        with pytest.raises(NoRoom):
            count_use("ask", "a", within=HOUR)
        with pytest.raises(NoRoom):
            require_room()
    assert count_use("ask", "a", within=HOUR).number == 1


def test_another_error_is_nobodys_full_disk(db):
    with reading(), pytest.raises(DatabaseError), if_there_is_room("counters"), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM no_such_table")


def test_the_cache_of_the_settings_forgets_for_readers_and_refuses_senders(unwritable, settings):
    settings.CACHES = {"default": {"BACKEND": "portal.caches.SparingDatabaseCache", "LOCATION": "portal_cache"}}
    call_command("createcachetable", verbosity=0)
    cache = caches["default"]
    cache.set("kept", 1, 60)
    cache.set("over", 1, -1)
    with unwritable():
        with reading():
            cache.set("new", 1)
            assert (cache.get("kept"), cache.get("over"), cache.get("new")) == (1, None, None)
            assert cache.delete("kept") is False
        for write in (lambda: cache.set("new", 1), lambda: cache.add("newer", 1), lambda: cache.delete("kept")):
            with pytest.raises(NoRoom):
                write()


def test_a_picture_without_room_for_its_sizes_leaves_the_page_alone(
    transactional_db, settings, tmp_path, administrator, sign_in
):
    picture = CampaignImage(title="Faces", file=ContentFile(png(), "faces.png"))
    picture._set_image_file_metadata()
    picture.save()
    full = {"BACKEND": f"{FullDisk.__module__}.FullDisk", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": full}
    assert sizes_of(picture, CARD) == {}
    assert sizes_of(picture, *SPECS) == {}
    assert sign_in(administrator).get("/cms/images/").status_code == 200


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a limit on pages is SQLite's")
def test_a_database_that_may_not_grow_says_so_in_sqlites_words(transactional_db, organization):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    try:
        organization.mission = "long " * 2_000_000
        with pytest.raises(OperationalError) as full:
            organization.save()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    assert no_room_in(full.value).status == 507


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
def test_a_system_that_says_full_is_understood_through_other_errors(number):
    error = ValueError("a library's own words")
    error.__context__ = OSError(number, "told by the system")

    assert no_room_in(error)


def test_errors_beside_are_none():
    assert no_room_in(ValueError("database or disk is full")) is None
    assert not is_full(PermissionError(errno.EACCES, "not yours"))
