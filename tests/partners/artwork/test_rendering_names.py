"""Names of every script that we claim, set as a browser sets them, and given back by a PDF as they were typed."""

import hashlib
import io
import shutil
import subprocess
import unicodedata
from collections import Counter

import pikepdf
import pytest
from PIL import Image, ImageChops

from partners.artwork.rendering import (
    Artwork,
    BaseLayers,
    Brand,
    Choices,
    Slot,
    compose_pdf,
    compose_raster,
    read_artwork,
    unprintable,
)
from partners.artwork.rendering.shapes import one_line
from tests.support.branding import encoded
from tests.support.lettered import HEIGHT, SIZE, WIDTH, Lettered, by_browser, by_us, cut, difference, slot_of
from tests.support.names import A_SCRIPT, Name, invented, some
from tests.support.prove import THOROUGH

NAMES = invented() if THOROUGH else some(5)
MOST_DIFFERING = 0.02
# The four forms of each letter, marks above and below, and lines in which two scripts and two kinds of digits meet.
ARABIC = [
    Name("forms", "arabic", "ar", "جمعية الفانوس لحقوق الإنسان"),
    Name("marks", "arabic", "ar", "مُؤَسَّسَةُ الضِّيَاءِ"),
    Name("mixed", "arabic", "ar", "شبكة Noor A/B للحقوق، فرع 24 (منذ ٢٠١٤)"),
    Name("joined", "arabic", "fa", "خانه‌های گفت‌وگو"),
]


def test_there_are_fifty_names_of_each_script_and_no_sign_of_them_is_missing():
    names = invented()
    assert Counter(name.script for name in names) == dict.fromkeys(
        ("latin", "cyrillic", "greek", "arabic", "hebrew", "georgian", "armenian", "devanagari"), A_SCRIPT
    )
    assert len({name.id for name in names}) == len({name.words for name in names}) == len(names)
    assert {name.id: unprintable(name.words) for name in names if unprintable(name.words)} == {}


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_each_name_is_set_as_a_browser_sets_it_in_the_same_face(browser, weight):
    names = NAMES if THOROUGH or weight == "bold" else NAMES[::5]
    pairs = zip(names, by_browser(browser, names, weight), by_us(names, weight), strict=True)

    apart = {name.id: round(difference(theirs, ours), 4) for name, theirs, ours in pairs}

    assert {name: share for name, share in apart.items() if share > MOST_DIFFERING} == {}


def test_a_name_with_its_letters_in_another_order_is_noticed(browser):
    typed = [Name("typed", "hebrew", "he", "קרן הגשר"), Name("typed", "latin", "en", "Lantern")]
    turned = [name._replace(words=name.words[::-1]) for name in typed]

    for theirs, ours in zip(by_browser(browser, typed), by_us(turned), strict=True):
        assert difference(theirs, ours) > 5 * MOST_DIFFERING


@pytest.fixture(scope="module")
def sheet() -> Artwork:
    """White, and as large as the line on which the browser sets a name."""
    data = encoded(Image.new("RGB", (WIDTH, HEIGHT), "white"), "PNG")
    return Artwork("raster", lambda: data, WIDTH, HEIGHT, hashlib.sha256(data).hexdigest())


def test_arabic_is_whole_in_the_picture_that_a_partner_takes(browser, sheet, tmp_path):
    bases = BaseLayers(tmp_path)
    slot = Slot(kind="name", x=0, y=0, width=1, height=1, size=SIZE / HEIGHT, colour="#000000", align="start")

    for name, theirs in zip(ARABIC, by_browser(browser, ARABIC), strict=True):
        brand, choices = Brand({name.language: name.words}), Choices(language=name.language)
        jpeg = compose_raster(sheet, (slot,), brand, choices, bases=bases, output="jpeg")
        ours = Lettered(cut(ImageChops.invert(Image.open(io.BytesIO(jpeg)).convert("L"))))
        assert difference(theirs, ours) <= MOST_DIFFERING, name.id


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) reads the text back")
def test_a_pdf_gives_each_name_back_in_the_order_in_which_it_is_read(tmp_path):
    names = [*ARABIC, *NAMES]

    told = zip(names, told_by_pdf(names, tmp_path), strict=True)

    assert {name.id: words for name, words in told if letters(name, words) != letters(name, name.words)} == {}


def told_by_pdf(names: list[Name], folder) -> list[str]:
    """What is copied out of finished PDFs with one name each."""
    page = pikepdf.new()
    page.add_blank_page(page_size=(WIDTH, HEIGHT))
    out = io.BytesIO()
    page.save(out)
    artwork = read_artwork(out.getvalue())
    told = []
    for name in names:
        brand, choices = Brand({name.language: name.words}), Choices(language=name.language)
        (folder / "name.pdf").write_bytes(compose_pdf(artwork, (slot_of(),), brand, choices))
        done = subprocess.run(["pdftotext", folder / "name.pdf", "-"], capture_output=True, check=True)
        told.append(done.stdout.decode())
    return told


def letters(name: Name, text: str) -> str:
    """What has to come back. Where a line runs from right to left, this reader puts marks before their letters and
    moves points and spaces, whatever program wrote the file: there the letters and digits count."""
    signs = one_line(unicodedata.normalize("NFC", text)).replace(" ", "")
    if name.script in ("arabic", "hebrew"):
        return "".join(sign for sign in signs if unicodedata.category(sign)[0] in "LN")
    return signs
