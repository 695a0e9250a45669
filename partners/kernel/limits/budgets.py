"""What uploads and drawings may cost one person and one organisation. This table is the only place that says so."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import Any, NamedTuple, TypeVar

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from partners.kernel.errors import UsedUp
from partners.kernel.limits.counting import Name, Use, count_amounts, take_back

View = TypeVar("View", bound=Callable[..., Any])
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
MEGABYTE = 1024 * 1024


class Share(NamedTuple):
    """How often, how many bytes and how many seconds of a processor; None is not counted."""

    uses: int | None = None
    bytes: int | None = None
    seconds: int | None = None


class Price(NamedTuple):
    """What one person and one organisation may have `within` a stretch of time; staff act for no organisation."""

    within: timedelta
    person: Share
    organization: Share | None = None


PRICES = {
    # Ten papers of ten megabytes belong to an application; a brand kit is tried out with some logos. Some go wrong.
    "paper": Price(
        HOUR,
        Share(uses=40, bytes=150 * MEGABYTE, seconds=60),
        Share(uses=80, bytes=300 * MEGABYTE, seconds=120),
    ),
    "logo": Price(
        HOUR,
        Share(uses=40, bytes=150 * MEGABYTE, seconds=60),
        Share(uses=80, bytes=300 * MEGABYTE, seconds=120),
    ),
    "photograph": Price(
        HOUR,
        Share(uses=40, bytes=300 * MEGABYTE, seconds=120),
        Share(uses=80, bytes=600 * MEGABYTE, seconds=240),
    ),
    # Tables of contacts are read in this process, and are small.
    "table": Price(
        HOUR, Share(uses=40, bytes=60 * MEGABYTE, seconds=120), Share(uses=80, bytes=120 * MEGABYTE, seconds=240)
    ),
    # One person who types makes three previews in a second at most; a kit's page draws one for each template.
    "preview": Price(MINUTE, Share(uses=240, seconds=20), Share(uses=240, seconds=20)),
    "edition": Price(HOUR, Share(uses=600, seconds=300), Share(uses=1200, seconds=600)),
    # Staff: an afternoon's photographs, a new campaign's artwork. A stolen account meets an end all the same.
    "picture": Price(HOUR, Share(bytes=2000 * MEGABYTE, seconds=900)),
    "document": Price(HOUR, Share(bytes=1000 * MEGABYTE, seconds=900)),
    "artwork": Price(HOUR, Share(bytes=1000 * MEGABYTE, seconds=900)),
    # Supporters' videos, by where somebody comes from, and by all together. A look costs next to nothing; the worker,
    # who knows nobody, charges what the new film did cost to all, and has a quarter of each hour for all else.
    "film": Price(
        HOUR,
        Share(uses=12, bytes=200 * MEGABYTE, seconds=60),
        Share(uses=120, bytes=2000 * MEGABYTE, seconds=2700),
    ),
    # The campaign's films with a partner's name, made one after the other: the worker charges what each did cost.
    "partner_film": Price(HOUR, Share(uses=20, seconds=1800), Share(uses=20, seconds=1800)),
    # Share cards, by where somebody comes from, and by all together. Each is drawn once and kept.
    "card": Price(HOUR, Share(uses=120, seconds=60), Share(uses=2000, seconds=900)),
    # Files without a partner's logo, by where somebody comes from: each is drawn once and kept.
    "neutral": Price(HOUR, Share(uses=120, seconds=120), Share(uses=2000, seconds=900)),
    # Files behind a private link, by where somebody comes from, and by the organisation whose link it is. Apart from
    # what its own people have: a link that was passed on must not keep them from working.
    "shared": Price(HOUR, Share(uses=300, seconds=120), Share(uses=1200, seconds=300)),
    # Files that somebody wants to know about, by where they come from, and by all together.
    "look_up": Price(
        HOUR,
        Share(uses=60, bytes=400 * MEGABYTE, seconds=90),
        Share(uses=2000, bytes=8000 * MEGABYTE, seconds=900),
    ),
    # Files on letters, by the address that a letter comes to, which one person was given.
    "letter": Price(HOUR, Share(uses=40, bytes=100 * MEGABYTE, seconds=60)),
    "sample": Price(MINUTE, Share(uses=240, seconds=30)),
}

# (for a file, for a drawing)
OF_A_PERSON = (
    _(
        "You have sent as much as we can check for one person for now. Please choose this file again after {time}; "
        "everything else you filled in is still here."
    ),
    _("We have drawn as much for you as we can for one person for now. Please go on after {time}."),
)
OF_AN_ORGANIZATION = (
    _(
        "Your organisation has sent as much as we can check for one organisation for now. Please choose this file "
        "again after {time}; everything else you filled in is still here."
    ),
    _("We have drawn as much for your organisation as we can for now. Please go on after {time}."),
)


@dataclass(frozen=True, slots=True)
class Budget:
    """Who pays for one kind of work: a row of `PRICES`, and the keys of a person and, for partners, an organisation."""

    what: str
    person: Any
    organization: Any = None

    def take(self, size: int = 0) -> None:
        """Count one more use and its bytes, before anything expensive. Raises UsedUp, and then has counted nothing."""
        limits = self.limits()
        given = {"uses": 1, "bytes": size, "seconds": 0}
        # Counted first and compared then: of many at once each has a number of its own, and just as many get through.
        uses = count_amounts({name: given[measure_of(name)] for name in limits}, within=self.price.within)
        over = {name: use for name, use in uses.items() if is_over(name, use, limits[name])}
        if over:
            self.give_back(size)
            raise self.used_up(over)

    def give_back(self, size: int = 0) -> None:
        """What was taken for work that then did not begin."""
        for measure, amount in (("uses", 1), ("bytes", size)):
            if amount:
                take_back([name for name in self.limits() if measure_of(name) == measure], amount)

    def spend(self, seconds: float) -> None:
        """Count what the work did cost, once that is known: whoever is over the limit then is refused next time."""
        # Whole numbers in the counter: most previews take less than a second and would cost nothing, as would a look
        # at a film, which takes less than a thousandth.
        milliseconds = max(0, ceil(seconds * 1000))
        spent = {name: milliseconds for name in self.limits() if measure_of(name) == "seconds"}
        if spent:
            count_amounts(spent, within=self.price.within)

    @contextmanager
    def timed(self, clock: Callable[[], float]) -> Iterator[None]:
        begun = clock()
        try:
            yield
        # What failed halfway has cost as much; drawings that fail would be free otherwise.
        finally:
            self.spend(clock() - begun)

    @property
    def price(self) -> Price:
        return PRICES[self.what]

    def limits(self) -> dict[Name, int]:
        holders = (
            ("person", self.person, self.price.person),
            ("organization", self.organization, self.price.organization),
        )
        return {
            Name(f"limits.{self.what}.{measure}", f"{kind}:{holder}"): limit * (1000 if measure == "seconds" else 1)
            for kind, holder, share in holders
            if holder is not None and share is not None
            for measure, limit in share._asdict().items()
            if limit is not None
        }

    def used_up(self, over: dict[Name, Use]) -> UsedUp:
        # The one that ends last: until then it would refuse alone what the others let through again.
        last = max(over, key=lambda name: over[name].ends_at)
        use = over[last]
        sentences = OF_A_PERSON if last.subject.startswith("person:") else OF_AN_ORGANIZATION
        # What is sent is counted in bytes; all else is drawn.
        is_file = self.price.person.bytes is not None
        # The minute that is named has to be one at which it works again.
        time = date_format(timezone.localtime(use.ends_at + MINUTE), "TIME_FORMAT")
        sentence = str(sentences[0 if is_file else 1]).format(time=time)
        return UsedUp(sentence, retry_after=use.wait)


def measure_of(name: Name) -> str:
    return name.action.rpartition(".")[2]


def is_over(name: Name, use: Use, limit: int) -> bool:
    """Seconds are known afterwards only, so there the next one is refused."""
    return use.number >= limit if measure_of(name) == "seconds" else use.number > limit


def heavy(*methods: str) -> Callable[[View], View]:
    """Mark a view that draws when asked by these methods: `portal.shares` lets some threads only do so at once."""

    def mark(view: View) -> View:
        view.heavy_methods = frozenset(methods)  # type: ignore[attr-defined]
        return view

    return mark
