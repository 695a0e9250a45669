"""SVG logos: what is drawn, and everything that must not get as far as the renderer."""

import base64
import io

import pytest
from PIL import Image

from partners.kernel.uploads import UploadRefused, clean_logo

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
RED = '<rect width="200" height="100" fill="#d00"/>'


def drawing(inner: str, *, attributes: str = 'viewBox="0 0 200 100"', before: str = "") -> bytes:
    return f"{before}<svg {SVG} {attributes}>{inner}</svg>".encode()


def small_png(size: tuple[int, int] = (20, 10)) -> str:
    out = io.BytesIO()
    Image.new("RGB", size, "#00d000").save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


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


NESTED_USES = "".join(
    f'<g id="u{level}">' + f'<use href="#u{level - 1}"/>' * 10 + "</g>" if level else f'<g id="u0">{RED}</g>'
    for level in range(9)
)
HIDDEN_SVG = base64.b64encode(b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>').decode()

HOSTILE = {
    "script": drawing(RED + "<script>alert(1)</script>"),
    "script of another namespace": drawing(RED + '<x:script xmlns:x="http://www.w3.org/1999/xhtml">1</x:script>'),
    "script inside metadata": drawing(RED + "<metadata><script>1</script></metadata>"),
    "onload": drawing(RED, attributes='viewBox="0 0 9 9" onload="alert(1)"'),
    "onclick in capitals": drawing('<rect width="9" height="9" onClick="alert(1)"/>'),
    "foreignObject": drawing(RED + "<foreignObject><iframe src='https://example.org'/></foreignObject>"),
    "javascript address": drawing('<use href=" java\nscript:alert(1)"/>'),
    "animation": drawing('<rect width="9" height="9"><animate attributeName="href" to="javascript:1"/></rect>'),
    "local file": drawing(RED + '<image href="file:///etc/passwd" width="9" height="9"/>'),
    "absolute path": drawing(RED + '<image href="/etc/passwd" width="9" height="9"/>'),
    "path upwards": drawing(RED + '<image xlink:href="../../secret.png" width="9" height="9"/>'),
    "address": drawing(RED + '<image href="http://example.org/a.png" width="9" height="9"/>'),
    "address without scheme": drawing(RED + '<image href="//example.org/a.png" width="9" height="9"/>'),
    "use of another file": drawing('<use href="other.svg#a"/>'),
    "embedded drawing": drawing(f'<image href="data:image/svg+xml;base64,{HIDDEN_SVG}" width="9" height="9"/>'),
    "drawing disguised as png": drawing(f'<image href="data:image/png;base64,{HIDDEN_SVG}" width="9" height="9"/>'),
    "import": drawing(RED + "<style>@import url(https://example.org/a.css);</style>"),
    "font-face": drawing(RED + "<style>@font-face{font-family:a;src:url(https://example.org/a)}</style>"),
    "url in style": drawing('<rect style="fill:url(https://example.org/#a)" width="9" height="9"/>'),
    "url behind a comment": drawing('<rect style="fill:u/**/rl(//example.org/)" width="9" height="9"/>'),
    "url behind an escape": drawing(r'<rect style="fill:\75rl(//example.org/)" width="9" height="9"/>'),
    "url in an attribute": drawing('<rect fill="url(/etc/passwd#a)" width="9" height="9"/>'),
    "url left open": drawing('<rect fill="url(//example.org" width="9" height="9"/>'),
    "style sheet instruction": drawing(RED, before='<?xml-stylesheet href="https://example.org/a.css"?>'),
    "xml base": drawing(RED, attributes='viewBox="0 0 9 9" xml:base="https://example.org/"'),
    "external entity": drawing(RED + "<g>&x;</g>", before='<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "entity bomb": drawing(
        "<g>&c;</g>",
        before='<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
    ),
    "parameter entity": drawing(RED, before='<!DOCTYPE svg [<!ENTITY % p SYSTEM "http://example.org/d"> %p;]>'),
    "live text": drawing('<text x="5" y="50">Name</text>'),
    "blur upon blur": drawing(
        '<filter id="f"><feGaussianBlur stdDeviation="999"/></filter>' + '<g filter="url(#f)">' * 20 + RED + "</g>" * 20
    ),
    "filter in style": drawing('<rect style="filter:blur(9px)" width="9" height="9"/>'),
    "links of links": drawing(NESTED_USES),
    "a circle of links": drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "too deep": drawing("<g>" * 400 + RED + "</g>" * 400),
    "too many": drawing("<path d='M0 0'/>" * 6000),
    "no size": drawing(RED, attributes=""),
    "no area": drawing(RED, attributes='viewBox="0 0 0 0"'),
    "a line": drawing(RED, attributes='viewBox="0 0 5000 1"'),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
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
