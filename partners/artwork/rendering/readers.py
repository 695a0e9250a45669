"""What a file says it is: the address in its metadata, and those in its QR codes. Anybody can write either."""

import io
import re

import zxingcpp
from PIL import Image

# As we write it (`attribution`), and as other programs do that saved the file again. No parser: nothing is opened.
IDENTIFIER = re.compile(rb"dc:identifier(?:>|=\")([\x21\x23-\x3b\x3d-\x7e]{1,300})[<\"]")
# Of the longer side, in pixels: a code that is smaller than one in a hundred of it no telephone would read either.
LARGEST_SEEN = 2400
MOST = 20


def identifiers_in(data: bytes) -> list[str]:
    """Out of the metadata of a JPEG, PNG, PDF or MP4, none of them twice."""
    found = (match[1].decode("ascii") for match in IDENTIFIER.finditer(data))
    return list(dict.fromkeys(found))[:MOST]


def links_in(picture: bytes) -> list[str]:
    """What its QR codes say, none of them twice. The picture has to be a JPEG or PNG that `clean_picture` made."""
    with Image.open(io.BytesIO(picture), formats=["JPEG", "PNG"]) as opened:
        opened.draft("L", (LARGEST_SEEN, LARGEST_SEEN))
        if opened.has_transparency_data:
            # What is clear would come out black, and a code on it be lost.
            layer = opened.convert("RGBA")
            ground = Image.new("RGBA", layer.size, "white")
            seen = Image.alpha_composite(ground, layer).convert("L")
        else:
            seen = opened.convert("L")
    seen.thumbnail((LARGEST_SEEN, LARGEST_SEEN))
    return links_seen(seen)


def links_seen(seen: Image.Image) -> list[str]:
    """The same of a picture in grey that is already small enough."""
    found = _read(seen)
    if not found and 2 * max(seen.size) <= LARGEST_SEEN:
        # Of a picture that a network has made small, modules of two pixels are told apart once they are four.
        found = _read(seen.resize((2 * seen.width, 2 * seen.height), Image.Resampling.BICUBIC))
    return found[:MOST]


def _read(seen: Image.Image) -> list[str]:
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return list(dict.fromkeys(code.text for code in zxingcpp.read_barcodes(seen, formats=formats)))
