"""The database itself refuses to change or empty the log."""

from typing import Any

TABLE = "activity_activityentry"

POSTGRESQL = [
    f"""
    CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the activity log is append-only' USING ERRCODE = 'restrict_violation';
    END $$
    """,
    f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
    f"CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
]
# INSERT OR REPLACE deletes the row in its way without asking the trigger that guards deletion.
SQLITE = {
    "no_update": f"BEFORE UPDATE ON {TABLE}",
    "no_delete": f"BEFORE DELETE ON {TABLE}",
    "no_replace": (
        f"BEFORE INSERT ON {TABLE} WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id OR public_id = NEW.public_id)"
    ),
}


def guard(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL:
            schema_editor.execute(statement)
        return
    for name, when in SQLITE.items():
        refusal = "BEGIN SELECT RAISE(ABORT, 'the activity log is append-only'); END"
        schema_editor.execute(f"CREATE TRIGGER {TABLE}_{name} {when} {refusal}")


def unguard(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER append_only ON {TABLE}")
        schema_editor.execute(f"DROP TRIGGER never_emptied ON {TABLE}")
        schema_editor.execute(f"DROP FUNCTION {TABLE}_refuse()")
        return
    for name in SQLITE:
        schema_editor.execute(f"DROP TRIGGER {TABLE}_{name}")
