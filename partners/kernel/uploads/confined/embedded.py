"""Pictures inside a drawing: decoded and drawn anew like any other upload, so that the renderer sees plain pixels."""

import base64
import re
from urllib.parse import unquote_to_bytes

from . import pictures
from .refusal import Refused

MOST, MOST_BYTES, MOST_PIXELS = 4, 256_000, 4_000_000
DATA = re.compile(r"data:([^,;]*)((?:;[^,;]*)*),(.*)", re.IGNORECASE | re.DOTALL)
FORMATS = {"image/png": "PNG", "image/x-png": "PNG", "image/jpeg": "JPEG", "image/jpg": "JPEG", "image/pjpeg": "JPEG",
           "image/webp": "WEBP"}  # fmt: skip


class Embedded:
    """Those of one drawing, each read once."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[str, int, int]] = {}

    def read(self, address: str) -> tuple[str, int, int]:
        """A data URL of a PNG of ours, its width and its height. Raises Refused."""
        if address not in self.known:
            if len(self.known) >= MOST:
                raise Refused("svg_too_complex")
            self.known[address] = redrawn(bytes_of(address))
        return self.known[address]


def bytes_of(address: str) -> bytes:
    found = DATA.fullmatch(address)
    if found is None:
        raise Refused("svg_reference")
    kind, parameters = found[1].strip().lower(), [part.strip().lower() for part in found[2].split(";")]
    if kind not in FORMATS:
        raise Refused("svg_element", element=kind[:40] or "data:")
    data = unquote_to_bytes(found[3])
    if "base64" in parameters:
        try:
            data = base64.b64decode(re.sub(rb"\s", b"", data) + b"==")
        except ValueError:
            raise Refused("svg_picture") from None
    if len(data) > MOST_BYTES:
        raise Refused("svg_picture_large", limit=MOST_BYTES // 1000)
    return data


def redrawn(data: bytes) -> tuple[str, int, int]:
    # A browser goes by content and not by the announced type, and so does this; a drawing is none of the three.
    try:
        _source, canvas = pictures.redraw(data, formats=["PNG", "JPEG", "WEBP"], max_pixels=MOST_PIXELS)
    except Refused as refused:
        raise Refused("svg_picture") from refused
    except (OSError, ValueError, SyntaxError):
        raise Refused("svg_picture") from None
    body, _facts = pictures.encode(canvas, "PNG")
    return "data:image/png;base64," + base64.b64encode(body).decode("ascii"), canvas.width, canvas.height
