"""Which languages the portal speaks with its readers now: those whose home page is online."""

import time
from collections.abc import Iterable

from django.conf import settings
from django.db import DatabaseError
from django.utils.module_loading import import_string
from django.utils.translation import get_language

from partners.kernel.shelves import forget_with_the_mark, is_confirmed

# How long a process may believe what it has seen: whoever opens a language looks for it next.
OPEN_SECONDS = 1.0
# The last look and until when it holds; `forget_languages` empties it.
_kept: list[tuple[tuple[str, ...], float]] = []
# How often that was done.
_forgotten = [0]


def open_languages() -> tuple[str, ...]:
    """Codes in the order of the settings, the portal's first language always among them.

    At most one look in a second, and none while nothing has changed. Where no home page is online at all, as in a
    portal that is being filled, and where the database does not answer: those that have all the interface's words.
    """
    # Taken out at once: another thread may forget it at any moment.
    kept = next(iter(_kept), None)
    if kept is None or (kept[1] < time.monotonic() and not is_confirmed()):
        forgotten = _forgotten[0]
        try:
            # By name: what is online the pages know, and they are built on this room.
            online = import_string(settings.LANGUAGES_ONLINE)()
        except DatabaseError:
            return kept[0] if kept else _in_order(dict(settings.INTERFACE_LANGUAGES))
        found = _in_order(online or dict(settings.INTERFACE_LANGUAGES))
        # What was read before it was forgotten may be what had just changed.
        if forgotten == _forgotten[0]:
            _kept[:] = [(found, time.monotonic() + OPEN_SECONDS)]
        return found
    return kept[0]


def interface_language() -> str:
    """In which language the words of the interface come to this reader: without a catalogue, in the first one."""
    code = get_language() or settings.LANGUAGE_CODE
    return code if code in dict(settings.INTERFACE_LANGUAGES) else settings.LANGUAGE_CODE


def forget_languages(**_signal: object) -> None:
    """In this process, when a page goes online or offline here."""
    _forgotten[0] += 1
    _kept.clear()


forget_with_the_mark(forget_languages)


def _in_order(codes: Iterable[str]) -> tuple[str, ...]:
    wanted = {settings.LANGUAGE_CODE, *codes}
    return tuple(code for code, _name in settings.LANGUAGES if code in wanted)
