"""A text of the campaign with a partner's name under it: as a page, as words alone, and as a document to edit.

Whatever somebody typed is text in all of them: no markup, no field, no mark of direction.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from .shapes import is_rtl, seen

# Of every file: the moment would differ each time, and the same input has to give the same bytes.
NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
A4 = Mm(210), Mm(297)
BREAK = format_html("{}\n", SafeString("<br>"))
PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Letter:
    """`sections` are headings, which may be empty, with text whose paragraphs are divided by empty lines. `about` is
    the heading above the boilerplate, `source` where the text comes from and how far it may be used."""

    language: str
    title: str
    sections: tuple[tuple[str, str], ...]
    name: str
    link: str
    shown_link: str
    tagline: str = ""
    about: str = ""
    boilerplate: str = ""
    handles: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


def filled(letter_text: str, blanks: dict[str, str]) -> str:
    """With what a partner is called in the places that staff left for it, such as `[organisation]`."""
    for blank, words in blanks.items():
        letter_text = letter_text.replace(blank, words)
    return letter_text


def parts(letter: Letter) -> Iterator[tuple[str, str]]:
    """What stands in it, in its order: `title`, `heading`, `text`, `name`, `link` or `source`, and the words."""
    yield from _told([("title", letter.title)])
    for heading, text in letter.sections:
        yield from _told([("heading", heading), *(("text", each) for each in PARAGRAPH.split(text))])
    yield from _told([("name", letter.name), ("text", letter.tagline), ("link", letter.shown_link)])
    yield from _told(("text", handle) for handle in letter.handles)
    if letter.boilerplate:
        about = [("text", each) for each in PARAGRAPH.split(letter.boilerplate)]
        yield from _told([("heading", letter.about), *about])
    yield from _told(("source", each) for each in letter.source)


def _told(found: Any) -> Iterator[tuple[str, str]]:
    for kind, words in found:
        # By lines: an address on three lines is one paragraph.
        lines = [seen(line) for line in words.splitlines()]
        if told := "\n".join(line for line in lines if line):
            yield kind, told


def as_words(letter: Letter) -> bytes:
    """UTF-8, with lines as long as its paragraphs: each program breaks them by itself."""
    told = [f"{words.upper() if kind == 'title' else words}" for kind, words in parts(letter)]
    return ("\n\n".join(told) + "\n").encode()


def as_markup(letter: Letter, level: int = 1) -> SafeString:
    """What goes between the tags of a page's body, or into whatever takes pasted markup; its title is a heading of
    this level."""
    tags = {"title": f"h{level}", "heading": f"h{level + 1}"}
    told = ((_element(kind, words, letter, tags.get(kind, "p")),) for kind, words in parts(letter))
    return format_html_join("\n", "{}", told)


def _element(kind: str, words: str, letter: Letter, tag: str) -> SafeString:
    lines = format_html_join(BREAK, "{}", ((line,) for line in words.split("\n")))
    if kind == "link":
        lines = format_html('<a href="{}">{}</a>', letter.link, lines)
    if kind == "name":
        lines = format_html("<strong>{}</strong>", lines)
    if kind == "source":
        lines = format_html("<small>{}</small>", lines)
    # A name of another script than the letter's reads in its own direction.
    return format_html('<{0} dir="auto">{1}</{0}>', tag, lines)


def as_page(letter: Letter) -> bytes:
    page = format_html(
        '<!doctype html>\n<html lang="{0}" dir="{1}">\n<head><meta charset="utf-8"><title>{2}</title></head>\n'
        "<body>\n{3}\n</body>\n</html>\n",
        letter.language,
        "rtl" if is_rtl(letter.title) else "ltr",
        seen(letter.title),
        as_markup(letter),
    )
    return page.encode()


STYLES = {"title": "Title", "heading": "Heading 1"}


def as_document(letter: Letter) -> bytes:
    """DOCX. Headings are headings, the link leads somewhere, and the language is told, so that spelling is checked in
    the right one."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = A4
    told = document.core_properties
    told.author, told.title, told.language, told.comments = (
        seen(letter.name)[:255], seen(letter.title)[:255], letter.language, "",
    )  # fmt: skip
    told.created = told.modified = NO_MOMENT
    _speak(document, letter.language)
    for kind, words in parts(letter):
        paragraph = document.add_paragraph(style=STYLES.get(kind))
        if is_rtl(words):
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        if kind == "link":
            _link(paragraph, words, letter.link)
            continue
        run = paragraph.add_run(words)
        run.bold = True if kind == "name" else None
        run.italic = True if kind == "source" else None
        if is_rtl(words):
            run.font.rtl = True
    out = io.BytesIO()
    document.save(out)
    return without_moments(out.getvalue())


def _speak(document: Any, language: str) -> None:
    own = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    spoken = own.find(qn("w:lang"))
    for name in ("w:val", "w:bidi", "w:eastAsia"):
        spoken.set(qn(name), language)


def _link(paragraph: Any, words: str, link: str) -> None:
    target = paragraph.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    anchor = OxmlElement("w:hyperlink")
    anchor.set(qn("r:id"), target)
    run = paragraph.add_run(words)
    run.font.underline = True
    anchor.append(run._r)
    paragraph._p.append(anchor)


def without_moments(data: bytes) -> bytes:
    """The same ZIP, whose entries do not say when they were written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as written, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for entry in written.infolist():
            kept.writestr(zipfile.ZipInfo(entry.filename), written.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()
