"""What is not there in the reader's language is named in the languages it is in, and never shown in its place."""

import pytest
from django.test import Client
from wagtail.models import Page

from cms.pages.models import StandardPage
from tests.cms.conftest import put_online
from tests.support.full_pages import make_full_pages
from tests.support.translating import SECRET


@pytest.fixture
def english(campaign):
    """A page of every kind that is there in English only; those below a home page of their own are left out."""
    numbers = [page.pk for page in make_full_pages(campaign, title=SECRET)]
    pages = Page.objects.filter(pk__in=numbers, depth__gt=2).specific()
    for page in pages:
        page.save_revision().publish()
    return [page for page in pages if page.get_url().startswith("/en/") and page.slug != "news"]


def test_each_kind_of_page_is_offered_where_it_is_and_shown_nowhere_else(english):
    assert len(english) >= 5
    for page in english:
        address = page.get_url().replace("/en/", "/uk/", 1)

        answer = Client().get(address)

        shown = answer.content.decode()
        assert answer.status_code == 404, page
        assert f'<a href="{page.get_url()}" lang="en" hreflang="en">{SECRET} (English)</a>' in shown, page
        assert '<html lang="uk"' in shown


def test_a_page_with_another_address_in_the_readers_language_is_offered_alone(standard_page, locales):
    own = standard_page.get_translation(locales["uk"])
    own.slug = "pryvatnist"
    own.save()

    shown = Client().get("/uk/privacy/").content.decode()

    assert '<a href="/uk/pryvatnist/" lang="uk"' in shown
    assert 'href="/en/privacy/"' not in shown


def test_what_nobody_may_read_is_offered_to_nobody(home):
    page = put_online(StandardPage(title=SECRET, slug="soon", lead="x"), under=home)
    page.unpublish()

    for address in ("/uk/soon/", "/en/soon/", "/uk/never-was/", "/uk/never/was/", "/nowhere/soon/"):
        assert SECRET not in Client().get(address).content.decode(), address


def test_the_library_says_what_is_there_in_other_languages_alone(make_material, locales):
    shown = Client().get("/uk/materials/").content.decode()
    assert "?language=all" not in shown
    make_material("A poster")

    shown = Client().get("/uk/materials/").content.decode()

    assert 'href="?language=all"' in shown
    assert "A poster" not in shown
    everything = Client().get("/uk/materials/?language=all").content.decode()
    assert 'class="card material-card" lang="en"' in everything
    assert "English</span>" in everything
    assert 'href="?language=all"' not in everything


def test_the_list_of_updates_names_what_is_there_in_other_languages_alone(make_update):
    update = make_update("A letter arrives")

    shown = Client().get("/uk/updates/").content.decode()

    assert f'<a href="{update.get_url()}" lang="en" hreflang="en">A letter arrives</a>' in shown
    assert "A letter arrives" not in Client().get("/uk/updates.atom").content.decode()
    assert Client().get("/uk/updates.json").json()["items"] == []
    assert 'hreflang="uk"' not in Client().get("/en/updates/").content.decode().split('id="content"')[1]
