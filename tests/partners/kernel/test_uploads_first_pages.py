"""Of a paper only what its first page looks like: drawn where nothing can come of it."""

import io

import pikepdf
import pytest
from PIL import Image

from partners.kernel.uploads import UploadRefused, first_page_of

SIGN = b"0.1 0.2 0.6 rg 100 700 300 100 re f"


def paper(drawing: bytes = SIGN, *, size=(595, 842), turned: int = 0, lock: str = "") -> bytes:
    pdf = pikepdf.new()
    for content in (drawing, b"1 0 0 rg 0 0 595 842 re f"):
        page = pdf.add_blank_page(page_size=size)
        page.contents_add(content)
        page.rotate(turned, relative=False)
    pdf.docinfo["/Author"] = "Somebody"
    out = io.BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(owner=lock, user=lock) if lock else False)
    return out.getvalue()


def drawn(data: bytes) -> Image.Image:
    found = first_page_of(data)
    assert found.media_type == "image/png"
    assert b"Somebody" not in found.data
    return Image.open(io.BytesIO(found.data))


def test_the_first_page_is_drawn_on_white_and_large_enough_to_be_read():
    page = drawn(paper())
    assert (page.mode, max(page.size)) == ("RGB", 2400)
    assert page.width / page.height == pytest.approx(595 / 842, abs=0.002)
    assert page.getpixel((round(page.width * 0.4), round(page.height * 0.1))) == (26, 51, 153)
    assert page.getpixel((5, page.height - 5)) == (255, 255, 255)


def test_a_page_that_lies_on_its_side_is_drawn_as_readers_show_it():
    page = drawn(paper(turned=90))
    assert page.width > page.height
    assert page.getpixel((round(page.width * 0.9), round(page.height * 0.4))) == (26, 51, 153)


@pytest.mark.parametrize("size", [(3, 14_400), (14_400, 3), (14_400, 14_400), (3, 3)])
def test_whatever_its_size_the_picture_is_as_large_as_every_other(size):
    assert max(drawn(paper(size=size)).size) in (2400, 2401)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "corrupt"), (b"nothing", "not_a_document"), (b"%PDF-1.7\nnothing", "corrupt"),
        (paper()[:300], "corrupt"), (paper(lock="secret"), "corrupt"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_refused_by_name(data, code):
    with pytest.raises(UploadRefused) as refused:
        first_page_of(data)
    assert refused.value.code == code


def test_what_it_did_cost_is_told():
    spent: list[float] = []
    first_page_of(paper(), spent=spent.append)
    assert len(spent) == 1
    assert spent[0] > 0
