"""From rows to the pure functions of `rendering`, in a place of its own, and charged to whoever asked.

Each drawing takes a `Budget` and raises UsedUp when that is empty, and Busy when every place is taken.
"""

import bisect
import functools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from partners.artwork.models import Output, TemplateVersion
from partners.artwork.rendering import (
    Artwork,
    BaseLayers,
    Brand,
    Choices,
    Credit,
    compose_pdf,
    compose_raster,
    is_readable,
    preview,
    slots_from_json,
)
from partners.kernel.errors import Busy
from partners.kernel.limits.budgets import Budget

# The longer side of a picture made of a print page: an A5 page at 300 dots per inch, an A3 page on any screen.
PICTURE_SIDE = 2480
# The smallest module of a QR code that a telephone reads once a network has packed the picture again, and off paper.
MODULE_PIXELS, MODULE_MILLIMETRES = 3.0, 0.4
POINT = 25.4 / 72
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


def compose(version: TemplateVersion, brand: Brand, choices: Choices, output: str) -> bytes:
    artwork, slots, credit = artwork_of(version), slots_from_json(version.slots), credit_of(version)
    if output == Output.PDF:
        return compose_pdf(artwork, slots, brand, choices, credit=credit)
    scale = picture_scale(version)
    form: Literal["jpeg", "png"] = "png" if output == Output.PNG else "jpeg"
    return compose_raster(artwork, slots, brand, choices, bases=bases(), output=form, scale=scale, credit=credit)


def draw_view(version: TemplateVersion, brand: Brand, choices: Choices, *, width: int, budget: Budget) -> bytes:
    """A JPEG of what the file would look like, `width` pixels wide. Raises Busy and UsedUp."""
    with place(budget):
        return preview(artwork_of(version), slots_from_json(version.slots), brand, choices, bases=bases(), width=width)


def draw_sample(
    artwork: Artwork, slots: list[dict[str, Any]], *, line: str = "", width: int = 640, budget: Budget
) -> bytes:
    """A JPEG with an invented partner, for staff. Raises Busy and UsedUp."""
    choices = Choices(line=line or "A line of text that the partner writes")
    with place(budget):
        return preview(artwork, slots_from_json(slots), SAMPLE, choices, bases=bases(), width=width)


def draw_sample_of(version: TemplateVersion, *, width: int, budget: Budget) -> bytes:
    """Raises Busy and UsedUp."""
    return draw_sample(artwork_of(version), version.slots, width=width, budget=budget)


def is_code_readable(version: TemplateVersion, link: str) -> bool:
    """Whether telephones can read this link off every file of the template; true where it has no QR code."""
    sizes = {picture_scale(version): MODULE_PIXELS, **({POINT: MODULE_MILLIMETRES} if version.is_print else {})}
    return all(
        is_readable(slot, version.width * scale, version.height * scale, link, least=least)
        for slot in slots_from_json(version.slots)
        if slot.kind == "qr"
        for scale, least in sizes.items()
    )


def longest_link(version: TemplateVersion, most: int) -> int:
    """How many characters a link may have on this template, `most` at the most."""
    return bisect.bisect_left(
        range(1, most + 1), True, key=lambda length: not is_code_readable(version, "https://".ljust(length, "x"))
    )


def picture_scale(version: TemplateVersion) -> float:
    """Pixels of a finished picture per unit of the artwork."""
    return PICTURE_SIDE / max(version.width, version.height) if version.is_print else 1.0


def artwork_of(version: TemplateVersion) -> Artwork:
    def load() -> bytes:
        with version.artwork.open("rb") as file:
            return bytes(file.read())

    kind = "pdf" if version.is_print else "raster"
    return Artwork(kind=kind, load=load, width=version.width, height=version.height, sha256=version.artwork_sha256)  # type: ignore[arg-type]


def credit_of(version: TemplateVersion) -> Credit:
    language = version.template.language
    return Credit(
        credit=version.credit,
        rights=version.credit,
        terms=version.licence,
        url=settings.BASE_URL,
        title=version.template.title_in(language),
    )
