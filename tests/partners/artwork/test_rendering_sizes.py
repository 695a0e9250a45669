"""What readers of other makers find in a file: its title, links that lead somewhere, its size on paper."""

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from partners.artwork.rendering import (
    Brand,
    Choices,
    Credit,
    Slot,
    compose_pdf,
    compose_raster,
    read_artwork,
    sheets_for,
)
from partners.artwork.rendering.bases import BaseLayers
from tests.support.branding import picture

A3 = (841.89, 1190.55)
BRAND = Brand({"en": "Lantern"}, link="https://lantern.example.org/people")
SLOTS = (
    Slot(kind="link", x=0.3, y=0.9, width=0.4, height=0.04, colour="#1b1f24"),
    Slot(kind="qr", x=0.8, y=0.9, width=0.12, height=0.08),
    Slot(kind="name", x=0.3, y=0.8, width=0.4, height=0.05, colour="#1b1f24", size=0.02),
)
CHOICES = Choices(qr="https://portal.example.org/v/0000000000")


def poster() -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=A3)
    page.mediabox = [-10, -10, A3[0] + 10, A3[1] + 10]
    page.cropbox = page.trimbox = [0, 0, *A3]
    page.contents_add(b"0.9 0.4 0.1 rg 100 600 500 300 re f")
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def printed(sheet: str = "") -> bytes:
    choices = Choices(qr=CHOICES.qr, sheet=sheet)
    return compose_pdf(read_artwork(poster()), SLOTS, BRAND, choices, credit=Credit(title="Територія"))


def links(data: bytes) -> dict[str, list[float]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {str(note.A.URI): [float(edge) for edge in note.Rect] for note in pdf.pages[0].Annots}


def seen(data: bytes, scale: float) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        return document[0].render(scale=scale, may_draw_forms=False).to_pil().convert("RGB").resize((600, 848))
    finally:
        document.close()


def test_it_says_what_it_is_in_its_own_language():
    with pikepdf.open(io.BytesIO(printed())) as pdf:
        assert (str(pdf.docinfo.Title), str(pdf.Root.Lang)) == ("Територія", "en")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_what_is_read_and_what_is_scanned_can_be_pressed():
    found = links(printed())

    assert set(found) == {BRAND.link, CHOICES.qr}
    assert found[BRAND.link] == pytest.approx([0.3 * A3[0], 0.06 * A3[1], 0.7 * A3[0], 0.1 * A3[1]], abs=0.01)


@pytest.mark.parametrize(("sheet", "factor"), [("A2", 2**0.5), ("A4", 2**-0.5)])
def test_another_sheet_holds_the_same_drawing(sheet, factor):
    data, own = printed(sheet), printed()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        boxes = {name: [float(edge) for edge in page.obj[f"/{name}"]] for name in ("MediaBox", "CropBox", "TrimBox")}
    apart = ImageChops.difference(seen(own, 1), seen(data, 1 / factor)).convert("L")

    assert boxes["TrimBox"] == boxes["CropBox"]
    assert boxes["CropBox"][2] - boxes["CropBox"][0] == pytest.approx(A3[0] * factor, rel=0.001)
    assert boxes["MediaBox"][2] == pytest.approx((A3[0] + 20) * factor, rel=0.001), "what lies beyond the cut as well"
    assert sum(value > 60 for value in apart.get_flattened_data()) < 0.002 * 600 * 848
    for link, place in links(own).items():
        assert links(data)[link] == pytest.approx([(edge + 10) * factor for edge in place], rel=0.002)


@pytest.mark.parametrize(
    ("size", "sheets"),
    [(A3, ["A2", "A3", "A4"]), ((419.53, 595.28), ["A4", "A5", "A6"]), ((600, 600), []), ((2000, 2828), [])],
)
def test_a_drawing_comes_on_its_own_sheet_and_on_one_either_way(size, sheets):
    assert sheets_for(*size) == sheets


@pytest.mark.parametrize(("output", "artwork", "dots"), [
    ("jpeg", picture(400, 500), 96), ("png", picture(400, 500), 96), ("jpeg", poster(), 144),
])  # fmt: skip
def test_a_picture_says_how_large_it_is_on_paper(tmp_path, output, artwork, dots):
    read = read_artwork(artwork)
    scale = 2 if read.kind == "pdf" else 1
    data = compose_raster(read, (), BRAND, Choices(), bases=BaseLayers(tmp_path), output=output, scale=scale)

    assert Image.open(io.BytesIO(data)).info["dpi"] == pytest.approx((dots, dots), abs=0.1)
