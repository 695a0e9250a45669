"""The sheet: artwork with slots as it comes out for partners whose names and logos are hard on it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from partners.artwork.models import Drawn
from partners.artwork.rendering import (
    SAMPLE_CODE,
    Choices,
    Flaw,
    Slot,
    flaws_of,
    sample_occasion,
    samples,
    slots_from_json,
    unprintable,
)
from partners.kernel.limits.budgets import Budget

from .asking import asked_of_slots
from .drawing import bases, draw_sample, ground_of, least_modules, marked, modules_for_a_third, place

LABELS = {
    "plain": _("An ordinary partner"),
    "wide": _("A very wide logo"),
    "tall": _("A very tall logo"),
    "tiny": _("A tiny logo"),
    "white": _("A white logo, see-through, and a pale colour"),
    "long": _("A name of eighty letters"),
    "ukrainian": _("A long name in Ukrainian"),
    "arabic": _("A name in Arabic"),
    "hebrew": _("A name in Hebrew"),
    "hindi": _("A name in Hindi"),
    "georgian": _("A name in Georgian"),
    "armenian": _("A name in Armenian"),
    "no_logo": _("No logo"),
}
FLAWS = {
    "overlap": _("This place lies over another one, so that what stands there covers it. Move them apart."),
    "no_room": _(
        "The words have no room at a size that can be read. Make the place larger, or let them be smaller or stand on "
        "more lines."
    ),
    "faint_words": _("The words hardly stand out from the artwork. Choose another colour, or put a plate behind them."),
    "faint_logo": _("The logo hardly stands out from its ground. A plate of a colour behind it helps."),
    "code_too_small": _("The QR code is too small: telephones could not read it. Make its place larger."),
    "code_lost_small": _(
        "The QR code is read at this size, but no more once a network shows the picture at a third of it. Make its "
        "place larger."
    ),
}
LINE = "A line of text that the partner writes: where, when, and with whom, as long as it may be at all, to the end"


@dataclass(frozen=True)
class Trial:
    """One sample partner on one page of the artwork; what goes wrong there, with the slots it is about."""

    sample: str
    page: int
    flaws: list[tuple[Slot, int, Any]]

    @property
    def label(self) -> Any:
        return LABELS[self.sample]


def sample_names() -> list[str]:
    """Those that our typefaces can print."""
    return [name for name, brand in samples().items() if not any(unprintable(words) for words in brand.names.values())]


def trials_of(drawn: Drawn, language: str, *, budget: Budget) -> list[Trial]:
    """Every sample partner on each page that has a slot. Raises Undrawable; Busy and UsedUp as every drawing."""
    artwork, slots = ground_of(drawn), slots_from_json(drawn.slots)
    pages = sorted({slot.page for slot in slots}) or [1]
    modules, reduced = least_modules(drawn), modules_for_a_third(drawn)
    found = []
    with place(budget):
        for name in sample_names():
            choices = choices_for(slots, language, name)
            flaws = flaws_of(artwork, slots, samples()[name], choices, bases=bases(), modules=modules, reduced=reduced)
            found += [Trial(name, page, _told(flaws, slots, page)) for page in pages]
    return found


def draw_trial(
    drawn: Drawn, slots: list[dict[str, Any]], language: str, *, sample: str, page: int, width: int, budget: Budget
) -> bytes:
    """A JPEG; `slots` need not be those that are saved. Raises Undrawable; Busy and UsedUp as every drawing."""
    return draw_sample(
        ground_of(drawn),
        slots,
        brand=samples()[sample],
        choices=choices_for(slots_from_json(slots), language, sample),
        width=width,
        page=page,
        budget=budget,
    )


def choices_for(slots: tuple[Slot, ...], language: str, sample: str) -> Choices:
    """With as long a line as a partner may write, and with an occasion that is as hard."""
    asked = asked_of_slots(slots)
    occasion = sample_occasion(sample, language, date=asked.date, letters=asked.place, photo=asked.photo)
    line = LINE[: asked.line or len(LINE)].rstrip()
    return marked(Choices(line=line, language=language, occasion=occasion), SAMPLE_CODE)


def _told(flaws: list[Flaw], slots: tuple[Slot, ...], page: int) -> list[tuple[Slot, int, Any]]:
    return [(slots[flaw.slot - 1], flaw.slot, FLAWS[flaw.code]) for flaw in flaws if slots[flaw.slot - 1].page == page]
