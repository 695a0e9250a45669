"""The next moment at which something for everybody changes by itself: an embargo, an end, a day."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import DateTimeField

from .marks import watched_models

# What only ever says when something was done: nobody asks whether it has come yet.
ONLY_PAST = frozenset(
    {
        "applied_at", "approved_at", "created_at", "date_joined", "decided_at", "endorsed_at", "first_published_at",
        "last_published_at", "latest_revision_created_at", "updated_at",
    }
)  # fmt: skip


def next_moment(at: datetime) -> datetime:
    """The first after `at`: of any row that is watched, or the end of the day by UTC. One query."""
    midnight = datetime.combine(at.astimezone(UTC).date() + timedelta(days=1), datetime.min.time(), UTC)
    # Days are compared with `at.date()` everywhere, so their columns need not be asked.
    return min(midnight, of_rows(at) or midnight)


def columns() -> list[tuple[str, str]]:
    """Table and column of each moment that may lie ahead."""
    return [
        (model._meta.db_table, str(field.column))
        for model in watched_models()
        for field in model._meta.local_fields
        if isinstance(field, DateTimeField) and not (field.auto_now or field.auto_now_add or field.name in ONLY_PAST)
    ]


def of_rows(at: datetime) -> datetime | None:
    quote = connection.ops.quote_name
    parts = [
        f"SELECT min({quote(column)}) AS moment FROM {quote(table)} WHERE {quote(column)} > %s"
        for table, column in columns()
    ]
    statement = f"SELECT min(moment) FROM ({' UNION ALL '.join(parts)}) AS moments"
    with connection.cursor() as cursor:
        cursor.execute(statement, [connection.ops.adapt_datetimefield_value(at)] * len(parts))
        found: Any = cursor.fetchone()[0]
    # SQLite keeps a moment as text, in UTC.
    return datetime.fromisoformat(found).replace(tzinfo=UTC) if isinstance(found, str) else found
