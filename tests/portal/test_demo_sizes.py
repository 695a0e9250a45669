"""The demo's pictures come in the sizes that networks, websites and mails ask for, and on each a logo has a place."""

import json
from pathlib import Path

import pytest
from PIL import Image

from partners.artwork.rendering import pages_of, read_artwork, sheets_for, slots_from_json

ARTWORK = Path(__file__).parents[2] / "portal" / "demo" / "campaign" / "artwork"
SIZES = {
    "social_card_people_square": (1080, 1080),
    "social_card_people": (1080, 1350),
    "social_card_people_story": (1080, 1920),
    "share_card": (1200, 630),
    "banner_web": (1940, 500),
    "banner_email": (1200, 400),
    "end_card": (1920, 1080),
}


@pytest.mark.parametrize("language", ["en", "uk"])
def test_each_size_is_there_in_each_language_with_a_place_for_the_partner(language):
    found = {}
    for name in SIZES:
        told = json.loads((ARTWORK / f"{name}.{language}.json").read_text())
        with Image.open(ARTWORK / told["artwork"]) as picture:
            found[name] = picture.size
        assert {"logo", "name", "link"} <= {slot.kind for slot in slots_from_json(told["slots"])}

    assert found == SIZES


def test_the_posters_are_printed_on_three_sheets():
    for poster in ARTWORK.glob("poster_*.pdf"):
        data = poster.read_bytes()
        drawn = read_artwork(data)
        assert (sheets_for(drawn.width, drawn.height), pages_of(data)) == (["A2", "A3", "A4"], 1)
