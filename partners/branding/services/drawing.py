"""From rows to the pure functions of `rendering`, in a place of its own, and charged to whoever asked.

Each drawing takes a `Budget` and raises UsedUp when that is empty, and Busy when every place is taken.
"""

import functools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from partners.branding.models import BrandKit, Edition, TemplateVersion
from partners.branding.rendering import (
    Artwork,
    BaseLayers,
    Brand,
    Choices,
    Credit,
    compose_pdf,
    compose_raster,
    edition_address,
    preview,
    printable_form,
    slots_from_json,
)
from partners.kernel.errors import Busy
from partners.kernel.limits import Budget
from partners.organizations.models import Organization

# The longer side of a picture made of a print page: an A5 page at 300 dots per inch, an A3 page on any screen.
PICTURE_SIDE = 2480
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
    if not PLACES.acquire(blocking=False):
        raise Busy(BUSY, retry_after=3)
    try:
        budget.take()
        with budget.timed(time.thread_time):
            yield
    finally:
        PLACES.release()


@functools.cache
def bases() -> BaseLayers:
    """One per process: every thread draws on what any of them has prepared."""
    return BaseLayers(Path(settings.BASE_LAYER_DIR))


def draw(edition: Edition, *, budget: Budget) -> bytes:
    """The finished file, the same bytes whenever it is drawn."""
    with place(budget):
        return compose(edition)


def compose(edition: Edition) -> bytes:
    version = edition.template_version
    artwork, slots = artwork_of(version), slots_from_json(version.slots)
    brand, choices, credit = brand_of(edition.organization, edition.kit), choices_of(edition), credit_of(version)
    if edition.output == Edition.Output.PDF:
        return compose_pdf(artwork, slots, brand, choices, credit=credit)
    scale = PICTURE_SIDE / max(version.width, version.height) if version.is_print else 1.0
    output: Literal["jpeg", "png"] = "png" if edition.output == Edition.Output.PNG else "jpeg"
    return compose_raster(artwork, slots, brand, choices, bases=bases(), output=output, scale=scale, credit=credit)


def draw_preview(
    version: TemplateVersion,
    organization: Organization,
    kit: BrandKit | None,
    *,
    line: str,
    width: int,
    budget: Budget,
) -> bytes:
    """A JPEG of what the file would look like, also before there is a kit: the organisation's name stands in."""
    choices = Choices(line=line, language=version.template.language)
    brand = brand_of(organization, kit)
    with place(budget):
        return preview(artwork_of(version), slots_from_json(version.slots), brand, choices, bases=bases(), width=width)


def draw_sample(
    artwork: Artwork, slots: list[dict[str, Any]], *, line: str = "", width: int = 640, budget: Budget
) -> bytes:
    """A JPEG with an invented partner, for staff."""
    choices = Choices(line=line or "A line of text that the partner writes")
    with place(budget):
        return preview(artwork, slots_from_json(slots), SAMPLE, choices, bases=bases(), width=width)


def draw_sample_of(version: TemplateVersion, *, width: int, budget: Budget) -> bytes:
    return draw_sample(artwork_of(version), version.slots, width=width, budget=budget)


def artwork_of(version: TemplateVersion) -> Artwork:
    def load() -> bytes:
        with version.artwork.open("rb") as file:
            return bytes(file.read())

    kind = "pdf" if version.is_print else "raster"
    return Artwork(kind=kind, load=load, width=version.width, height=version.height, sha256=version.artwork_sha256)  # type: ignore[arg-type]


def brand_of(organization: Organization, kit: BrandKit | None) -> Brand:
    if kit is None:
        return Brand(names={"en": printable_form(organization.name)}, link=organization.website)
    logo = kit.logo
    if logo is None:
        return Brand(names=kit.names, colour=kit.colour, link=kit.link)
    with logo.file.open("rb") as file:
        png = bytes(file.read())
    return Brand(names=kit.names, colour=kit.colour, link=kit.link, logo_png=png, logo_sha256=logo.sha256)


def look_of_preview(
    version: TemplateVersion, organization: Organization, kit: BrandKit | None, *, line: str, width: int
) -> str:
    """Changes exactly when the preview does: lets a browser keep the picture."""
    look = kit.sha256 if kit else f"{organization.public_id} {organization.name} {organization.website}"
    return edition_address(version.sha256, look, Choices(line=line, language=version.template.language), f"view{width}")


def choices_of(edition: Edition) -> Choices:
    return Choices(line=edition.line, language=edition.template_version.template.language)


def credit_of(version: TemplateVersion) -> Credit:
    language = version.template.language
    return Credit(
        credit=version.credit,
        rights=version.credit,
        terms=version.licence,
        url=settings.BASE_URL,
        title=version.template.title_in(language),
    )
