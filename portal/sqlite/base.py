"""The database backend `portal.sqlite`.

A database with a write-ahead log needs 32 kB beside it for what its readers share. They are made by the first
connection and go with the last: on a full disk a file that nobody wants to change could not be opened any more.
"""

import os
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db.backends.sqlite3 import base

from partners.kernel.errors import is_full
from partners.kernel.room import tell_no_room

_held: dict[tuple[int, str], sqlite3.Connection] = {}
_holding = threading.Lock()


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except sqlite3.OperationalError as error:
            path = Path(str(conn_params["database"]))
            if not (is_without_room(error) and path.is_file()):
                raise
            tell_no_room("database", error)
            return self._reading_connection(conn_params, path)

    def hold_open(self) -> None:
        """Keep one connection that does nothing for as long as this process lives, so that none has to be the first."""
        name = str(self.settings_dict["NAME"])
        # By process: what was opened before a fork is of no use after it.
        key = (os.getpid(), name)
        if key in _held:
            return
        # Without room it is tried again by the next request.
        with _holding, suppress(sqlite3.Error):
            if key not in _held and Path(name).is_file():
                held = sqlite3.connect(name, check_same_thread=False, isolation_level=None)
                held.execute("SELECT count(*) FROM sqlite_master").fetchone()
                _held[key] = held

    def _reading_connection(self, conn_params: dict[str, Any], path: Path) -> Any:
        """For as long as one request: the next one tries the usual way first."""
        log_of_writes = Path(f"{path}-wal")
        if not (log_of_writes.exists() and log_of_writes.stat().st_size):
            # All is in the file, and nothing can be added to it.
            return self._opened({**conn_params, "database": f"file:{quote(str(path))}?immutable=1"}, [])
        # Somebody was killed before the log was taken over, and what it holds counts. Here the shared part is in the
        # memory of one process, and the others wait for their turn.
        return self._opened(conn_params, ["PRAGMA locking_mode=EXCLUSIVE"])

    def _opened(self, conn_params: dict[str, Any], commands: list[str]) -> Any:
        usual: list[str] = self.init_commands  # type: ignore[has-type]
        self.init_commands = commands
        try:
            return super().get_new_connection(conn_params)
        finally:
            self.init_commands = usual


def is_without_room(error: sqlite3.Error) -> bool:
    # A file that cannot be made is "cannot open" to SQLite, whatever stands in the way.
    return is_full(error) or error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CANTOPEN
