"""What a partner sees of a film: ordered in the studio, followed under “Our files”, taken in parts; and packs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partners.editions.models import Edition, FilmOrder
from partners.editions.selectors import editions_of
from partners.editions.services import create_link, make_film, purge_orders, request_edition
from partners.editions.services.filming import KEEP_ORDERS
from partners.kernel import clock
from partners.kernel.actors import acting
from tests.partners.editions.test_packs import manifest_of, packed
from tests.support.branding import text_of, url_of
from tests.support.filming import add_end_card
from tests.support.films import need_ffmpeg


@pytest.fixture(autouse=True)
def ffmpeg():
    need_ffmpeg()


@pytest.fixture
def end_card(campaign, administrator):
    return add_end_card(administrator)


@pytest.fixture
def client(sign_in, owner, kit):
    return sign_in(owner)


@pytest.fixture
def ordered(client, organization, end_card) -> Edition:
    answer = client.post(url_of("studio", organization, end_card.public_id), {"line": "With us", "output": "mp4"})
    assert (answer.status_code, answer.url) == (302, url_of("editions", organization))
    return Edition.objects.get()


def made(edition: Edition) -> Edition:
    assert make_film(FilmOrder.objects.get(edition=edition, ended_at__isnull=True).pk)
    return Edition.objects.get(pk=edition.pk)


def test_from_the_studio_to_the_file(client, organization, end_card, ordered):
    page = url_of("editions", organization)
    assert "The film waits for its turn." in text_of(client.get(page))
    FilmOrder.objects.update(attempts=1, percent=42)
    assert "The film is being made: 42 % are done." in text_of(client.get(page))
    assert "42 % are done" in text_of(client.get(url_of("studio", organization, end_card.public_id)))
    # It counts as no download yet, and there is nothing to take.
    assert client.post(url_of("download", organization, ordered.digest)).status_code == 409

    FilmOrder.objects.update(attempts=0)
    edition = made(ordered)
    assert "are done" not in text_of(client.get(page))
    answer = client.post(url_of("download", organization, ordered.digest))
    film = client.get(answer.url)
    assert film["Content-Type"] == "video/mp4"
    assert len(film.getvalue()) == edition.size
    # From now on the studio leads to it at once.
    again = client.post(url_of("studio", organization, end_card.public_id), {"line": "With us", "output": "mp4"})
    assert again.url.endswith(".mp4")


def test_whoever_was_interrupted_gets_the_rest_of_a_film(client, organization, ordered):
    edition = made(ordered)
    address = url_of("file", organization, edition.digest, "film.mp4")
    whole = client.get(address)
    data = whole.getvalue()
    part = client.get(address, headers={"Range": "bytes=100-"})

    assert (whole["Accept-Ranges"], part.status_code, part.streaming) == ("bytes", 206, True)
    assert part.getvalue() == data[100:]
    assert part["Content-Range"] == f"bytes 100-{len(data) - 1}/{len(data)}"
    assert (part["ETag"], "attachment" in part["Content-Disposition"]) == (whole["ETag"], True)
    assert client.get(address, headers={"Range": f"bytes={len(data)}-"}).status_code == 416
    assert client.get(address, headers={"If-None-Match": whole["ETag"]}).status_code == 304


def test_a_film_is_given_up_and_ordered_again(client, organization, ordered):
    page = url_of("editions", organization)
    client.post(url_of("film_give_up", organization, ordered.digest))
    assert "Somebody of your organisation gave this film up." in text_of(client.get(page))
    assert "Nothing was being made any more" in text_of(
        client.post(url_of("film_give_up", organization, ordered.digest), follow=True)
    )
    client.post(url_of("film_order", organization, ordered.digest))
    assert "The film waits for its turn." in text_of(client.get(page))


def test_who_only_looks_sees_how_far_it_is_and_presses_nothing(organization, ordered, viewer, outsider, sign_in):
    page = text_of(sign_in(viewer).get(url_of("editions", organization)))
    assert "The film waits for its turn." in page
    assert "Give it up" not in page
    for person in (viewer, outsider):
        for way in ("film_order", "film_give_up"):
            assert sign_in(person).post(url_of(way, organization, ordered.digest)).status_code in {403, 404}


def test_a_page_of_films_asks_no_more_than_one_film_does(client, organization, end_card, ordered):
    page = url_of("editions", organization)
    client.get(page)
    one = queries_of(client, page)
    for line in ("Two", "Three"):
        client.post(url_of("studio", organization, end_card.public_id), {"line": line, "output": "mp4"})
    client.get(page)
    assert queries_of(client, page) == one


def queries_of(client, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(page)
    return len(asked)


def test_a_private_link_gives_the_film_once_it_is_made(client, organization, ordered, owner):
    nobody = Client()
    _link, secret = create_link(organization, name="Cinema", days=1, edition=ordered, by=acting(owner))
    address = f"/en/shared/{secret}/"
    refused = nobody.get(address)
    assert (refused.status_code, "not made yet" in text_of(refused)) == (409, True)

    edition = made(ordered)
    assert nobody.get(address).status_code == 200
    assert len(nobody.get(f"{address}file/").getvalue()) == edition.size


def test_a_pack_holds_films_that_are_made_and_names_the_others(organization, end_card, kit, owner):
    manifest = manifest_of(packed(organization, end_card.material, owner, lines={"en": "With us"}))
    assert [each["media_type"] for each in manifest["files"]] == ["image/jpeg"]
    assert [(each["code"], "order it" in each["reason"]) for each in manifest["left_out"]] == [("film_not_made", True)]
    # A pack orders none, and leaves no row of one.
    assert [each.output for each in editions_of(organization)] == ["jpeg"]

    edition = made(request_edition(organization, end_card, line="With us", output="mp4", by=acting(owner)))
    manifest = manifest_of(packed(organization, end_card.material, owner, lines={"en": "With us"}))
    assert [each["sha256"] for each in manifest["files"] if each["media_type"] == "video/mp4"] == [edition.file_sha256]
    assert manifest["left_out"] == []


def test_old_orders_are_forgotten_and_films_stay(ordered):
    edition = made(ordered)
    assert purge_orders() == 0
    FilmOrder.objects.update(ended_at=clock.now() - 2 * KEEP_ORDERS)
    assert (purge_orders(), FilmOrder.objects.count()) == (1, 0)
    assert Edition.objects.get().file_sha256 == edition.file_sha256
