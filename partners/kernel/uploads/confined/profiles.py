"""A colour profile with its numbers only: names, makers, copyrights and private parts stay behind."""

import struct

# What turns colours into colours (ICC.1:2022, clause 9); everything else describes.
TAGS = frozenset(
    b"wtpt bkpt rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC chad A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 "
    b"B2D2 B2D3 gamt".split()
)
HEADER = 128
MAX_TAGS = 100
# Readers want a description and a copyright to be there. An old profile says them in another form than a new one.
DESCRIPTION = {
    2: b"desc\0\0\0\0" + struct.pack(">I", 8) + b"profile\0" + b"\0" * 78,
    4: b"mluc\0\0\0\0"
    + struct.pack(">II", 1, 12)
    + b"enUS"
    + struct.pack(">II", 14, 28)
    + "profile".encode("utf-16-be"),
}
COPYRIGHT = {2: b"text\0\0\0\0none\0", 4: DESCRIPTION[4]}


def cleaned(data: bytes) -> bytes:
    """Raises ValueError for what is no profile."""
    if len(data) < HEADER + 4 or data[36:40] != b"acsp":
        raise ValueError("no profile")
    version = 4 if data[8] >= 4 else 2
    parts = {b"desc": DESCRIPTION[version], b"cprt": COPYRIGHT[version]}
    (count,) = struct.unpack_from(">I", data, HEADER)
    for place in range(min(count, MAX_TAGS)):
        name, start, length = struct.unpack_from(">4sII", data, HEADER + 4 + place * 12)
        if name in TAGS:
            parts[name] = data[start : start + length]
    # Version, class, space, connection and intent stay; maker, model, date, platform and id go.
    header = bytearray(HEADER)
    header[8:24], header[36:40], header[64:80] = data[8:24], b"acsp", data[64:80]
    at, table, body = HEADER + 4 + len(parts) * 12, b"", b""
    for name, part in parts.items():
        table += struct.pack(">4sII", name, at + len(body), len(part))
        body += part + b"\0" * (-len(part) % 4)
    header[0:4] = struct.pack(">I", at + len(body))
    return bytes(header) + struct.pack(">I", len(parts)) + table + body
