"""Pictures for screens: the kept base layer, and on it only what is the partner's."""

import io
from typing import Literal

from PIL import Image, PngImagePlugin

from . import attribution, lettering, marks
from .bases import BaseLayers
from .grounds import set_on_ground
from .photos import Photo, photo_at
from .shapes import Artwork, Brand, Choices, Credit, Slot, SlotKind, forms_for
from .stamps import Stamp, draw_stamp

# With full colour resolution: a fifth more bytes, and coloured letters come out 8 dB closer to what was drawn.
QUALITY = 88
SUBSAMPLING = "4:4:4"
# To an inch: points of paper, and the pixels of which style sheets speak.
POINTS, SCREEN_DOTS = 72, 96
# What is never set in letters, whatever is missing.
PICTURES = ("qr", "photo")


def compose_raster(
    artwork: Artwork,
    slots: tuple[Slot, ...],
    brand: Brand,
    choices: Choices,
    *,
    bases: BaseLayers,
    output: Literal["jpeg", "png"] = "jpeg",
    scale: float = 1.0,
    credit: Credit | None = None,
    page: int = 1,
) -> bytes:
    """The finished file. `scale` is pixels per pixel of the artwork, or per point of a PDF.

    Raises ValueError when the artwork cannot be drawn at that size.
    """
    canvas = draw_canvas(artwork, slots, brand, choices, bases=bases, scale=scale, page=page)
    return encode(canvas, output, credit, dots=round(scale * POINTS) if artwork.kind == "pdf" else SCREEN_DOTS)


def draw_canvas(
    artwork: Artwork,
    slots: tuple[Slot, ...],
    brand: Brand,
    choices: Choices,
    *,
    bases: BaseLayers,
    scale: float = 1.0,
    page: int = 1,
    seen_on: Artwork | None = None,
) -> Image.Image:
    """The same in RGB, before it becomes a file. `seen_on` is before what a logo has to stand out, where that is not
    the artwork itself."""
    size = (max(1, round(artwork.width * scale)), max(1, round(artwork.height * scale)))
    canvas = bases.layer(artwork, size, page)
    letters = []
    for wanted in filled(slots, brand, choices, page):
        slot, own = set_on_ground(wanted, brand, seen_on or artwork, bases)
        box = slot.box(*size)
        if slot.kind == "qr":
            draw_qr(canvas, slot, brand, choices, box)
            continue
        if slot.background:
            draw_plate(canvas, brand.paint(slot.background), box)
        inner = marks.inner_box(slot, box)
        if slot.kind == "photo":
            draw_photo(canvas, choices.occasion.photo, inner)
        elif not is_lettered(slot, brand):
            draw_logo(canvas, slot, own, inner)
        else:
            letters.append(lettering.order(slot, brand, choices, inner, size[1]))
    # After all plates and logos, because one run of the typesetter sets the words of all slots.
    for order, (mask, left, top) in zip(letters, lettering.masks(letters), strict=True):
        canvas.paste(order["colour"], (round(order["left"]) + left, round(order["top"]) + top), mask)
    return canvas


def preview(
    artwork: Artwork,
    slots: tuple[Slot, ...],
    brand: Brand,
    choices: Choices,
    *,
    bases: BaseLayers,
    width: int = 640,
    output: Literal["jpeg", "png"] = "jpeg",
    page: int = 1,
    stamp: Stamp | None = None,
) -> bytes:
    """The same at the width of a screen, quick enough to answer inside a request; of a PDF one page. `stamp` goes
    across it."""
    scale = width / artwork.width
    if stamp:
        canvas = draw_canvas(artwork, slots, brand, choices, bases=bases, scale=scale, page=page)
        draw_stamp(canvas, stamp)
        return encode(canvas, output, None, dots=SCREEN_DOTS)
    return compose_raster(artwork, slots, brand, choices, bases=bases, output=output, scale=scale, page=page)


def filled(slots: tuple[Slot, ...], brand: Brand, choices: Choices, page: int) -> list[Slot]:
    """Those of this page on which something stands. Without content there is no plate either: it would be an empty
    patch on the artwork."""
    own = [slot for slot in slots if slot.page == page]
    # The name takes the logo's place only where it has none of its own: it stands once.
    has_name = any(slot.kind == "name" for slot in own)
    return [slot for slot in own if has_content(slot, brand, choices, has_name=has_name)]


def has_content(slot: Slot, brand: Brand, choices: Choices, *, has_name: bool) -> bool:
    if slot.kind == "qr":
        return bool(choices.qr or brand.link)
    if slot.kind == "photo":
        return choices.occasion.photo is not None
    if slot.kind == "logo" and (brand.logo_png is not None or has_name):
        return brand.logo_png is not None
    return bool(forms_for(slot, brand, choices))


def without_room(size: tuple[float, float], slots: tuple[Slot, ...], brand: Brand, choices: Choices) -> list[SlotKind]:
    """What does not fit its place on artwork of this size, in letters that can be read. A logo's place asks for the
    name where that stands in it. Nothing is drawn."""
    asked = []
    for page in sorted({slot.page for slot in slots}):
        for slot in filled(slots, brand, choices, page):
            if is_lettered(slot, brand):
                inner = marks.inner_box(slot, slot.box(*size))
                kind: SlotKind = "name" if slot.kind == "logo" else slot.kind
                asked.append((kind, lettering.order(slot, brand, choices, inner, size[1])))
    found = zip(asked, lettering.fit([order for _kind, order in asked]), strict=True)
    return list(dict.fromkeys(kind for (kind, _order), fits in found if not fits))


def is_lettered(slot: Slot, brand: Brand) -> bool:
    return slot.kind not in PICTURES and not (slot.kind == "logo" and brand.logo_png is not None)


def draw_photo(canvas: Image.Image, photo: Photo | None, box: marks.Box) -> None:
    left, top, width, height = (round(number) for number in box)
    if photo is not None:
        canvas.paste(photo_at(photo, max(1, width), max(1, height)), (left, top))


def draw_plate(canvas: Image.Image, colour: str, box: marks.Box) -> None:
    left, top, width, height = (round(number) for number in box)
    canvas.paste(colour, (left, top), marks.plate_mask(max(1, width), max(1, height)))


def draw_logo(canvas: Image.Image, slot: Slot, brand: Brand, box: marks.Box) -> None:
    left, top, width, height = (round(number) for number in marks.place(slot, box, marks.logo_size(brand)))
    logo = marks.logo_at(brand, width, height)
    canvas.paste(logo, (left, top), logo if logo.mode == "RGBA" else None)


def draw_qr(canvas: Image.Image, slot: Slot, brand: Brand, choices: Choices, box: marks.Box) -> None:
    matrix = marks.qr_matrix(brand, choices)
    if not matrix:
        return
    modules = len(matrix)
    left, top, side, _ = marks.place(slot, box, (1, 1))
    # Whole pixels per module, so that every edge is sharp; too small a slot gets what fits and stays unreadable.
    pixels = max(1, int(side) // modules)
    dark, light = marks.qr_colours(slot, brand)
    code = Image.frombytes("L", (modules, modules), b"".join(matrix)).point([0] + [255] * 255)
    code = code.resize((modules * pixels, modules * pixels), Image.Resampling.NEAREST)
    spare = side - code.width
    at = (round(left + spare * marks.SHARE[slot.align]), round(top + spare * marks.SHARE[slot.valign]))
    canvas.paste(light, (*at, at[0] + code.width, at[1] + code.height))
    canvas.paste(dark, at, code)


def encode(canvas: Image.Image, output: str, credit: Credit | None, *, dots: int) -> bytes:
    """`dots` per inch: who prints it, or puts it on a page, gets it as large as it was drawn."""
    out, density = io.BytesIO(), (dots, dots)
    if output == "png":
        notes = PngImagePlugin.PngInfo()
        if credit:
            notes.add_itxt("XML:com.adobe.xmp", attribution.xmp(credit).decode())
        canvas.save(out, "PNG", pnginfo=notes, compress_level=4, dpi=density)
    elif output == "jpeg":
        told = {"xmp": attribution.xmp(credit), "extra": attribution.iptc_segment(credit)} if credit else {}
        canvas.save(out, "JPEG", quality=QUALITY, subsampling=SUBSAMPLING, dpi=density, **told)
    else:
        raise ValueError(f"There is no output called {output}.")
    return out.getvalue()
