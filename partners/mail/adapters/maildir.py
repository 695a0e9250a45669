"""A Maildir, as every mail server delivers to one: a letter is a file in `new`, and one that was read lies in `cur`."""

from collections import Counter
from pathlib import Path

import structlog
from django.db import DatabaseError

from partners.kernel.errors import NotNow
from partners.mail.rendering import MOST_BYTES, Unreadable
from partners.mail.services import Fate, take_in

log = structlog.get_logger(__name__)

# By the rules of Maildir: S for seen, and a folder of its own for what a person has to look at.
SEEN, ASIDE = ":2,S", ".failed"
PARTS = ("new", "cur", "tmp")
FAILED, LATER = "failed", "later"
# So that one round of the worker's ends.
MOST_AT_ONCE = 200


def take_in_maildir(folder: Path) -> dict[str, int]:
    """Take in what is new; counts by what became of it.

    Each letter is moved once all of it is kept, so whoever is killed before loses nothing, and whoever reads it again
    finds it known. What cannot be read goes into `.failed`, what cannot be taken just now stays.
    """
    for place in (folder, folder / ASIDE):
        for name in PARTS:
            (place / name).mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    for path in sorted(each for each in (folder / "new").iterdir() if each.is_file())[:MOST_AT_ONCE]:
        try:
            fate = _taken(path)
        except FileNotFoundError:
            # Another worker was faster.
            continue
        counts[fate] += 1
        if fate != LATER:
            place = folder / ASIDE / "new" / path.name if fate == FAILED else folder / "cur" / f"{path.name}{SEEN}"
            _move(path, place)
    return dict(counts)


def _taken(path: Path) -> str:
    if path.stat().st_size > MOST_BYTES:
        return FAILED
    try:
        return Fate(take_in(path.read_bytes())).value
    except Unreadable:
        return FAILED
    except (NotNow, DatabaseError):
        return LATER
    except FileNotFoundError:
        raise
    except Exception as error:  # noqa: BLE001  one letter that breaks something must not keep the others from coming in
        log.error("mail_not_taken_in", error=type(error).__name__)
        return FAILED


def _move(path: Path, place: Path) -> None:
    try:
        path.rename(place)
    except FileNotFoundError:
        return
