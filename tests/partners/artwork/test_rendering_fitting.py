"""Words find room by becoming smaller, then by a second line, then by their short form; they are never cut."""

import io
import shutil
import subprocess

import pikepdf
import pytest

from partners.artwork.rendering import Brand, Choices, Slot, compose_pdf, read_artwork, without_room

PAGE = (240, 400)
# One line at its full size, two at a smaller one.
NAME = Slot(kind="name", x=0, y=0, width=1, height=0.1, size=0.05, align="start")
LINE = Slot(kind="line", x=0, y=0.2, width=1, height=0.1, size=0.05, align="start")
LINK = Slot(kind="link", x=0, y=0.4, width=0.8, height=0.06, size=0.05, align="start")
LOGO = Slot(kind="logo", x=0, y=0.6, width=0.5, height=0.3)
FRIENDS = "Friends of the Lantern on the Porch"
LONG = "Association of the Friends of the Lantern on the Porch and in the Yard"

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) reads it back")


@pytest.fixture
def lines(tmp_path):
    """`lines(slots, brand, choices)` gives the lines that stand on a page of PAGE."""
    page = pikepdf.new()
    page.add_blank_page(page_size=PAGE)
    out = io.BytesIO()
    page.save(out)
    artwork = read_artwork(out.getvalue())

    def drawn(slots, brand, choices=Choices()) -> list[str]:  # noqa: B008  (it is never changed)
        (tmp_path / "out.pdf").write_bytes(compose_pdf(artwork, slots, brand, choices))
        done = subprocess.run(["pdftotext", "-layout", tmp_path / "out.pdf", "-"], capture_output=True, check=True)
        return [line.strip() for line in done.stdout.decode().splitlines() if line.strip()]

    return drawn


def lacking(slots, brand, choices=Choices()) -> list[str]:  # noqa: B008  (it is never changed)
    return without_room(PAGE, slots, brand, choices)


def test_a_name_that_is_a_little_too_long_becomes_smaller(lines):
    brand = Brand({"en": FRIENDS}, short_names={"en": "Short"})

    assert lines((NAME,), brand) == [FRIENDS]
    assert lacking((NAME,), brand) == []


def test_a_longer_one_takes_two_lines_where_there_is_height_for_them(lines):
    brand = Brand({"en": LONG}, short_names={"en": "Short"})

    first, second = lines((NAME,), brand)
    assert f"{first} {second}" == LONG
    assert lacking((NAME,), brand) == []


def test_where_there_is_no_height_the_short_name_stands_there(lines):
    flat = Slot(kind="name", x=0, y=0, width=1, height=0.065, size=0.05)

    assert lines((flat,), Brand({"en": LONG}, short_names={"en": "The Lantern"})) == ["The Lantern"]
    assert lacking((flat,), Brand({"en": LONG}, short_names={"en": "The Lantern"})) == []
    assert lacking((flat,), Brand({"en": LONG})) == ["name"]


def test_a_name_without_room_is_told_and_stands_whole_in_the_picture_of_it(lines):
    endless = Brand({"en": " ".join([LONG] * 4)})

    assert lacking((NAME,), endless) == ["name"]
    assert " ".join(lines((NAME,), endless)) == " ".join([LONG] * 4)


def test_a_word_that_is_wider_than_its_place_is_no_fit_and_is_not_broken(lines):
    word = Brand({"en": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"})

    assert lacking((NAME,), word) == ["name"]
    assert lines((NAME,), word) == [word.names["en"]]


def test_the_line_of_text_is_fitted_like_a_name(lines):
    assert " ".join(lines((LINE,), Brand({}), Choices(LONG))) == LONG
    assert lacking((LINE,), Brand({}), Choices(LONG)) == []
    assert lacking((LINE,), Brand({}), Choices(LONG * 2)) == ["line"]


def test_an_address_without_room_for_its_path_says_the_site(lines):
    long = Brand({}, link="https://www.lantern.example.org/campaigns/territories-are-people/what-we-do")

    assert lines((LINK,), Brand({}, link="https://lantern.example.org/us/")) == ["lantern.example.org/us"]
    assert lines((LINK,), long) == ["lantern.example.org"]
    assert lacking((LINK,), long) == []
    assert lacking((LINK,), Brand({}, link="https://" + "x" * 63 + ".example.org/")) == ["link"]


def test_without_a_logo_the_name_stands_once(lines):
    brand = Brand({"en": "Lantern House"})

    assert lines((LOGO, NAME), brand) == ["Lantern House"]
    assert " ".join(lines((LOGO,), brand)) == "Lantern House"
    back = Slot(kind="name", x=0, y=0, width=1, height=0.1, size=0.05, page=2)
    assert " ".join(lines((LOGO, back), brand)) == "Lantern House", "each page by itself"


def test_a_name_without_room_in_place_of_the_logo_is_told_as_well():
    brand = Brand({"en": " ".join([LONG] * 4)})

    assert lacking((LOGO,), brand) == ["name"]
    assert lacking((LOGO, NAME), brand) == ["name"]
