"""What nobody should send, by name; and the files that nobody should upload."""

import struct
import zlib
from typing import Any

VALUES: dict[str, Any] = {
    "missing": None,
    "empty": "",
    "a list": ["a", "b"],
    "100,000 characters": "x" * 100_000,
    "NUL": "a\x00b",
    "turned around": "abc\u202etxt.exe",
    "half a character": b"a\xed\xa0\x80b",
    "no UTF-8": b"a\xff\xfe\x80b",
    "a huge number": "9" * 400,
    "a negative number": "-1",
    "no UUID": "00000000-0000-0000-0000-00000000000g",
    "another place": "../../../etc/passwd",
    "a mail header": "a@example.org\r\nBcc: b@example.org",
    "a script": "<script>alert(1)</script>",
    "a formula": "{{ 7*7 }}{% debug %}%(name)s {0} '; DROP TABLE x; --",
}
ANSWERS = {200, 302, 400, 403, 404, 405, 409, 410, 413, 422, 429}
SCRIPT = (
    b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><script>alert(1)</script><path d='M0 0h9v9z'/></svg>"
)


def huge_png(side: int = 11_000) -> bytes:
    """121 megapixels in some kilobytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    packed = zlib.compressobj(9)
    row = b"\x00" * (1 + side // 8)
    rows = b"".join(packed.compress(row) for _row in range(side)) + packed.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


FILES: dict[str, tuple[str, bytes, str]] = {
    "nothing": ("logo.png", b"", "image/png"),
    "a drawing with a script": ("logo.svg", SCRIPT, "image/svg+xml"),
    "121 megapixels": ("logo.png", huge_png(), "image/png"),
    "eleven megabytes": ("logo.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * (11 * 1024 * 1024), "image/png"),
    "no picture": ("logo.png", b"MZ\x90\x00 This program cannot be run", "image/png"),
    "a name from elsewhere": ("../../../etc/cron.d/x\x00.png", b"\xff\xd8\xff\xe0 cut off", "text/html"),
    "a half document": ("paper.pdf", b"%PDF-1.7\n1 0 obj << /Type /Catalog", "application/pdf"),
}
