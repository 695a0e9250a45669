"""From rows to the pure functions of `rendering`, in a place of its own, and charged to whoever asked.

Each drawing takes a `Budget` and raises UsedUp when that is empty, and Busy when every place is taken.
"""

import functools
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partners.artwork.models import LONGEST_PLACE, MILLIMETRES_A_POINT, Drawn, Output, TemplateVersion
from partners.artwork.rendering import (
    SAMPLE_CODE,
    Artwork,
    BaseLayers,
    Brand,
    Card,
    Choices,
    Credit,
    Photo,
    SlotKind,
    Stamp,
    as_jpeg,
    compose_card,
    compose_pdf,
    compose_raster,
    encode,
    factor_to,
    is_ground_known,
    is_readable,
    lost_on,
    on_ground,
    on_press,
    preview,
    sample_occasion,
    see_through,
    sheet_of,
    sheets_for,
    slots_from_json,
    without_room,
)
from partners.artwork.rendering.screens import SCREEN_DOTS
from partners.kernel.codes import as_typed, in_groups, is_short_code
from partners.kernel.errors import Busy
from partners.kernel.limits.budgets import Budget
from partners.kernel.shelves import Shelf

# The smallest module of a QR code that a telephone reads once a network has packed the picture again, and off paper.
MODULE_PIXELS, MODULE_MILLIMETRES = 3.0, 0.4
# The smallest that is still read once the picture is shown at a third of its size, as networks do on a telephone.
MODULE_PIXELS_FOR_A_THIRD = 5.0
# Some two hundred cards; whoever has one keeps it, so others are rarely asked for again.
CARDS: Shelf[bytes] = Shelf(16 * 1024 * 1024)
# Below what is see-through where there is no film yet: neither dark nor light.
NO_FILM = "#7d8590"
SAMPLE = Brand(names={"en": "Name of a partner"}, colour="#1d2f6f", link="https://partner.example.org")


# As many as a browser asks for at once when a page shows all templates. Nobody waits for one: the other threads are
# those that answer everybody's pages.
PLACES = threading.BoundedSemaphore(6)
BUSY = _(
    "So many pictures are being drawn at this moment that there was no place for yours. Please try again in a few "
    "seconds."
)


@contextmanager
def place(budget: Budget) -> Iterator[None]:
    """For one drawing, charged to whoever asked. Raises Busy when every place is taken, UsedUp when nobody can pay."""
    # The place first: who finds none has not been charged.
    if not PLACES.acquire(blocking=False):
        raise Busy(BUSY, retry_after=3)
    try:
        budget.take()
        # This thread's processor alone: a busy machine must not cost the payer more.
        with budget.timed(time.thread_time):
            yield
    finally:
        PLACES.release()


@functools.cache
def bases() -> BaseLayers:
    """One per process: every thread draws on what any of them has prepared."""
    return BaseLayers(Path(settings.BASE_LAYER_DIR))


def draw(version: TemplateVersion, brand: Brand, choices: Choices, output: str, *, budget: Budget) -> bytes:
    """The finished file (`output` is an `Output`), the same bytes whenever it is drawn. Raises Busy and UsedUp."""
    with place(budget):
        return compose(version, brand, choices, output)


def marked(choices: Choices, code: str) -> Choices:
    """These choices with the code of a file, and the address that it leads to."""
    return replace(choices, qr=address_of_code(code), code=in_groups(code, 5))


def address_of_code(code: str) -> str:
    """Where everybody reads what has become of the file with this code. Short, because it is drawn."""
    # By its name: the room that answers there lies above this one.
    return f"{settings.BASE_URL}{reverse('verify_code', args=[code])}"


def code_at(address: str) -> str:
    """The code of such an address, however its letters are written; empty for any other address."""
    start = re.escape(address_of_code(SAMPLE_CODE).removesuffix(SAMPLE_CODE).partition("://")[2])
    found = re.fullmatch(rf"https?://{start}([^/?#]{{1,40}})/?", address.strip(), re.IGNORECASE)
    code = as_typed(found[1]) if found else ""
    return code if is_short_code(code) else ""


def compose(version: TemplateVersion, brand: Brand, choices: Choices, output: str) -> bytes:
    artwork, slots, credit = artwork_of(version), slots_from_json(version.slots), credit_of(version, choices)
    if output == Output.PDF:
        return compose_pdf(artwork, slots, brand, choices, credit=credit, bases=bases())
    scale = version.picture_scale
    if version.is_see_through:
        card = see_through(
            artwork, slots, brand, choices, bases=bases(), scale=scale, seen_on=ground_of(version)
        )  # fmt: skip
        return encode(card, "png", credit, dots=SCREEN_DOTS)
    form: Literal["jpeg", "png"] = "png" if output == Output.PNG else "jpeg"
    return compose_raster(artwork, slots, brand, choices, bases=bases(), output=form, scale=scale, credit=credit)


def draw_view(
    version: TemplateVersion, brand: Brand, choices: Choices, *, width: int, budget: Budget, stamp: Stamp | None = None
) -> bytes:
    """A JPEG of what the file would look like, `width` pixels wide. Raises Busy and UsedUp."""
    artwork, slots = ground_of(version), slots_from_json(version.slots)
    with place(budget):
        return preview(artwork, slots, brand, choices, bases=bases(), width=width, stamp=stamp)


def draw_photograph(photo: Photo, width: int, height: int, *, budget: Budget) -> bytes:
    """A JPEG of this size, to look at. Raises Busy and UsedUp."""
    with place(budget):
        return as_jpeg(photo, width, height)


def draw_card(card: Card, *, budget: Budget) -> bytes:
    """A JPEG, drawn once for many who ask. Raises Busy and UsedUp."""
    kept = CARDS.get(card.digest)
    if kept is None:
        with place(budget):
            kept = compose_card(card)
        CARDS.put(card.digest, kept, len(kept))
    return kept


def draw_sample(
    artwork: Artwork,
    slots: list[dict[str, Any]],
    *,
    brand: Brand = SAMPLE,
    choices: Choices | None = None,
    width: int = 640,
    page: int = 1,
    budget: Budget,
) -> bytes:
    """A JPEG with an invented partner, for staff; without slots the artwork alone. Raises Undrawable; Busy and UsedUp
    as every drawing."""
    read = slots_from_json(slots)
    kinds = {slot.kind for slot in read}
    occasion = sample_occasion("plain", "en", date="date" in kinds, letters=LONGEST_PLACE, photo="photo" in kinds)
    usual = Choices(line="A line of text that the partner writes", occasion=occasion)
    said = marked(choices or usual, SAMPLE_CODE)
    with place(budget):
        return preview(artwork, read, brand, said, bases=bases(), width=width, page=page)


def draw_sample_of(version: TemplateVersion, *, width: int, budget: Budget) -> bytes:
    """Raises Busy and UsedUp."""
    return draw_sample(ground_of(version), version.slots, width=width, budget=budget)


def is_code_readable(version: TemplateVersion) -> bool:
    """Whether telephones can read our address off every file of the template; true where it has no QR code."""
    # All codes are equally long, and so are the addresses made of them.
    address = address_of_code(SAMPLE_CODE)
    return all(
        is_readable(slot, version.width * scale, version.height * scale, address, least=least)
        for slot in slots_from_json(version.slots)
        if slot.kind == "qr"
        for scale, least in least_modules(version).items()
    )


def least_modules(version: Drawn) -> dict[float, float]:
    """How large a module of a QR code has to be, for each scale in which files are made of it."""
    on_paper = {MILLIMETRES_A_POINT: MODULE_MILLIMETRES} if version.is_print else {}
    on_film = {version.film.width / version.width: MODULE_PIXELS} if version.film else {}
    return {version.picture_scale: MODULE_PIXELS, **on_film, **on_paper}


def modules_for_a_third(version: Drawn) -> dict[float, float]:
    """The same, for pictures that are shown at a third of their size. What is made for print is read off paper."""
    return {} if version.is_print else {version.picture_scale: MODULE_PIXELS_FOR_A_THIRD}


def has_no_room_for(version: TemplateVersion, brand: Brand, choices: Choices) -> list[SlotKind]:
    """What cannot stand on this template whole and readable: `name`, `line`, `link`, `date`, `place`. Of
    the brand's logo nothing counts but that there is one."""
    scale = version.picture_scale
    size = version.width * scale, version.height * scale
    return without_room(size, slots_from_json(version.slots), brand, choices)


def logo_is_lost_on(version: TemplateVersion, brand: Brand) -> str:
    """The colour before which the partner's logo is hardly seen on this template; empty where it is seen, and where
    nobody can say yet because every place for drawing is taken."""
    artwork = ground_of(version)
    logos = [slot for slot in slots_from_json(version.slots) if slot.kind == "logo"]
    is_drawn = not all(is_ground_known(slot, artwork) for slot in logos)
    # A page of words asks: it stays, whoever is drawing, and says less until it is asked again. Charged to nobody,
    # because each artwork is looked at once for all partners.
    if is_drawn and not PLACES.acquire(blocking=False):
        return ""
    try:
        return next(filter(None, (lost_on(slot, brand, artwork, bases()) for slot in logos)), "")
    finally:
        if is_drawn:
            PLACES.release()


def sheets_of(version: Drawn) -> list[str]:
    """Sheets of paper on which the template can be printed, its own among them, and each of them once more as a print
    shop wants it; empty where nobody can say. None on which telephones could not read the QR code."""
    if not version.is_print:
        return []
    address, codes = (
        address_of_code(SAMPLE_CODE),
        [each for each in slots_from_json(version.slots) if each.kind == "qr"],
    )

    def is_read(sheet: str) -> bool:
        scale = MILLIMETRES_A_POINT * factor_to(sheet, version.width, version.height)
        size = version.width * scale, version.height * scale
        return all(is_readable(slot, *size, address, least=MODULE_MILLIMETRES) for slot in codes)

    found = [sheet for sheet in sheets_for(version.width, version.height) if is_read(sheet)]
    return found + [on_press(sheet) for sheet in found]


def own_sheet(version: Drawn) -> str:
    return sheet_of(version.width, version.height) if version.is_print else ""


def sheet_on(version: Drawn, sheet: str) -> str:
    """What was chosen of an earlier version, where this one comes on it too; empty is its own sheet."""
    return sheet if sheet and sheet != own_sheet(version) and sheet in sheets_of(version) else ""


def artwork_of(version: Drawn) -> Artwork:
    def load() -> bytes:
        with version.artwork.open("rb") as file:
            return bytes(file.read())

    kind = "pdf" if version.is_print else "raster"
    return Artwork(kind=kind, load=load, width=version.width, height=version.height, sha256=version.artwork_sha256)  # type: ignore[arg-type]


def ground_of(drawn: Drawn) -> Artwork:
    """The artwork as people see it: what is see-through lies on a picture of its film."""
    artwork = artwork_of(drawn)
    if not drawn.is_see_through:
        return artwork
    if drawn.film is None:
        return on_ground(artwork, NO_FILM)
    with drawn.film.still.open("rb") as still:
        return on_ground(artwork, bytes(still.read()))


def credit_of(version: TemplateVersion, choices: Choices) -> Credit:
    language, photo = version.template.language, choices.occasion.photo
    return Credit(
        credit="; ".join(filter(None, [version.credit, photo.credit if photo else ""])),
        rights=version.credit,
        terms=version.licence,
        url=settings.BASE_URL,
        title=version.template.title_in(language),
        code=choices.code,
        # A file without a code leads to nothing of its own.
        identifier=choices.qr if choices.code else "",
    )
