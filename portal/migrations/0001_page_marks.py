"""Where a change of what everybody sees leaves its mark, in the transaction of the change (docs/adr/0037).

No model: nothing but the database itself writes here, by the triggers that `portal.kept_pages.marks` keeps in place.
"""

from django.db import migrations

POSTGRESQL = [
    "CREATE TABLE portal_page_mark (id bigserial PRIMARY KEY, changed_by xid8 NOT NULL UNIQUE, at timestamptz NOT NULL)",
    # One row for each transaction that changes something, and none that two of them share: nobody waits for anybody.
    # Its number is new with each statement: a row of the same transaction may be one that a dump brought along.
    """
    CREATE FUNCTION portal_page_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO portal_page_mark (changed_by, at) VALUES (pg_current_xact_id(), now())
        ON CONFLICT (changed_by) DO UPDATE SET id = excluded.id, at = excluded.at;
        RETURN NULL;
    END $$
    """,
]
# A single writer at a time, so one row does. It is random: the mark of a change that was rolled back never comes again.
SQLITE = [
    "CREATE TABLE portal_page_mark (mark BLOB NOT NULL)",
    "INSERT INTO portal_page_mark VALUES (randomblob(16))",
]


def make(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        # Takes the triggers along.
        schema_editor.execute("DROP FUNCTION portal_page_changed CASCADE")
    else:
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'page\\_mark\\_%' ESCAPE '\\'"
            )
            triggers = [name for (name,) in cursor.fetchall()]
        for name in triggers:
            schema_editor.execute(f'DROP TRIGGER "{name}"')
    schema_editor.execute("DROP TABLE portal_page_mark")


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [migrations.RunPython(make, drop)]
