"""SVG logos: what is drawn, and everything that must not get as far as the renderer."""

import io

import pytest
from PIL import Image

from partners.kernel.uploads import UploadRefused, clean_logo
from tests.support.hostile_files import RED, REFUSED, drawing, small_png


def refusal_of(data: bytes) -> UploadRefused:
    with pytest.raises(UploadRefused) as caught:
        clean_logo(data)
    assert "{" not in str(caught.value)
    return caught.value


def pixel(data: bytes, at: tuple[int, int]) -> tuple[int, ...]:
    with Image.open(io.BytesIO(clean_logo(data).data)) as picture:
        return picture.convert("RGBA").getpixel(at)


def test_a_drawing_becomes_a_png_of_about_2000_pixels_whatever_size_it_claims():
    clean = clean_logo(drawing(RED, attributes='width="20mm" height="10mm" viewBox="0 0 200 100"'))
    # A hair less: what was drawn nearer loses its last clear rows.
    assert (clean.media_type, 1950 <= clean.width <= 2000) == ("image/png", True)
    assert abs(clean.width - 2 * clean.height) <= 2
    assert b"svg" not in clean.data


def test_what_drawing_programs_export_is_taken():
    exported = drawing(
        '<!-- Generator --><title>Logo</title><metadata><x:y xmlns:x="urn:x"/></metadata>'
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" id="base"/>'
        "<style>.a{fill:url(#g);}.b{opacity:.5}</style>"
        '<defs><linearGradient id="g" x1="0" x2="1"><stop offset="0" stop-color="#00f"/><stop offset="1"/>'
        '</linearGradient><clipPath id="c"><circle cx="100" cy="50" r="50"/></clipPath></defs>'
        '<g clip-path="url(#c)" data-name="Layer 1"><path class="a" d="M0 0h200v100H0z"/></g><use href="#g"/>',
        before='<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    )
    assert pixel(exported, (5, 5))[3] == 0, "outside of the clip"
    assert pixel(exported, (1000, 500))[3] == 255


def test_a_small_embedded_picture_is_drawn():
    embedded = drawing(f'<image width="200" height="100" xlink:href="data:image/png;base64,{small_png()}"/>')
    assert pixel(embedded, (1000, 500))[1] > 180


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED.keys())
def test_a_drawing_that_acts_refers_or_explodes_is_refused(data):
    error = refusal_of(data)
    assert error.code in {"svg_unsafe", "corrupt"}
    assert "PNG" in str(error) or "outlines" in str(error) or "Export it again" in str(error)


def test_a_drawing_of_60000_by_60000_is_refused():
    assert refusal_of(drawing(RED, attributes='width="60000" height="60000"')).code == "too_many_pixels"


def test_a_drawing_that_is_too_heavy_is_refused_before_it_is_read():
    assert refusal_of(drawing(RED + "<!--" + "a" * 600_000 + "-->")).code == "too_large"


def test_a_drawing_with_nothing_to_see_is_refused():
    assert refusal_of(drawing('<rect width="9" height="9" fill="none"/>')).code == "blank"


@pytest.mark.parametrize(
    "data",
    [b"<svg", b"<svg>\x00</svg>", b"<svg></g>", b"<?xml version='1.0' encoding='utf-8'?><svg x='\xff'/>"],
)
def test_a_broken_drawing_is_told_apart(data):
    assert refusal_of(data).code == "corrupt"
