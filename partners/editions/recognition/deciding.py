"""What may be said. Of two things that could be true the lesser one is: a wrong partner must never be named."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from .strips import Compared, Seen


class Outcome(Enum):
    """In the order in which more can be said."""

    NOTHING = "nothing"
    # Some of it, and the rest is something else.
    PARTS = "parts"
    # The artwork is ours; its strip is cut off, too small, or empty.
    ARTWORK = "artwork"
    UNSURE = "unsure"
    # The strip is like several partners' strips.
    SEVERAL = "several"
    # It can be read, and is not what we issued to anybody.
    NO_EDITION = "no_edition"
    # Without a partner, as we hand it out ourselves.
    OWN = "own"
    ISSUED = "issued"


# The holder of files that carry the campaign's own mark.
CAMPAIGN = "campaign"
# By these partners are told apart; a line of text many have in common, and a logo alone is easily taken along.
TELLING = ("name", "link", "qr", "code")
CODES = ("qr", "code")


@dataclass(frozen=True)
class Beside:
    """A file of ours beside the picture. `key` stands for the file, `holder` for whose it is; `area` is how much of its
    artwork is there."""

    key: Hashable
    holder: Hashable
    places: tuple[Compared, ...]
    area: float = 1.0

    def kinds(self, *seen: Seen) -> list[str]:
        return [place.kind for place in self.places if place.seen in seen]

    @property
    def legible(self) -> int:
        return len(self.kinds(Seen.ALIKE, Seen.DIFFERENT, Seen.UNCLEAR))

    @property
    def is_alike(self) -> bool:
        alike = self.kinds(Seen.ALIKE)
        telling = any(kind in TELLING for kind in alike)
        return len(alike) >= 2 and telling and not self.kinds(Seen.DIFFERENT, Seen.UNCLEAR)

    @property
    def goes_with_its_code(self) -> bool:
        """Of a file whose own code was read off the strip: small letters beside it need not be clear."""
        unclear = set(self.kinds(Seen.UNCLEAR))
        return len(self.kinds(Seen.ALIKE)) >= 3 and unclear <= {"line", "link"} and not self.is_other

    @property
    def is_other(self) -> bool:
        return bool(self.kinds(Seen.DIFFERENT))

    @property
    def differs_in_code_alone(self) -> bool:
        return self.is_other and all(kind in CODES for kind in self.kinds(Seen.DIFFERENT))

    @property
    def likeness(self) -> float:
        """For ordering what is alike, and what comes nearest to it."""
        told = [place for place in self.places if place.seen is not Seen.UNSEEN]
        mean = sum(max(0.0, 1 - place.rest) for place in told) / max(1, len(told))
        return len(self.kinds(Seen.ALIKE)) - len(self.kinds(Seen.DIFFERENT)) + mean + self.area / 100


@dataclass(frozen=True)
class Decision:
    """`files` are those that are meant, the likest first: of one holder, of several, or the one that comes nearest."""

    outcome: Outcome
    files: tuple[Beside, ...] = field(default=())


def decided(compared: Sequence[Beside], *, is_complete: bool, is_code_known: bool) -> Decision:
    """On a picture that shows an artwork of ours. `is_complete` says that whoever is not here has been ruled out;
    `is_code_known` that a code was read off the strip, or that it has none."""
    found = sorted(compared, key=lambda each: -each.likeness)
    alike = [each for each in found if each.is_alike]
    holders = {each.holder for each in alike}
    if len(holders) > 1:
        return Decision(Outcome.SEVERAL, tuple(alike))
    if holders:
        others = [each for each in found if each.holder not in holders]
        if is_complete and all(each.is_other for each in others):
            own = holders == {CAMPAIGN}
            return Decision(Outcome.OWN if own else Outcome.ISSUED, tuple(alike))
        return Decision(Outcome.UNSURE)
    legible = max((each.legible for each in found), default=0)
    if legible == 0:
        return Decision(Outcome.ARTWORK)
    if is_complete and legible >= 2 and all(each.is_other for each in found):
        nearest = found[0]
        # Files from before there were codes have another one: that alone accuses nobody unless it was read.
        if is_code_known or not any(each.differs_in_code_alone for each in found):
            return Decision(Outcome.NO_EDITION, (nearest,) if nearest.kinds(Seen.ALIKE) else ())
    return Decision(Outcome.UNSURE)
