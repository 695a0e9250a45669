"""Texts as slides: what goes in comes out as words and pictures, and the package is one that programs open."""

import dataclasses
import io
import posixpath
import zipfile

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation

from partners.artwork.rendering.letters import Letter
from partners.artwork.rendering.readers import links_seen
from partners.artwork.rendering.slides import Deck, Shown, as_slides
from tests.support import letters
from tests.support.branding import picture

RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
KINDS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
HOSTILE = '=HYPERLINK("https://evil.example","x") <a:t>1</a:t> & {{ x }}\u202e'
LETTER = dataclasses.replace(
    letters.LETTER,
    sections=(("", "Перший абзац,\nз другого рядка.\n\nДругий абзац."), ("Чому", "Бо люди.")),
    source=("Текст кампанії.", "CC BY 4.0"),
)
DECK = Deck(
    LETTER,
    cover=Shown(picture(1600, 900, form="JPEG"), "Чотири обличчя"),
    logo=Shown(picture(400, 200, "#1d2f6f"), "Логотип: Ліхтар"),
    colour="#1d2f6f",
    code_alt="QR-код, що веде на приклад.укр",
)


def opened(data: bytes):
    return Presentation(io.BytesIO(data))


def words(slide) -> list[str]:
    """As a reader goes through it, the title first."""
    return [
        paragraph.text.replace("\v", "\n")
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if paragraph.text
    ]


def told(data: bytes) -> list[list[str]]:
    return [words(slide) for slide in opened(data).slides]


def test_words_come_on_slides_in_their_order():
    assert told(as_slides(DECK)) == [
        ["Хто там живе?", "Ліхтар"],
        ["Хто там живе?", "Перший абзац,\nз другого рядка.", "Другий абзац."],
        ["Чому", "Бо люди."],
        ["Про «Ліхтар»", "Ми підтримуємо родини."],
        ["Ліхтар", "Доки всі не вдома", "@lantern@example.social", "приклад.укр/a?b=1&c=2"],
    ]


def test_the_same_text_gives_the_same_bytes(monkeypatch):
    first = as_slides(DECK)
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 4, 3, 2, 1, 0, 0, 0))

    assert as_slides(DECK) == first
    assert as_slides(dataclasses.replace(DECK, colour="#aa0000")) != first


def test_every_slide_has_a_title_and_notes_and_every_picture_says_what_it_shows():
    presentation = opened(as_slides(DECK))
    pictures = [
        (number, shape._element._nvXxPr.cNvPr.get("descr"))
        for number, slide in enumerate(presentation.slides)
        for shape in slide.shapes
        if shape.shape_type == 13  # a picture
    ]

    assert all(slide.shapes.title.text_frame.text for slide in presentation.slides)
    assert {slide.notes_slide.notes_text_frame.text for slide in presentation.slides} == {"Текст кампанії.\nCC BY 4.0"}
    assert pictures == [(0, "Чотири обличчя"), (4, "Логотип: Ліхтар"), (4, "QR-код, що веде на приклад.укр")]


def test_the_code_and_the_link_lead_to_the_partner():
    last = opened(as_slides(DECK)).slides[4]
    code = [shape for shape in last.shapes if shape.shape_type == 13][-1].image.blob
    links = [
        run.hyperlink.address
        for shape in last.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]

    with Image.open(io.BytesIO(code)) as drawn:
        assert links_seen(drawn.convert("RGB")) == [LETTER.link]
    assert links[-1] == LETTER.link


def test_the_language_is_told_with_every_word():
    presentation = opened(as_slides(DECK))
    runs = [
        run
        for slide in presentation.slides
        for page in (slide, slide.notes_slide)
        for run in page.element.iter(f"{DRAWING}r")
    ]

    assert len(runs) > 15
    assert {run.find(f"{DRAWING}rPr").get("lang") for run in runs} == {"uk"}
    assert presentation.core_properties.language == "uk"


def test_what_is_read_from_the_right_is_told_so():
    letter = Letter(
        "ar", "من يعيش هناك؟", (("", "الناس ليسوا أرضا.\n\nLantern"),), "Lantern", "https://a.example", "a.example"
    )
    slide = opened(as_slides(Deck(letter))).slides[1]
    arabic, latin = slide.placeholders[1].text_frame.paragraphs

    assert (arabic._p.pPr.get("rtl"), arabic._p.pPr.get("algn")) == ("1", "r")
    assert (latin._p.pPr.get("rtl"), latin._p.pPr.get("algn")) == (None, "l")


@pytest.mark.parametrize("part", ["name", "tagline", "boilerplate", "title", "shown_link"])
def test_what_somebody_typed_is_never_more_than_words(part):
    data = as_slides(dataclasses.replace(DECK, letter=dataclasses.replace(LETTER, **{part: HOSTILE})))
    found = [each for slide in told(data) for each in slide]
    links = [
        link.get("Target")
        for name, content in parts_of(data).items()
        if name.endswith(".rels")
        for link in etree.fromstring(content).iter(RELATED)
        if link.get("TargetMode") == "External"
    ]

    assert HOSTILE.strip("\u202e") in found
    assert links == [LETTER.link]
    assert not [name for name, content in parts_of(data).items() if "\u202e".encode() in content]


def test_a_long_text_takes_more_slides_and_loses_no_word():
    sentence = "Одне речення про людей, які там живуть і чекають. "
    text = sentence * 60 + "\n\n" + "слово " * 400 + "\n\n" + "Кінець."
    letter = dataclasses.replace(LETTER, sections=(("Чому", text),), boilerplate="")
    slides = told(as_slides(Deck(letter)))[1:-1]

    assert " ".join(each for slide in slides for each in slide[1:]).split() == text.split()
    assert {slide[0] for slide in slides} == {"Чому"}
    assert max(sum(len(each) for each in slide[1:]) for slide in slides) <= 620
    # Between whole sentences there is always a place to turn over.
    assert all(slide[-1].endswith(".") for slide in slides[:4])


def test_without_pictures_and_with_a_link_too_long_for_a_code_the_words_stand():
    letter = dataclasses.replace(LETTER, link="https://a.example/" + "a" * 4000)
    presentation = opened(as_slides(Deck(letter)))

    assert [shape for slide in presentation.slides for shape in slide.shapes if shape.shape_type == 13] == []
    assert told(as_slides(Deck(letter)))[-1][0] == "Ліхтар"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def test_the_package_is_whole():
    """By the rules of the package itself (ECMA-376, part 2), asked without the library that wrote it."""
    parts = parts_of(as_slides(DECK))
    kinds = etree.fromstring(parts["[Content_Types].xml"])
    by_end = {each.get("Extension") for each in kinds.iter(f"{KINDS}Default")}
    by_name = {each.get("PartName") for each in kinds.iter(f"{KINDS}Override")}

    reached = {"[Content_Types].xml"}
    for name, content in parts.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        reached.add(name)
        for link in etree.fromstring(content).iter(RELATED):
            if link.get("TargetMode") != "External":
                reached.add(posixpath.normpath(posixpath.join("/", folder, link.get("Target"))).lstrip("/"))
    own = set(parts) - {"[Content_Types].xml"}

    # Nothing is spoken of that is not there, and nothing is there that nobody speaks of.
    assert reached == set(parts)
    assert [name for name in own if f"/{name}" not in by_name and name.rpartition(".")[2] not in by_end] == []
    assert [name for name in by_name if name.lstrip("/") not in own] == []
    assert not [name for name in own if "thumbnail" in name or "printerSettings" in name]
