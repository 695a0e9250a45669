"""Words set in a face of ours, for forms and notes whose own look is missing."""

import io
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from .refusal import Refused

# Read now: later no file can be opened.
FACES = [
    (Path(__file__).parent / "fonts" / f"{name}-Regular.ttf").read_bytes()
    for name in ("NotoSans", "NotoSansGeorgian", "NotoSansArmenian")
]
NEEDED = {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"}
LINE = 1.2
SMALLEST, LARGEST, USUAL = 4.0, 12.0, 12.0
PADDING = 2.0
DESCENT = 0.25
Run = list[tuple[int, str]]


class Writing:
    """Raises Refused for words that have no letters in our faces."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.faces: list[TTFont] = []
        self.used: set[str] = set()
        self.fonts: Dictionary = pdf.make_indirect(Dictionary())

    def face(self, sign: str) -> int:
        for number in range(len(FACES)):
            if number == len(self.faces):
                self.faces.append(opened(FACES[number]))
            if ord(sign) in self.faces[number].getBestCmap():
                return number
        raise Refused("document_letters", sign=sign)

    def width(self, words: str) -> float:
        total = 0.0
        for sign in words:
            face = self.faces[self.face(sign)]
            total += face["hmtx"][face.getBestCmap()[ord(sign)]][0] / face["head"].unitsPerEm
        return total

    def lines(self, words: str, width: float, *, wrap: bool) -> list[str]:
        """`width` in units of the size of the letters."""
        found = []
        for paragraph in (
            words.replace("\r\n", "\n").replace("\r", "\n").split("\n") if wrap else [" ".join(words.split())]
        ):
            line = ""
            for word in paragraph.split(" "):
                longer = f"{line} {word}" if line else word
                if wrap and line and self.width(longer) > width:
                    found.append(line)
                    longer = word
                line = longer
            found.append(line)
        return found

    def typeset(self, words: str, box: tuple[float, float], size: float, colour: str, *, wrap: bool, align: int) -> str:
        """Drawing orders for a box of this width and height; with no size given, as large as fits and usual."""
        words = "".join(sign for sign in words.replace("\t", " ") if sign in "\r\n" or sign.isprintable())
        width, height = box[0] - 2 * PADDING, box[1]
        fitting = size or LARGEST
        while True:
            lines = self.lines(words, width / fitting, wrap=wrap)
            fits = (
                len(lines) * fitting * LINE <= height + fitting * 0.4
                and max(map(self.width, lines)) * fitting <= width + 1
            )
            if fits or fitting <= SMALLEST:
                break
            fitting *= 0.93
        if not fits:
            raise Refused("document_words")
        top = height - PADDING - fitting if wrap else (height - fitting * LINE) / 2 + fitting * DESCENT
        orders = [f"q {colour} BT"]
        for place, line in enumerate(lines):
            left = PADDING + (width - self.width(line) * fitting) * (0, 0.5, 1)[align]
            orders.append(f"1 0 0 1 {left:.3f} {top - place * fitting * LINE:.3f} Tm")
            for number, part in self.runs(line):
                codes = "".join(f"{ord(sign):04x}" for sign in part)
                orders.append(f"/W{number} {fitting:.3f} Tf <{codes}> Tj")
        self.used.update("".join(lines))
        return "\n".join([*orders, "ET Q"])

    def runs(self, line: str) -> Run:
        found: Run = []
        for sign in line:
            face = self.face(sign)
            if found and found[-1][0] == face:
                found[-1] = (face, found[-1][1] + sign)
            else:
                found.append((face, sign))
        return found

    def finish(self) -> None:
        """Once all words are set: the fonts, with the letters that were used."""
        for number, face in enumerate(self.faces):
            if signs := {sign for sign in self.used if self.face(sign) == number}:
                self.fonts[f"/W{number}"] = self.font(face, signs)

    def font(self, face: TTFont, signs: set[str]) -> Any:
        options = Options(retain_gids=False, notdef_outline=True, hinting=False, layout_features=[])
        subsetter = Subsetter(options)
        codes = {ord(sign) for sign in signs}
        subsetter.populate(unicodes=codes)
        subsetter.subset(face)
        out = io.BytesIO()
        face.save(out)
        cmap, metrics, scale = face.getBestCmap(), face["hmtx"], 1000 / face["head"].unitsPerEm
        program = self.pdf.make_stream(out.getvalue())
        head = face["head"]
        box = [round(edge * scale) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)]
        described = self.pdf.make_indirect(
            Dictionary(
                Type=Name.FontDescriptor,
                FontName=Name("/AAAAAA+W"),
                Flags=4,
                FontBBox=Array(box),
                ItalicAngle=0,
                Ascent=1069,
                Descent=-293,
                CapHeight=714,
                StemV=80,
                FontFile2=program,
            )
        )
        # A code is the sign itself, below the first plane of Unicode; the table leads it to its outline.
        table = bytearray(2 * (max(codes) + 1))
        widths = Array()
        for code in sorted(codes):
            table[2 * code : 2 * code + 2] = face.getGlyphID(cmap[code]).to_bytes(2, "big")
            widths.append(code)
            widths.append(Array([round(metrics[cmap[code]][0] * scale)]))
        system = Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0)
        below = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name("/AAAAAA+W"),
            CIDSystemInfo=system,
            FontDescriptor=described,
            W=widths,
            CIDToGIDMap=self.pdf.make_stream(bytes(table)),
        )
        lines = "".join(f"<{code:04x}> <{code:04x}>\n" for code in sorted(codes))
        reads = f"{len(codes)} beginbfchar\n{lines}endbfchar".encode()
        return self.pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=Name("/AAAAAA+W"),
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([self.pdf.make_indirect(below)]),
                ToUnicode=self.pdf.make_stream(reads),
            )
        )


def opened(data: bytes) -> TTFont:
    face = TTFont(io.BytesIO(data), lazy=True)
    for name in set(face.reader.keys()) - NEEDED:
        del face[name]
    return face
