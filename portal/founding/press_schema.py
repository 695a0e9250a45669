"""`press.toml` of a campaign's folder: the press room, and what stands in it from the first day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError

from cms.press_room.models import PressRoomPage
from partners.kernel.fields.links import canonical_link, canonical_or_same
from partners.kernel.fields.phones import canonical_or_same as phone_or_same
from partners.kernel.fields.phones import canonical_phone
from partners.kernel.languages.zones import time_zones
from partners.press.models import Coverage, KeyFigure, Quote
from portal.founding.material_schema import longest_of
from portal.founding.plan import Bodies
from portal.founding.reading import Folder, Table, Text
from portal.founding.texts import read_bodies

LONGEST_ABOUT, LONGEST_HOURS, LONGEST_WORDS, LONGEST_LINE = 1500, 200, 800, 300
LONGEST_HEADING = 160


@dataclass(frozen=True)
class Line:
    """`told` are keywords of the service; `topic` is the code of a subject, or empty."""

    kind: str
    topic: str
    told: dict[str, Any]


@dataclass(frozen=True)
class Day:
    """A date for the press, counted from the day of founding by the clock of `zone`."""

    in_days: int
    at: str
    hours: int


@dataclass(frozen=True)
class Press:
    """`about` are keywords of `describe_press_room`; `releases` are names of updates."""

    title: Text
    lead: Text
    picture: str
    photographs: tuple[str, ...]
    releases: tuple[str, ...]
    about: dict[str, Any]
    lines: tuple[Line, ...]
    dates: tuple[tuple[Line, Day], ...]
    bodies: Bodies


def read_press(
    folder: Folder, *, pictures: Collection[str], updates: Collection[str], topics: Collection[str]
) -> Press | None:
    """Nothing when there is no press.toml."""
    table = folder.optional_table("press.toml")
    if table is None:
        return None
    picture = table.line("picture", needed=False)
    if picture and picture not in pictures:
        table.blame("picture", f"There is no picture called “{picture}”.")
    press = Press(
        title=table.texts("title"),
        lead=table.texts("lead", most=longest_of(PressRoomPage, "lead"), needed=False),
        picture=picture,
        photographs=table.names("photographs", choices=pictures, what="picture"),
        releases=table.names("releases", choices=updates, what="update"),
        about={
            "boilerplate": table.texts("boilerplate", most=LONGEST_ABOUT, needed=False, several_lines=True),
            "duty_hours": table.texts("duty_hours", most=LONGEST_HOURS, needed=False),
            "duty_phone": phone_or_same(table.line("duty_phone", most=60, needed=False, check=canonical_phone)),
            "duty_signal": table.line("duty_signal", most=40, needed=False),
        },
        lines=(
            *(Line("figure", topic_of(one, topics), figure(one)) for one in table.tables("figures")),
            *(Line("quote", topic_of(one, topics), quote(one)) for one in table.tables("quotes")),
            *(Line("coverage", topic_of(one, topics), coverage(one)) for one in table.tables("coverage")),
        ),
        dates=tuple((Line("date", topic_of(one, topics), press_date(one)), day(one)) for one in table.tables("dates")),
        bodies=read_bodies(folder, "press", longest_heading=LONGEST_HEADING, needed=False),
    )
    table.close()
    return press


def topic_of(table: Table, topics: Collection[str]) -> str:
    return table.choice("topic", topics, needed=False)


def figure(table: Table) -> dict[str, Any]:
    return {
        "figure": table.line("figure", most=longest_of(KeyFigure, "figure")),
        "texts": table.texts("text", most=LONGEST_LINE),
        "source": table.line("source", most=longest_of(KeyFigure, "source")),
        "source_url": link(table, "url"),
        "dated_on": day_in(table, "date"),
    }


def quote(table: Table) -> dict[str, Any]:
    return {
        "words": table.texts("words", most=LONGEST_WORDS, several_lines=True),
        "speaker": table.line("speaker", most=longest_of(Quote, "speaker")),
        "positions": table.texts("position", most=160, needed=False),
        "agreed_on": day_in(table, "agreed"),
    }


def coverage(table: Table) -> dict[str, Any]:
    return {
        "outlet": table.line("outlet", most=longest_of(Coverage, "outlet")),
        "title": table.line("title", most=longest_of(Coverage, "title")),
        "url": link(table, "url"),
        "published_on": day_in(table, "date"),
        "language": table.line("language", most=12),
    }


def press_date(table: Table) -> dict[str, Any]:
    return {
        "titles": table.texts("title", most=160),
        "places": table.texts("place", most=200, needed=False),
        "time_zone": table.choice("zone", time_zones()),
        "url": link(table, "url", needed=False),
    }


def day(table: Table) -> Day:
    return Day(
        in_days=table.take("in_days", int, "a number", needed=True) or 0,
        at=table.line("at", most=5, check=check_clock) or "00:00",
        hours=table.take("hours", int, "a number", needed=False) or 1,
    )


def day_in(table: Table, key: str) -> date:
    found = table.day(key)
    if found is None:
        table.blame((), f"“{key}” is missing.")
    # Only a folder that is refused goes on without a day.
    return found or date.min


def link(table: Table, key: str, *, needed: bool = True) -> str:
    return canonical_or_same(table.line(key, most=500, needed=needed, check=canonical_link))


def check_clock(value: str) -> None:
    """Raises ValidationError."""
    hour, colon, minute = value.partition(":")
    if not (colon and hour.isdigit() and minute.isdigit() and int(hour) < 24 and int(minute) < 60):
        raise ValidationError("A time looks like 09:30.")


def zone_of(line: Line) -> ZoneInfo:
    return ZoneInfo(line.told["time_zone"])
