"""Pages for everybody are drawn once, and never shown when they are no longer what would be drawn."""

import gzip
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import OperationalError, connection
from django.db.models import DateTimeField
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.pages.models import HomePage
from partners.kernel import clock
from portal.kept_pages import marks, middleware, moments, shelf
from portal.kept_pages.marks import QUIET, watched_models
from portal.kept_pages.middleware import KeptPages, keys_of
from portal.kept_pages.shelf import KeptPage, new_shelf, shall_redraw
from tests.support.small_site import publish_small_site


@pytest.fixture
def keeping(settings, monkeypatch):
    """Each client below is a process of its own; the mark is read with every request, so that no test has to wait."""
    settings.KEEP_PAGES = settings.KEEP_PARTS = True
    monkeypatch.setattr(middleware, "FRESH", 0)


@pytest.fixture
def small_site(campaign, statement):
    publish_small_site(campaign)


def title(text):
    """Another headline of the home page, behind the back of Wagtail and of Django."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pages_homepage SET hero_title = %s", [text])


def test_a_page_is_drawn_once_and_then_costs_the_mark_alone(small_site, keeping, django_assert_num_queries):
    reader = Client()
    first = reader.get("/en/")
    with django_assert_num_queries(1) as queries:
        second = reader.get("/en/")
    assert "portal_page_mark" in queries[0]["sql"]
    assert (second.content, dict(second.items())) == (first.content, dict(first.items()))


def test_the_mark_is_read_twice_a_second_at_most(small_site, settings, monkeypatch, django_assert_num_queries):
    settings.KEEP_PAGES = settings.KEEP_PARTS = True
    hour = [0.0]
    monkeypatch.setattr(middleware.time, "monotonic", lambda: hour[0])
    reader = Client()
    reader.get("/en/")
    with django_assert_num_queries(0):
        for _time in range(3):
            assert reader.get("/en/").status_code == 200
    title("Another")
    assert b"Another" not in reader.get("/en/").content, "nobody has looked yet"
    hour[0] += middleware.FRESH
    assert b"Another" in reader.get("/en/").content


@pytest.mark.parametrize(
    "headers",
    [{"cookie": "theme=dark"}, {"authorization": "Bearer x"}, {"host": "127.0.0.1"}, {"accept-encoding": "gzip"}],
)
def test_what_may_be_another_answer_is_not_taken_from_what_is_kept(small_site, keeping, headers, monkeypatch):
    reader = Client()
    reader.get("/en/")
    monkeypatch.setattr(middleware, "read_mark", lambda: 0)
    reader.get("/en/")
    title("Another")
    assert b"Another" not in reader.get("/en/").content, "without a mark the page is kept"
    assert b"Another" in gzip_or_not(reader.get("/en/", headers=headers))


def gzip_or_not(answer):
    return gzip.decompress(answer.content) if "Content-Encoding" in answer else answer.content


@pytest.mark.parametrize("query", ["a=1", "page=1&x=2", "q=word", "page=" + "1" * 25, "page=%00", "page"])
def test_no_query_is_kept_but_pages_and_filters_of_lists(query):
    assert keys_of(RequestFactory().get(f"/en/?{query}", headers={"host": "testserver"})) == ()


@pytest.mark.parametrize("query", ["", "page=2", "kind=poster&page=3", "v=0123456789ab"])
def test_pages_and_filters_of_lists_are_told_apart(query):
    plain, asked = (
        keys_of(RequestFactory().get(f"/en/?{each}", headers={"host": "testserver"})) for each in ("kind=text", query)
    )
    assert asked
    assert set(asked).isdisjoint(plain)


@pytest.mark.parametrize("method", ["post", "put", "delete", "options", "patch"])
def test_only_reading_is_answered_from_what_is_kept(method):
    assert keys_of(getattr(RequestFactory(), method)("/en/", headers={"host": "testserver"})) == ()


def test_no_host_but_one_of_ours_is_answered(small_site, keeping):
    reader = Client()
    assert reader.get("/en/").status_code == 200
    for _time in range(2):
        assert reader.get("/en/", headers={"host": "evil.example"}).status_code == 400


def test_a_reader_who_has_the_page_is_told_so_from_what_is_kept(small_site, keeping, django_assert_num_queries):
    reader = Client()
    etag = reader.get("/en/")["ETag"]
    with django_assert_num_queries(1):
        answer = reader.get("/en/", headers={"if-none-match": etag})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)
    assert "Content-Security-Policy" in answer
    assert "Content-Length" not in answer
    title("Another")
    assert reader.get("/en/", headers={"if-none-match": etag}).status_code == 200


def test_compressed_pages_are_kept_compressed(small_site, keeping, django_assert_num_queries):
    reader = Client()
    first = reader.get("/en/", headers={"accept-encoding": "br, gzip"})
    with django_assert_num_queries(1):
        second = reader.get("/en/", headers={"accept-encoding": "gzip"})
    assert second["Content-Encoding"] == "gzip"
    assert second.content == first.content
    assert "Content-Encoding" not in reader.get("/en/")


def test_only_asking_for_the_head_gets_the_head_of_the_page(small_site, keeping, django_assert_num_queries):
    reader = Client()
    page = reader.get("/en/")
    with django_assert_num_queries(1):
        head = reader.head("/en/")
    assert (head.status_code, head.content, dict(head.items())) == (200, b"", dict(page.items()))


def test_an_answer_is_kept_for_the_languages_that_it_was_given_for(small_site, keeping):
    ukrainian = Locale.objects.get_or_create(language_code="uk")[0]
    # A language is open while its home page is online.
    home = HomePage(
        title="Люди", slug="start-uk", hero_title="Люди", hero_lead="…", locale=ukrainian,
        translation_key=HomePage.objects.get().translation_key,
    )  # fmt: skip
    Page.get_first_root_node().add_child(instance=home).save_revision().publish()
    reader = Client()
    spoken = [reader.get("/robots.txt", headers={"accept-language": code})["Content-Language"] for code in ("en", "uk")]
    again = [reader.get("/robots.txt", headers={"accept-language": code})["Content-Language"] for code in ("en", "uk")]
    assert spoken == again == ["en", "uk"]


def test_whoever_is_signed_in_leaves_nothing_behind_and_gets_nothing_kept(small_site, keeping, owner, sign_in):
    partner = sign_in(owner)
    stranger = Client()
    stranger.handler = partner.handler
    assert "no-store" in partner.get("/en/")["Cache-Control"]
    assert stranger.get("/en/")["Cache-Control"] == "no-cache"
    assert "no-store" in partner.get("/en/")["Cache-Control"]


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda answer: answer.set_cookie("a", "b"),
        lambda answer: answer.headers.__setitem__("Vary", "User-Agent"),
        lambda answer: answer.headers.__setitem__("Vary", "*"),
        lambda answer: delattr(answer, "is_for_everybody"),
    ],
)
def test_an_answer_with_a_cookie_or_for_some_is_not_kept(db, keeping, spoiled):
    drawn = []

    def view(request):
        drawn.append(request)
        answer = HttpResponse("page", headers={"ETag": '"1"'})
        answer.is_for_everybody = True
        if len(drawn) < 3:
            spoiled(answer)
        return answer

    site = KeptPages(view)
    for _time in range(5):
        site(RequestFactory().get("/en/", headers={"host": "testserver"}))
    assert len(drawn) == 3, "the third is kept"


def test_without_a_mark_nothing_is_kept_and_pages_go_on(small_site, keeping, monkeypatch):
    reader = Client()
    reader.get("/en/")

    def gone():
        raise OperationalError

    monkeypatch.setattr(middleware, "read_mark", gone)
    title("Another")
    assert b"Another" in reader.get("/en/").content
    title("A third")
    assert b"A third" in reader.get("/en/").content


def test_nobody_answers_from_what_is_kept_while_the_mark_is_waited_for(monkeypatch):
    watch = middleware.Watch()
    hour = [0.0]
    monkeypatch.setattr(middleware.time, "monotonic", lambda: hour[0])
    monkeypatch.setattr(middleware, "LATEST", 0.01)
    monkeypatch.setattr(middleware, "FRESH", 0.005)
    monkeypatch.setattr(middleware, "read_mark", lambda: 1)
    assert watch.mark() == 1
    with watch.lock:
        hour[0] = 0.007
        assert watch.mark() == 1
        hour[0] = 0.02
        assert watch.mark() is None


def test_the_shelf_has_an_end(monkeypatch):
    monkeypatch.setattr(shelf, "MOST_BYTES", 1000)
    monkeypatch.setattr(shelf, "LARGEST", 400)
    monkeypatch.setattr(shelf, "MOST_PAGES", 5)
    kept = new_shelf()

    def put(key, size):
        kept.put(key, KeptPage(b"x" * size, {}, 1, timezone.now(), timezone.now()), size)

    put("too large", 401)
    for number in range(4):
        put(number, 300)
        assert kept.get(0), "what is asked for stays"
    assert kept.keys() == [2, 3, 0]
    for number in range(10):
        put(number, 1)
    assert len(kept.keys()) == 5
    assert kept.bytes == 5


# Time


@pytest.mark.parametrize("is_known", [True, False])
def test_what_changes_by_itself_ends_what_is_kept(small_site, keeping, monkeypatch, is_known):
    """With the control: a reader who did not know the moment would still read the page."""
    noon = timezone.now().replace(hour=12)
    if not is_known:
        monkeypatch.setattr(moments, "of_rows", lambda at: None)
    HomePage.objects.update(expire_at=noon + timedelta(seconds=20))
    reader = Client()
    seen = []
    for seconds in (0, 19, 20):
        with clock.at(noon + timedelta(seconds=seconds)):
            seen.append(reader.get("/en/").status_code == 200)
    assert seen == [True, True, not is_known]


def test_nothing_is_kept_beyond_the_day(db):
    noon = timezone.now().replace(hour=12)
    midnight = noon.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    assert moments.next_moment(noon) == midnight


def test_after_a_minute_one_draws_anew_and_the_others_get_what_is_there(db):
    now, kept = timezone.now(), new_shelf()
    kept.put("page", page := KeptPage(b"", {}, 1, now, now + timedelta(hours=1)), 0)
    asked = [now + timedelta(seconds=seconds) for seconds in (59, 60, 60, 61, 119, 120)]
    answers = [shall_redraw(kept, "page", kept.get("page"), at) for at in asked]
    assert answers == [False, True, False, False, False, True]
    assert not shall_redraw(kept, "page", page, asked[-1]), "somebody has drawn it meanwhile"


def test_every_moment_of_a_watched_row_is_asked_for(db):
    names = {name for _table, name in moments.columns()}
    assert {"expire_at", "go_live_at", "published_at", "closes_at", "opens_at", "live_until", "withdrawn_at"} <= names
    everywhere = {
        field.name for model in apps.get_models() for field in model._meta.fields if isinstance(field, DateTimeField)
    }
    assert everywhere >= moments.ONLY_PAST, "a name that no model has"


# The mark


def test_every_table_is_watched_but_those_that_are_named(db):
    with connection.cursor() as cursor:
        there = {table for table, name in marks.triggers_on(cursor) if name.startswith("page_mark")}
    assert there == {model._meta.db_table for model in watched_models()}
    labels = [model._meta.label for model in apps.get_models()]
    unknown = [name for name in QUIET if not any(f"{label}.".startswith(name) or label == name for label in labels)]
    assert unknown == []


def test_old_marks_go_and_their_going_is_a_mark(db):
    """Only PostgreSQL has a row for each change."""
    if connection.vendor != "postgresql":
        assert marks.purge_marks() == 0
        return
    marks.purge_marks()  # the prepared database's own, where that was made long ago
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO portal_page_mark (changed_by, at)"
            " VALUES ('1'::xid8, now() - interval '2 hours'), ('2'::xid8, now())"
        )
    before = marks.read_mark()
    assert marks.purge_marks() == 1
    assert marks.read_mark() != before
    assert marks.purge_marks() == 0


def test_a_table_that_is_made_anew_is_watched_again(db):
    """SQLite changes a column by another table, which has no triggers."""
    (name, _statement), *_rest = marks.triggers_for("pages_homepage")
    on = f" ON {connection.ops.quote_name('pages_homepage')}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}{on}")
        assert ("pages_homepage", name) not in marks.triggers_on(cursor)
        marks.keep_watch()
        assert ("pages_homepage", name) in marks.triggers_on(cursor)
