"""What is known of somebody who can speak, and of what a reporter needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum

from .hours import DAY, Hours


class Level(IntEnum):
    """How well a language is spoken; the smaller the better."""

    NATIVE = 0
    FLUENT = 1
    WORKING = 2


class Safety(StrEnum):
    """What a person risks. Whoever is protected is asked by a press officer only, never by the portal itself."""

    OPEN = "open"
    CAREFUL = "careful"
    PROTECTED = "protected"


@dataclass(frozen=True)
class Voice:
    """A person or desk. Empty `topics` and `countries` mean that none were told; `media` is None where none were.

    `conditions` are of `voice_only`, `no_face` and `no_name`. `away` are days by their own clock. Whoever is on duty
    can be reached at every hour of the days on which they are not away. `load` is the number of offers that wait for
    them or that they have accepted and not answered.
    """

    id: int
    organization: int
    languages: Mapping[str, Level]
    topics: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    media: frozenset[str] | None = None
    conditions: frozenset[str] = frozenset()
    safety: Safety = Safety.OPEN
    zone: str = "UTC"
    hours: tuple[Hours, ...] = field(default=DAY)
    away: frozenset[date] = frozenset()
    on_duty: bool = False
    load: int = 0
    last_asked: datetime | None = None


@dataclass(frozen=True)
class Question:
    """What a reporter asks for; `country` and `medium` are empty where they did not say. Moments are in UTC.

    `asked` are the organisations that this question was offered to already.
    """

    language: str
    deadline: datetime
    now: datetime
    topic: str = ""
    country: str = ""
    medium: str = ""
    asked: frozenset[int] = frozenset()
