"""A size of a picture is there for whoever may read a page that shows it, and as long; its address alone is nothing."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from cms.pages.models import PublicSite, StandardPage
from partners.kernel import clock
from portal import views
from tests.cms.conftest import put_online
from tests.support.closed import KINDS_OF_MATERIALS, PASSWORD, close, restrict

SPECS = ("original", "width-480|format-webp", "max-165x165")


@pytest.fixture
def picture(make_picture):
    return make_picture("Kept")


@pytest.fixture
def addresses(picture):
    """Known to whoever saw the page while it was open, or was sent them."""
    return [picture.get_rendition(spec).url for spec in SPECS]


def statuses(addresses, client=None):
    client = client or Client()
    return {getattr(client, method)(address).status_code for address in addresses for method in ("get", "head")}


@pytest.mark.parametrize("kind", [*KINDS_OF_MATERIALS, "inherited"])
def test_its_old_addresses_end_with_the_page(kind, picture, addresses, make_material):
    page = make_material(preview=picture)
    assert statuses(addresses) == {200}

    close(page, kind)

    assert statuses(addresses) == {404}


def test_with_the_question_left_out_every_old_address_still_answers(picture, addresses, make_material, monkeypatch):
    """The control of the test above."""
    close(make_material(preview=picture), "withdrawn")
    monkeypatch.setattr(views, "seen_picture", lambda *args, **kwargs: views.EVERYBODYS)

    assert statuses(addresses) == {200}


def test_it_opens_and_ends_by_the_clock(picture, addresses, make_material):
    page = make_material(preview=picture)
    page.expire_at = timezone.now() + timedelta(hours=1)
    page.save()

    with clock.at(page.expire_at - timedelta(seconds=1)):
        assert statuses(addresses) == {200}
    with clock.at(page.expire_at):
        assert statuses(addresses) == {404}


def test_it_ends_with_our_rights_in_the_picture(picture, addresses, make_material):
    make_material(preview=picture)
    picture.rights_until = timezone.now().date() - timedelta(days=1)
    picture.save()

    assert statuses(addresses) == {404}


def test_one_that_no_page_shows_yet_is_for_those_who_work_with_pictures(
    addresses, sign_in, staff_editor, administrator, partnerships, press_officer, moderator, owner, applicant
):
    assert statuses(addresses) == {404}
    assert [statuses(addresses, sign_in(who)) for who in (staff_editor, administrator)] == [{200}] * 2
    others = (partnerships, press_officer, moderator, owner, applicant)
    assert [statuses(addresses, sign_in(who)) for who in others] == [{404}] * len(others)


@pytest.mark.parametrize("is_scheduled", [True, False])
def test_the_draft_of_an_open_page_shows_nothing_yet(picture, addresses, standard_page, is_scheduled):
    standard_page.save_revision().publish()
    page = StandardPage.objects.get(pk=standard_page.pk)
    page.share_picture = picture
    if is_scheduled:
        page.go_live_at = timezone.now() + timedelta(days=1)
    revision = page.save_revision()
    if is_scheduled:
        revision.publish()
    assert statuses(addresses) == {404}

    if not is_scheduled:
        revision.publish()
        assert statuses(addresses) == {200}


def test_another_open_page_that_shows_it_is_enough(picture, addresses, make_material, standard_page):
    close(make_material(preview=picture), "withdrawn")
    standard_page.share_picture = picture
    standard_page.save()

    assert statuses(addresses) == {200}


def test_the_picture_of_the_site_is_everybodys(picture, addresses, home):
    PublicSite.objects.update_or_create(site=home.get_site(), defaults={"share_picture": picture})

    assert statuses(addresses) == {200}


def test_who_has_shown_the_password_of_the_page_has_its_pictures_and_no_cache_keeps_them(picture, addresses, home):
    page = put_online(StandardPage(title="Kept", slug="kept", share_picture=picture), under=home)
    restriction = restrict(page, "password")
    client = Client()
    assert statuses(addresses, client) == {404}

    client.post(f"/en/_util/authenticate_with_password/{restriction.pk}/{page.pk}/", {"password": PASSWORD})

    assert statuses(addresses, client) == {200}
    assert client.get(addresses[0])["Cache-Control"] == "private, no-cache"
    assert statuses(addresses) == {404}


def test_a_cache_asks_again_within_minutes_and_is_told_in_a_few_bytes(picture, addresses, make_material):
    page = make_material(preview=picture)
    answer = Client().get(addresses[0])
    assert answer["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies
    again = {"If-None-Match": answer["ETag"]}
    assert Client().get(addresses[0], headers=again).status_code == 304

    close(page, "withdrawn")

    assert Client().get(addresses[0], headers=again).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_one_of_an_open_page_costs_as_much_whatever_uses_it(
    picture, addresses, make_material, django_assert_num_queries, count
):
    for number in range(count):
        make_material(f"Number {number}", preview=picture)
    Client().get(addresses[0])
    with django_assert_num_queries(3):
        Client().get(addresses[0])


def test_no_way_around_leads_past_the_question(picture, addresses):
    name = addresses[0].removeprefix("/media/")
    ways = [f"x/../{name}", f"./{name}", f"images/../{name}", name.replace("/", "//"), f"/{name}", f"{name}/."]

    assert {Client().get(f"/media/{way}").status_code for way in ways} == {404}


def test_the_zip_of_the_site_is_handed_out_at_its_own_address_only(db):
    name = default_storage.save("offline/en-0123456789abcdef0123.zip", ContentFile(b"PK"))
    try:
        assert Client().get(f"/media/{name}").status_code == 404
    finally:
        default_storage.delete(name)
