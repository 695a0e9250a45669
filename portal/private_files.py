"""What the portal writes is for the account it runs as: other accounts of the machine are no part of it."""

import os
import stat
from pathlib import Path

FILE, FOLDER = 0o600, 0o700


def close_to_others(top: Path) -> int:
    """Take every right of others away from what lies below; how many had some. For what was written by an earlier
    version, or copied back from a backup: what is written now has none from the start (`portal.settings.base`)."""
    # The links are not followed: what they lead to is not the portal's.
    return sum(_close(path) for path in (top, *top.rglob("*")))


def _close(path: Path) -> int:
    try:
        found = path.lstat()
        # What is somebody else's is not ours to change, and a link has no rights of its own.
        if found.st_uid != os.geteuid() or stat.S_ISLNK(found.st_mode) or not stat.S_IMODE(found.st_mode) & 0o077:
            return 0
        path.chmod(FOLDER if stat.S_ISDIR(found.st_mode) else FILE)
    # Gone since it was listed: SQLite's own files come and go.
    except FileNotFoundError:
        return 0
    return 1


def write_private(path: Path, text: str) -> None:
    """For nobody else at any moment: a file that is closed after it was written was open for as long."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE), "w") as file:
        file.write(text)
