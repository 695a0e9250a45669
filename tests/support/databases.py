"""One prepared database, copied for each test process; migrating in each would cost more than the tests."""

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
import wagtail
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from cms.backoffice import services as staff
from portal.kept_pages import marks

LOG = "activity_activityentry"


def fingerprint() -> str:
    """Changes whenever a migration of any installed app, the rights of the staff, the tables that are watched, or the
    database's kind changes."""
    digest = hashlib.sha256(f"{connection.vendor} {django.VERSION} {wagtail.VERSION}".encode())
    digest.update(Path(staff.__file__).read_bytes() + Path(marks.__file__).read_bytes())
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        for path in sorted((Path(config.path) / "migrations").glob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def prepared_database() -> Iterator[None]:
    """Point the default connection at a fresh copy, and take the copy away at the end."""
    kind = PostgreSQL() if connection.vendor == "postgresql" else SQLite()
    with one_at_a_time(kind.template):
        if not kind.has_template():
            kind.make_template()
        kind.copy()
    _restore_after_flush(kind)
    try:
        yield
    finally:
        connection.close()
        kind.drop()


@contextmanager
def one_at_a_time(name: Any) -> Iterator[None]:
    path = Path(tempfile.gettempdir()) / f"portal-{os.getuid()}-{Path(str(name)).name}.lock"
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def address_of_the_copy() -> str:
    """For a process that is to see what a test has committed."""
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    return f"postgres://{facts['USER']}@{facts['HOST']}:{facts['PORT'] or 5432}/{facts['NAME']}"


def _migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    # As on every portal before its first member of staff; and twenty times what a test costs that needs one.
    staff.set_up_staff_groups()
    connection.close()


def sqlite_template() -> Path:
    return Path(tempfile.gettempdir()) / f"portal-tests-{os.getuid()}-{fingerprint()}.sqlite3"


class SQLite:
    def __init__(self) -> None:
        self.template = sqlite_template()
        self.database = Path(tempfile.mkdtemp(prefix="portal-tests-")) / "test.sqlite3"

    def has_template(self) -> bool:
        return self.template.exists()

    def make_template(self) -> None:
        half_made = self.template.with_suffix(f".{os.getpid()}")
        connection.close()
        connection.settings_dict["NAME"] = str(half_made)
        _migrate()
        half_made.rename(self.template)

    def copy(self) -> None:
        connection.close()
        shutil.copyfile(self.template, self.database)
        connection.settings_dict["NAME"] = str(self.database)

    def drop(self) -> None:
        shutil.rmtree(self.database.parent, ignore_errors=True)

    def refill(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ATTACH DATABASE %s AS initial", [str(self.template)])
            cursor.execute("PRAGMA foreign_keys = OFF")
            for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
                # The search's own triggers fill the words that belong to the index.
                if not table.endswith("_fts"):
                    cursor.execute(f'INSERT INTO main."{table}" SELECT * FROM initial."{table}"')
            cursor.execute("PRAGMA foreign_keys = ON")
            cursor.execute("DETACH DATABASE initial")

    @contextmanager
    def unguarded(self) -> Iterator[None]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [LOG])
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
        yield
        with connection.cursor() as cursor:
            for _name, sql in triggers:
                cursor.execute(sql)


class PostgreSQL:
    def __init__(self) -> None:
        self.template = f"test_portal_{fingerprint()}"
        self.database = f"test_portal_{os.getpid()}"
        self.home = connection.settings_dict["NAME"]
        self.rows: dict[str, bytes] = {}

    def has_template(self) -> bool:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.template])
            return cursor.fetchone() is not None

    def make_template(self) -> None:
        half_made = f"{self.template}_{os.getpid()}"
        self._run(f'CREATE DATABASE "{half_made}"')
        connection.settings_dict["NAME"] = half_made
        _migrate()
        self._run(f'ALTER DATABASE "{half_made}" RENAME TO "{self.template}"')

    def copy(self) -> None:
        connection.close()
        self._run(f'DROP DATABASE IF EXISTS "{self.database}"')
        self._run(f'CREATE DATABASE "{self.database}" TEMPLATE "{self.template}"')
        connection.settings_dict["NAME"] = self.database
        with connection.cursor() as cursor:
            for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
                with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                    if data := b"".join(copy):
                        self.rows[table] = data

    def drop(self) -> None:
        connection.settings_dict["NAME"] = self.home
        self._run(f'DROP DATABASE IF EXISTS "{self.database}" WITH (FORCE)')

    def refill(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            for table, data in self.rows.items():
                with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                    copy.write(data)
            cursor.execute("COMMIT")

    @contextmanager
    def unguarded(self) -> Iterator[None]:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {LOG} DISABLE TRIGGER USER")
        yield
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {LOG} ENABLE TRIGGER USER")

    def _run(self, statement: str) -> None:
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)


def _restore_after_flush(kind: SQLite | PostgreSQL) -> None:
    """Tests that commit end with a flush of all tables.

    The log refuses that, and the flush takes away what migrations put in (Wagtail's root page, languages, rights);
    so lift the log's triggers for that one statement, and fill in what the copy began with. The class is changed, not
    one connection: beside Playwright's event loop a thread gets a second one.
    """
    operations = type(connection.ops)
    execute = operations.execute_sql_flush

    def flush(self: Any, statements: list[str]) -> None:
        with kind.unguarded():
            execute(self, statements)
        kind.refill()

    operations.execute_sql_flush = flush
