"""Emptying the log between tests that commit. Only the suite's flush gets past the guards."""

from contextlib import contextmanager
from typing import Any

TABLE = "activity_activityentry"


def allow_flush(connection: Any) -> None:
    """Lift the triggers for the length of a flush of this connection."""
    execute = connection.ops.execute_sql_flush

    def flush(statements: list[str]) -> None:
        with unguarded(connection):
            execute(statements)

    connection.ops.execute_sql_flush = flush


@contextmanager
def unguarded(connection: Any):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER USER")
        yield
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {TABLE} ENABLE TRIGGER USER")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE])
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
    yield
    with connection.cursor() as cursor:
        for _name, sql in triggers:
            cursor.execute(sql)
