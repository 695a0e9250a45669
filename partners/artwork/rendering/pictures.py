"""What people see of a finished file, for comparing: never handed out."""

from typing import Literal

from PIL import Image

from .artworks import draw_page, read_artwork
from .bases import BaseLayers
from .paper import compose_pdf
from .screens import draw_canvas
from .shapes import Artwork, Brand, Choices, Slot


def picture_of(
    artwork: Artwork,
    slots: tuple[Slot, ...],
    brand: Brand,
    choices: Choices,
    output: str,
    *,
    bases: BaseLayers,
    scale: float,
    page: int = 1,
    mode: Literal["RGB", "L"] = "RGB",
) -> Image.Image:
    """One page, `scale` pixels for each pixel or point of the artwork.

    A PDF is drawn as a reader draws it: codes and letters come out there in other sizes than on a screen.
    """
    if output != "pdf":
        return draw_canvas(artwork, slots, brand, choices, bases=bases, scale=scale, page=page).convert(mode)
    size = max(1, round(artwork.width * scale)), max(1, round(artwork.height * scale))
    return draw_page(read_artwork(compose_pdf(artwork, slots, brand, choices, bases=bases)), size, page, mode)
