"""A document is there for whoever may read a page that shows it, and as long."""

import io
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction

from cms.media.models import CampaignDocument
from cms.pages.models import StandardPage
from partners.kernel import clock
from tests.cms.conftest import put_online
from tests.support.closed import KINDS_OF_MATERIALS, PASSWORD, close, restrict

PAPER = b"%PDF-1.4 the words"


@pytest.fixture
def make_document(db):
    def make(title="Leaflet", **fields):
        return CampaignDocument.objects.create(title=title, file=ContentFile(PAPER, f"{title}.pdf"), **fields)

    return make


@pytest.fixture
def document(make_document):
    return make_document()


def status(document, client=None):
    answers = {method: getattr(client or Client(), method)(document.url) for method in ("get", "head")}
    assert len({answer.status_code for answer in answers.values()}) == 1
    if answers["get"].status_code == 404:
        assert not any("ETag" in answer for answer in answers.values())
    return answers["get"].status_code


def link_to(document):
    return [("paragraph", f'<p><a linktype="document" id="{document.pk}">paper</a></p>')]


@pytest.mark.parametrize("kind", [*KINDS_OF_MATERIALS, "inherited"])
def test_the_file_of_a_material_is_closed_when_its_page_is(kind, document, make_material):
    page = make_material(neutral_file=document)
    assert status(document) == 200

    close(page, kind)

    assert status(document) == 404


def test_it_opens_and_ends_by_the_clock(document, make_material):
    page = make_material(neutral_file=document)
    page.expire_at = timezone.now() + timedelta(hours=1)
    page.save()

    with clock.at(page.expire_at - timedelta(seconds=1)):
        assert status(document) == 200
    with clock.at(page.expire_at):
        assert status(document) == 404


def test_one_that_no_page_shows_yet_is_for_those_who_work_with_documents(
    document, sign_in, staff_editor, administrator, partnerships, press_officer, moderator, owner
):
    assert status(document) == 404
    allowed = {who: status(document, sign_in(who)) for who in (staff_editor, administrator)}
    others = {who: status(document, sign_in(who)) for who in (partnerships, press_officer, moderator, owner)}

    assert set(allowed.values()) == {200}
    assert set(others.values()) == {404}


def test_a_link_in_a_text_shows_it(document, standard_page):
    standard_page.body = link_to(document)
    standard_page.save()
    assert status(document) == 200

    standard_page.body = []
    standard_page.save()

    assert status(document) == 404


@pytest.mark.parametrize("is_scheduled", [True, False])
def test_the_draft_of_an_open_page_shows_nothing_yet(document, standard_page, is_scheduled):
    # Without a version that is online, Wagtail would take the page offline until the hour comes.
    standard_page.save_revision().publish()
    page = StandardPage.objects.get(pk=standard_page.pk)
    page.body = link_to(document)
    if is_scheduled:
        page.go_live_at = timezone.now() + timedelta(days=1)
    revision = page.save_revision()
    if is_scheduled:
        revision.publish()
    assert "Privacy" in Client().get("/en/privacy/").content.decode()
    assert status(document) == 404

    if not is_scheduled:
        revision.publish()
        assert status(document) == 200


def test_another_open_page_that_shows_it_is_enough(document, make_material, standard_page):
    close(make_material(neutral_file=document), "withdrawn")
    standard_page.body = link_to(document)
    standard_page.save()

    assert status(document) == 200


def test_who_has_shown_the_password_of_the_page_has_its_document(document, home):
    page = put_online(StandardPage(title="Kept", slug="kept", body=link_to(document)), under=home)
    restriction = restrict(page, "password")
    client = Client()
    assert status(document, client) == 404

    client.post(f"/en/_util/authenticate_with_password/{restriction.pk}/{page.pk}/", {"password": PASSWORD})

    assert status(document, client) == 200
    assert status(document) == 404


def test_the_password_of_a_collection_is_asked_for_what_is_there_only(make_document, standard_page):
    collection = Collection.get_first_root_node().add_child(name="Kept")
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="password", password=PASSWORD
    )
    document = make_document(collection=collection)
    client = Client()
    assert client.get(document.url).status_code == 404

    standard_page.body = link_to(document)
    standard_page.save()
    asked = client.get(document.url)
    assert b"Password required" in asked.content
    assert PAPER not in asked.content
    address = f"/documents/authenticate_with_password/{restriction.pk}/"
    assert client.post(address, {"password": "no", "return_url": document.url}).status_code == 422
    assert client.post(address, {"password": PASSWORD, "return_url": document.url})["Location"] == document.url
    assert client.get(document.url).content == PAPER


def test_pictures_are_under_names_that_nobody_can_guess_and_originals_under_none(make_picture, make_material):
    picture = make_picture("Poster of tomorrow")
    make_material(preview=picture)
    sizes = [picture.get_rendition(spec) for spec in ("original", "width-480|format-webp", "max-165x165")]

    assert all("oster" not in size.url for size in sizes)
    assert len({size.url.rsplit("/", 1)[1].split(".")[0] for size in sizes}) == len(sizes)
    assert all(len(size.url.rsplit("/", 1)[1].split(".")[0]) == 32 for size in sizes)
    for size in sizes:
        answer = Client().get(size.url)
        assert Image.open(io.BytesIO(b"".join(answer.streaming_content))).size == (size.width, size.height)
    for name in (picture.file.name, f"original_images/{picture.filename}", f"../private/{picture.file.name}"):
        assert Client().get(f"/media/{name}").status_code == 404
