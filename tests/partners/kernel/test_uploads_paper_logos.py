"""Logos that come as a PDF: what is drawn on the page, on a clear ground, and nothing besides."""

import io

import pikepdf
import pytest
from PIL import Image

from partners.kernel.uploads import UploadRefused, clean_logo

SIGN = b"0.1 0.2 0.6 rg 100 700 300 150 re f"


def paper(drawing: bytes, *, pages: int = 1) -> bytes:
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 842)).contents_add(drawing)
    pdf.docinfo["/Author"] = "Somebody"
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_a_sign_on_a_sheet_becomes_a_large_picture_of_the_sign():
    logo = clean_logo(paper(SIGN))
    drawn = Image.open(io.BytesIO(logo.data))

    assert (logo.media_type, drawn.mode, max(drawn.size) > 1950) == ("image/png", "RGBA", True)
    assert drawn.width / drawn.height == pytest.approx(300 / 142, abs=0.02), "the sheet ends above the sign"
    assert drawn.getpixel((1000, 400)) == (26, 51, 153, 255)
    assert b"Somebody" not in logo.data


def test_around_it_nothing_stands():
    drawn = Image.open(io.BytesIO(clean_logo(paper(b"q 1 0 0 1 300 500 cm 0 0 m 80 0 l 40 80 l h f Q")).data))

    assert drawn.getpixel((2, 2))[3] == 0
    assert drawn.getpixel((drawn.width // 2, drawn.height // 2)) == (0, 0, 0, 255)


@pytest.mark.parametrize(
    ("data", "code"),
    [(paper(b""), "blank"), (paper(SIGN, pages=2), "too_large"), (b"%PDF-1.7\nnothing", "corrupt")],
)
def test_what_is_no_logo_is_refused_by_name(data, code):
    with pytest.raises(UploadRefused) as refused:
        clean_logo(data)
    assert refused.value.code == code
