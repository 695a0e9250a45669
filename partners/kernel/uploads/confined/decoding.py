"""What an XML file is written in, found out as browsers do: byte order mark, then the file's own word, then UTF-8."""

import re

import webencodings
from webencodings.labels import LABELS

from .refusal import Refused

MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be"))
# Without a mark the first sign of the markup still tells how wide a letter is.
WIDE = ((b"<\x00", "utf-16le"), (b"\x00<", "utf-16be"))
TOLD = re.compile(rb"\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([A-Za-z][A-Za-z0-9._:-]*)[\"']")
DECLARATION = re.compile(r"\A\s*(?:<\?xml\s.*?\?>)?\s*", re.DOTALL)

# Python looks for each of them on the disk when it is first asked for, and nothing here can open a file by then.
ENCODINGS = {name: webencodings.lookup(name) for name in {*LABELS.values(), "utf-16le", "utf-16be"}}


def text_of(data: bytes) -> str:
    """The file in Unicode, without byte order mark and XML declaration. Raises Refused."""
    name, start = label_of(data)
    known = webencodings.lookup(name)
    if known is None:
        raise Refused("svg_encoding", encoding=name[:40])
    try:
        text, _length = known.codec_info.decode(data[start:], "strict")
    except UnicodeError:
        raise Refused("corrupt") from None
    return DECLARATION.sub("", text, count=1)


def opening(data: bytes) -> str:
    """The first signs of what may be a drawing, read leniently, to find out whether it is one."""
    name, start = label_of(data)
    known = webencodings.lookup(name) or webencodings.UTF8
    return known.codec_info.decode(data[start:], "ignore")[0]


def label_of(data: bytes) -> tuple[str, int]:
    """The name of the encoding, and how many bytes its mark takes."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return name, len(mark)
    for start, name in WIDE:
        if data.lstrip().startswith(start):
            return name, 0
    found = TOLD.match(data[:1024])
    # Whoever could read these words did not read two bytes to a letter.
    name = found[1].decode("ascii").lower() if found else "utf-8"
    return ("utf-8" if name.startswith(("utf-16", "ucs-2", "iso-10646")) else name), 0
