"""A partner's photograph in its place: as much of it as fills the place, around what must not be cut off."""

import io
import math
from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image

from partners.kernel.shelves import Shelf

PHOTOS: Shelf[Image.Image] = Shelf(32 * 1024 * 1024)
PACKED: Shelf[tuple[tuple[int, int], bytes]] = Shelf(16 * 1024 * 1024)
# Pixels per inch that it is reduced to in print, and those below which a press shows them: half of that.
PHOTO_PPI, LEAST_PPI = 300, 150
# On a screen nobody sees up to this many pixels made of one.
MOST_STRETCHED = 1.5
QUALITY = 90
PLACES = 4


@dataclass(frozen=True, slots=True)
class Photo:
    """A JPEG or PNG that `clean_picture` made; `load` reads its bytes, and is called only when they are needed.
    `focus` is what stays whatever is cut off: shares of its width and height from the top left corner. `name` is what
    whoever keeps it knows it by."""

    load: Callable[[], bytes] = field(compare=False, repr=False)
    sha256: str
    width: int
    height: int
    focus: tuple[float, float] = (0.5, 0.5)
    credit: str = ""
    alt: str = field(default="", compare=False)
    name: str = field(default="", compare=False)

    @property
    def look(self) -> str:
        """Stands for all of it that is drawn."""
        return f"{self.sha256} {self.focus[0]:.{PLACES}f} {self.focus[1]:.{PLACES}f}"


def cut(photo: Photo, width: float, height: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the part that fills a place of this proportion, with the focus as near to its
    middle as the edges allow."""
    scale = min(photo.width / width, photo.height / height)
    # A hair wider than itself by rounding, it would begin before its edge.
    wide, tall = min(width * scale, photo.width), min(height * scale, photo.height)
    left = min(max(photo.focus[0] * photo.width - wide / 2, 0.0), photo.width - wide)
    top = min(max(photo.focus[1] * photo.height - tall / 2, 0.0), photo.height - tall)
    return left, top, left + wide, top + tall


def photo_at(photo: Photo, width: int, height: int) -> Image.Image:
    """RGB, exactly this large. Shared: nobody draws on it."""
    key = (photo.look, width, height)
    kept = PHOTOS.get(key)
    if kept is None:
        box = cut(photo, width, height)
        # What is shown of it sets how large the whole has to be.
        shown = width / (box[2] - box[0])
        whole = opened(photo, (math.ceil(photo.width * shown), math.ceil(photo.height * shown)))
        across, down = whole.width / photo.width, whole.height / photo.height
        inside = (
            box[0] * across, box[1] * down, min(box[2] * across, whole.width), min(box[3] * down, whole.height),
        )  # fmt: skip
        kept = whole.resize((width, height), Image.Resampling.LANCZOS, box=inside)
        PHOTOS.put(key, kept, width * height * 3)
    return kept


def photo_stream(photo: Photo, width: float, height: float) -> tuple[tuple[int, int], bytes]:
    """Size and JPEG of what fills a place of so many points; never more pixels than there are."""
    left, top, right, bottom = cut(photo, width, height)
    size = (
        max(1, min(math.ceil(right - left), round(width / 72 * PHOTO_PPI))),
        max(1, min(math.ceil(bottom - top), round(height / 72 * PHOTO_PPI))),
    )
    key = (photo.look, *size)
    kept = PACKED.get(key)
    if kept is None:
        kept = size, as_jpeg(photo, *size)
        PACKED.put(key, kept, len(kept[1]) + 512)
    return kept


def as_jpeg(photo: Photo, width: int, height: int) -> bytes:
    out = io.BytesIO()
    photo_at(photo, width, height).save(out, "JPEG", quality=QUALITY, subsampling="4:4:4")
    return out.getvalue()


def ppi_of(photo: Photo, width: float, height: float) -> int:
    """Its own pixels per inch in a place of so many points."""
    left, _top, right, _bottom = cut(photo, width, height)
    return round((right - left) / (width / 72))


def is_sharp_at(photo: Photo, width: float, height: float) -> bool:
    """Whether a screen that shows it in so many pixels has enough of its own."""
    left, _top, right, _bottom = cut(photo, width, height)
    return width <= (right - left) * MOST_STRETCHED


def opened(photo: Photo, least: tuple[int, int]) -> Image.Image:
    """RGB, and no smaller than this where the photograph is not."""
    with Image.open(io.BytesIO(photo.load()), formats=["JPEG", "PNG"]) as picture:
        # Lets the decoder of a JPEG reduce by itself, never below this size; other formats ignore it.
        picture.draft("RGB", least)
        drawn = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    if drawn.mode == "RGB":
        return drawn
    paper = Image.new("RGB", drawn.size, "white")
    paper.paste(drawn, mask=drawn)
    return paper
