"""The drawing that is kept beside a logo's pixels: plain shapes, or none."""

import pytest

from partners.kernel.uploads import clean_logo
from partners.kernel.uploads.vectors import MOST_BYTES, plain_drawing, recoloured
from tests.support import logos

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">{}</svg>'
SHAPE = '<path d="M0 0H9V9Z" fill="#dd0000"/>'


def test_a_logo_of_plain_shapes_keeps_its_drawing_cut_where_its_pixels_are_cut():
    file = clean_logo(logos.svg('<rect x="20" y="30" width="40" height="10" fill="#d00"/>'))

    assert file.width / file.height == pytest.approx(4, abs=0.02)
    assert b'fill="#dd0000"' in file.drawing or b'fill="#d00"' in file.drawing
    left, top, wide, tall = map(float, file.drawing.partition(b'viewBox="')[2].partition(b'"')[0].split())
    assert (round(left), round(top), round(wide), round(tall)) == (20, 30, 40, 10)
    assert plain_drawing(file.drawing.decode()) == file.drawing


def test_the_same_file_gives_the_same_drawing_and_nothing_of_what_it_says_besides():
    secret = b"<!-- planted --><metadata>planted</metadata><desc>planted</desc>"
    sent = logos.svg(SHAPE).replace(b"</svg>", secret + b'<g id="planted" class="planted"/></svg>')
    file = clean_logo(sent)

    assert b"planted" in sent
    assert file.drawing == clean_logo(sent).drawing
    assert file.drawing
    assert b"planted" not in file.drawing


@pytest.mark.parametrize("body", [
    '<image href="data:image/png;base64,AA==" width="9" height="9"/>',
    '<image href="file:///etc/passwd" width="9" height="9"/>',
    '<path d="M0 0H9V9Z" fill="url(https://example.org/#r1)"/>',
    '<path d="M0 0H9V9Z" fill="url(#other)"/>',
    '<path d="M0 0H9V9Z" onclick="a()"/>',
    '<path d="M0 0H9V9Z" style="fill:url(//example.org)"/>',
    '<script>1</script>',
    '<use href="#r1"/>',
    '<text>words</text>',
    '<g transform="url(#r1)"/>',
    '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>',
    '<filter id="r1"/>',
    '<mask id="r1"/>',
    '<pattern id="r1"/>',
    'words',
    '<g>' * 500 + '</g>' * 500,
    '<g/>' * 20_001,
    '<path d="' + "M0 0H9" * (MOST_BYTES // 6) + '"/>',
    '<path d="M0 0',
], ids=lambda body: body[:30])  # fmt: skip
def test_whatever_a_child_that_was_taken_over_might_tell_is_no_drawing(body):
    assert plain_drawing(SVG.format(SHAPE))
    assert plain_drawing(SVG.format(SHAPE + body)) == b""


@pytest.mark.parametrize("told", [None, 7, "", "<svg/>", "<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG.format(SHAPE)])
def test_what_is_no_svg_is_no_drawing(told):
    assert plain_drawing(told) == b""


def test_in_one_colour_every_shape_and_every_step_of_a_gradient_has_it():
    drawing = plain_drawing(
        SVG.format(
            '<linearGradient id="r1"><stop offset="0" stop-color="#fff"/><stop offset="1"/></linearGradient>'
            '<path d="M0 0H9V9Z" fill="url(#r1)"/><path d="M0 0" fill="none" stroke="#00ff00"/><path d="M1 1H3V3Z"/>'
        )
    )
    white = recoloured(drawing, "#123456")

    assert plain_drawing(white.decode()) == white
    assert white.count(b"#123456") == 4
    assert b"#fff" not in white
    assert b"#00ff00" not in white
    assert (b'fill="none"' in white, recoloured(b"", "#123456")) == (True, b"")
