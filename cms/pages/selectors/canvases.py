"""A picture in the exact size of a network, whole: what does not fill it stands on the campaign's own colour."""

import io
from typing import IO, Any

from PIL import Image, ImageOps

from partners.campaigns.models import PALETTE
from partners.campaigns.selectors import portal_face
from partners.kernel.codes import sha256_of
from partners.kernel.uploads.keeping import kept_or_drawn

# The least share of a picture that has to be left for it to be cut: words at the edge of a poster are part of it.
LEAST_KEPT = 0.85
# Free room around what stands on the colour, as a share of the shorter side.
MARGIN = 0.06


def on_canvas(picture: Any, size: tuple[int, int]) -> IO[bytes]:
    """JPEG, kept under the hash of what it is made of."""
    ground = portal_face().colours.get("band", PALETTE["band"])["light"]
    name = f"shares/{sha256_of([picture.get_file_hash(), *size, ground])[:32]}.jpg"

    def draw() -> bytes:
        with picture.open_file() as file, Image.open(file) as original:
            return drawn(original.convert("RGB"), size, ground)

    return kept_or_drawn(name, draw, part="share")


def drawn(picture: Image.Image, size: tuple[int, int], ground: str) -> bytes:
    own, wanted = picture.width / picture.height, size[0] / size[1]
    if min(own / wanted, wanted / own) >= LEAST_KEPT:
        canvas = ImageOps.fit(picture, size, Image.Resampling.LANCZOS)
    else:
        margin = round(MARGIN * min(size))
        # A landscape on an upright canvas touches both edges; it would be a stamp with a border.
        room = (size[0] if own > wanted else size[0] - 2 * margin, size[1] if own < wanted else size[1] - 2 * margin)
        small = ImageOps.contain(picture, room, Image.Resampling.LANCZOS)
        canvas = Image.new("RGB", size, ground)
        canvas.paste(small, ((size[0] - small.width) // 2, (size[1] - small.height) // 2))
    kept = io.BytesIO()
    canvas.save(kept, "JPEG", quality=84, optimize=True)
    return kept.getvalue()
