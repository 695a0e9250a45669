"""QR codes are read by two programs that share no code, off a card at a third of its size, and off small print."""

import io
import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from partners.artwork.rendering import (
    Brand,
    Choices,
    Slot,
    compose_pdf,
    compose_raster,
    links_seen,
    read_artwork,
    slots_from_json,
)
from partners.artwork.rendering.artworks import draw_base
from partners.artwork.rendering.bases import BaseLayers
from partners.kernel.codes import short_code
from tests.support.branding import picture, print_page
from tests.support.prove import THOROUGH

ARTWORK = Path(__file__).parents[3] / "portal" / "demo" / "campaign" / "artwork"
PARTNER = Brand({"en": "Lantern", "uk": "Ліхтар"}, colour="#1d2f6f", link="https://lantern.example.org")
# As networks reduce a picture: each with its own filter, then packed.
FILTERS = (Image.Resampling.LANCZOS, Image.Resampling.BICUBIC, Image.Resampling.BOX)
HOSTS = ("http://127.0.0.1:8000", "https://portal.example.org")
MILLIMETRE = 72 / 25.4


def cards() -> list[str]:
    """Every picture of the demo that has a code."""
    found = []
    for path in sorted(ARTWORK.glob("*.json")):
        told = json.loads(path.read_text())
        if told["unit"] == "px" and any(slot["kind"] == "qr" for slot in told["slots"]):
            found.append(path.stem)
    return found


def by_opencv(seen: Image.Image) -> list[str]:
    """As a camera comes nearer, for this one reads some codes only where a module has the size that it wants."""
    for factor in (4, 3.5, 3, 5, 2.5, 2, 1, 4.5, 3.25, 6, 3.75, 2.25, 2.75):
        size = round(factor * seen.width), round(factor * seen.height)
        text, _corners, _straight = cv2.QRCodeDetector().detectAndDecode(
            np.array(seen.resize(size, Image.Resampling.BICUBIC))
        )
        if text:
            return [text]
    return []


def packed(seen: Image.Image, quality: int = 80) -> Image.Image:
    out = io.BytesIO()
    seen.save(out, "JPEG", quality=quality)
    return Image.open(io.BytesIO(out.getvalue())).convert("L")


def at_a_third(card: bytes, how: Image.Resampling) -> Image.Image:
    drawn = Image.open(io.BytesIO(card)).convert("RGB")
    return packed(drawn.resize((round(drawn.width * 0.33), round(drawn.height * 0.33)), how))


def address(host: str, number: int) -> str:
    return f"{host}/v/{short_code(number)}"


def test_the_demo_has_cards_to_read():
    assert len(cards()) == 12


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("name", cards())
def test_the_code_of_each_card_is_read_at_a_third_of_its_size_by_both_readers(tmp_path, name, host):
    told = json.loads((ARTWORK / f"{name}.json").read_text())
    art, slots = read_artwork((ARTWORK / told["artwork"]).read_bytes()), slots_from_json(told["slots"])
    for number in range(7919, 7919 * (40 if THOROUGH else 2), 7919):
        link = address(host, number * 1_000_003)
        choices = Choices(language=told["language"], qr=link)
        card = compose_raster(art, slots, PARTNER, choices, bases=BaseLayers(tmp_path))

        for how in FILTERS:
            small = at_a_third(card, how)
            assert links_seen(small) == [link], how
            assert by_opencv(small) == [link], how


def test_a_code_of_three_pixels_a_module_is_not_read_there(tmp_path):
    """The control: as large as the places were before."""
    slot = Slot(kind="qr", x=0.8, y=0.8, width=0.12593, height=0.10074)
    link = address(HOSTS[1], 7919)
    card = compose_raster(
        read_artwork(picture(1080, 1350)), (slot,), PARTNER, Choices(qr=link), bases=BaseLayers(tmp_path)
    )

    assert links_seen(packed(Image.open(io.BytesIO(card)).convert("RGB"))) == [link]
    small = at_a_third(card, FILTERS[0])
    assert (links_seen(small), by_opencv(small)) == ([], [])


@pytest.mark.parametrize("dots", [150, 300])
def test_a_code_of_twenty_millimetres_is_read_off_paper_by_both_readers(tmp_path, dots):
    side = 20 * MILLIMETRE
    slot = Slot(kind="qr", x=0.5, y=0.5, width=side / 420, height=side / 595)
    link = address(HOSTS[1], 7919)
    pdf = compose_pdf(read_artwork(print_page()), (slot,), PARTNER, Choices(qr=link), bases=BaseLayers(tmp_path))
    shown = draw_base(read_artwork(pdf), (round(420 * dots / 72), round(595 * dots / 72)))

    scanned = packed(shown, quality=60)
    assert links_seen(scanned) == [link]
    assert by_opencv(scanned) == [link]
