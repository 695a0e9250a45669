"""Which logo stands on which ground, and with a plate or without: on screens and on paper alike."""

import io
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image, ImageDraw

from partners.artwork.rendering import (
    Brand,
    Choices,
    Slot,
    compose_pdf,
    compose_raster,
    lost_on,
    one_colour,
    read_artwork,
)
from partners.artwork.rendering.artworks import draw_base
from partners.artwork.rendering.bases import BaseLayers
from partners.artwork.rendering.flaws import flaws_of
from partners.artwork.rendering.shapes import INK
from tests.support.branding import drawn_logo, encoded, picture

CREAM, NIGHT, BLUE, WHITE = "#f7f3ec", "#101d40", "#1d2f6f", "#ffffff"
PLATED = Slot(kind="logo", x=0.1, y=0.1, width=0.8, height=0.8, background=WHITE)
BARE = Slot(kind="logo", x=0.1, y=0.1, width=0.8, height=0.8)
CORNER, MIDDLE = (26, 26), (100, 100)


def brand(colour: str, dark: str = "") -> Brand:
    return Brand(
        {"en": "L"}, logo_png=drawn_logo(colour=colour), dark_logo_png=drawn_logo(colour=dark) if dark else None
    )


def seen(data: bytes, *points: tuple[int, int]) -> list[str]:
    shown = Image.open(io.BytesIO(data)).convert("RGB").resize((200, 200))
    return ["#" + bytes(shown.getpixel(point)).hex() for point in points]


def busy_ground() -> bytes:
    stripes = Image.new("RGB", (200, 200), CREAM)
    for at in range(0, 200, 20):
        ImageDraw.Draw(stripes).rectangle((at, 0, at + 9, 200), fill="#999999")
    return encoded(stripes, "PNG")


@pytest.mark.parametrize(
    ("ground", "slot", "own", "corner", "middle"),
    [
        (CREAM, PLATED, brand(BLUE), CREAM, BLUE),
        (NIGHT, PLATED, brand(BLUE), WHITE, BLUE),
        (NIGHT, PLATED, brand(WHITE), NIGHT, WHITE),
        (NIGHT, PLATED, brand(BLUE, WHITE), NIGHT, WHITE),
        (CREAM, PLATED, brand(BLUE, WHITE), CREAM, BLUE),
        (NIGHT, BARE, brand(BLUE, WHITE), NIGHT, WHITE),
        (CREAM, BARE, brand(BLUE, WHITE), CREAM, BLUE),
    ],
    ids=["no plate on cream", "a plate by night", "white by night", "the dark one by night", "the light one by day",
         "bare by night", "bare by day"],
)  # fmt: skip
def test_the_logo_that_is_seen_stands_there_and_a_plate_where_none_is(tmp_path, ground, slot, own, corner, middle):
    art = read_artwork(picture(200, 200, ground))
    data = compose_raster(art, (slot,), own, Choices(), bases=BaseLayers(tmp_path), output="png")

    assert seen(data, CORNER, MIDDLE) == [corner, middle]


def test_a_busy_ground_keeps_its_plate_and_so_does_a_logo_with_its_own_ground(tmp_path):
    busy, bases = read_artwork(busy_ground()), BaseLayers(tmp_path)
    boxed = Brand({"en": "L"}, logo_png=picture(400, 200, BLUE))

    assert seen(compose_raster(busy, (PLATED,), brand(BLUE), Choices(), bases=bases, output="png"), CORNER) == [WHITE]
    calm = read_artwork(picture(200, 200, CREAM))
    assert seen(compose_raster(calm, (PLATED,), boxed, Choices(), bases=bases, output="png"), CORNER) == [WHITE]


def test_paper_shows_what_screens_show(tmp_path):
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    page.contents_add(b"0.063 0.114 0.251 rg 0 0 200 200 re f")
    out = io.BytesIO()
    pdf.save(out)
    art = read_artwork(out.getvalue())
    printed = read_artwork(compose_pdf(art, (PLATED,), brand(BLUE, WHITE), Choices(), bases=BaseLayers(tmp_path)))

    assert seen(encoded(draw_base(printed, (200, 200)), "PNG"), CORNER, MIDDLE) == [NIGHT, WHITE]


def test_a_logo_is_lost_only_where_none_of_them_is_seen(tmp_path):
    bases = BaseLayers(tmp_path)
    night, day = read_artwork(picture(200, 200, NIGHT)), read_artwork(picture(200, 200, CREAM))

    assert lost_on(BARE, brand(BLUE), night, bases) == NIGHT
    # Without a plate there is none to take another colour.
    assert lost_on(BARE, brand(WHITE), day, bases) == CREAM
    assert not lost_on(PLATED, brand(WHITE), night, bases)
    assert not lost_on(BARE, brand(BLUE, WHITE), night, bases)


@pytest.mark.parametrize(
    ("colour", "words", "own", "plate"),
    [
        (WHITE, "#ffffff", "", INK),
        (WHITE, "#ffffff", BLUE, BLUE),
        (WHITE, NIGHT, BLUE, NIGHT),
        # Neither the template's colour nor the partner's would show it.
        ("#fdf6c9", "#f0e0a0", "#ffe98a", INK),
    ],
    ids=["near-black without a colour", "the partner's colour", "the template's before it", "none of two pale ones"],
)
def test_a_pale_logo_alone_stands_on_a_dark_plate_and_never_on_white(tmp_path, colour, words, own, plate):
    day, bases = read_artwork(picture(200, 200, CREAM)), BaseLayers(tmp_path)
    alone = replace(brand(colour), colour=own)
    slot = replace(PLATED, colour=words)

    drawn = compose_raster(day, (slot,), alone, Choices(), bases=bases, output="png")
    assert seen(drawn, CORNER, MIDDLE) == [plate, colour]
    assert not lost_on(slot, alone, day, bases)
    assert not flaws_of(day, (slot,), alone, Choices(), bases=bases, modules={})


def test_a_dark_logo_alone_gets_a_light_plate_where_the_templates_is_dark(tmp_path):
    day, bases = read_artwork(busy_ground()), BaseLayers(tmp_path)
    slot = replace(PLATED, background=NIGHT)

    assert seen(compose_raster(day, (slot,), brand(BLUE), Choices(), bases=bases, output="png"), CORNER) == [WHITE]


def test_the_logo_in_one_colour_stands_where_neither_of_the_others_is_seen_and_keeps_the_plate(tmp_path):
    day, night, bases = (
        read_artwork(picture(200, 200, CREAM)),
        read_artwork(picture(200, 200, NIGHT)),
        BaseLayers(tmp_path),
    )
    own = replace(brand(WHITE), colour=BLUE, mono_logo_png=drawn_logo(colour="#123456"))
    pale = replace(own, colour="#ffe98a")

    def shown(art, slot, partner):
        return seen(compose_raster(art, (slot,), partner, Choices(), bases=bases, output="png"), CORNER, MIDDLE)

    assert shown(day, PLATED, own) == [WHITE, BLUE]
    assert shown(day, BARE, own) == [CREAM, BLUE]
    assert shown(day, PLATED, pale) == [WHITE, "#000000"]
    # Where the logo is seen as it is, it stays as it is.
    assert shown(night, PLATED, own) == [NIGHT, WHITE]
    assert not lost_on(BARE, own, day, bases)


def test_one_colour_keeps_the_shape():
    white = Image.open(io.BytesIO(one_colour(drawn_logo(colour=BLUE), WHITE)))
    own = Image.open(io.BytesIO(drawn_logo(colour=BLUE)))

    assert white.getchannel("A").tobytes() == own.getchannel("A").tobytes()
    assert white.getpixel((400, 200)) == (255, 255, 255, 255)
