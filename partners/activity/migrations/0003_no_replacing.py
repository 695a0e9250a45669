"""SQLite's INSERT OR REPLACE deletes the row in its way without asking the trigger that guards deletion."""

from typing import Any

from django.db import migrations

TABLE = "activity_activityentry"


def guard(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"""
            CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE}
            WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id OR public_id = NEW.public_id)
            BEGIN SELECT RAISE(ABORT, 'the activity log is append-only'); END
            """
        )


def unguard(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_replace")


class Migration(migrations.Migration):
    dependencies = [("activity", "0002_append_only")]
    operations = [migrations.RunPython(guard, unguard)]
