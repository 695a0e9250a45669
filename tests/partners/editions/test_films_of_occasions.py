"""A film says when and where, shows a photograph of the partner's, and ends with it."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image

from partners.artwork.rendering import Occasion
from partners.artwork.services import card_of, marked
from partners.branding.services import brand_with_logos
from partners.editions.models import Edition, FilmOrder
from partners.editions.services import (
    add_photograph,
    approve_edition,
    filming,
    make_film,
    open_edition,
    order_film,
    pack_of,
    parts_of_pack,
    request_edition,
    take_back_photograph,
)
from partners.editions.services.drawing import choices_of
from partners.kernel.actors import acting
from partners.kernel.answers import streamed_zip
from partners.kernel.errors import Expired
from partners.kernel.uploads import clean_picture
from tests.support.branding import encoded
from tests.support.editions import content
from tests.support.filming import SLOTS, add_end_card
from tests.support.films import difference, frame, need_ffmpeg

DAY = (timezone.localdate() + timedelta(days=60)).isoformat()
OTHER_DAY = (timezone.localdate() + timedelta(days=61)).isoformat()
OCCASION = [
    {"kind": "photo", "x": 0.0, "y": 0.0, "width": 0.3, "height": 0.5},
    {"kind": "date", "x": 0.35, "y": 0.05, "width": 0.6, "height": 0.12, "colour": "#1b1f24", "size": 0.08},
    {"kind": "place", "x": 0.35, "y": 0.2, "width": 0.6, "height": 0.1, "colour": "#1b1f24", "size": 0.06},
]


@pytest.fixture(autouse=True)
def ffmpeg_is_here():
    need_ffmpeg()


@pytest.fixture
def end_card(campaign, administrator):
    return add_end_card(administrator, slots=[*SLOTS, *OCCASION])


@pytest.fixture
def unasked(end_card):
    """Without the demand for approval, which a place for a photograph brings along."""
    type(end_card.current_version).objects.update(needs_approval=False)
    return end_card


@pytest.fixture
def photograph(organization, owner):
    picture = clean_picture(encoded(Image.new("RGB", (800, 800), "#2471a3"), "JPEG"))
    return add_photograph(
        organization, picture, alt="A blue square", credit="Lantern", is_agreed=True, by=acting(owner)
    )


@pytest.fixture
def ask(organization, kit, owner, photograph):
    def make(template, **told):
        occasion = Occasion(**{"date": DAY, "place": "Market Square", "photo": photograph.as_drawn(), **told})
        return request_edition(organization, template, line="", output="mp4", occasion=occasion, by=acting(owner))

    return make


def whole(edition: Edition) -> Edition:
    return Edition.objects.get(pk=edition.pk)


def made(edition: Edition) -> Edition:
    assert make_film(FilmOrder.objects.get(edition=edition, ended_at__isnull=True).pk)
    return whole(edition)


def drawn_card(edition: Edition) -> Image.Image:
    choices = marked(choices_of(edition), edition.code)
    card = card_of(edition.template_version, brand_with_logos(edition.kit), choices)
    return Image.open(io.BytesIO(card)).convert("RGB")


def test_the_film_shows_day_place_and_photograph_as_they_were_drawn(ask, unasked):
    edition = made(ask(unasked))
    seen, card = frame(content(edition), 2.5), drawn_card(edition)

    assert edition.said[1:] == ["Market Square"]
    assert difference(seen, card) < 4
    # The control: what stands in these places is seen there and nothing else.
    red, _green, blue = seen.getpixel((96, 90))
    assert blue > red + 60


def test_another_day_is_another_film(ask, unasked):
    assert ask(unasked).digest != ask(unasked, date=OTHER_DAY).digest
    assert ask(unasked).digest == ask(unasked).digest


def test_a_film_with_a_photograph_is_seen_by_staff_before_anybody_makes_it(ask, end_card, administrator, owner):
    edition = ask(end_card)
    assert not edition.is_cleared
    assert not FilmOrder.objects.exists()

    approve_edition(edition, by=acting(administrator))
    order_film(whole(edition), by=acting(owner))
    assert made(edition).drawn_at is not None


def test_a_photograph_that_is_taken_back_takes_its_film_along(ask, unasked, photograph, owner):
    edition = made(ask(unasked))
    take_back_photograph(photograph, by=acting(owner))

    assert whole(edition).dropped_at is not None
    with pytest.raises(Expired) as gone:
        open_edition(whole(edition), by=acting(owner))
    assert gone.value.code == "photograph_removed"
    with pytest.raises(Expired):
        order_film(whole(edition), by=acting(owner))


def test_a_photograph_that_is_taken_back_while_the_film_is_made_ends_it(ask, unasked, photograph, owner, monkeypatch):
    edition, real = ask(unasked), filming.film_with

    def slow(*args, **kwargs):
        data = real(*args, **kwargs)
        take_back_photograph(photograph, by=acting(owner))
        return data

    monkeypatch.setattr(filming, "film_with", slow)
    assert make_film(FilmOrder.objects.get().pk) is False
    assert (whole(edition).drawn_at, FilmOrder.objects.get().failed) == (None, "photograph_removed")


def test_a_pack_holds_the_film_of_its_day_and_names_that_of_another(ask, unasked, organization, photograph, owner):
    edition = made(ask(unasked))

    def packed(day):
        occasion = Occasion(date=day, place="Market Square", photo=photograph.as_drawn())
        asked = {"languages": ["en"], "lines": {"en": ""}, "language": "en"}
        materials = [unasked.material.public_id]
        pack = pack_of(organization, materials=materials, occasions={"en": occasion}, **asked)
        whole_pack = b"".join(streamed_zip(parts_of_pack(pack, by=acting(owner))))
        return json.loads(zipfile.ZipFile(io.BytesIO(whole_pack)).read("manifest.json"))

    films = [file for file in packed(DAY)["files"] if file["media_type"] == "video/mp4"]
    assert [(film["code"], film["date"], film["place"]) for film in films] == [(edition.code, DAY, "Market Square")]
    assert films[0]["photograph"] == {"alt": "A blue square", "credit": "Lantern"}
    assert [each["code"] for each in packed(OTHER_DAY)["left_out"]] == ["film_not_made"]
