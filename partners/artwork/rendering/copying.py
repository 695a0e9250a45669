"""What is copied out of a PDF, and found by searching in it: each letter once.

A letter that is drawn with several glyphs (dots of Arabic, vowels of Devanagari) is told by our typesetter for each of
them, so a reader's program would give it back twice. Here only what takes room on the line is told.
"""

import itertools
import re
import unicodedata
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Operator, String

# One line of a table from glyphs to letters (ISO 32000-1, 9.10.3).
TOLD = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n")
NOTHING = String("")


def tell_once(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """A page that the typesetter made, in place. One on which every glyph takes room is left as it is."""
    fonts: Any = page.resources.get("/Font", Dictionary())
    narrow = {str(name): glyphs for name, font in fonts.items() if (glyphs := narrow_glyphs(font))}
    if narrow:
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(retold(page, narrow)))


def narrow_glyphs(font: Any) -> set[int]:
    """Those that are drawn onto the one beside them, and told as the letter on which they stand; a mark told as itself
    is none. Widths come in rows of `first [widths]` and of `first last width` (ISO 32000-1, 9.7.4.3)."""
    own = font.DescendantFonts[0]
    usual, entries = float(own.get("/DW", 1000)), iter(own.get("/W", []))
    widths: dict[int, float] = {}
    for first in entries:
        following = next(entries)
        if isinstance(following, pikepdf.Array):
            widths |= {int(first) + at: float(width) for at, width in enumerate(following)}
        else:
            widths |= dict.fromkeys(range(int(first), int(following) + 1), float(next(entries)))
    told = {int(line[1], 16): line[2] for line in TOLD.finditer(font.ToUnicode.read_bytes())}
    return {
        glyph
        for glyph in told | widths
        if widths.get(glyph, usual) == 0 and not (glyph in told and is_mark(bytes.fromhex(told[glyph].decode())))
    }


def is_mark(letters: bytes) -> bool:
    return all(unicodedata.category(each)[0] == "M" for each in letters.decode("utf-16-be"))


def retold(page: pikepdf.Page, narrow: dict[str, set[int]]) -> list[tuple[Any, Any]]:
    """The same drawing, in which narrow glyphs are told as nothing: by spans with a text of their own (ISO 32000-1,
    14.9.4), each as its letters say to the last glyph that takes room."""
    out: list[tuple[Any, Any]] = []
    own, span = set[int](), None
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, instruction.operator
        kind = str(operator)
        if kind == "Tf":
            own = narrow.get(str(operands[0]), set())
        if kind == "BDC":
            span = String(str(operands[1].get("/ActualText", "")))
        elif kind == "EMC" and span is not None:
            span = None
        elif kind in ("Tj", "TJ") and (own or span is not None):
            out += shown(glyphs_of([operands[0]] if kind == "Tj" else operands[0]), own, span)
        else:
            out.append((operands, operator))
    return out


def glyphs_of(parts: Any) -> list[Any]:
    """Each glyph as its two bytes, and between them the numbers that move the pen."""
    found: list[Any] = []
    for part in parts:
        if isinstance(part, String):
            data = bytes(part)
            found += [data[at : at + 2] for at in range(0, len(data), 2)]
        else:
            found.append(part)
    return found


def shown(glyphs: list[Any], narrow: set[int], span: Any) -> list[tuple[Any, Any]]:
    def is_narrow(each: Any) -> bool:
        return isinstance(each, bytes) and int.from_bytes(each) in narrow

    if span is None:
        runs = [(is_silent, list(run)) for is_silent, run in itertools.groupby(glyphs, key=is_narrow)]
        return [each for is_silent, run in runs for each in (told_as(NOTHING, run) if is_silent else [row(run)])]
    wide = [at for at, each in enumerate(glyphs, 1) if isinstance(each, bytes) and not is_narrow(each)]
    last = wide[-1] if wide else 0
    rest = told_as(NOTHING, glyphs[last:]) if last < len(glyphs) else []
    return [*(told_as(span, glyphs[:last]) if last else []), *rest]


def told_as(letters: Any, glyphs: list[Any]) -> list[tuple[Any, Any]]:
    return [([Name.Span, Dictionary(ActualText=letters)], Operator("BDC")), row(glyphs), ([], Operator("EMC"))]


def row(glyphs: list[Any]) -> tuple[Any, Any]:
    parts = [String(each) if isinstance(each, bytes) else each for each in glyphs]
    return [pikepdf.Array(parts)], Operator("TJ")
