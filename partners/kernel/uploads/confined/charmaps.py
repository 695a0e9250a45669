"""Character maps (CMap): read as numbers and written anew."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Stream

from .contents import Named, Number, Operand, Order, Text, orders
from .extracts import number

# A sign stands for itself, a ligature for a few letters. A longer text is a note that somebody left.
LONGEST = 8
# Tables that every reader has (ISO 32000-1, table 118, and its later additions).
PREDEFINED = re.compile(
    r"/(Identity|GB-EUC|GBpc-EUC|GBK-EUC|GBKp-EUC|GBK2K|UniGB-(UCS2|UTF16|UTF8|UTF32)|B5pc|HKscs-B5|ETen-B5|ETenms-B5|"
    r"CNS-EUC|UniCNS-(UCS2|UTF16|UTF8|UTF32)|83pv-RKSJ|90ms-RKSJ|90msp-RKSJ|90pv-RKSJ|Add-RKSJ|EUC|Ext-RKSJ|"
    r"UniJIS-(UCS2-HW|UCS2|UTF16|UTF8|UTF32)|UniJIS2004-(UTF16|UTF8|UTF32)|KSC-EUC|KSCms-UHC|KSCms-UHC-HW|KSCpc-EUC|"
    r"UniKS-(UCS2|UTF16|UTF8|UTF32))?-?(H|V)"
)
COLLECTIONS = {"Identity", "Japan1", "GB1", "CNS1", "Korea1", "KR", "UCS"}
HEAD = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry (Adobe) /Ordering (%s) "
    b"/Supplement %d >> def /CMapName /%s def /CMapType %d def %s\n"
)
TAIL = b"endcmap CMapName currentdict /CMap defineresource pop end end\n"
MAX_BLOCK = 100


def to_unicode(new: pikepdf.Pdf, thing: Any) -> Any:
    if isinstance(thing, Name):
        return predefined(thing)
    lines = written_anew(thing.read_bytes(), targets=True)
    return new.make_stream(HEAD % (b"UCS", 0, b"Adobe-Identity-UCS", 2, b"") + lines + TAIL)


def encoding(new: pikepdf.Pdf, thing: Any) -> Any:
    """The table that leads from codes to glyphs, as a name or a stream of ours; None for one that nobody knows."""
    if not isinstance(thing, Stream):
        return predefined(thing)
    upright = int(thing.get("/WMode", 0) == 1)
    system = collection(thing.get("/CIDSystemInfo"))
    name, supplement = str(system.Ordering).encode(), int(system.Supplement)
    lines = written_anew(thing.read_bytes(), targets=False)
    head = HEAD % (name, supplement, b"Own", 1, b"/WMode %d def" % upright)
    stream = new.make_stream(head + lines + TAIL, CMapName=Name.Own, WMode=upright, CIDSystemInfo=system)
    stream.Type = Name.CMap
    parent = thing.get("/UseCMap")
    if parent is not None and (kept := encoding(new, parent)) is not None:
        stream.UseCMap = kept
    return stream


def predefined(thing: Any) -> Any:
    return Name(str(thing)) if isinstance(thing, Name) and PREDEFINED.fullmatch(str(thing)) else None


def collection(thing: Any) -> Dictionary:
    ordering = str(thing.get("/Ordering", "")) if isinstance(thing, Dictionary) else ""
    known = ordering if ordering in COLLECTIONS else "Identity"
    supplement = number(thing.get("/Supplement")) if isinstance(thing, Dictionary) else None
    return Dictionary(
        Registry=pikepdf.String("Adobe"),
        Ordering=pikepdf.String(known),
        Supplement=min(9, max(0, int(supplement or 0))),
    )


def written_anew(data: bytes, *, targets: bool) -> bytes:
    out = []
    for order in orders(data):
        if not isinstance(order, Order):
            continue
        operator = order.operator
        if operator == b"usecmap" and order.operands and isinstance(order.operands[-1], Named):
            name = "/" + order.operands[-1].decode("latin-1")
            if PREDEFINED.fullmatch(name):
                out.append(f"{name} usecmap\n".encode())
        found = re.fullmatch(rb"end(codespace|bf|cid|notdef)(range|char)", operator)
        if found is None:
            continue
        width = 2 if found[1] == b"codespace" or found[2] == b"char" else 3
        rows = [line for line in rowed(order.operands, width) if fits(line, found[1], targets)]
        for at in range(0, len(rows), MAX_BLOCK):
            block = rows[at : at + MAX_BLOCK]
            lines = b"\n".join(b" ".join(map(spelled, row)) for row in block)
            out.append(b"%d begin%s%s\n%s\n%s\n" % (len(block), found[1], found[2], lines, operator))
    return b"".join(out)


def rowed(operands: list[Operand], width: int) -> Iterator[list[Operand]]:
    for at in range(0, len(operands) - width + 1, width):
        yield operands[at : at + width]


def fits(row: list[Operand], kind: bytes, targets: bool) -> bool:
    *codes, last = row
    if kind == b"codespace":
        return all(short(each, 4) for each in row)
    if not all(short(each, 4) for each in codes):
        return False
    if kind == b"bf":
        return targets and (
            short(last, LONGEST) or (isinstance(last, list) and all(short(each, LONGEST) for each in last))
        )
    return not targets and isinstance(last, Number)


def short(value: Operand, length: int) -> bool:
    return isinstance(value, Text) and len(value) <= length


def spelled(value: Operand) -> bytes:
    if isinstance(value, list):
        return b"[" + b" ".join(map(spelled, value)) + b"]"
    return (
        b"<" + value.hex().encode() + b">"
        if isinstance(value, Text)
        else bytes(value)
        if isinstance(value, Number)
        else b""
    )
