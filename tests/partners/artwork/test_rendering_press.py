"""Sheets for a print shop: what is beyond the cut, where the cut is, and that nothing within it has changed."""

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from partners.artwork.rendering import Brand, Choices, Slot, compose_pdf, on_press, paper_of, read_artwork
from tests.support.branding import drawn_logo

A4 = (595.28, 841.89)
MM = 72 / 25.4
SLOTS = (
    Slot(kind="logo", x=0.1, y=0.8, width=0.3, height=0.1, background="#ffffff"),
    Slot(kind="qr", x=0.7, y=0.8, width=0.2, height=0.15),
    Slot(kind="link", x=0.1, y=0.92, width=0.5, height=0.04),
)
BRAND = Brand(
    {"en": "Lantern"}, link="https://lantern.example.org", shown_link="lantern.example.org", logo_png=drawn_logo()
)
LINK = "https://portal.example.org/v/0000000000"


def leaflet(*, beyond: float = 0.0, colour: str = "0.1 0.2 0.5", pages: int = 1) -> bytes:
    """In one colour up to the cut, and `beyond` it in another."""
    pdf = pikepdf.new()
    for _number in range(pages):
        page = pdf.add_blank_page(page_size=A4)
        if beyond:
            page.mediabox = page.obj.BleedBox = [-beyond, -beyond, A4[0] + beyond, A4[1] + beyond]
            page.cropbox = page.trimbox = [0, 0, *A4]
            page.contents_add(b"0 0.6 0 rg -50 -50 800 1000 re f")
        page.contents_add(f"{colour} rg 0 0 {A4[0]} {A4[1]} re f 1 0.8 0 rg 0 0 40 40 re f".encode())
    # What a press is told of colours.
    intent = pikepdf.Dictionary(S=pikepdf.Name.GTS_PDFX, OutputConditionIdentifier=pikepdf.String("FOGRA39"))
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def composed(sheet: str, **told: object) -> bytes:
    return compose_pdf(read_artwork(leaflet(**told)), SLOTS, BRAND, Choices(qr=LINK, sheet=sheet))


def boxes(data: bytes, number: int = 0) -> dict[str, list[float]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[number].obj
        return {name: [float(edge) for edge in page[f"/{name}"]] for name in ("MediaBox", "BleedBox", "TrimBox")}


def drawn(data: bytes, scale: float = 2.0) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        return document[0].render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    finally:
        document.close()


def at(picture: Image.Image, data: bytes, x: float, y: float) -> tuple[int, ...]:
    """The colour at this point of the page, counted from the lower left corner of the cut sheet."""
    media, trim = boxes(data)["MediaBox"], boxes(data)["TrimBox"]
    scale = picture.width / (media[2] - media[0])
    return picture.getpixel((round((trim[0] + x - media[0]) * scale), round((media[3] - trim[1] - y) * scale)))


def test_the_choice_names_paper_and_press():
    assert (on_press("A3"), paper_of("A3+3mm"), paper_of("A3"), paper_of("")) == (
        "A3+3mm", ("A3", True), ("A3", False), ("", False),
    )  # fmt: skip


@pytest.mark.parametrize(("paper", "factor"), [("A4", 1.0), ("A3", 2**0.5)])
def test_the_boxes_say_where_the_cut_is_and_what_goes_beyond_it(paper, factor):
    found = boxes(composed(on_press(paper)))
    trim, bleed, media = found["TrimBox"], found["BleedBox"], found["MediaBox"]

    assert trim[2] - trim[0] == pytest.approx(A4[0] * factor, rel=0.001)
    assert [round(abs(b - t) / MM, 2) for b, t in zip(bleed, trim, strict=True)] == [3.0] * 4
    assert all(abs(m - t) > 3 * MM + 10 for m, t in zip(media, trim, strict=True)), "room for the marks"


def test_nothing_within_the_cut_has_changed():
    plain, pressed = composed(""), composed(on_press("A4"))
    whole, own = drawn(pressed), drawn(plain)
    media, trim = boxes(pressed)["MediaBox"], boxes(pressed)["TrimBox"]
    left, top = round((trim[0] - media[0]) * 2), round((media[3] - trim[3]) * 2)
    cut = whole.crop((left, top, left + own.width, top + own.height))

    apart = ImageChops.difference(cut, own).convert("L")
    assert sum(value > 60 for value in apart.get_flattened_data()) < 0.003 * own.width * own.height


def test_artwork_that_ends_at_the_cut_is_mirrored_beyond_it():
    pressed = composed(on_press("A4"))
    picture = drawn(pressed)
    blue, yellow = (26, 51, 128), (255, 204, 0)

    for x, y, colour in (
        (-5, 400, blue), (A4[0] + 5, 400, blue), (300, -5, blue), (300, A4[1] + 5, blue),
        (-5, 20, yellow), (20, -5, yellow), (-5, -5, yellow), (A4[0] + 5, A4[1] + 5, blue),
    ):  # fmt: skip
        assert at(picture, pressed, x, y) == pytest.approx(colour, abs=3), (x, y)
    assert at(picture, pressed, -3 * MM - 2, 400) == (255, 255, 255), "and no further"


def test_what_the_artwork_has_beyond_the_cut_stays():
    pressed = composed(on_press("A4"), beyond=10)

    assert at(drawn(pressed), pressed, -5, 400) == pytest.approx((0, 153, 0), abs=3)


def test_marks_stand_at_each_corner_outside_of_what_is_drawn():
    pressed = composed(on_press("A4"))
    picture = drawn(pressed, scale=6)

    for x in (0.0, A4[0]):
        for y in (0.0, A4[1]):
            outward = 3 * MM + 10
            across, up = (-outward if x == 0 else x + outward), (-outward if y == 0 else y + outward)
            for place in ((across, y), (x, up)):
                assert (
                    min(
                        at(picture, pressed, place[0] + dx, place[1] + dy)[0]
                        for dx in (-0.2, 0, 0.2)
                        for dy in (-0.2, 0, 0.2)
                    )
                    < 200
                )
            assert at(picture, pressed, across, up) == (255, 255, 255), "never within the corner"


def test_paper_has_no_links_and_screens_have():
    for sheet, has_links in (("", True), (on_press("A4"), False)):
        with pikepdf.open(io.BytesIO(composed(sheet))) as pdf:
            assert ("/Annots" in pdf.pages[0]) is has_links


def test_what_the_artwork_says_to_the_press_of_its_colours_stays():
    with pikepdf.open(io.BytesIO(composed(on_press("A4")))) as pdf:
        assert str(pdf.Root.OutputIntents[0].OutputConditionIdentifier) == "FOGRA39"


def test_each_page_has_them_and_the_same_input_gives_the_same_bytes():
    pressed = composed(on_press("A4"), pages=2)

    assert boxes(pressed, 0) == boxes(pressed, 1)
    assert pressed == composed(on_press("A4"), pages=2)


def test_words_are_still_words():
    document = pypdfium2.PdfDocument(composed(on_press("A4")))
    try:
        assert "lantern.example.org" in document[0].get_textpage().get_text_range()
    finally:
        document.close()
