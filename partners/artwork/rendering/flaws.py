"""What goes wrong when this partner stands on this artwork, slot by slot, before anybody prints it."""

from dataclasses import dataclass

from PIL import Image

from partners.kernel.colours import contrast

from . import lettering, marks
from .bases import BaseLayers
from .grounds import ground_below, in_hex, set_on_ground
from .screens import filled, is_lettered
from .shapes import Artwork, Brand, Choices, Slot

# Below this a logo is a shadow: pale yellow on cream has 1.1, the palest grey that people still find has 1.6.
LOGO_CONTRAST = 1.6
# Of the smaller one of two slots, as much as a hand that draws may be off.
SHARED = 0.01


@dataclass(frozen=True, slots=True)
class Flaw:
    """`slot` counts from 1; `code` is `no_room`, `faint_words`, `faint_logo`, `code_too_small`,
    `code_lost_small` (read at its size, and no more at the size to which networks reduce it) or `overlap`."""

    slot: int
    code: str


def flaws_of(
    artwork: Artwork,
    slots: tuple[Slot, ...],
    brand: Brand,
    choices: Choices,
    *,
    bases: BaseLayers,
    modules: dict[float, float],
    reduced: dict[float, float] | None = None,
) -> list[Flaw]:
    """In the order of the slots. `modules` says for each scale in which files are made how large a module of a QR code
    has to be there, in the unit of that file; `reduced` the same for files that are shown smaller than they are. Raises
    Undrawable for a page that is not there."""
    pages = {page: filled(slots, brand, choices, page) for page in {slot.page for slot in slots}}
    shown = [(number, slot) for number, slot in enumerate(slots, 1) if slot in pages[slot.page]]
    found = []
    for number, slot in shown:
        if slot.kind == "qr" and not is_readable(slot, artwork, brand, choices, modules):
            found.append(Flaw(number, "code_too_small"))
        elif slot.kind == "qr" and not is_readable(slot, artwork, brand, choices, reduced or {}):
            found.append(Flaw(number, "code_lost_small"))
    found += [Flaw(number, "overlap") for number, slot in shown if any(
        lies_over(slot, other) for below, other in shown if below < number
    )]  # fmt: skip
    worded = []
    for number, wanted in shown:
        slot, own = set_on_ground(wanted, brand, artwork, bases)
        ground = brand.paint(slot.background) or ground_below(slot, artwork, bases)[0]
        if slot.kind == "logo" and brand.logo_png is not None:
            if contrast(ink_of(own), ground) < LOGO_CONTRAST:
                found.append(Flaw(number, "faint_logo"))
        elif is_lettered(slot, own):
            worded.append((number, slot))
            # On a plate the typesetter takes another colour by itself.
            if not slot.background and contrast(brand.paint(slot.colour), ground) < marks.TEXT_CONTRAST:
                found.append(Flaw(number, "faint_words"))
    orders = [
        lettering.order(
            slot, brand, choices, marks.inner_box(slot, slot.box(artwork.width, artwork.height)), artwork.height
        )
        for _number, slot in worded
    ]
    fits = lettering.fit(orders)
    found += [Flaw(number, "no_room") for (number, _slot), is_whole in zip(worded, fits, strict=True) if not is_whole]
    return sorted(found, key=lambda flaw: flaw.slot)


def lies_over(one: Slot, other: Slot) -> bool:
    """Whether they share more than their edges: words over a code, and neither is read. On a photograph others may
    stand, each on its plate."""
    if other.kind == "photo" and one.background:
        return False
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    smaller = min(one.width * one.height, other.width * other.height)
    return one.page == other.page and across > 0 and down > 0 and across * down > SHARED * smaller


def is_readable(slot: Slot, artwork: Artwork, brand: Brand, choices: Choices, modules: dict[float, float]) -> bool:
    url = choices.qr or brand.link
    return all(
        marks.is_readable(slot, artwork.width * scale, artwork.height * scale, url, least=least)
        for scale, least in modules.items()
    )


def ink_of(brand: Brand) -> str:
    """What colour the logo has on the whole, where it is not see-through."""
    # Premultiplied, so that what nobody sees counts for nothing.
    drawn = marks.open_logo(brand).convert("RGBA").convert("RGBa").resize((1, 1), Image.Resampling.BOX)
    return in_hex(drawn.convert("RGBA").convert("RGB"))
