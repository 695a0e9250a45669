"""What was scheduled goes online and offline at its hour: once, and together with its entry in the log."""

import contextlib
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from cms.library.models import MaterialPage
from cms.pages import services
from cms.pages.services import publish_due
from cms.pages.signals import recording
from partners.activity.selectors import everything
from partners.activity.verbs import Verb

WORKERS = 3
PAGES = 3


def times(verb):
    return sum(entry.verb == verb for entry in everything())


@pytest.fixture
def make_due(make_material):
    """`make_due()` is a material whose hour came a minute ago."""

    def make(title="Under embargo"):
        material = make_material(title, go_live_at=timezone.now() + timedelta(days=1))
        past = timezone.now() - timedelta(minutes=1)
        revision = material.latest_revision
        revision.content["go_live_at"] = past.isoformat()
        revision.approved_go_live_at = past
        revision.save()
        return material

    return make


@pytest.fixture
def many_workers(make_due, monkeypatch):
    """Publishes in several threads at once; none begins before all have seen what is due."""
    for number in range(PAGES):
        make_due(f"Under embargo {number}")
    guarded, all_have_seen, here = services._guarded, threading.Barrier(WORKERS), threading.local()

    def guarded_together(due, pk, act):
        if not getattr(here, "has_met", False):
            here.has_met = True
            all_have_seen.wait(timeout=20)
        return guarded(due, pk, act)

    def publish():
        publish_due(at=timezone.now())
        connection.close()

    def run():
        monkeypatch.setattr(services, "_guarded", guarded_together)
        threads = [threading.Thread(target=publish) for _number in range(WORKERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    return run


@pytest.mark.django_db(transaction=True)
def test_many_workers_publish_each_page_once(many_workers):
    many_workers()

    assert MaterialPage.objects.filter(live=True).count() == PAGES
    assert times(Verb.MATERIAL_PUBLISHED) == PAGES


@pytest.mark.django_db(transaction=True)
def test_without_looking_again_they_publish_it_several_times(many_workers, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(services, "still_due", lambda due, pk: due.model.objects.get(pk=pk))

    many_workers()

    assert times(Verb.MATERIAL_PUBLISHED) > PAGES


@pytest.mark.postgresql
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has a single writer: no race to be had")
@pytest.mark.django_db(transaction=True)
def test_looking_again_without_the_lock_is_not_enough(many_workers, monkeypatch):
    """The negative control of the lock alone."""
    all_have_looked = threading.Barrier(WORKERS)

    def look(due, pk):
        found = due.filter(pk=pk).first()
        if found is not None and not all_have_looked.broken:
            with contextlib.suppress(threading.BrokenBarrierError):
                all_have_looked.wait(timeout=2)
        return found

    monkeypatch.setattr(services, "still_due", look)

    many_workers()

    assert times(Verb.MATERIAL_PUBLISHED) > PAGES


def test_a_page_does_not_go_online_without_its_entry(make_due, monkeypatch):
    material = make_due()

    def refuse(*args, **kwargs):
        raise RuntimeError("the log is away")

    with monkeypatch.context() as broken:
        broken.setattr(recording, "record", refuse)
        assert publish_due(at=timezone.now()) == 0
    material.refresh_from_db()
    assert not material.live

    assert publish_due(at=timezone.now()) == 1
    material.refresh_from_db()
    assert material.live
    assert times(Verb.MATERIAL_PUBLISHED) == 1


def test_a_page_that_fails_does_not_keep_the_next_one_waiting(make_due, monkeypatch):
    first, second = make_due("First"), make_due("Second")
    put_online = services._put_online

    def fail_on_first(revision):
        if revision.object_id == str(first.pk):
            raise RuntimeError("what an editor did to this page cannot be read")
        put_online(revision)

    monkeypatch.setattr(services, "_put_online", fail_on_first)

    assert publish_due(at=timezone.now()) == 1
    second.refresh_from_db()
    assert second.live


def test_a_page_past_its_end_goes_offline_once_and_is_marked_as_expired(make_material):
    material = make_material()
    MaterialPage.objects.filter(pk=material.pk).update(expire_at=timezone.now() - timedelta(minutes=1))

    assert publish_due(at=timezone.now()) == 1
    assert publish_due(at=timezone.now()) == 0

    material.refresh_from_db()
    assert (material.live, material.expired) == (False, True)
    assert times(Verb.MATERIAL_UNPUBLISHED) == 1


def test_what_is_due_tomorrow_waits(make_material):
    material = make_material(
        go_live_at=timezone.now() + timedelta(days=1), expire_at=timezone.now() + timedelta(days=2)
    )

    assert publish_due(at=timezone.now()) == 0
    material.refresh_from_db()
    assert not material.live


def test_the_sites_host_is_that_of_the_settings(site, settings):
    settings.BASE_URL = "https://portal.example.org"

    services.follow_base_url()

    site.refresh_from_db()
    assert (site.hostname, site.port) == ("portal.example.org", 443)
