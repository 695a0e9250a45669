"""What our typefaces can print. Anything else comes out as an empty box, and nobody is told."""

import functools
import struct
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from anyascii import anyascii

from .shapes import one_line

FONTS = Path(__file__).parent.parent / "fonts"


def unprintable(text: str) -> list[str]:
    """The signs that our typefaces lack, each once, as the text would be set. Joiners and selectors are not drawn."""
    signs = dict.fromkeys(one_line(text))
    return [sign for sign in signs if ord(sign) not in printable() and not is_unseen(sign)]


def printable_form(text: str) -> str:
    """As it would be set, with Latin letters for what cannot be printed."""
    missing = set(unprintable(text))
    return "".join(anyascii(sign) if sign in missing else sign for sign in one_line(text))


def is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f"


@functools.cache
def printable() -> frozenset[int]:
    """Code points that one family or another has, in regular and in bold. Read once per process."""
    found: set[int] = set()
    for regular in sorted(FONTS.glob("*-Regular.ttf")):
        bold = regular.with_name(regular.name.replace("-Regular", "-Bold"))
        found |= set(code_points(regular.read_bytes())) & set(code_points(bold.read_bytes()))
    return frozenset(found)


def code_points(font: bytes) -> Iterator[int]:
    """From the table `cmap`, formats 4 and 12. Source: OpenType 1.9.1, cmap."""
    tables = (struct.unpack_from(">4s4xI", font, 12 + 16 * n) for n in range(struct.unpack_from(">H", font, 4)[0]))
    start = next(offset for tag, offset in tables if tag == b"cmap")
    for number in range(struct.unpack_from(">H", font, start + 2)[0]):
        at = start + struct.unpack_from(">I", font, start + 8 + 8 * number)[0]
        form = struct.unpack_from(">H", font, at)[0]
        if form == 4:
            yield from of_segments(font, at)
        elif form == 12:
            groups = font[at + 16 : at + struct.unpack_from(">I", font, at + 4)[0]]
            for first, last in struct.iter_unpack(">II4x", groups):
                yield from range(first, last + 1)


def of_segments(font: bytes, at: int) -> Iterator[int]:
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", font, at + 14 + part * 2 * count + (2 if part else 0)) for part in range(4)
    )
    for segment, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        places = at + 16 + 6 * count + 2 * segment + offset
        for point in range(first, min(last, 0xFFFE) + 1):
            glyph = point if not offset else struct.unpack_from(">H", font, places + 2 * (point - first))[0]
            if glyph if offset else (glyph + delta) % 0x10000:
                yield point
