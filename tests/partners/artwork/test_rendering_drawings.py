"""A logo that came as plain shapes stays a drawing in print, and looks there as it does on screens."""

import io
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageDraw

from partners.artwork.rendering import Brand, Choices, Slot, compose_pdf, one_colour, read_artwork
from partners.artwork.rendering.artworks import draw_base
from partners.artwork.rendering.drawings import counted, drawn_alike
from partners.kernel.uploads import clean_logo
from partners.kernel.uploads.vectors import recoloured
from tests.support import logos
from tests.support.branding import print_page

PLACE = Slot(kind="logo", x=0.1, y=0.1, width=0.5, height=0.3, background="#ffffff")
SHAPES = (
    '<defs><linearGradient id="a"><stop stop-color="#d00"/><stop offset="1" stop-color="#00d"/></linearGradient></defs>'
    '<rect width="60" height="40" fill="url(#a)"/><circle cx="70" cy="60" r="25" fill="#0a0" opacity=".7"/>'
    '<path d="M0 90H100" stroke="#999" stroke-width="2" fill="none" stroke-dasharray="6 3"/>'
)


@pytest.fixture(scope="module")
def logo():
    return clean_logo(logos.svg(SHAPES))


def brand_of(file, **told):
    return Brand({"en": "L"}, logo_png=file.data, logo_sha256=file.sha256, logo_svg=file.drawing, **told)


def printed(brand: Brand, slot: Slot = PLACE, bases=None) -> bytes:
    return compose_pdf(read_artwork(print_page()), (slot,), brand, Choices(), bases=bases)


def pictures_in(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return sum(
            isinstance(each, pikepdf.Stream) and each.get("/Subtype") == pikepdf.Name.Image for each in opened.objects
        )


def test_the_drawing_is_laid_without_a_picture_and_its_bytes_are_always_the_same(logo):
    drawn, as_pixels = printed(brand_of(logo)), printed(replace(brand_of(logo), logo_svg=b""))

    assert (pictures_in(drawn), pictures_in(as_pixels)) == (0, 2)
    assert printed(brand_of(logo)) == drawn


def test_on_paper_it_stands_where_its_pixels_would_and_looks_like_them(logo):
    size = (840, 1190)
    drawn, as_pixels = (
        draw_base(read_artwork(printed(brand)), size)
        for brand in (brand_of(logo), replace(brand_of(logo), logo_svg=b""))
    )
    blank = draw_base(read_artwork(printed(replace(brand_of(logo), logo_png=None, names={}))), size)
    ink = counted(ImageChops.difference(as_pixels, blank))

    assert ink > 10_000
    assert counted(ImageChops.difference(drawn, as_pixels)) <= 0.02 * ink


def test_the_one_for_dark_grounds_and_that_in_one_colour_are_drawn_as_well(logo):
    white = Image.new("RGBA", (logo.width, logo.height))
    ImageDraw.Draw(white).ellipse((0, 0, logo.width, logo.height), fill="#ffffff")
    out = io.BytesIO()
    white.save(out, "PNG")
    alone = Brand(
        {"en": "L"}, colour="#b5432a", logo_png=out.getvalue(), mono_logo_png=logo.data, mono_logo_svg=logo.drawing
    )
    pdf = printed(alone, replace(PLACE, background=""))

    assert pictures_in(pdf) == 0
    shown = draw_base(read_artwork(pdf), (420, 595)).getcolors(1 << 20)
    # Black or the partner's colour, and nothing of the three others.
    assert max((count, colour) for count, colour in shown if colour != (255, 255, 255))[1] == (0xB5, 0x43, 0x2A)


@pytest.mark.parametrize("wrong", [
    SHAPES.replace("#0a0", "#a00"), SHAPES.replace('cx="70"', 'cx="66"'), SHAPES.replace(' stroke="#999"', ""),
], ids=["another colour", "moved", "a line lost"])  # fmt: skip
def test_what_comes_out_otherwise_is_no_drawing_of_it(logo, wrong):
    other = clean_logo(logos.svg(wrong))

    assert drawn_alike(logo.drawing, logo.data)
    assert other.drawing
    assert not drawn_alike(other.drawing, logo.data)


def test_what_readers_of_pdf_draw_otherwise_is_left_to_its_pixels():
    # A gradient that begins on a ring: PDF knows none.
    name = "part: gradient with a focal ring"
    file = clean_logo(logos.ALIKE[name])

    assert file.drawing
    assert not drawn_alike(file.drawing, file.data)


def test_a_shape_in_one_colour_is_the_same_in_both_forms(logo):
    assert drawn_alike(recoloured(logo.drawing, "#ffffff"), one_colour(logo.data, "#ffffff"))
