"""A day, or a day and its hour, as people write it. `2026-12-01` or `2026-12-01T18:00`, on the clock of wherever it
happens: no zone, because whoever reads a poster is there."""

import functools
import re
from datetime import date, datetime, time

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, get_datetime_format

WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?")
# As the whole portal writes English.
BRITISH = "en_GB"


def moment_of(words: str) -> tuple[date, time | None] | None:
    """None for what is no day, or no hour of one."""
    if not WRITTEN.fullmatch(words):
        return None
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return None
    return found.date(), found.time() if "T" in words else None


@functools.lru_cache(maxsize=1024)
def moment_in_words(words: str, language: str) -> tuple[str, ...]:
    """With its weekday, which people keep in mind; and shorter, for where that has no room. Empty for no moment."""
    moment = moment_of(words)
    if moment is None:
        return ()
    day, hour = moment
    locale = locale_of(language)
    whole, short = format_date(day, "full", locale), format_skeleton("yMMMEd", day, locale=locale)
    # It stands alone: languages that write weekdays small begin it with a capital letter all the same, where they have
    # such letters (Georgian has none that begin a word).
    days = [each[:1].title() + each[1:] for each in (whole, short)]
    if hour is not None:
        joined = str(get_datetime_format("medium", locale=locale))
        days = [joined.format(format_time(hour, "short", locale=locale), each) for each in days]
    return tuple(dict.fromkeys(days))


def locale_of(language: str) -> Locale:
    if language in ("", "en"):
        return Locale.parse(BRITISH)
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(BRITISH)


@functools.lru_cache(maxsize=64)
def longest_moment(language: str) -> str:
    """The day of 2026 whose words are the longest in this language, late in the evening."""
    days = (date.fromordinal(date(2026, 1, 1).toordinal() + each) for each in range(365))
    return f"{max(days, key=lambda day: len(format_date(day, 'full', locale_of(language)))).isoformat()}T20:30"
