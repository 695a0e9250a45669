"""Every page has a picture for shared links: its own, or one drawn from its title, and nobody can have more drawn."""

import io
import re
import threading

import pytest
from PIL import Image

from cms.pages.models import StandardPage
from cms.pages.selectors.cards import card_of, card_url
from partners.artwork.rendering.cards import Card, compose_card
from partners.artwork.services import drawing
from partners.kernel.limits.budgets import PRICES, Share
from tests.support.closed import close


@pytest.fixture(autouse=True)
def drawn(monkeypatch):
    """What was drawn, without the drawing."""
    cards = []
    monkeypatch.setattr(drawing, "CARDS", drawing.Shelf(1024))
    monkeypatch.setattr(drawing, "compose_card", lambda card: cards.append(card.title) or b"picture")
    return cards


def named(client, url):
    found = re.search(r'og:image" content="([^"]+)"', client.get(url).content.decode())
    return found[1].partition("://")[2].partition("/")[2] if found else ""


def test_a_page_without_a_picture_names_a_card_that_may_be_kept_for_good(client, standard_page, drawn):
    address = "/" + named(client, standard_page.url)
    assert "/cards/" in address
    assert drawn == []

    for _time in range(3):
        answer = client.get(address)
        assert (answer.status_code, answer.content) == (200, b"picture")
    assert drawn == ["Privacy"]
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies


def test_its_own_picture_comes_first(client, standard_page, make_picture):
    standard_page.share_picture = make_picture("own")
    standard_page.save()

    assert named(client, standard_page.url).startswith("media/")


def test_another_title_is_another_address_and_the_old_one_leads_there(client, standard_page, drawn):
    old = card_url(standard_page, card_of(standard_page, "en"))
    standard_page.title = "What we keep"
    standard_page.save()
    new = card_url(standard_page, card_of(standard_page, "en"))

    assert new != old
    assert client.get(old)["Location"] == new
    assert client.get(old.replace(old.rpartition("/")[2], "invented.jpg"))["Location"] == new
    assert drawn == []


@pytest.mark.parametrize("kind", ["draft", "scheduled", "expired", "password", "login"])
def test_of_what_not_everybody_may_read_there_is_no_card(client, standard_page, kind, drawn):
    address = card_url(standard_page, card_of(standard_page, "en"))
    close(standard_page, kind)

    assert client.get(address).status_code == 404
    assert client.get(address.replace("/en/", "/xx/")).status_code == 404
    assert drawn == []


def test_whoever_asks_for_too_many_is_told_to_wait(client, standard_page, monkeypatch, drawn):
    monkeypatch.setitem(PRICES, "card", PRICES["card"]._replace(person=Share(uses=1)))
    first = card_url(standard_page, card_of(standard_page, "en"))
    assert client.get(first).status_code == 200

    StandardPage.objects.filter(pk=standard_page.pk).update(title="Another")
    answer = client.get(first, follow=True)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert drawn == ["Privacy"]


def test_a_full_house_answers_at_once(client, standard_page, monkeypatch, drawn):
    monkeypatch.setattr(drawing, "PLACES", threading.BoundedSemaphore(1))
    drawing.PLACES.acquire()

    answer = client.get(card_url(standard_page, card_of(standard_page, "en")))
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert drawn == []


def test_a_card_holds_any_words():
    for title in ("Ґанок, їжак і «щедрість»", "W" * 300, "", "ქართული 中文 🙂", "<b>&"):
        picture = compose_card(Card("Київ", title, "Території — це люди", "uk"))
        with Image.open(io.BytesIO(picture)) as image:
            assert (image.format, image.size) == ("JPEG", (1200, 630))
        assert len(picture) < 200_000


def test_the_same_words_give_the_same_card_and_others_another():
    card = Card("", "A title", "A campaign", "en")
    assert card.digest == Card("", "A title", "A campaign", "en").digest
    assert card.digest != Card("", "A title", "A campaign", "uk").digest
    assert card.digest != Card("", "A title", "A campaign", "en", ground="#000000").digest
