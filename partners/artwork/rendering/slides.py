"""A text of the campaign as slides to present: its words, the campaign's picture with the partner's name, and how to go
on. Read from the titles alone it still tells what it is about."""

import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import segno
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from .letters import NO_MOMENT, PARAGRAPH, Letter, without_moments
from .shapes import is_rtl, seen

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.8)
# Of python-pptx's own layouts those that are kept: the first slide, one with text, one with a title alone.
FIRST, TEXT, TITLE = 0, 1, 5
# What is left readable from the last row: letters of 24 points, this many to a line, and lines to a slide.
LETTERS_A_LINE, LINES_A_SLIDE, TEXT_SIZE = 62, 10, Pt(24)
SENTENCE = re.compile(r"(?<=[.!?…])\s+")
INK, SOFT = RGBColor(0x1B, 0x1B, 0x1B), RGBColor(0x55, 0x55, 0x55)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as JPEG or PNG, and what it shows, for people who cannot see it."""

    data: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Deck:
    """`cover` is the campaign's artwork with the partner's name on it, `logo` the partner's own; `colour` is `#rrggbb`
    or empty, `code_alt` says where the QR code leads."""

    letter: Letter
    cover: Shown | None = None
    logo: Shown | None = None
    colour: str = ""
    code_alt: str = ""


def as_slides(deck: Deck) -> bytes:
    """PPTX. Every slide has a title, every picture says what it shows, notes say where the words are from."""
    presentation, letter = _blank(), deck.letter
    told = presentation.core_properties
    told.author, told.title, told.language, told.comments, told.last_modified_by = (
        seen(letter.name)[:255], seen(letter.title)[:255], letter.language, "", seen(letter.name)[:255],
    )  # fmt: skip
    told.created = told.modified = NO_MOMENT
    _first(presentation, deck)
    for heading, texts in _texts(letter):
        slide = _slide(presentation, TEXT, heading, letter)
        _write(slide.placeholders[1].text_frame, texts, letter.language)
    _last(presentation, deck)
    out = io.BytesIO()
    presentation.save(out)
    return without_moments(out.getvalue())


def _blank() -> Any:
    """Wide slides; of the layouts that come with the library those that are used, as wide as they."""
    presentation = Presentation()
    grown = WIDTH / presentation.slide_width
    layouts = presentation.slide_layouts
    kept = [layouts[number] for number in (FIRST, TEXT, TITLE)]
    for layout in [each for each in layouts if each not in kept]:
        layouts.remove(layout)
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    for page in (presentation.slide_master, *kept):
        for place in page.element.iter(qn("a:off"), qn("a:ext")):
            # An extension list has elements of that name, too, without a size.
            for name in ("x", "cx"):
                if place.get(name):
                    place.set(name, str(round(int(place.get(name)) * grown)))
    package = presentation.part.package
    # A picture of another presentation, and the settings of somebody's printer.
    for owner, kind in ((package, "thumbnail"), (presentation.part, "printerSettings")):
        for key, relation in list(owner._rels.items()):
            if relation.reltype.endswith(f"/{kind}"):
                owner._rels.pop(key)
    return presentation


def _slide(presentation: Any, layout: int, title: str, letter: Letter) -> Any:
    slide = presentation.slides.add_slide(presentation.slide_layouts[(FIRST, TEXT, TITLE).index(layout)])
    frame = slide.shapes.title.text_frame
    size = Pt(36 if len(title) <= 45 else 28 if len(title) <= 90 else 22)
    _write(frame, [title], letter.language, size=size, bold=True)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    slide.notes_slide.notes_text_frame.text = "\n".join(filter(None, (seen(each) for each in letter.source)))
    for run in slide.notes_slide.notes_text_frame._txBody.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", letter.language)
    return slide


def _first(presentation: Any, deck: Deck) -> None:
    slide = _slide(presentation, FIRST, seen(deck.letter.title), deck.letter)
    title, under = slide.shapes.title, slide.placeholders[1]
    _write(under.text_frame, [deck.letter.name], deck.letter.language, colour=SOFT)
    width = WIDTH - 2 * MARGIN
    if deck.cover:
        width = Inches(4.1)
        left = MARGIN + width + Inches(0.4)
        _place(slide, deck.cover, (left, MARGIN, WIDTH - left - MARGIN, HEIGHT - 2 * MARGIN))
    _move(title, MARGIN, Inches(1.6), width, Inches(2.9))
    _move(under, MARGIN, Inches(4.6), width, Inches(1.2))
    if deck.colour:
        _line(slide, deck.colour, width)


def _line(slide: Any, colour: str, width: int) -> None:
    """An ornament in the partner's colour; nothing is read there."""
    # As far in as words are in their boxes.
    bar = slide.shapes.add_shape(1, MARGIN + Inches(0.1), Inches(1.3), Emu(min(width, Inches(1.6))), Inches(0.09))
    bar.fill.solid()
    bar.fill.fore_color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
    bar.line.fill.background()
    bar.shadow.inherit = False
    _describe(bar, "")


def _last(presentation: Any, deck: Deck) -> None:
    letter = deck.letter
    slide = _slide(presentation, TITLE, letter.name, letter)
    words = [each for each in (letter.tagline, *letter.handles) if seen(each)]
    box = slide.shapes.add_textbox(MARGIN, Inches(1.9), Inches(6.6), Inches(4.6))
    box.text_frame.word_wrap = True
    _write(box.text_frame, [*words, letter.shown_link], letter.language)
    box.text_frame.paragraphs[-1].runs[0].hyperlink.address = letter.link
    if deck.logo:
        _place(slide, deck.logo, (Inches(7.8), Inches(1.9), Inches(4.7), Inches(2.0)))
    try:
        code = segno.make_qr(letter.link, error="m")
    # Too long a link stands there as words alone.
    except segno.DataOverflowError:
        return
    png = io.BytesIO()
    code.save(png, kind="png", scale=8, border=4)
    _place(slide, Shown(png.getvalue(), deck.code_alt), (Inches(8.9), Inches(4.2), Inches(2.5), Inches(2.5)))


def _texts(letter: Letter) -> Iterator[tuple[str, list[str]]]:
    """Title and paragraphs of each slide with text: as many as its lines hold, and never a cut sentence where there is
    a way around it."""
    sections = [*letter.sections, *([(letter.about, letter.boilerplate)] if letter.boilerplate else [])]
    for heading, text in sections:
        title, lines = seen(heading) or seen(letter.title), 0.0
        kept: list[str] = []
        for piece in _pieces(text):
            own = _lines(piece)
            if kept and lines + own > LINES_A_SLIDE:
                yield title, kept
                kept, lines = [], 0.0
            kept.append(piece)
            lines += own
        if kept or seen(heading):
            yield title, kept


def _lines(piece: str) -> float:
    return 0.5 + sum(max(1, math.ceil(len(line) / LETTERS_A_LINE)) for line in piece.split("\n"))


def _pieces(text: str) -> Iterator[str]:
    """Paragraphs; one that has no room on a slide of its own by sentences, and a sentence like that by words."""
    for paragraph in PARAGRAPH.split(text):
        whole = "\n".join(line for line in map(seen, paragraph.splitlines()) if line)
        if not whole:
            continue
        if _lines(whole) <= LINES_A_SLIDE:
            yield whole
            continue
        held = ""
        for part in (each for sentence in SENTENCE.split(whole) for each in _by_words(sentence)):
            longer = f"{held} {part}".strip()
            if held and _lines(longer) > LINES_A_SLIDE:
                yield held
                longer = part
            held = longer
        yield held


def _by_words(sentence: str) -> list[str]:
    return [sentence] if _lines(sentence) <= LINES_A_SLIDE else sentence.split()


def _write(
    frame: Any,
    texts: list[str],
    language: str,
    *,
    size: Any = TEXT_SIZE,
    bold: bool | None = None,
    colour: RGBColor = INK,
) -> None:
    """Each text a paragraph, which is read in its own direction."""
    for number, text in enumerate(texts):
        words = "\n".join(map(seen, text.split("\n")))
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        # A line break, as python-pptx writes it.
        paragraph.text = words.replace("\n", "\v")
        paragraph.alignment = PP_ALIGN.RIGHT if is_rtl(words) else PP_ALIGN.LEFT
        paragraph.space_after = Pt(10)
        own = paragraph._p.get_or_add_pPr()
        if is_rtl(words):
            own.set("rtl", "1")
        own.set("indent", "0")
        own.set("marL", "0")
        etree.SubElement(own, qn("a:buNone"))
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.color.rgb = size, bold, colour
            run._r.get_or_add_rPr().set("lang", language)


def _place(slide: Any, shown: Shown, box: tuple[int, int, int, int]) -> None:
    """As large as the box lets it, in its middle."""
    left, top, width, height = box
    with Image.open(io.BytesIO(shown.data), formats=["PNG", "JPEG"]) as opened:
        scale = min(width / opened.width, height / opened.height)
        wide, tall = round(opened.width * scale), round(opened.height * scale)
    picture = slide.shapes.add_picture(
        io.BytesIO(shown.data), left + (width - wide) // 2, top + (height - tall) // 2, wide, tall
    )
    _describe(picture, shown.alt)


def _describe(shape: Any, alt: str) -> None:
    shape._element._nvXxPr.cNvPr.set("descr", seen(alt))


def _move(shape: Any, left: int, top: int, width: int, height: int) -> None:
    shape.left, shape.top, shape.width, shape.height = left, top, width, height
