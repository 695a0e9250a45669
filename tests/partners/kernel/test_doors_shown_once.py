"""A secret is shown on the page after the form, once, and lies nowhere in the clear meanwhile."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory

from partners.kernel.doors import shown_once
from partners.kernel.doors.shown_once import keep_for_once, take_once
from portal.sessions import SessionStore

SECRET = "a-secret-of-forty-three-signs"


@pytest.fixture
def request_of(db):
    def make(store, method="GET"):
        request = RequestFactory().generic(method, "/")
        request.session = SessionStore(store.session_key)
        return request

    return make


@pytest.fixture
def store(request_of):
    begun = SessionStore()
    begun.create()
    request = request_of(begun)
    keep_for_once(request, "link.here", 7, SECRET)
    request.session.save()
    return request.session


def test_it_is_given_once(store, request_of):
    request = request_of(store)
    assert take_once(request, "link.here") == ("7", SECRET)
    request.session.save()

    assert take_once(request_of(store), "link.here") is None


def test_another_place_gets_nothing_and_takes_nothing_away(store, request_of):
    request = request_of(store)

    assert take_once(request, "link.there") is None
    assert not request.session.modified
    assert take_once(request, "link.here") == ("7", SECRET)


def test_who_only_asks_whether_the_page_is_there_uses_nothing_up(store, request_of):
    assert take_once(request_of(store, "HEAD"), "link.here") is None

    assert take_once(request_of(store), "link.here") == ("7", SECRET)


def test_after_two_minutes_it_is_gone(store, request_of, monkeypatch):
    monkeypatch.setattr(shown_once, "LASTS", -1)

    assert take_once(request_of(store), "link.here") is None


def test_the_database_does_not_give_it_away(store):
    kept = Session.objects.get(pk=store.session_key)

    assert SECRET not in str(kept.get_decoded())


def test_loading_the_page_again_makes_no_second_link(organization, edition, editor, sign_in):
    client: Client = sign_in(editor)
    address = f"/en/partner/{organization.public_id}/links/new/?edition={edition.digest}"
    page = client.post(address, {"name": "Print shop", "days": "7"})
    assert page.status_code == 302
    first, again = client.get(page.url), client.get(page.url)

    assert "/shared/" in first.content.decode()
    assert "/shared/" not in again.content.decode()
    assert organization.private_links.count() == 1
