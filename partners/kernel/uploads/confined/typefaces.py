"""Fonts of a paper: their signs and measures, under names of ours."""

import re
from collections.abc import Callable
from typing import Any

import pikepdf
from fontTools import agl
from pikepdf import Array, Dictionary, Name, Stream

from . import charmaps, programs
from .contents import Unreadable
from .extracts import number, numbers, one_of, shape

ENCODINGS = one_of("WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding", "StandardEncoding", "PDFDocEncoding")
# Numbers in disguise, as the programs that make fonts give them.
NUMBERED = re.compile(r"uni(?:[0-9A-F]{4})+|u[0-9A-F]{4,6}|(?:g|G|cid|glyph|index|gid|a|C|c|H)[0-9]{1,5}|\.notdef")
MEASURES = ("/Flags", "/ItalicAngle", "/Ascent", "/Descent", "/Leading", "/CapHeight", "/XHeight", "/StemV", "/StemH",
            "/AvgWidth", "/MaxWidth", "/MissingWidth", "/FontWeight")  # fmt: skip
# Faces that are not in the file are found by name. These are known everywhere.
KNOWN = re.compile(
    r"/(Courier|Helvetica)(-Bold|-Oblique|-BoldOblique)?|/Times-(Roman|Bold|Italic|BoldItalic)|/Symbol|/ZapfDingbats|"
    r"/(Arial|ArialMT|ArialNarrow|Calibri|Cambria|Candara|Consolas|Corbel|CourierNew|CourierNewPS|CourierNewPSMT|Garamond|Georgia|Impact|"
    r"Segoe UI|SegoeUI|Tahoma|TimesNewRoman|TimesNewRomanPS|TimesNewRomanPSMT|TrebuchetMS|Verdana|Wingdings|Webdings)"
    r"([-,](Bold|Italic|BoldItalic|Regular))?(MT)?|"
    r"/(STSong|STSongStd|MSung|MSungStd|MHei|STHeiti|HeiseiMin|HeiseiKakuGo|KozMinPro|KozGoPro|KozMinPr6N|HYSMyeongJo|"
    r"HYGoThic|AdobeSongStd|AdobeMingStd|AdobeMyungjoStd)-?(W3|W5|Light|Medium|Regular|Regular-Acro|Acro)?"
)
EASTERN = {"Japan1": "HeiseiMin-W3", "GB1": "STSong-Light", "CNS1": "MSung-Light", "Korea1": "HYSMyeongJo-Medium"}
SIDE = 65_536


class Typefaces:
    def __init__(self, new: pikepdf.Pdf) -> None:
        self.new = new
        self.count = 0
        self.signs: dict[str, str] = {}
        self.kept: dict[tuple[int, int], Any] = {}

    def sign(self, name: str) -> str:
        """The name of a letter's drawing: those that all fonts share stay, an own one becomes a number."""
        base = name.partition(".")[0] or name
        if base in agl.AGL2UV or NUMBERED.fullmatch(name):
            return (
                name if name == base or NUMBERED.fullmatch(name) else self.signs.setdefault(name, f"x{len(self.signs)}")
            )
        return self.signs.setdefault(name, f"x{len(self.signs)}")

    def font(self, thing: Any) -> Any:
        """Raises Unreadable for a font without which words would look different."""
        kind = str(thing.get("/Subtype", ""))
        if kind == "/Type0":
            return self.composite(thing)
        if kind not in ("/Type1", "/MMType1", "/TrueType"):
            raise Unreadable
        described = thing.get("/FontDescriptor")
        embedded = is_embedded(described)
        table = {
            "/FirstChar": number,
            "/LastChar": number,
            "/Widths": numbers,
            "/Encoding": self.encoding,
            "/ToUnicode": self.to_unicode,
        }
        copy = Dictionary(
            {"/Type": Name.Font, "/Subtype": Name(kind if kind != "/MMType1" else "/Type1"), **shape(thing, table)}
        )
        copy.BaseFont = self.name(thing, described, embedded)
        if isinstance(described, Dictionary):
            copy.FontDescriptor = self.descriptor(described, copy.BaseFont)
        return self.new.make_indirect(copy)

    def composite(self, thing: Any) -> Any:
        below = thing.DescendantFonts[0]
        kind = one_of("CIDFontType0", "CIDFontType2")(below.get("/Subtype"))
        encoding = charmaps.encoding(self.new, thing.get("/Encoding"))
        if kind is None or encoding is None:
            raise Unreadable
        described = below.get("/FontDescriptor")
        system = charmaps.collection(below.get("/CIDSystemInfo"))
        table = {"/DW": number, "/W": widths, "/DW2": numbers, "/W2": widths, "/CIDToGIDMap": self.glyphs}
        copy = Dictionary({"/Type": Name.Font, "/Subtype": kind, "/CIDSystemInfo": system, **shape(below, table)})
        copy.BaseFont = self.name(below, described, is_embedded(described), ordering=str(system.Ordering))
        if isinstance(described, Dictionary):
            copy.FontDescriptor = self.descriptor(described, copy.BaseFont)
        whole = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=copy.BaseFont, Encoding=encoding)
        whole.DescendantFonts = Array([self.new.make_indirect(copy)])
        if "/ToUnicode" in thing and (read := self.to_unicode(thing.ToUnicode)) is not None:
            whole.ToUnicode = read
        return self.new.make_indirect(whole)

    def drawn_font(self, thing: Any, draw: Callable[[Any], Any]) -> Any:
        """Type 3: each sign is a small drawing, read like a page."""
        drawings = thing.get("/CharProcs", Dictionary())
        # Only what the codes lead to: any other is never drawn.
        encoding = self.encoding(thing.get("/Encoding"))
        used = {str(each) for each in thing.Encoding.get("/Differences", []) if isinstance(each, Name)}
        signs = {f"/{self.sign(key[1:])}": draw(drawings[key]) for key in drawings.keys() & used}
        table = {
            "/FontBBox": numbers,
            "/FontMatrix": numbers,
            "/FirstChar": number,
            "/LastChar": number,
            "/Widths": numbers,
            "/ToUnicode": self.to_unicode,
        }
        copy = Dictionary({"/Type": Name.Font, "/Subtype": Name.Type3, **shape(thing, table)})
        copy.Encoding, copy.CharProcs, copy.Resources = encoding, Dictionary(signs), Dictionary()
        return self.new.make_indirect(copy)

    def name(self, thing: Any, described: Any, embedded: bool, ordering: str = "") -> Name:
        if embedded:
            self.count += 1
            return Name(f"/AAAAAA+F{self.count}")
        old = spelled(thing.get("/BaseFont", Name.Helvetica))
        if KNOWN.fullmatch(old):
            return Name(old)
        if ordering in EASTERN:
            return Name("/" + EASTERN[ordering])
        # By an unknown name readers choose a face that is like its measures, bold or slanted if it says so.
        style = "Bold" * ("bold" in old.lower()) + "Italic" * ("italic" in old.lower() or "oblique" in old.lower())
        self.count += 1
        return Name(f"/F{self.count}" + "-" * bool(style) + style)

    def descriptor(self, thing: Any, name: Name) -> Any:
        table = {**dict.fromkeys(MEASURES, number), "/FontBBox": numbers}
        copy = Dictionary({"/Type": Name.FontDescriptor, "/FontName": name, **shape(thing, table)})
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            if isinstance(thing.get(key), Stream):
                place, program = self.program(thing[key])
                copy[place] = program
                break
        return self.new.make_indirect(copy)

    def program(self, stream: Any) -> tuple[str, Any]:
        if stream.objgen not in self.kept:
            try:
                place, subtype, data = programs.cleaned(stream.read_bytes(), self.sign)
            # Whatever a font of a broken kind raises in its reader: it means that we cannot write it anew.
            except Exception as broken:
                raise Unreadable from broken
            program = self.new.make_stream(data)
            if subtype:
                program.Subtype = Name(subtype)
            if place == "/FontFile2":
                program.Length1 = len(data)
            self.kept[stream.objgen] = place, program
        found: tuple[str, Any] = self.kept[stream.objgen]
        return found

    def encoding(self, thing: Any) -> Any:
        if not isinstance(thing, Dictionary):
            return ENCODINGS(thing)
        return Dictionary(
            {"/Type": Name.Encoding, **shape(thing, {"/BaseEncoding": ENCODINGS, "/Differences": self.differences})}
        )

    def differences(self, thing: Any) -> Any:
        return Array(
            [Name(f"/{self.sign(spelled(each)[1:])}") if isinstance(each, Name) else int(each) for each in thing]
        )

    def to_unicode(self, thing: Any) -> Any:
        return charmaps.to_unicode(self.new, thing) if isinstance(thing, (Name, Stream)) else None

    def glyphs(self, thing: Any) -> Any:
        if not isinstance(thing, Stream):
            return one_of("Identity")(thing)
        return self.new.make_stream(thing.read_bytes()[: 2 * SIDE])


def spelled(name: Any) -> str:
    """Of a name in any encoding, escapes and all."""
    return str(name.unparse().decode("ascii", "replace"))


def is_embedded(described: Any) -> bool:
    return isinstance(described, Dictionary) and any(
        isinstance(described.get(key), Stream) for key in ("/FontFile", "/FontFile2", "/FontFile3")
    )


def widths(thing: Any) -> Any:
    if not isinstance(thing, Array):
        return None
    kept = [numbers(each) if isinstance(each, Array) else number(each) for each in thing]
    return None if None in kept else Array(kept)
