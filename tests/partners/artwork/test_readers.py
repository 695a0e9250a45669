"""What is read off a file is what stands on it, also where a network has made it small."""

import io

import pytest
import segno
import zxingcpp
from PIL import Image

from partners.artwork.rendering import identifiers_in, links_in
from tests.support.branding import encoded

ADDRESS = "https://portal.example.org/v/95PXJ7JQ09"


def sheet(*codes: str, scale: int = 4, mode: str = "RGB", form: str = "PNG") -> bytes:
    """The codes side by side on white."""
    drawn = []
    for code in codes:
        out = io.BytesIO()
        segno.make_qr(code, error="m").save(out, kind="png", scale=scale, border=4)
        drawn.append(Image.open(out).convert("RGB"))
    paper = Image.new("RGB", (max(400, sum(each.width + 40 for each in drawn)), 600), "white")
    left = 20
    for each in drawn:
        paper.paste(each, (left, 100))
        left += each.width + 40
    return encoded(paper.convert(mode), form)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_code_is_read_byte_for_byte(form):
    assert links_in(sheet(ADDRESS, form=form)) == [ADDRESS]


def test_of_several_all_are_told():
    assert sorted(links_in(sheet(ADDRESS, "https://other.example.org"))) == [
        "https://other.example.org", ADDRESS,
    ]  # fmt: skip


def test_a_code_on_clear_ground_is_read():
    with Image.open(io.BytesIO(sheet(ADDRESS))) as opened:
        layer = opened.convert("RGBA")
    layer.putdata([(*pixel[:3], 0 if pixel[:3] == (255, 255, 255) else 255) for pixel in layer.get_flattened_data()])
    assert links_in(encoded(layer, "PNG")) == [ADDRESS]


def test_modules_of_a_pixel_and_a_half_are_read_at_the_second_look():
    """With its control: at the first there is nothing."""
    with Image.open(io.BytesIO(sheet(ADDRESS, scale=5))) as whole:
        small = encoded(whole.resize((whole.width * 30 // 100, whole.height * 30 // 100)), "JPEG", quality=75)
    with Image.open(io.BytesIO(small)) as shown:
        assert zxingcpp.read_barcodes(shown.convert("L")) == []
    assert links_in(small) == [ADDRESS]


def test_a_picture_without_a_code_has_none():
    assert links_in(encoded(Image.new("L", (300, 300), 200), "PNG")) == []


@pytest.mark.parametrize(
    "data",
    [
        b"<dc:identifier>%s</dc:identifier>",
        b'<rdf:Description dc:identifier="%s" other="x"/>',
        b"\xff\xd8 before <dc:identifier>%s</dc:identifier> and again <dc:identifier>%s</dc:identifier>",
    ],
)
def test_the_address_is_found_however_a_program_wrote_it(data):
    filled = data.replace(b"%s", ADDRESS.encode())
    assert identifiers_in(filled) == [ADDRESS]


@pytest.mark.parametrize(
    "data",
    [b"", b"<dc:identifier></dc:identifier>", b"<dc:identifier>" + b"a" * 10_000_000, b"dc:identifier>\xd1\x8f<"],
)
def test_whatever_is_no_address_is_passed_over(data):
    assert identifiers_in(data) == []
