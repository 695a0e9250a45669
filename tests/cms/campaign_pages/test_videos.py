"""The wall of videos: the newest first, twelve to a page, and gone in every process once it was taken back."""

import io
import zipfile

import pytest
from django.test import Client
from wagtail.models import Page

from cms.campaign_pages.models import VideosPage
from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER
from partners.supporters.services.offering import withdraw_post
from portal.kept_pages import middleware
from portal.offline.bundle import name_of, write_bundle
from tests.partners.supporters.conftest import offer, shown  # noqa: F401


def read(query=""):
    answer = Client().get(f"/en/videos/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_what_is_shown_stands_there_the_newest_first(videos_page, shown, offer):  # noqa: F811
    shown(caption="The first one.", name="")
    offer(caption="Waits.")
    shown(caption="The second one.")
    page = read()
    assert page.index("The second one.") < page.index("The first one.")
    assert "Waits." not in page
    assert "A video by Rosalind" in page
    assert "A supporter’s video" in page


def test_nothing_on_it_comes_from_elsewhere_and_no_cookie_is_set(videos_page, shown):  # noqa: F811
    shown()
    client = Client()
    page = client.get("/en/videos/").content.decode()
    assert "youtube.com" not in page
    assert not client.cookies


def test_the_empty_wall_says_how_it_is_filled(videos_page):
    page = read()
    assert "No video is shown yet" in page
    assert "/en/videos/offer/" in page


@pytest.mark.parametrize("number", [1, 3])
def test_a_wall_costs_the_same_however_many_stand_there(videos_page, shown, number, django_assert_num_queries):  # noqa: F811
    read()
    for _each in range(number):
        shown()
    client = Client()
    client.get("/en/videos/")
    with django_assert_num_queries(9):
        client.get("/en/videos/")


def test_twelve_to_a_page(videos_page, shown, monkeypatch):  # noqa: F811
    monkeypatch.setattr("cms.campaign_pages.models.videos.VIDEOS_PER_PAGE", 2)
    for number in range(3):
        shown(caption=f"Number {number}.")
    assert "Number 0." not in read()
    assert "Number 0." in read("?page=2")
    assert "Number 0." in read("?page=99"), "a page that is not there is the last one"


def test_what_is_withdrawn_is_gone_in_every_process(videos_page, shown, settings, monkeypatch):  # noqa: F811
    settings.KEEP_PAGES = True
    monkeypatch.setattr(middleware, "FRESH", 0)
    post, _code = shown(caption="Once more.")
    urls = ["/en/videos/", f"/en/videos/{post.public_id}/", f"/en/videos/{post.public_id}/embed/"]
    # Each client is a process of its own.
    processes = [Client(), Client()]
    for reader in processes:
        for _time in range(2):
            assert all(b"Once more." in reader.get(url).content for url in urls)
    withdraw_post(post, by=LINK_HOLDER)
    for reader in processes:
        assert [reader.get(url).status_code for url in urls] == [200, 410, 410]
        assert not [url for url in urls if b"Once more." in reader.get(url).content]


def test_the_zip_has_the_poster_and_another_name_once_it_is_withdrawn(videos_page, shown, settings):  # noqa: F811
    settings.BASE_URL = "http://testserver"
    post, _code = shown(caption="Once more.")

    def unpacked() -> dict[str, bytes]:
        file = io.BytesIO()
        write_bundle(file, "en", at=clock.now())
        with zipfile.ZipFile(file) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    name, files = name_of("en", at=clock.now()), unpacked()
    assert b"Once more." in files["en/videos/index.html"]
    assert f"videos/{post.public_id}/{post.poster_sha256[:20]}.jpg" in files
    withdraw_post(post, by=LINK_HOLDER)
    assert name_of("en", at=clock.now()) != name
    assert not [
        place for place, content in unpacked().items() if b"Once more." in content or str(post.public_id) in place
    ]


def test_an_editor_writes_the_words_around_it(videos_page):
    page = Page.objects.get(pk=videos_page.pk).specific
    assert isinstance(page, VideosPage)
    page.lead = "A minute each."
    page.save_revision().publish()
    assert "A minute each." in read()
