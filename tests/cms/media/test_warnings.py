"""What nobody should meet unprepared stands blurred behind its words, wherever it is shown."""

import io

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from django.utils import translation
from PIL import Image

from cms.media.selectors import VEIL
from cms.update_pages.views.writing import content_of
from tests.cms.conftest import translate


def drawn(image, tag="picture", **words):
    told = "".join(f' {name}="{value}"' for name, value in words.items())
    html = Template(f"{{% load pictures %}}{{% {tag} image{told} %}}").render(Context({"image": image}))
    return BeautifulSoup(html, "html.parser")


def veil_of(image):
    return image.get_rendition(VEIL)


def test_a_picture_with_a_warning_waits_behind_its_words(make_picture):
    image = make_picture(caution="destruction", description="A street")
    soup = drawn(image, first=True)
    blurred, clear = soup.find_all("img")
    assert soup.summary.find("img") is blurred
    assert (blurred["src"], blurred["alt"]) == (veil_of(image).url, "")
    assert "shows destroyed homes" in soup.summary.get_text()
    assert "Show the picture" in soup.summary.get_text()
    assert not soup.details.has_attr("open")
    # A browser fetches what is lazy only once it is seen, and what is closed is not seen.
    assert (clear["alt"], clear["loading"]) == ("A street", "lazy")
    assert not clear.has_attr("fetchpriority")


def test_what_lies_there_before_shows_nothing_that_could_be_made_out(make_picture):
    with veil_of(make_picture(caution="death")).file.open() as file:
        assert max(Image.open(io.BytesIO(file.read())).size) <= 24


def test_the_words_are_the_readers(make_picture):
    image = make_picture(caution="injury")
    with translation.override("uk"):
        told = drawn(image).summary.get_text()
    assert "поранених" in told
    assert "wounded" not in told


@pytest.mark.parametrize("still", [{"tag": "card_picture"}, {"still": True}])
def test_inside_a_link_it_stays_blurred_and_nothing_clear_is_there(make_picture, still):
    image = make_picture(caution="violence")
    soup = drawn(image, **still)
    assert [img["src"] for img in soup.find_all("img")] == [veil_of(image).url]
    assert soup.details is None
    assert "shows violence" in soup.get_text()


def test_the_warning_of_what_it_stands_for_counts_before_its_own(make_picture):
    assert "shows a grave" in drawn(make_picture(caution="death"), warning="shows a grave").summary.get_text()
    assert "shows a grave" in drawn(make_picture("Plain"), tag="card_picture", warning="shows a grave").get_text()


def test_one_without_a_warning_is_simply_shown(make_picture):
    soup = drawn(make_picture())
    assert soup.details is None
    assert len(soup.find_all("img")) == 1


@pytest.fixture
def warned(make_picture):
    return make_picture("Ruins", caution="destruction", description="A street of ruins")


@pytest.fixture
def surfaces(home, campaign_page, make_update, make_material, index_page, warned):
    """Addresses of pages that show it."""
    block = [("picture", {"picture": warned, "alt": "", "caption": ""})]
    for page in (home, campaign_page):
        page.picture = warned
        page.save()
    campaign_page.opening = block
    campaign_page.save()
    home.featured = [("page", campaign_page)]
    home.save()
    update = make_update(picture=warned, body=block)
    material = make_material("A card", kind="social_card", preview=warned)
    photos = make_material("A set", kind="photo_set", photos=block)
    pages = (update, material, photos)
    return ["/en/", "/en/campaign/", "/en/updates/", "/en/materials/", *(page.get_url() for page in pages)]


def test_every_surface_shows_it_blurred_and_no_shared_link_has_it(surfaces, warned):
    for address in surfaces:
        soup = BeautifulSoup(Client().get(address).content, "html.parser")
        files = {one.file.url for one in warned.renditions.exclude(filter_spec=VEIL)}
        shown = [img for img in soup.find_all("img") if img.get("src") in files]
        assert soup.select(".veiled"), address
        assert all(img.find_parent("details") and not img.find_parent("summary") for img in shown), address
        card = soup.select_one("meta[property='og:image']")
        assert card is None or not any(url in card["content"] for url in files), address


def test_it_is_handed_out_for_no_network(make_update, make_material, campaign_page, warned):
    campaign_page.picture = warned
    campaign_page.save()
    address = reverse("share_picture", args=[campaign_page.translation_key, "square"])
    assert Client().get(address).status_code == 404


def test_a_material_with_a_warning_of_its_own_lends_its_picture_to_no_link(make_material, make_picture):
    page = make_material("A poster", preview=make_picture("Plain"), warning="shows a grave")
    soup = BeautifulSoup(Client().get(page.get_url()).content, "html.parser")
    assert "/cards/" in soup.select_one("meta[property='og:image']")["content"]
    assert "shows a grave" in soup.select_one(".material .veiled").get_text()


def test_a_feed_has_the_words_in_its_place(make_update, warned):
    block = [("picture", {"picture": warned, "alt": "", "caption": ""})]
    told = content_of(make_update(picture=warned, body=block))
    assert "<img" not in told
    assert "shows destroyed homes" in told


def test_a_translation_carries_its_own_words(make_material, make_picture, locales):
    page = make_material("A poster", preview=make_picture(), warning="shows a grave")
    other = translate(page, locales, title="Плакат", warning="показано могилу")
    assert "показано могилу" in Client().get(other.get_url()).content.decode()
