"""Font programs: outlines, hints and measures; no names, no notes of the maker, no table that draws nothing."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from fontTools.cffLib import CFFFontSet
from fontTools.misc import eexec
from fontTools.ttLib import TTFont, TTLibError, newTable
from fontTools.ttLib.tables import (  # noqa: F401  (loaded now: later no file can be opened)
    C_F_F_,
    DefaultTable,
    O_S_2f_2,
    _c_m_a_p,
    _c_v_t,
    _f_p_g_m,
    _g_l_y_f,
    _h_e_a_d,
    _h_h_e_a,
    _h_m_t_x,
    _l_o_c_a,
    _m_a_x_p,
    _p_o_s_t,
    _p_r_e_p,
    _v_h_e_a,
    _v_m_t_x,
)

Sign = Callable[[str], str]
TABLES = frozenset(
    (
        "cmap",
        "cvt ",
        "fpgm",
        "glyf",
        "head",
        "hhea",
        "hmtx",
        "loca",
        "maxp",
        "post",
        "prep",
        "CFF ",
        "OS/2",
        "vhea",
        "vmtx",
    )
)
# Written as they are, but for what is longer than their form.
OUTLINES = (b"\x00\x01\x00\x00", b"true", b"OTTO", b"ttcf")
TOLD = (
    "Notice",
    "Copyright",
    "FullName",
    "FamilyName",
    "FontName",
    "Weight",
    "version",
    "UniqueID",
    "XUID",
    "PostScript",
    "BaseFontName",
    "BaseFontBlend",
    "UIDBase",
)
EXEC = b"eexec"
# The numbers of a Type 1 font that change how its letters are drawn.
FACTS = (b"PaintType", b"FontType", b"StrokeWidth", b"FontMatrix", b"FontBBox")
HINTS = (
    b"BlueValues",
    b"OtherBlues",
    b"FamilyBlues",
    b"FamilyOtherBlues",
    b"BlueScale",
    b"BlueShift",
    b"BlueFuzz",
    b"StdHW",
    b"StdVW",
    b"StemSnapH",
    b"StemSnapV",
    b"ForceBold",
    b"LanguageGroup",
    b"ExpansionFactor",
    b"lenIV",
)


def cleaned(data: bytes, sign: Sign) -> tuple[str, str, bytes]:
    """Where it belongs (`/FontFile…`), of which kind it is, and the program. Raises whatever a broken one raises."""
    if data.startswith(OUTLINES):
        return truetype(data, sign)
    if data.startswith((b"%!", b"\x80\x01")):
        return "/FontFile", "", type1(data, sign)
    font = CFFFontSet()
    font.decompile(io.BytesIO(data), None)
    by_number = hasattr(font[0], "ROS")
    bare_cff(font, sign)
    out = io.BytesIO()
    font.compile(out, TTFont(recalcBBoxes=False))
    return "/FontFile3", "/CIDFontType0C" if by_number else "/Type1C", out.getvalue()


def truetype(data: bytes, sign: Sign) -> tuple[str, str, bytes]:
    font = TTFont(io.BytesIO(data), recalcBBoxes=False, recalcTimestamp=False, fontNumber=0, lazy=True)
    for name in set(font.reader.keys()) - TABLES:
        del font[name]
    outlined = "CFF " in font
    if outlined:
        bare_cff(font["CFF "].cff, sign)
    if "head" in font:
        font["head"].created = font["head"].modified = 0
    if "OS/2" in font:
        del font["OS/2"]
    for name in ("hmtx", "vmtx", "glyf"):
        if name in font:
            whole(font, name)
    # Its names of letters are needed only where codes lead to names; there is one rule for all names of letters.
    if "post" in font:
        rename(font, sign)
    for name in font.keys():  # noqa: SIM118  (a font is no dictionary)
        if name not in ("GlyphOrder", "CFF "):
            reread(font, name)
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return ("/FontFile3", "/OpenType", out.getvalue()) if outlined else ("/FontFile2", "", out.getvalue())


def whole(font: TTFont, name: str) -> None:
    """Programs that cut a font down often end a table too early; readers take what is missing for nothing."""
    if name == "glyf":
        length = max(font["loca"].locations)
    else:
        count = font["hhea" if name == "hmtx" else "vhea"]
        count = getattr(count, "numberOfHMetrics", 0) or getattr(count, "numberOfVMetrics", 0)
        length = 4 * count + 2 * max(0, font["maxp"].numGlyphs - count)
    data = font.reader[name]
    if len(data) < length:
        font.tables[name] = table = newTable(name)
        table.decompile(data.ljust(length, b"\0"), font)


def reread(font: TTFont, name: str) -> None:
    """Taken apart and put together again, because between its parts there is room for anything."""
    table = font[name]
    if name == "glyf":
        for glyph in table.glyphs.values():
            glyph.expand(table)
    elif isinstance(table, DefaultTable.DefaultTable) and type(table) is DefaultTable.DefaultTable:
        raise TTLibError(f"{name} cannot be read")


def rename(font: TTFont, sign: Sign) -> None:
    post = font["post"]
    if post.formatType != 2:
        post.formatType, post.extraNames, post.mapping = 3, [], {}
        return
    order = [sign(name) for name in font.getGlyphOrder()]
    for name in {"cmap", "hmtx", "glyf", "vmtx"} & set(font.keys()):
        _ = font[name]  # read under the old names
    renamed = dict(zip(font.getGlyphOrder(), order, strict=True))
    if len(set(order)) != len(order):
        raise TTLibError("two letters of one name")
    for name in {"hmtx", "vmtx"} & set(font.keys()):
        font[name].metrics = {renamed[old]: value for old, value in font[name].metrics.items()}
    if "glyf" in font:
        rename_outlines(font["glyf"], renamed, order)
    if "cmap" in font:
        for each in font["cmap"].tables:
            if hasattr(each, "cmap"):
                each.cmap = {code: renamed.get(old, old) for code, old in each.cmap.items()}
    font.setGlyphOrder(order)
    post.extraNames, post.mapping = [], {}


def rename_outlines(table: Any, renamed: dict[str, str], order: list[str]) -> None:
    for glyph in table.glyphs.values():
        glyph.expand(table)
        for part in getattr(glyph, "components", []):
            part.glyphName = renamed[part.glyphName]
    table.glyphs = {renamed[old]: value for old, value in table.glyphs.items()}
    table.glyphOrder = order


def bare_cff(font: CFFFontSet, sign: Sign) -> None:
    font.fontNames = ["F"]
    top = font[0]
    # Left out where the letters are in the order that Adobe gave them.
    top.rawDict.setdefault("charset", 0)
    _ = top.CharStrings, getattr(top, "Encoding", None), getattr(top, "Private", None)
    for part in (top, *getattr(top, "FDArray", [])):
        for key in TOLD:
            part.rawDict.pop(key, None)
            part.__dict__.pop(key, None)
    if hasattr(top, "ROS"):
        top.rawDict["ROS"] = top.ROS = ("Adobe", "Identity", 0)
        one_matrix(top)
        return
    renamed = {name: sign(name) for name in top.charset}
    if len(set(renamed.values())) != len(renamed):
        raise ValueError("two letters of one name")
    top.CharStrings.charStrings = {renamed[name]: found for name, found in top.CharStrings.charStrings.items()}
    top.charset = [renamed[name] for name in top.charset]
    if isinstance(getattr(top, "Encoding", None), list):
        top.Encoding = [renamed.get(name, name) for name in top.Encoding]


def one_matrix(top: Any) -> None:
    """Two matrices multiply; the usual one is left out when written, and the other would then stand alone."""
    whole = top.rawDict.get("FontMatrix")
    if whole is None or not any("FontMatrix" in part.rawDict for part in top.FDArray):
        return
    a, b, c, d, e, f = whole
    for part in top.FDArray:
        m, n, o, p, q, r = part.rawDict.get("FontMatrix", [1, 0, 0, 1, 0, 0])
        both = [m * a + n * c, m * b + n * d, o * a + p * c, o * b + p * d, q * a + r * c + e, q * b + r * d + f]
        part.rawDict["FontMatrix"] = part.FontMatrix = both
    top.rawDict["FontMatrix"] = top.FontMatrix = [0.001, 0, 0, 0.001, 0, 0]


def type1(data: bytes, sign: Sign) -> bytes:
    """Only what draws is read out of it, and a font of our wording is put around that."""
    if data.startswith(b"\x80"):
        data = b"".join(segments(data))
    head, _, locked = data.partition(EXEC)
    locked = locked.lstrip(b" \t\r\n")
    if re.fullmatch(rb"[0-9A-Fa-f\s]{8}", locked[:8]):
        locked = bytes.fromhex(
            re.sub(rb"[^0-9A-Fa-f]", b"", locked.partition(b"cleartomark")[0]).decode()[: len(locked) // 2 * 2]
        )
    private = eexec.decrypt(locked, 55665)[0][4:]
    clear = [b"%!PS-AdobeFont-1.0: F\n12 dict begin\n/FontName /F def"]
    clear += [line for key in FACTS if (line := fact(head, key))]
    clear.append(encoding(head, sign))
    start = (
        b"dup /Private 20 dict dup begin /RD {string currentfile exch readstring pop} executeonly def "
        b"/ND {noaccess def} executeonly def /NP {noaccess put} executeonly def /MinFeature {16 16} def "
        b"/password 5839 def"
    )
    inner = [start]
    inner += [line for key in HINTS if (line := fact(private, key))]
    subroutines, letters = pieces(private, sign)
    if not letters:
        raise ValueError("no letters")
    if subroutines:
        most = max(int(number) for number, _ in subroutines) + 1
        inner.append(b"/Subrs %d array" % most)
        inner += [b"dup %s %d RD %s NP" % (number, len(code), code) for number, code in subroutines]
        inner.append(b"ND")
    inner.append(b"2 index /CharStrings %d dict dup begin" % len(letters))
    inner += [b"/%s %d RD %s ND" % (name, len(code), code) for name, code in letters]
    inner.append(b"end end readonly put noaccess put dup/FontName get exch definefont pop mark currentfile closefile\n")
    opened = b"\n".join(clear) + b"\ncurrentdict end\ncurrentfile eexec\n"
    closed = eexec.encrypt(b"\0\0\0\0" + b"\n".join(inner), 55665)[0]
    return opened + closed + b"\n" + (b"0" * 64 + b"\n") * 8 + b"cleartomark\n"


def segments(data: bytes) -> Iterator[bytes]:
    at = 0
    while data[at : at + 1] == b"\x80" and data[at + 1] in (1, 2):
        length = int.from_bytes(data[at + 2 : at + 6], "little")
        yield data[at + 6 : at + 6 + length]
        at += 6 + length


def fact(data: bytes, key: bytes) -> bytes:
    found = re.search(rb"/" + key + rb"\s*(\[[-+.0-9eE\s]*\]|\{[-+.0-9eE\s]*\}|[-+.0-9eE]+|true|false)", data)
    return b"/%s %s def" % (key, found[1]) if found else b""


def encoding(head: bytes, sign: Sign) -> bytes:
    if re.search(rb"/Encoding\s+StandardEncoding", head):
        return b"/Encoding StandardEncoding def"
    pairs = re.findall(rb"dup\s+(\d+)\s*/([^\s()<>\[\]{}/%]+)\s+put", head)
    puts = [b"dup %s /%s put" % (code, sign(name.decode("latin-1")).encode()) for code, name in pairs]
    return b"\n".join([b"/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for", *puts, b"readonly def"])


def pieces(private: bytes, sign: Sign) -> tuple[list[tuple[bytes, bytes]], list[tuple[bytes, bytes]]]:
    """Subroutines by number and letters by name, each with its code, still locked as it was."""
    subroutines: list[tuple[bytes, bytes]] = []
    letters: list[tuple[bytes, bytes]] = []
    # Each font names for itself the word after which a code follows; nearly all take one of these two.
    reading = {b"RD", b"-|", *re.findall(rb"/([^\s/{]{1,9})\s*\{\s*string\s+currentfile", private)}
    words = b"|".join(map(re.escape, sorted(reading)))
    form = re.compile(rb"(?:dup\s+(\d+)|/([^\s()<>\[\]{}/%]+))\s+(\d+)\s+(?:" + words + rb") ")
    at = 0
    while found := form.search(private, at):
        length = int(found[3])
        code = private[found.end() : found.end() + length]
        if found[1]:
            subroutines.append((found[1], code))
        else:
            letters.append((sign(found[2].decode("latin-1")).encode(), code))
        at = found.end() + length
    return subroutines, letters
