"""What a template has a place for, so that whoever puts their name on it is asked for nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass

from partners.artwork.models import LONGEST_LINE, LONGEST_PLACE, Drawn
from partners.artwork.rendering import (
    LEAST_PPI,
    Occasion,
    Photo,
    Slot,
    SlotKind,
    is_sharp_at,
    ppi_of,
    slots_from_json,
)

MOST_LETTERS = {"line": LONGEST_LINE, "place": LONGEST_PLACE}


@dataclass(frozen=True)
class Asked:
    """`line` and `place`: how many characters may be written, 0 where there is no place for any. `required` is without
    what no file is made."""

    line: int
    place: int
    date: bool
    photo: bool
    required: tuple[SlotKind, ...]

    @property
    def of_occasions(self) -> bool:
        return bool(self.place) or self.date or self.photo


def asked_of(drawn: Drawn) -> Asked:
    return asked_of_slots(slots_from_json(drawn.slots))


def asked_of_slots(slots: tuple[Slot, ...]) -> Asked:
    theirs = {kind: [slot for slot in slots if is_theirs(slot, kind)] for kind in ("line", "place", "date", "photo")}
    longest = {
        kind: min((slot.longest or most for slot in theirs[kind]), default=0) for kind, most in MOST_LETTERS.items()
    }
    return Asked(
        **longest,
        date=bool(theirs["date"]),
        photo=bool(theirs["photo"]),
        required=tuple(dict.fromkeys(slot.kind for each in theirs.values() for slot in each if slot.required)),
    )


def asked_of_any(versions: Iterable[Drawn]) -> Asked:
    """Of several at once: whatever one of them has a place for, as long as the longest. Nothing is required of all:
    what one of them needs is needed by that one alone."""
    each = [asked_of(version) for version in versions]
    return Asked(
        line=max((one.line for one in each), default=0),
        place=max((one.place for one in each), default=0),
        date=any(one.date for one in each),
        photo=any(one.photo for one in each),
        required=(),
    )


def longest_line(drawn: Drawn) -> int:
    """How many characters a partner may write on this template; 0 where it has no line that is theirs to write."""
    return asked_of(drawn).line


def is_theirs(slot: Slot, kind: str) -> bool:
    return slot.kind == kind and not slot.text


def fitting(drawn: Drawn, occasion: Occasion) -> Occasion:
    """Without what this template has no place for: whatever else was chosen, its file is the same."""
    asked = asked_of(drawn)
    return Occasion(
        date=occasion.date if asked.date else "",
        place=occasion.place if asked.place else "",
        photo=occasion.photo if asked.photo else None,
    )


def missing_from(drawn: Drawn, line: str, occasion: Occasion) -> list[SlotKind]:
    """Without what no file of this template is made."""
    told = {"line": line, "date": occasion.date, "place": occasion.place, "photo": occasion.photo}
    return [kind for kind in asked_of(drawn).required if not told[kind]]


def coarsest(drawn: Drawn, photo: Photo) -> int:
    """Pixels per inch that the photograph has in print, where they are too few for a press; for screens those that it
    has in the place, where they are too few to look sharp. 0 where it is sharp."""
    slots = [slot for slot in slots_from_json(drawn.slots) if slot.kind == "photo"]
    boxes = [slot.box(drawn.width, drawn.height)[2:] for slot in slots]
    if drawn.is_print:
        return min((ppi for box in boxes if (ppi := ppi_of(photo, *box)) < LEAST_PPI), default=0)
    return min((round(ppi_of(photo, *box) * box[0] / 72) for box in boxes if not is_sharp_at(photo, *box)), default=0)


def demands_approval(before: list[dict[str, object]], slots: list[dict[str, object]]) -> bool:
    """Whether a place for a photograph is new: people are seen on it, so staff see each file unless they say they need
    not."""
    had, has = (any(slot.get("kind") == "photo" for slot in each) for each in (before, slots))
    return has and not had
