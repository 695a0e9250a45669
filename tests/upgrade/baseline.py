"""The portal that upgrades begin with. `python -m tests.upgrade.baseline` writes `baseline.tar.xz` and `facts.json`.

Made once for each release, by that release's code: a baseline made later proves nothing about the portals that run.
"""

import json
import os
import re
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PIL import Image

from tests.support.demo import run

HERE = Path(__file__).parent
ARCHIVE = HERE / "baseline.tar.xz"
FACTS = HERE / "facts.json"
# So that the archive weighs little: every logo, the smallest finished edition, and pictures the size of a stamp, from
# which pages have theirs drawn anew.
LOGOS = "media/private/logos"
EDITIONS = "media/private/editions"
PICTURES = "media/private/original_images"
STAMP = (40, 40)
# What comes and goes, and would only make the archive larger.
PASSING = ("portal_cache", "django_session", "usersessions_usersession")
SET_PASSWORD = """
from tests.upgrade.probe import PASSWORD, PERSON
from partners.users.models import User
person = User.objects.get(email=PERSON)
person.set_password(PASSWORD)
person.save()
"""


def environment(home: Path) -> dict[str, str]:
    """A portal of its own below `home`, whatever this process is set to."""
    own = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "CACHE_URL", "BASE_URL"}}
    return {
        **own,
        "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
        "VAR_DIR": str(home),
        "SECRET_KEY": "for the baseline of upgrades only, kept with it; it guards nobody",
        "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
        "LOG_LEVEL": "CRITICAL",
    }


def probe(home: Path, moment: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(run(["-m", "tests.upgrade.probe", moment], environment(home)))
    return facts


def restore(home: Path) -> None:
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(home, filter="data")


@contextmanager
def opened(home: Path) -> Iterator[sqlite3.Connection]:
    """The database itself; with the function that Django gives to SQLite, and our constraints ask."""
    with closing(sqlite3.connect(home / "portal.sqlite3", isolation_level=None)) as database:
        database.create_function("REGEXP", 2, lambda pattern, text: bool(re.search(pattern, str(text))))
        yield database


def make() -> None:
    with tempfile.TemporaryDirectory(prefix="portal-baseline-") as folder:
        home = Path(folder)
        run(["manage.py", "seed_demo"], environment(home))
        run(["manage.py", "shell", "-c", SET_PASSWORD], environment(home))
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        make_small(home, keep=probe(home, moment)["files"])
        facts = probe(home, moment)
        FACTS.write_text(json.dumps({"moment": moment, "facts": facts}, ensure_ascii=False, indent=1) + "\n")
        with opened(home) as database:
            forget_what_passes(database)
        with tarfile.open(ARCHIVE, "w:xz", preset=9) as archive:
            for name in ("portal.sqlite3", "demo-key", "media"):
                archive.add(home / name, arcname=name)


def make_small(home: Path, *, keep: Iterable[str]) -> None:
    """`keep` are addresses; an edition's file is named by the edition's address."""
    files = [path for path in (home / "media").rglob("*") if path.is_file()]
    editions = [
        path for path in files if path.is_relative_to(home / EDITIONS) and any(path.stem in address for address in keep)
    ]
    kept = {min(editions, key=lambda path: path.stat().st_size), *(home / LOGOS).rglob("*")}
    for path in files:
        if path.is_relative_to(home / PICTURES):
            with Image.open(path) as picture:
                picture.thumbnail(STAMP)
                picture.save(path)
        elif path not in kept:
            path.unlink()
    # Base layers are made anew from artwork, which is no longer there.
    shutil.rmtree(home / "base-layers", ignore_errors=True)


def forget_what_passes(database: sqlite3.Connection) -> None:
    for table in PASSING:
        database.execute(f"DELETE FROM {table}")
    database.execute("PRAGMA journal_mode = DELETE")
    database.execute("VACUUM")


if __name__ == "__main__":
    make()
