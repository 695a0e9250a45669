"""What a print shop gets of the demo's poster: words that can be selected, faces that travel along, a logo of lines."""

import json
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from partners.artwork.rendering import Brand, Choices, compose_pdf, read_artwork, slots_from_json
from partners.artwork.rendering.bases import BaseLayers
from partners.kernel.uploads import clean_logo
from tests.support import logos

ARTWORK = Path(__file__).parents[3] / "portal" / "demo" / "campaign" / "artwork"
NAMES = {
    "uk": "Спілка «Ґанок»: їжа й захист",
    "ar": "جمعية الجيران من أجل الأطفال",
    "ka": "მეზობლების კავშირი ბავშვებისთვის",
}
LINES = {"uk": "Щонеділі о сьомій, під Їжачою вежею", "ar": "كل يوم أحد في السابعة", "ka": "ყოველ კვირას შვიდ საათზე"}
LOGO = '<circle cx="50" cy="50" r="40" fill="#1d2f6f"/><path d="M30 50H70" stroke="#fff" stroke-width="9"/>'


@pytest.fixture(scope="module", params=NAMES)
def poster(request, tmp_path_factory):
    """Language and file, of a kit whose logo came as an SVG."""
    language, folder = request.param, tmp_path_factory.mktemp("poster")
    told = json.loads((ARTWORK / "poster_people.uk.json").read_text())
    logo = clean_logo(logos.svg(LOGO))
    brand = Brand(
        {language: NAMES[language]}, colour="#1d2f6f", link="https://ganok.example.org", logo_png=logo.data,
        logo_sha256=logo.sha256, logo_svg=logo.drawing,
    )  # fmt: skip
    choices = Choices(line=LINES[language], language=language, qr="https://portal.example.org/v/7HK3M2Q9XP")
    art = read_artwork((ARTWORK / told["artwork"]).read_bytes())
    path = folder / "poster.pdf"
    path.write_bytes(compose_pdf(art, slots_from_json(told["slots"]), brand, choices, bases=BaseLayers(folder)))
    return language, path


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) reads the text back")
def test_name_and_line_are_copied_out_as_they_were_typed(poster):
    language, path = poster
    told = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()

    # Where it runs from right to left, this reader sets marks of direction, which nobody typed.
    plain = " ".join(each.strip("\u200e\u200f\u202a\u202b\u202c") for each in told.split())
    assert NAMES[language] in plain
    assert LINES[language] in plain
    assert "ganok.example.org" in plain


def test_each_face_is_in_the_file_and_the_logo_is_no_picture(poster):
    with pikepdf.open(poster[1]) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        descriptors = [
            each
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == pikepdf.Name.FontDescriptor
        ]
        assert len(descriptors) >= 2
        assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(map(str, each.keys())) for each in descriptors)
        assert not [each for each in streams if each.get("/Subtype") == pikepdf.Name.Image]
