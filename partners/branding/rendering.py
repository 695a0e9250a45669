"""A logo as the wall of partners shows it: every one as large to the eye as its neighbours."""

import io
import math

from PIL import Image, ImageStat

from partners.campaigns.models import PALETTE
from partners.campaigns.rendering import GROUNDS, WORDS, Palette, palette_of, readable_like

# In pixels, twice what a page shows: for screens with two points per pixel.
WIDTH, HEIGHT = 480, 240
# The part of the frame that the box around a logo of usual weight covers.
SHARE = 0.4
USUAL_WEIGHT = 0.42


def mark(png: bytes) -> bytes:
    """WebP of WIDTH × HEIGHT with a clear ground, of a PNG that `clean_logo` made.

    Equal areas, not equal heights: a long word would be a strip, and a round sign a giant beside it. A heavy block is
    drawn a little smaller, thin lines a little larger.
    """
    with Image.open(io.BytesIO(png), formats=["PNG"]) as picture:
        logo = picture.convert("RGBA")
    # What surrounds the drawing counts for nothing.
    logo = logo.crop(logo.getchannel("A").getbbox() or (0, 0, *logo.size))
    logo.thumbnail((WIDTH * 2, WIDTH * 2))
    ratio = logo.width / logo.height
    area = SHARE * WIDTH * HEIGHT * (USUAL_WEIGHT / max(0.1, weight(logo))) ** 0.5
    width = min(WIDTH, math.sqrt(area * ratio), HEIGHT * ratio)
    size = max(1, round(width)), max(1, round(width / ratio))
    canvas = Image.new("RGBA", (WIDTH, HEIGHT), (0, 0, 0, 0))
    small = logo.resize(size, Image.Resampling.LANCZOS)
    canvas.paste(small, ((WIDTH - size[0]) // 2, (HEIGHT - size[1]) // 2))
    kept = io.BytesIO()
    # Its outline is twice as large as it is shown: what the eye does not see there weighs two fifths of the file.
    canvas.save(kept, "WEBP", quality=84, alpha_quality=70, method=4)
    return kept.getvalue()


def weight(logo: Image.Image) -> float:
    """The share of its box that is drawn: 1 for a full block."""
    return ImageStat.Stat(logo.getchannel("A")).mean[0] / 255


def brand_palette(colour: str, campaign: Palette) -> Palette:
    """A partner's colour as pages and frames have it, with the campaign's thread: as near to the one of the kit as
    words in it can be read."""
    thread = {**PALETTE["thread"], **campaign.get("thread", {})}
    found = palette_of(readable_like(colour, GROUNDS["light"], WORDS, darker=True), thread["light"])
    # Faint on a pale ground of its own: the words win.
    ground = found["accent_soft"]["light"]
    found["accent"]["light"] = readable_like(found["accent"]["light"], (*GROUNDS["light"], ground), WORDS, darker=True)
    return found
