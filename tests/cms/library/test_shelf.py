"""What is new, what was corrected, what goes with it, and what is on offer no longer."""

import io
import zipfile
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.library.models import CollectionEntry, CollectionPage, MaterialPage
from partners.kernel.actors import acting
from partners.materials.models import Material
from partners.materials.services import correct_material
from portal.kept_pages.middleware import QUERY
from tests.cms.conftest import put_online, translate


def row_of(page):
    return Material.objects.get(public_id=page.translation_key)


def listed(query, client=None, path="/en/materials/"):
    return [page.title for page in (client or Client()).get(f"{path}{query}").context["page_of_materials"]]


def published(page, days_ago):
    moment = timezone.now() - timedelta(days=days_ago)
    MaterialPage.objects.filter(pk=page.pk).update(first_published_at=moment, last_published_at=moment)


@pytest.fixture
def three(make_material, administrator):
    """One old, one old and corrected, one new."""
    old, wrong, new = (make_material(title) for title in ("Anchor", "Boat", "Crane"))
    for page, days in ((old, 60), (wrong, 90), (new, 2)):
        published(page, days)
    correct_material(row_of(wrong), notes={"en": "The date was wrong."}, by=acting(administrator))
    return old, wrong, new


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Crane", "Anchor", "Boat"]),
        ("?what=new", ["Crane"]),
        ("?what=changed", ["Boat"]),
        ("?order=title", ["Anchor", "Boat", "Crane"]),
        ("?order=changed", ["Boat", "Crane", "Anchor"]),
        ("?what=changed&kind=leaflet", []),
        ("?what=nonsense", ["Crane", "Anchor", "Boat"]),
        ("?order=nonsense", ["Crane", "Anchor", "Boat"]),
    ],
)
@pytest.mark.usefixtures("three")
def test_what_is_new_or_corrected_can_be_asked_for_and_ordered(query, found, organization, viewer, sign_in):
    assert listed(query) == found
    area = reverse("library:materials", args=[organization.public_id])
    assert listed(query, sign_in(viewer), area) == found


@pytest.mark.usefixtures("three")
def test_cards_say_so_with_the_words_of_the_correction():
    soup = BeautifulSoup(Client().get("/en/materials/").content, "html.parser")
    told = {card.h2.get_text(): card.get_text(" ", strip=True) for card in soup.select(".material-card")}
    assert "New" in told["Crane"]
    assert "New" not in told["Anchor"]
    assert "The date was wrong." in told["Boat"]
    assert "Corrected" not in told["Crane"]


def test_a_page_says_what_was_wrong_in_it(three):
    html = Client().get(three[1].get_url()).content.decode()
    told = BeautifulSoup(html, "html.parser").select_one(".correction").get_text()
    assert "Corrected on" in told
    assert "The date was wrong." in told
    soup = BeautifulSoup(Client().get(three[0].get_url()).content, "html.parser")
    assert not soup.select(".correction")


def test_what_is_new_ends_with_a_day_as_every_kept_page_does(make_material):
    make_material("Crane")
    last = datetime.combine(timezone.now().date() + timedelta(days=30), time(23, 59), UTC)
    for moment, found in ((last, ["Crane"]), (last + timedelta(minutes=1), [])):
        with time_machine.travel(moment, tick=False):
            assert listed("?what=new") == found
            assert ("badge--info" in Client().get("/en/materials/").content.decode()) == bool(found)


@pytest.mark.parametrize("what", ["what=new", "what=changed", "order=title", "format=print"])
def test_what_is_asked_for_so_is_kept(what):
    assert QUERY.fullmatch(what)


def test_after_its_last_day_a_material_is_offered_nowhere(make_material, locales):
    last = datetime.combine(timezone.now().date() + timedelta(days=5), time(23, 59), UTC)
    page = make_material("Lent to us", rights_until=last.date())
    other = translate(page, locales, title="Позичене")
    for moment, status in ((last, 200), (last + timedelta(minutes=1), 404)):
        with time_machine.travel(moment, tick=False):
            assert {Client().get(each.get_url()).status_code for each in (page, other)} == {status}
            assert ("Lent to us" in listed("")) == (status == 200)


def test_another_last_day_brings_it_back(make_material):
    page = make_material("Lent to us", rights_until=timezone.now().date() - timedelta(days=1))
    assert Client().get(page.get_url()).status_code == 404
    page.rights_until = None
    page.save()
    assert Client().get(page.get_url()).status_code == 200


def test_a_page_claims_a_licence_only_where_there_is_one(make_material, make_picture):
    free = make_material("Free", kind="social_card", preview=make_picture("A"), licence_code="CC-BY-4.0")
    unsaid = make_material("Unsaid", kind="social_card", preview=make_picture("B"))
    MaterialPage.objects.filter(pk=unsaid.pk).update(licence="", licence_code="")
    html = Client().get(free.get_url()).content.decode()
    assert "free to use under the licence below" in html
    assert 'href="https://creativecommons.org/licenses/by/4.0/deed.en"' in html
    assert '"license": "https://creativecommons.org/licenses/by/4.0/"' in html
    html = Client().get(unsaid.get_url()).content.decode()
    assert "licence below" not in html
    assert "Ask the campaign" in html


def test_a_picture_past_its_rights_leaves_no_empty_frame(make_material, make_picture, make_update, campaign_page, home):
    ended = make_picture(rights_until=timezone.now().date() - timedelta(days=1))
    material = make_material("A poster", preview=ended)
    update = make_update(picture=ended, body=[("picture", {"picture": ended, "alt": "", "caption": "A caption"})])
    for page in (home, campaign_page):
        page.picture = ended
        page.save()
    frames = ".material__picture, .update__picture, .opening__picture, figure.figure, .update-card__picture"
    for address in ("/en/", "/en/campaign/", "/en/updates/", material.get_url(), update.get_url()):
        soup = BeautifulSoup(Client().get(address).content, "html.parser")
        assert not soup.select(frames), address
    soup = BeautifulSoup(Client().get("/en/materials/").content, "html.parser")
    assert soup.select(".material-card__picture--words"), "as one that never had a picture"


SHARED = "CC-BY-SA-4.0"


def photo(picture, caption=""):
    return ("picture", {"picture": picture, "alt": "", "caption": caption})


@pytest.fixture
def photo_set(make_material, make_picture):
    yesterday = timezone.now().date() - timedelta(days=1)
    return make_material(
        "A set",
        kind="photo_set",
        photos=[
            photo(make_picture("Dawn", description="Fields", credit="Ira Example", licence_code=SHARED), "At dawn"),
            photo(make_picture("Ended", description="Gone", rights_until=yesterday)),
            photo(make_picture("Kept", description="A window", licence_code="LicenseRef-All-Rights-Reserved")),
        ],
    )


def test_a_photo_set_tells_of_each_picture_what_may_be_done_with_it(photo_set):
    soup = BeautifulSoup(Client().get(photo_set.get_url()).content, "html.parser")
    dawn, kept = soup.select(".photo")
    assert dawn.img["alt"] == "Fields"
    for words in ("At dawn", "Ira Example", "share your version under the same licence", "CC BY-SA 4.0"):
        assert words in dawn.get_text()
    assert "whole size, 1200 × 900" in dawn.get_text()
    assert len(dawn.select("a[download]")) == 1, "it is no larger than a screen"
    assert "ask before you use it" in kept.get_text()
    assert not kept.select("a[download]")
    assert "Gone" not in str(soup)


def test_editors_are_told_of_pictures_that_readers_no_longer_see(photo_set, administrator, sign_in):
    assert "our rights in it have ended" not in Client().get(photo_set.get_url()).content.decode()
    address = reverse("wagtailadmin_pages:view_draft", args=[photo_set.pk])
    assert "our rights in it have ended" in sign_in(administrator).get(address).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_a_set_costs_as_much_for_many_as_for_one(make_material, make_picture, count, django_assert_num_queries):
    pictures = [photo(make_picture(f"Number {number}")) for number in range(count)]
    address = make_material("A set", kind="photo_set", photos=pictures).get_url()
    Client().get(address)
    with django_assert_num_queries(OF_SET):
        Client().get(address)


OF_SET = 14


def test_a_film_is_a_link_with_a_picture_of_ours_and_its_words(make_material, make_picture):
    page = make_material(
        "A film",
        kind="video",
        preview=make_picture(),
        film_url="https://films.example.org/1",
        film_length="1:20",
        body=[("section", {"heading": "", "text": "A hill. A voice says: stay."})],
    )
    soup = BeautifulSoup(Client().get(page.get_url()).content, "html.parser")
    assert soup.select_one(".video-link__to")["href"] == "https://films.example.org/1"
    assert "films.example.org (1:20)" in soup.select_one(".video-link__to").get_text()
    assert not soup.select("iframe, video, script[src*='films']")
    assert "A voice says: stay." in soup.get_text()
    assert '"@type": "VideoObject"' in str(soup)


def test_related_are_those_in_a_collection_with_it_then_of_its_topic_then_of_its_kind(
    make_material, index_page, topic, hidden_materials
):
    own = make_material("Own", kind="poster", subject=topic)
    kind = make_material("Same kind", kind="poster")
    make_material("Same topic", kind="leaflet", subject=topic)
    together = make_material("Together", kind="text")
    make_material("Stranger", kind="posts")
    for number in range(3):
        make_material(f"Older {number}", kind="poster")
        published(MaterialPage.objects.get(title=f"Older {number}"), 10 + number)
    entries = [CollectionEntry(material=row_of(page), sort_order=0) for page in (own, together, hidden_materials[-1])]
    put_online(CollectionPage(title="A day", slug="a-day", lead="x", entries=entries), under=index_page)
    found = Client().get(own.get_url()).context["related"]
    assert [page.title for page in found] == ["Together", "Same topic", "Same kind", "Older 0"]
    assert kind.title in {page.title for page in found}


def test_a_collection_that_nobody_may_read_relates_nothing(make_material, index_page):
    own, other = make_material("Own", kind="poster"), make_material("Other", kind="text")
    entries = [CollectionEntry(material=row_of(page), sort_order=0) for page in (own, other)]
    page = CollectionPage(title="A day", slug="a-day", lead="x", entries=entries, live=False)
    index_page.add_child(instance=page)
    assert Client().get(own.get_url()).context["related"] == []


def test_a_photo_set_is_taken_with_the_pictures_that_may_be_taken(photo_set):
    answer = Client().get(f"/en/partner/materials/selection.zip?take={photo_set.public_id}")

    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    pictures = [name for name in archive.namelist() if name.endswith((".jpg", ".jpeg", ".png"))]
    offered = [photo for photo in photo_set.photos_shown() if photo["sizes"]]
    assert len(pictures) == len(offered) > 0
    assert archive.testzip() is None
