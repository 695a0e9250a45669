"""Texts with a partner's name: what goes in comes out as words, in each of the three files."""

import io
import zipfile

import pytest
from bs4 import BeautifulSoup
from docx import Document
from docx.oxml.ns import qn

from partners.artwork.rendering.letters import Letter, as_document, as_page, as_words, filled
from tests.support.letters import LETTER

HOSTILE = '=HYPERLINK("https://evil.example","x") <script>alert(1)</script> & {{ x }}\u202e'


def paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def test_all_three_say_the_same_in_the_same_order():
    told = [
        "Перший абзац,\nз другого рядка.", "Другий\u00a0абзац.", "Чому", "Бо люди.", "Ліхтар", "Доки всі не вдома",
        "приклад.укр/a?b=1&c=2", "@lantern@example.social", "Про «Ліхтар»", "Ми підтримуємо родини.", "Текст кампанії.",
    ]  # fmt: skip
    page = BeautifulSoup(as_page(LETTER), "html.parser")

    assert paragraphs(as_document(LETTER)) == ["Хто там живе?", *told]
    assert as_words(LETTER).decode().split("\n\n") == ["ХТО ТАМ ЖИВЕ?", *told[:-1], f"{told[-1]}\n"]
    assert [each.get_text().replace("\n\n", "\n") for each in page.body.find_all(["h1", "h2", "p"])][1:] == told


@pytest.mark.parametrize("part", ["name", "tagline", "boilerplate", "title", "shown_link"])
def test_what_somebody_typed_is_never_more_than_words(part):
    letter = Letter(**{**{name: getattr(LETTER, name) for name in Letter.__slots__}, part: HOSTILE})
    page = BeautifulSoup(as_page(letter), "html.parser")
    written = zipfile.ZipFile(io.BytesIO(as_document(letter))).read("word/document.xml").decode()

    assert page.find("script") is None
    assert [link["href"] for link in page.find_all("a")] == [LETTER.link]
    assert HOSTILE.strip("\u202e") in paragraphs(as_document(letter))
    # No field, and nothing that turns a line around.
    assert "instrText" not in written
    assert "fldSimple" not in written
    assert not [data for data in (as_page(letter), as_words(letter), written.encode()) if "\u202e" in data.decode()]


def test_a_document_can_be_edited_as_one():
    data = as_document(LETTER)
    document = Document(io.BytesIO(data))
    told = document.core_properties
    links = [part.target_ref for part in document.part.rels.values() if part.is_external]
    language = document.styles.element.find(".//" + qn("w:lang"))

    assert [each.style.name for each in document.paragraphs if each.style.name != "Normal"] == [
        "Title", "Heading 1", "Heading 1",
    ]  # fmt: skip
    assert (told.author, told.title, told.language, links) == ("Ліхтар", "Хто там живе?", "uk", [LETTER.link])
    assert language.get(qn("w:val")) == "uk"
    assert as_document(LETTER) == data


def test_a_name_that_is_read_from_the_right_is_told_so():
    letter = Letter("en", "Who?", (), "جمعية الجيران", "https://a.example", "a.example")
    name = next(each for each in Document(io.BytesIO(as_document(letter))).paragraphs if each.text == letter.name)

    assert name._p.find(qn("w:pPr")).find(qn("w:bidi")) is not None
    assert name.runs[0].font.rtl


def test_the_places_left_by_staff_are_filled():
    assert (
        filled("We, [organisation], at [link]", {"[organisation]": "L", "[link]": "l.example"}) == "We, L, at l.example"
    )
